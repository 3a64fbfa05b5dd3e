"""What holds for the read models."""
