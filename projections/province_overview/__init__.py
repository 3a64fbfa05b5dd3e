"""The consolidated view of a province over its agencies: counts, and nothing but counts."""
