"""What is shown of access."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy.engine import RowMapping

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class DelegationEntry:
    """Who signs in the head's place, by which document and until when; null: until it is ended."""

    delegation_id: UUID
    version: int
    delegate: str
    capacity: str
    signature: str
    document_number: str
    document_date: date
    rights: list[str]
    first_day: date
    last_day: date | None
    given_by: str
    given_at: datetime
    ended_at: datetime | None
    ended_by: str | None
    end_reason: str | None


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """What an auditor may read, why, by which document, granted by whom, and until when."""

    access_id: UUID
    version: int
    auditor: str
    scope: str
    thing_id: UUID | None
    since: date | None
    until: date | None
    purpose: str
    document: str
    first_day: date
    last_day: date
    given_by: str
    given_at: datetime
    revoked_at: datetime | None
    revoked_by: str | None
    revoke_reason: str | None


@dataclass(frozen=True, kw_only=True)
class EmergencyEntry:
    """When an operator came in and why, and what the agency says; `vi` and `en` are the notice."""

    access_id: UUID
    version: int
    operator: str
    reason: str
    taken_at: datetime
    ends_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    remark: str | None
    vi: str
    en: str


@dataclass(frozen=True, kw_only=True)
class ReadingEntry:
    """Who read what when, in which role and under which access; `ids` stood in the address.

    With `above`, it was read at that agency, to which it had been sent; `ids` are still our own.
    """

    position: int
    read_at: datetime
    reader: str
    role: str
    route: str
    ids: dict[str, str]
    access_id: UUID | None
    above: str | None
    request_id: UUID


def read(kind: type[T], row: RowMapping) -> T:
    """The entry of a kind that a row holds."""
    return kind(**{name: row[name] for name in kind.__dataclass_fields__})  # type: ignore[attr-defined]  # a dataclass
