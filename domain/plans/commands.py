"""What can be asked of plans."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class DraftPlan:
    """Lay a plan down."""

    plan_id: UUID
    document: dict[str, Any]
    source_sha256: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RevisePlan:
    """Replace a draft."""

    plan_id: UUID
    document: dict[str, Any]
    source_sha256: str
    reason: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class IssuePlan:
    """Put a draft in force."""

    plan_id: UUID
    number: str
    issued_on: date
    signer: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AmendPlan:
    """Put a further version of a plan in force."""

    plan_id: UUID
    document: dict[str, Any]
    source_sha256: str
    reason: str
    authorised_by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ClosePlan:
    """End a plan."""

    plan_id: UUID
    reason: str
    at: datetime
    expected_version: int | None = None
