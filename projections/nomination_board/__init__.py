"""The nomination board: where every dossier of an agency stands now."""
