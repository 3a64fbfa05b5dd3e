"""What can be asked about access beyond a standing role."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.access.audit import Commission
from domain.access.delegation import Mandate


@dataclass(frozen=True, kw_only=True)
class OnAccess:
    """A command on an access that exists; who asks, and when."""

    access_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class GiveDelegation:
    """Let somebody sign in the head's place."""

    delegation_id: UUID
    mandate: Mandate
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class EndDelegation(OnAccess):
    """End a delegation now."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class GiveAudit:
    """Let an auditor read."""

    access_id: UUID
    commission: Commission
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RevokeAudit(OnAccess):
    """End an auditor's access now."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class TakeEmergencyAccess:
    """Come in as an operator, until a moment."""

    access_id: UUID
    reason: str
    ends_at: datetime
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class EndEmergencyAccess(OnAccess):
    """Leave before the end."""


@dataclass(frozen=True, kw_only=True)
class CloseEmergencyAccess(OnAccess):
    """Close an emergency access with the agency's remark."""

    remark: str


@dataclass(frozen=True, kw_only=True)
class RecordReading:
    """Record what somebody from outside reads."""

    reading_id: UUID
    reader: str
    role: str
    route: str
    ids: dict[str, str]
    access_id: UUID | None
    request_id: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ReportReading:
    """Record that what the agency had sent was read above; `report_id` names the report once."""

    report_id: UUID
    above: str
    reader: str
    role: str
    route: str
    ids: dict[str, str]
    reading_id: UUID
    request_id: UUID
    at: datetime
