"""The record of a subject: what is attested of it, and what holds its dossiers up."""
