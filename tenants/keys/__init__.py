"""The keys that seal personal texts: kept outside the log, so that destroying one erases."""
