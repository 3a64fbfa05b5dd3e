"""The rules: what may happen to an exemplar and who decides; no web, no SQL, no clock, no dice."""
