"""What can be asked of lists upward."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.lists.content import ListKind
from domain.lists.incoming_list import EntryResult


@dataclass(frozen=True, kw_only=True)
class CompileList:
    """Put dossiers of one plan on a list for a span."""

    list_id: UUID
    plan_id: UUID
    kind: ListKind
    span: str
    nomination_ids: tuple[UUID, ...]
    nil_reason: str | None
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OnList:
    """A command on an existing list, one's own or one in the inbox; who asks, and when."""

    list_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SignList(OnList):
    """Sign a list of one's own."""

    number: str
    signed_on: date
    signer: str
    council_minutes: str | None = None


@dataclass(frozen=True, kw_only=True)
class SendList(OnList):
    """Send a signed list to an agency of that level."""

    destination: str
    level: str
    route_override_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class CancelList(OnList):
    """Give a list up before it is sent."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class AcknowledgeList(OnList):
    """Acknowledge a list in the inbox."""

    receipt_number: str | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerList(OnList):
    """Answer a list in the inbox."""

    document_number: str | None = None
    note: str | None = None
    results: tuple[EntryResult, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReturnList(OnList):
    """Give a list in the inbox back."""

    reason: str
