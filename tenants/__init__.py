"""Who owns data, and how owners are kept apart."""
