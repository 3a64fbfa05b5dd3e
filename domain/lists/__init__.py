"""Lists of exemplars on their way upward: compiled and signed here, received and answered above."""
