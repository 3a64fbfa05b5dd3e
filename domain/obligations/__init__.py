"""What is owed under a plan besides dossiers, what was filed for it, and what is still missing."""
