"""A whole agency out of one instance and into another: its log, its proofs and its keys."""
