"""Transparency logs in the C2SP formats: hashes, tiles, proofs, notes, checkpoints, witnesses."""
