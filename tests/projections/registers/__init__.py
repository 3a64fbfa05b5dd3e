"""What holds for the registers."""
