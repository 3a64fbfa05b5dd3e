"""What can be asked of obligations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.obligations.obligation import Answer


@dataclass(frozen=True, kw_only=True)
class OnDuty:
    """Who answers for which duty: that of a unit, or (None) of the agency, in one window."""

    plan_id: UUID
    duty_key: str
    window: str
    unit_id: UUID | None
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class FileReport(OnDuty):
    """Hand over a document that is owed."""

    document: str


@dataclass(frozen=True, kw_only=True)
class FileNilReturn(OnDuty):
    """Say that there is no exemplar in the window."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class SetTarget(OnDuty):
    """Fix a unit's own number."""

    target: int
    structure: Sequence[dict[str, Any]]
    document: str


@dataclass(frozen=True, kw_only=True)
class ExcuseDuty(OnDuty):
    """Not hold somebody to a duty in one window."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class WithdrawAnswer:
    """Take back what was recorded for an obligation."""

    obligation_id: UUID
    what: Answer
    reason: str
    by: str
    at: datetime
    expected_version: int | None = None
