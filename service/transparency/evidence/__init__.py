"""Packages of evidence: what an inspector takes away and checks without us."""
