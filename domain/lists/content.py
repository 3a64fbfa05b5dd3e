"""What a list holds: entries as they were when it was compiled, and numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from domain.personal import Within
from domain.rules.spans import Span

ListEntries = Annotated[
    list[dict[str, Any]], Within("subject_name", "achievement", whose="subject_id")
]
"""Entries as events store them: name and achievement are those of the entry's subject."""
ListResults = Annotated[list[dict[str, Any]], Within("reason", whose="nomination_id")]
"""What became of entries, as events store it."""


class ListKind(StrEnum):
    """Why a list is made; the numbers of registrations go up without a name."""

    INTRODUCTION = "introduction"
    MONTHLY = "monthly"
    HALF_YEAR = "half_year"
    REGISTRATION_COUNTS = "registration_counts"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One exemplar as the level above may see it."""

    nomination_id: UUID
    subject_id: UUID
    subject_kind: str
    subject_name: str
    unit_name: str | None
    field: str | None
    field_title: str | None
    scope: str
    achievement: str
    stage: str
    decision_number: str | None
    decided_on: date | None

    def as_dict(self) -> dict[str, Any]:
        """The entry as an event stores it: ids and days as text."""
        return asdict(self) | {
            "nomination_id": str(self.nomination_id),
            "subject_id": str(self.subject_id),
            "decided_on": self.decided_on.isoformat() if self.decided_on else None,
        }


@dataclass(frozen=True, kw_only=True)
class ListContent:
    """A list as it is compiled: whose plan, for which span, who is on it."""

    plan_id: UUID
    plan_version: int
    plan_title: str
    kind: ListKind
    span: Span
    entries: Sequence[Entry]
    nil_reason: str | None

    def as_fields(self) -> dict[str, Any]:
        """The fields of the fact that begins the list."""
        named = self.kind is not ListKind.REGISTRATION_COUNTS
        return {
            "plan_id": self.plan_id,
            "plan_version": self.plan_version,
            "plan_title": self.plan_title,
            "kind": self.kind.value,
            "span": self.span.key,
            "first_day": self.span.first,
            "last_day": self.span.last,
            "entries": [entry.as_dict() for entry in self.entries] if named else [],
            "counts": counts_of(self.entries),
            "nil_reason": None if self.entries else self.nil_reason,
        }


def counts_of(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """How many there are of each field, unit and kind, in that order; missing ones come first."""
    groups = Counter((entry.field, entry.unit_name, entry.subject_kind) for entry in entries)
    return [
        {"field": field, "unit_name": unit_name, "subject_kind": kind, "count": groups[group]}
        for group in sorted(groups, key=lambda group: [part or "" for part in group])
        for field, unit_name, kind in (group,)
    ]
