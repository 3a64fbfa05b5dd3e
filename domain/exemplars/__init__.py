"""From an emerging exemplar to its last adopter: nurture, registration, publication."""
