"""What can be asked of several contexts at once."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.exemplars.commands import OnEmerging
from domain.nominations.commands import OnNomination
from domain.recognitions.recognition import Destination


@dataclass(frozen=True, kw_only=True)
class TableNominations:
    """Put verified dossiers before a session."""

    session_id: UUID
    nomination_ids: tuple[UUID, ...]
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class PostponeNomination(OnNomination):
    """Take a dossier off its session without a vote."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class OnBallot:
    """A command on an existing ballot; who asks, and when."""

    ballot_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmTally(OnBallot):
    """Vouch for the counts of a secret ballot, as a teller or as the chair."""


@dataclass(frozen=True, kw_only=True)
class CloseVoteByName(OnBallot):
    """Close an open vote, as the chair."""


@dataclass(frozen=True, kw_only=True)
class VoidBallot(OnBallot):
    """Declare a ballot void, so that it is held anew."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class RecogniseNomination(OnNomination):
    """Recognise a subject by a decision of the head."""

    recognition_id: UUID
    decision_number: str
    decided_on: date
    signer: str
    dissolved_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OnRecognition:
    """A command on an existing recognition; who asks, and when."""

    recognition_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class IssueCertificate(OnRecognition):
    """Issue the certificate on a decision."""

    certificate_number: str
    issued_on: date


@dataclass(frozen=True, kw_only=True)
class RevokeRecognition(OnRecognition):
    """Take a recognition back by a decision."""

    reason: str
    decision_number: str
    decided_on: date
    signer: str


@dataclass(frozen=True, kw_only=True)
class ReviewEffect(OnRecognition):
    """Close what a revocation left open for one dossier, with a note on what was done."""

    nomination_id: UUID
    note: str


@dataclass(frozen=True, kw_only=True)
class ReferNomination(OnNomination):
    """Propose a recognised exemplar to the level above."""

    referral_id: UUID
    destination: Destination
    document_number: str
    council_minutes: str | None = None
    route_override_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class LinkToMovement(OnNomination):
    """Let a dossier name an emulation movement."""

    movement_id: UUID


@dataclass(frozen=True, kw_only=True)
class PromoteEmerging(OnEmerging):
    """Put an emerging exemplar forward as a dossier."""

    nomination_id: UUID
    plan_id: UUID
    scope: str
    channel: str | None
    achievement: str
    movement_id: UUID | None = None
    field: str | None = None
