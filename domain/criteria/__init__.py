"""The criteria engine: what facts say about a check, in three values and with the formula."""
