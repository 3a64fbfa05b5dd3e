"""HTTP, authentication, wiring and the command line."""
