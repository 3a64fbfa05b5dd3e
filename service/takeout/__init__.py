"""Taking an agency's history out for other tools, one format a module."""
