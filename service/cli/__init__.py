"""The command line `guong`."""
