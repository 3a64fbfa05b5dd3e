"""What holds for the sentences of the narrative."""
