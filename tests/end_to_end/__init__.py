"""Whole years, walked from outside."""
