"""What the rules of a plan imply before a round begins, in whole numbers."""
