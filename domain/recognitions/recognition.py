"""A recognition: the legal act of the agency's head, and its life afterwards."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.recognitions import facts
from domain.recognitions.refusals import (
    AgencyDissolvedError,
    AlreadyReferredError,
    CertificateAlreadyIssuedError,
    EffectReviewedError,
    NoCertificateError,
    NotRevokedError,
    RecognitionRevokedError,
    ReviewNoteMissingError,
    RevocationReasonMissingError,
    UnknownReferralError,
)
from domain.rules.route import Route, reason_to_leave, require_council_proposal


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What a recognition rests on: the dossier, the plan, and what the plan grants with it."""

    nomination_id: UUID
    subject_id: UUID
    subject_kind: str
    plan_id: UUID
    plan_version: int
    plan_year: int
    level: str
    certificate_title: str | None
    route: Route | None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision of the head: its number in the registry, its date and its signer."""

    number: str
    decided_on: date
    signer: str


@dataclass(frozen=True, kw_only=True)
class Destination:
    """The agency above, its level, and its plan in force for the round."""

    tenant: str
    level: str
    plan_id: UUID
    plan_version: int
    plan_year: int


class Recognition(Aggregate):
    """One subject recognised by one decision."""

    TOPIC = "recognition"

    Granted = facts.Granted
    CertificateIssued = facts.CertificateIssued
    Revoked = facts.Revoked
    EffectReviewed = facts.EffectReviewed
    Referred = facts.Referred
    ReferralReceived = facts.ReferralReceived
    ReferralAnswered = facts.ReferralAnswered
    ReferralWithdrawn = facts.ReferralWithdrawn

    @classmethod
    def grant(
        cls,
        *,
        recognition_id: UUID,
        at: datetime,
        grounds: Grounds,
        decision: Decision,
        dissolved_on: date | None,
    ) -> "Recognition":
        """Recognise; `dissolved_on` is the day from which the agency no longer exists, if any.

        Raises:
            AgencyDissolvedError: the decision bears a date on or after that day.
        """
        if dissolved_on is not None and decision.decided_on >= dissolved_on:
            raise AgencyDissolvedError(dissolved_on=dissolved_on, decided_on=decision.decided_on)
        return cls._begin(
            cls.Granted,
            id=recognition_id,
            at=at,
            nomination_id=grounds.nomination_id,
            subject_id=grounds.subject_id,
            subject_kind=grounds.subject_kind,
            plan_id=grounds.plan_id,
            plan_version=grounds.plan_version,
            plan_year=grounds.plan_year,
            level=grounds.level,
            decision_number=decision.number,
            decided_on=decision.decided_on,
            signer=decision.signer,
            certificate_title=grounds.certificate_title,
            route_to=grounds.route.to if grounds.route else None,
            council_proposal_required=bool(
                grounds.route and grounds.route.council_proposal_required
            ),
        )

    def issue_certificate(
        self, *, at: datetime, certificate_number: str, issued_on: date, by: str
    ) -> None:
        """Issue the certificate that the plan promises (S3:65).

        Raises:
            NoCertificateError: the plan promises none.
            CertificateAlreadyIssuedError: it was issued before.
        """
        self.require_in_force()
        if self._certificate_title is None:
            raise NoCertificateError
        if self._certificate_number is not None:
            raise CertificateAlreadyIssuedError(certificate_number=self._certificate_number)
        self._record(
            self.CertificateIssued,
            at=at,
            certificate_number=certificate_number,
            issued_on=issued_on,
            issued_by=by,
        )

    def refer(
        self,
        *,
        referral_id: UUID,
        at: datetime,
        by: str,
        destination: Destination,
        document_number: str,
        council_minutes: str | None,
        dossier: dict[str, Any],
        route_override_reason: str | None = None,
    ) -> None:
        """Propose the exemplar to the level above; to leave the plan's route takes a reason (T17).

        Raises:
            RecognitionRevokedError, NoRouteError, WrongRouteError, CouncilProposalMissingError,
            AlreadyReferredError: the plan or the state of things does not allow it.
        """
        self.require_in_force()
        why_elsewhere = reason_to_leave(
            route_to=self._route_to, level=destination.level, reason=route_override_reason
        )
        require_council_proposal(required=self._council_proposal_required, minutes=council_minutes)
        if destination.tenant in self._destinations.values():
            raise AlreadyReferredError(destination=destination.tenant)
        self._record(
            self.Referred,
            at=at,
            referral_id=referral_id,
            destination=destination.tenant,
            destination_plan_id=destination.plan_id,
            destination_plan_version=destination.plan_version,
            destination_plan_year=destination.plan_year,
            document_number=document_number,
            council_minutes=council_minutes,
            proposed_by=by,
            dossier=dossier,
            route_override_reason=why_elsewhere,
        )

    def note_referral_received(self, *, at: datetime, referral_id: UUID, dossier_id: UUID) -> None:
        """Note, once, that the level above has opened its own dossier."""
        destination = self._destination_of(referral_id)
        if referral_id not in self._received:
            self._record(
                self.ReferralReceived,
                at=at,
                referral_id=referral_id,
                destination=destination,
                dossier_id=dossier_id,
            )

    def note_referral_answered(
        self,
        *,
        at: datetime,
        referral_id: UUID,
        dossier_version: int,
        result: str,
        reason: str | None,
        decision: Decision | None,
    ) -> None:
        """Note what became of a referral, unless this or a later answer was noted before.

        `dossier_version` is the version of the dossier above that gave the answer.
        """
        destination = self._destination_of(referral_id)
        if dossier_version > self._answered[referral_id]:
            self._record(
                self.ReferralAnswered,
                at=at,
                referral_id=referral_id,
                destination=destination,
                dossier_version=dossier_version,
                result=result,
                reason=reason,
                decision_number=decision.number if decision else None,
                decided_on=decision.decided_on if decision else None,
            )

    def revoke(self, *, at: datetime, reason: str, decision: Decision) -> None:
        """Take the recognition back, and give notice wherever it was referred (T14).

        Raises:
            RecognitionRevokedError: it was revoked before.
            RevocationReasonMissingError: no reason is given.
        """
        self.require_in_force()
        if not reason.strip():
            raise RevocationReasonMissingError
        self._record(
            self.Revoked,
            at=at,
            reason=reason,
            decision_number=decision.number,
            decided_on=decision.decided_on,
            signer=decision.signer,
        )
        for referral_id, destination in self._destinations.items():
            self._record(
                self.ReferralWithdrawn,
                at=at,
                referral_id=referral_id,
                destination=destination,
                reason=reason,
                decision_number=decision.number,
                decided_on=decision.decided_on,
            )

    def review_effect(self, *, at: datetime, by: str, nomination_id: UUID, note: str) -> None:
        """Note what was done about a dossier that had rested on the recognition.

        Raises:
            NotRevokedError: it is in force.
            EffectReviewedError, ReviewNoteMissingError: it was noted, or nothing is said.
        """
        if self.is_in_force:
            raise NotRevokedError
        if nomination_id in self._reviewed:
            raise EffectReviewedError(nomination_id=nomination_id)
        if not note.strip():
            raise ReviewNoteMissingError
        self._record(
            self.EffectReviewed, at=at, nomination_id=nomination_id, note=note, reviewed_by=by
        )

    @property
    def is_in_force(self) -> bool:
        """Whether it was not revoked."""
        return self._revoked_by is None

    @property
    def nomination_id(self) -> UUID:
        """The dossier that led to it."""
        return self._nomination_id

    @property
    def decision(self) -> tuple[str, date]:
        """The number and the day of the decision that made the recognition."""
        return self._decision_number, self._decided_on

    def decision_as_dict(self) -> dict[str, Any]:
        """The decision that made the recognition: its number and its day as ISO text."""
        return {
            "decision_number": self._decision_number,
            "decided_on": self._decided_on.isoformat(),
        }

    def require_in_force(self) -> None:
        """Refuse what needs a recognition that was not revoked.

        Raises:
            RecognitionRevokedError: it was.
        """
        if self._revoked_by is not None:
            raise RecognitionRevokedError(decision_number=self._revoked_by)

    def _destination_of(self, referral_id: UUID) -> str:
        if referral_id not in self._destinations:
            raise UnknownReferralError(referral_id=referral_id)
        return self._destinations[referral_id]

    # Facts

    @event(Granted)
    def __init__(
        self,
        *,
        nomination_id: UUID,
        subject_id: UUID,
        decision_number: str,
        decided_on: date,
        certificate_title: str | None,
        route_to: str | None,
        council_proposal_required: bool,
    ) -> None:
        self._nomination_id = nomination_id
        self._subject_id = subject_id
        self._reviewed: set[UUID] = set()
        self._decision_number = decision_number
        self._decided_on = decided_on
        self._certificate_title = certificate_title
        self._certificate_number: str | None = None
        self._route_to = route_to
        self._council_proposal_required = council_proposal_required
        self._revoked_by: str | None = None
        self._destinations: dict[UUID, str] = {}
        self._received: set[UUID] = set()
        self._answered: dict[UUID, int] = {}

    @event(CertificateIssued)
    def _certificate_issued(self, certificate_number: str) -> None:
        self._certificate_number = certificate_number

    @event(Revoked)
    def _revoked(self, decision_number: str) -> None:
        self._revoked_by = decision_number

    @event(EffectReviewed)
    def _effect_reviewed(self, nomination_id: UUID) -> None:
        self._reviewed.add(nomination_id)

    @event(Referred)
    def _referred(self, referral_id: UUID, destination: str) -> None:
        self._destinations[referral_id] = destination
        self._answered[referral_id] = 0

    @event(ReferralReceived)
    def _referral_received(self, referral_id: UUID) -> None:
        self._received.add(referral_id)

    @event(ReferralAnswered)
    def _referral_answered(self, referral_id: UUID, dossier_version: int) -> None:
        self._answered[referral_id] = dossier_version
