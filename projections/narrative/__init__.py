"""What happened, told in Vietnamese and in English so that an office worker understands it."""
