"""What holds for the whole source, and would be lost without a test."""
