"""Everything that can happen to a recognition, as it is stored."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.personal import PersonalText, Within


class Granted(Birth):
    """The head recognised a subject as an advanced exemplar by a decision."""

    TOPIC = "recognition.granted"
    nomination_id: UUID
    subject_id: UUID
    subject_kind: str
    plan_id: UUID
    plan_version: int
    plan_year: int
    level: str
    decision_number: str
    decided_on: date
    signer: str
    certificate_title: str | None
    route_to: str | None
    council_proposal_required: bool


class CertificateIssued(Aggregate.Event):
    """A certificate (Giấy công nhận) was issued on the decision."""

    TOPIC = "recognition.certificate-issued"
    certificate_number: str
    issued_on: date
    issued_by: str


class Revoked(Aggregate.Event):
    """The head took the recognition back by a decision with a reason."""

    TOPIC = "recognition.revoked"
    reason: PersonalText
    decision_number: str
    decided_on: date
    signer: str


class EffectReviewed(Aggregate.Event):
    """A person dealt with a dossier that had rested on the recognition before it was revoked."""

    TOPIC = "recognition.effect-reviewed"
    ABOUT = "nomination_id"
    nomination_id: UUID
    note: PersonalText
    reviewed_by: str


class Referred(Aggregate.Event):
    """The head proposed the exemplar to the province or ministry.

    `route_override_reason` says why it left the plan's route; None where it followed it.
    """

    TOPIC = "recognition.referred"
    class_version = 2
    referral_id: UUID
    destination: str
    destination_plan_id: UUID
    destination_plan_version: int
    destination_plan_year: int
    document_number: str
    council_minutes: str | None
    proposed_by: str
    dossier: Annotated[
        dict[str, Any], Within("subject_name", "achievement", "title", "opinion", "evidence")
    ]
    route_override_reason: str | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Every referral followed the route before one could leave it."""
        state["route_override_reason"] = None


class ReferralReceived(Aggregate.Event):
    """The level above opened a dossier of its own for the referral."""

    TOPIC = "recognition.referral-received"
    referral_id: UUID
    destination: str
    dossier_id: UUID


class ReferralAnswered(Aggregate.Event):
    """The level above told what became of the referral."""

    TOPIC = "recognition.referral-answered"
    referral_id: UUID
    destination: str
    dossier_version: int
    result: str
    reason: PersonalText | None
    decision_number: str | None
    decided_on: date | None


class ReferralWithdrawn(Aggregate.Event):
    """The level above must be told that the recognition it rests on was revoked."""

    TOPIC = "recognition.referral-withdrawn"
    referral_id: UUID
    destination: str
    reason: PersonalText
    decision_number: str
    decided_on: date
