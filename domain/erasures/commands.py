"""What can be asked about erasing and preserving."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.erasures.erasure import AskedBy


@dataclass(frozen=True, kw_only=True)
class RequestErasure:
    """Register a request to erase a subject, received on a day."""

    erasure_id: UUID
    subject_id: UUID
    asked_by: AskedBy
    document: str
    received_on: date
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OnErasure:
    """A decision on a request, by a document."""

    erasure_id: UUID
    document: str
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class GrantErasure(OnErasure):
    """Grant a request."""


@dataclass(frozen=True, kw_only=True)
class RefuseErasure(OnErasure):
    """Refuse a request, with the reason."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Preserve:
    """Preserve the data of a subject by a document, or end that order by another."""

    subject_id: UUID
    order_id: UUID
    document: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class MarkSecret:
    """Mark a subject as a state secret that is kept outside: only its reference stays here."""

    subject_id: UUID
    reference_number: str
    custodian: str
    by: str
    at: datetime
    expected_version: int | None = None
