"""What holds for the life of exemplars as it is read."""
