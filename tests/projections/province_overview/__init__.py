"""What holds for the consolidated view of a province."""
