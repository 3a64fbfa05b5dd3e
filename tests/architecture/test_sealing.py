"""Personal texts reach a log through a vault: nothing that runs makes a mapper without one."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import service
from domain.event_registry import topics_of
from domain.personal import personal_fields
from domain.subjects.subject import Subject
from domain.topics import AGGREGATES

PACKAGES = Path(service.__file__).parent.parent
NAMES = {"reason", "note", "opinion", "achievement", "title", "text", "why", "what", "speaker"}
OF_OFFICE = {
    "plan",
    "obligation",
    "movement",
    "unit",
    "council",
    "ballot",
    "election",
    "preservation",
    "delegation",
    "audit-access",
    "emergency-access",
}
"""About the work of the office and of those who hold it, not about a subject."""


def test_only_the_backend_makes_a_mapper():
    makers = {
        path.relative_to(PACKAGES).as_posix()
        for package in ("service", "tenants", "projections")
        for path in (PACKAGES / package).rglob("*.py")
        if "mapper(" in path.read_text(encoding="utf-8").replace("_mapper(", "")
    }

    assert makers == {"service/backend.py"}


@pytest.mark.parametrize("aggregate", AGGREGATES)
def test_free_text_about_persons_is_personal(aggregate):
    events: dict[str, Any] = {**topics_of([aggregate])}
    free = {
        f"{topic}.{name}"
        for topic, fact in events.items()
        for name in {field.name for field in fields(fact)} & NAMES - set(personal_fields(fact))
        if aggregate.TOPIC not in OF_OFFICE
    }

    assert free == set()


def test_the_name_of_a_subject_is_personal():
    assert personal_fields(Subject.Registered).keys() == {"name", "position"}
