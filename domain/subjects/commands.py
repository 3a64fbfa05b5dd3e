"""What can be asked of units and subjects."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.rules.kinds import SubjectKind


@dataclass(frozen=True, kw_only=True)
class EstablishUnit:
    """Begin a unit of the agency."""

    unit_id: UUID
    name: str
    short_name: str
    external: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RenameUnit:
    """Give a unit another name."""

    unit_id: UUID
    name: str
    short_name: str
    document: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DissolveUnit:
    """End a unit."""

    unit_id: UUID
    on: date
    document: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterSubject:
    """Make a subject known to the agency."""

    subject_id: UUID
    kind: SubjectKind
    name: str
    at: datetime
    position: str | None = None
    unit_id: UUID | None = None
    leads_unit_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectSubject:
    """Put right what is known of a subject."""

    subject_id: UUID
    name: str
    position: str | None
    reason: str
    at: datetime
    expected_version: int | None = None
