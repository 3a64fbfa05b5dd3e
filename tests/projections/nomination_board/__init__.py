"""What holds for the nomination board."""
