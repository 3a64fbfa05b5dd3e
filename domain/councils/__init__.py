"""Councils: rosters, sessions, attendance, conflicts, ballots and what they decided."""
