"""Referral upward: out of one agency's log and, by a process manager, into another's."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.errors import NotFoundError
from domain.nominations.dossier import PinnedPlan, PinnedRules, Referral, ReferredFrom
from domain.nominations.nomination import Nomination
from domain.processes.commands import ReferNomination
from domain.processes.copying import dossier_id_of, subject_id_of
from domain.processes.dossier_copy import copy_of
from domain.recognitions import facts
from domain.recognitions.recognition import Decision, Recognition
from domain.recognitions.refusals import NotRecognisedError
from domain.rules.book import PlanBook
from domain.rules.kinds import SubjectKind
from domain.subjects.subject import Subject


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What became of a referral above, and at which version of the dossier there."""

    source: ReferredFrom
    dossier_version: int
    result: str
    reason: str | None
    decision_number: str | None
    decided_on: date | None
    at: datetime


class Referring(Application):
    """Both ends of a referral, each for the one tenant that the application is opened for.

    Every command of the receiving end may be repeated: what was noted before is not noted again.
    """

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], plans: PlanBook
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._plans = plans

    def refer_nomination(self, command: ReferNomination) -> int:
        """Propose a recognised exemplar to the level above.

        Raises:
            NotRecognisedError: there is no decision of recognition (S2:104; T13).
            RecognitionRevokedError: it was revoked (T14).
            NoRouteError, WrongRouteError, CouncilProposalMissingError: the plan forbids it.
            SubjectHeldError: the subject is on hold.
        """
        nomination = self.load(
            Nomination, command.nomination_id, expected_version=command.expected_version
        )
        if nomination.recognition_id is None:
            raise NotRecognisedError(nomination_id=nomination.id)
        recognition = self.load(Recognition, nomination.recognition_id)
        subject = self.load(Subject, nomination.subject_id)
        subject.require_free()
        recognition.refer(
            referral_id=command.referral_id,
            at=command.at,
            by=command.by,
            destination=command.destination,
            document_number=command.document_number,
            council_minutes=command.council_minutes,
            route_override_reason=command.route_override_reason,
            dossier=copy_of(self.events.get(nomination.id))
            | {"subject_kind": subject.kind.value, "subject_name": subject.name}
            | recognition.decision_as_dict(),
        )
        return self.store(recognition)

    def open_dossier(self, referred: facts.Referred, *, origin: str) -> None:
        """Open the dossier that a referral from the agency `origin` asks for, once."""
        dossier_id = dossier_id_of(referred.referral_id)
        if self._knows(dossier_id):
            return
        kind = SubjectKind(referred.dossier["subject_kind"])
        subject = Subject.register(
            subject_id=subject_id_of(referred.referral_id),
            at=referred.timestamp,
            kind=kind,
            name=referred.dossier["subject_name"],
            origin_tenant=origin,
        )
        plan = PinnedPlan(
            plan_id=referred.destination_plan_id,
            plan_version=referred.destination_plan_version,
            plan_year=referred.destination_plan_year,
        )
        rules = self._plans.rules(plan.plan_id, plan.plan_version)
        nomination = Nomination.refer_in(
            nomination_id=dossier_id,
            at=referred.timestamp,
            pinned=PinnedRules.of(plan, rules, kind),
            subject_id=subject.id,
            referral=_referral(referred, origin=origin, kind=kind),
        )
        self.store(subject, nomination)

    def note_origin_revoked(self, withdrawn: facts.ReferralWithdrawn) -> None:
        """Note at the level above that the recognition below was revoked."""
        nomination = self.load(Nomination, dossier_id_of(withdrawn.referral_id))
        nomination.note_origin_revoked(
            at=withdrawn.timestamp,
            reason=withdrawn.reason,
            decision_number=withdrawn.decision_number,
            decided_on=withdrawn.decided_on,
        )
        self._store_if_changed(nomination)

    def note_received(self, source: ReferredFrom, *, at: datetime) -> None:
        """Note at the agency that the level above has opened its dossier."""
        recognition = self.load(Recognition, source.recognition_id)
        recognition.note_referral_received(
            at=at, referral_id=source.referral_id, dossier_id=dossier_id_of(source.referral_id)
        )
        self._store_if_changed(recognition)

    def note_answered(self, answer: Answer) -> None:
        """Note at the agency what became of its referral."""
        recognition = self.load(Recognition, answer.source.recognition_id)
        decision = (
            Decision(number=answer.decision_number or "", decided_on=answer.decided_on, signer="")
            if answer.decided_on
            else None
        )
        recognition.note_referral_answered(
            at=answer.at,
            referral_id=answer.source.referral_id,
            dossier_version=answer.dossier_version,
            result=answer.result,
            reason=answer.reason,
            decision=decision,
        )
        self._store_if_changed(recognition)

    def origin_of(self, nomination_id: UUID) -> ReferredFrom | None:
        """The referral from which a dossier came, if another agency sent it."""
        return self.load(Nomination, nomination_id).origin

    def _knows(self, nomination_id: UUID) -> bool:
        try:
            self.load(Nomination, nomination_id)
        except NotFoundError:
            return False
        return True

    def _store_if_changed(self, aggregate: Nomination | Recognition) -> None:
        if aggregate.pending_events:
            self.store(aggregate)


def _referral(referred: facts.Referred, *, origin: str, kind: SubjectKind) -> Referral:
    dossier = referred.dossier
    return Referral(
        source=ReferredFrom(
            referral_id=referred.referral_id,
            tenant=origin,
            recognition_id=referred.originator_id,
        ),
        subject_kind=kind,
        scope=dossier["scope"],
        achievement=dossier["achievement"],
        decision_number=dossier["decision_number"],
        decided_on=date.fromisoformat(dossier["decided_on"]),
        proposed_by=referred.proposed_by,
        documents=dossier["documents"],
        findings=dossier["findings"],
    )
