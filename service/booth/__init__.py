"""The pages of secret ballots; what they do is written in JavaScript under `booth/`."""
