"""Who has access beyond a standing role, and who read what."""
