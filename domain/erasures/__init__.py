"""Requests to erase a person, their two-working-day clock, and what must be preserved."""
