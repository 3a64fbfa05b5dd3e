"""The audit of a session's ballots: everything that can be checked, and no vote."""
