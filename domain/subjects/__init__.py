"""Who can be an exemplar, and the units that nominate."""
