"""What can be asked of a dossier."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.nominations.dossier import DossierDocument, Referral
from domain.nominations.findings import Finding


@dataclass(frozen=True, kw_only=True)
class RegisterNomination:
    """Put a subject forward under a plan."""

    nomination_id: UUID
    plan_id: UUID
    subject_id: UUID
    unit_id: UUID
    scope: str
    channel: str | None
    achievement: str
    by: str
    at: datetime
    field: str | None = None
    movement_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OnNomination:
    """A command on an existing dossier; who asks, and when."""

    nomination_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubmitNomination(OnNomination):
    """Hand a dossier in."""

    documents: tuple[DossierDocument, ...]


@dataclass(frozen=True, kw_only=True)
class ReceiveNomination(OnNomination):
    """Take a complete dossier in."""

    receipt_number: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReturnNomination(OnNomination):
    """Give a dossier back to be supplemented."""

    reason: str
    supplement_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class SupplementNomination(OnNomination):
    """Answer a return."""

    note: str
    documents: tuple[DossierDocument, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WithdrawNomination(OnNomination):
    """Take a dossier back before the vote."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class ExamineCriterion(OnNomination):
    """Record a finding on one criterion."""

    criterion: str
    finding: Finding
    opinion: str
    evidence: tuple[str, ...] = ()
    override_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class LinkToCollective(OnNomination):
    """Name the collective that a leader heads: by its dossier, or by the subject alone."""

    collective_nomination_id: UUID | None = None
    collective_subject_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class VerifyNomination(OnNomination):
    """Close verification."""


@dataclass(frozen=True, kw_only=True)
class ProposeNomination(OnNomination):
    """Propose to the head."""

    document_number: str
    proposed_on: date


@dataclass(frozen=True, kw_only=True)
class RefuseNomination(OnNomination):
    """Decline to recognise."""

    reason: str
    document_number: str | None
    decided_on: date
    signer: str


@dataclass(frozen=True, kw_only=True)
class AcceptReferral:
    """Open a dossier for what another agency has referred."""

    nomination_id: UUID
    subject_id: UUID
    plan_id: UUID
    plan_version: int
    plan_year: int
    referral: Referral
    at: datetime


@dataclass(frozen=True, kw_only=True)
class NoteOriginRevoked:
    """Note that the agency which referred the exemplar has revoked."""

    nomination_id: UUID
    reason: str
    decision_number: str
    decided_on: date
    at: datetime
