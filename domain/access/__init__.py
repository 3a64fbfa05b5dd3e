"""Access beyond a standing role: delegations, auditors, emergencies, and who read what."""
