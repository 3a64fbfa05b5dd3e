"""The rules of a plan as values: no aggregate, no event."""
