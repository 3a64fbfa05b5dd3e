"""What can be asked of units and subjects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.criteria.fact_values import FactKind
from domain.rules.checks.records import Whose
from domain.rules.kinds import SubjectKind
from domain.subjects.holds import HoldReason


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


@dataclass(frozen=True, kw_only=True)
class OnSubject:
    """A command on an existing subject; who asks, and when."""

    subject_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AttestFact(OnSubject):
    """Vouch for a fact by a document."""

    fact_id: UUID
    kind: FactKind
    value: Mapping[str, Any]
    source_document: str
    document_date: date
    of: Whose = Whose.SUBJECT
    year: int | None = None
    provisional: bool = True


@dataclass(frozen=True, kw_only=True)
class ConfirmFact(OnSubject):
    """Confirm a provisional fact by a document."""

    fact_id: UUID
    document: str


@dataclass(frozen=True, kw_only=True)
class RetractFact(OnSubject):
    """Let a fact count no longer."""

    fact_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class HoldSubject(OnSubject):
    """Let a subject's dossiers wait."""

    hold_id: UUID
    reason_class: HoldReason
    reference: str


@dataclass(frozen=True, kw_only=True)
class ReleaseHold(OnSubject):
    """End a hold."""

    hold_id: UUID
    reason: str
