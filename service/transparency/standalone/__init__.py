"""Programs that leave with a package of evidence; they import nothing but Python's own library."""
