"""Marks what is about a person, so that it can be protected and, one day, lawfully erased."""

from typing import NewType

PersonalText = NewType("PersonalText", str)
"""Text about a person: a name, a story. An event field of this type is personal data."""
