"""A dossier's way from registration to the head's decision."""
