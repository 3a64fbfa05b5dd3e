"""Benchmarks on a real PostgreSQL server; each prints one JSON object a line."""
