"""The head's decision: the dossier ends and the recognition begins, in one append."""

from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.nominations.nomination import Nomination
from domain.nominations.timeliness import Timeliness
from domain.processes.assessing import Assessing
from domain.processes.commands import (
    IssueCertificate,
    OnRecognition,
    RecogniseNomination,
    RevokeRecognition,
)
from domain.processes.grounds import require_firm_grounds
from domain.recognitions.recognition import Decision, Grounds, Recognition
from domain.rules.book import PlanBook
from domain.rules.calendar import NO_HOLIDAYS, WorkingCalendar
from domain.rules.document import PlanDocument
from domain.rules.steps import Step
from domain.subjects.subject import Subject
from domain.times import local_day


class Deciding(Application):
    """What the head of one agency decides on dossiers and recognitions."""

    def __init__(
        self,
        *,
        recorder: ApplicationRecorder,
        mapper: Mapper[UUID],
        plans: PlanBook,
        calendar: WorkingCalendar = NO_HOLIDAYS,
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._plans = plans
        self._assessing = Assessing(recorder=recorder, mapper=mapper, plans=plans)
        self._calendar = calendar

    def recognise_nomination(self, command: RecogniseNomination) -> int:
        """Recognise a subject; a passed vote alone never does (S2:98, S3:65).

        Raises:
            AgencyDissolvedError: the decision is dated after the agency's end (T18).
            CriterionNotMetError, EvidenceMissingError: a criterion is not met, or unproven.
            ProvisionalEvidenceError, CollectiveUndecidedError, FindingOverturnedError: the
            evidence is not firm on the day of the decision.
            SubjectHeldError: the dossier is on hold.
        """
        nomination = self.load(
            Nomination, command.nomination_id, expected_version=command.expected_version
        )
        plan = nomination.plan
        rules = self._plans.rules(plan.plan_id, plan.plan_version)
        decision = Decision(
            number=command.decision_number, decided_on=command.decided_on, signer=command.signer
        )
        self.load(Subject, nomination.subject_id).require_free()
        nomination.recognise(
            at=command.at,
            recognition_id=command.recognition_id,
            decision_number=decision.number,
            decided_on=decision.decided_on,
            signer=decision.signer,
            timeliness=Timeliness.of(
                Step.DECIDED, rules=rules, at=command.at, calendar=self._calendar
            ),
        )
        require_firm_grounds(self._assessing.view_of(nomination, on=local_day(command.at)))
        recognition = Recognition.grant(
            recognition_id=command.recognition_id,
            at=command.at,
            grounds=self._grounds(nomination, rules),
            decision=decision,
            dissolved_on=command.dissolved_on,
        )
        return self.store(nomination, recognition)

    def issue_certificate(self, command: IssueCertificate) -> int:
        """Issue the certificate that the plan promises."""
        recognition = self._load(command)
        recognition.issue_certificate(
            at=command.at,
            certificate_number=command.certificate_number,
            issued_on=command.issued_on,
            by=command.by,
        )
        return self.store(recognition)

    def revoke_recognition(self, command: RevokeRecognition) -> int:
        """Take a recognition back, with notice wherever it was referred (T14)."""
        recognition = self._load(command)
        recognition.revoke(
            at=command.at,
            reason=command.reason,
            decision=Decision(
                number=command.decision_number,
                decided_on=command.decided_on,
                signer=command.signer,
            ),
        )
        return self.store(recognition)

    def _load(self, command: OnRecognition) -> Recognition:
        return self.load(
            Recognition, command.recognition_id, expected_version=command.expected_version
        )

    def _grounds(self, nomination: Nomination, rules: PlanDocument) -> Grounds:
        return Grounds(
            nomination_id=nomination.id,
            subject_id=nomination.subject_id,
            subject_kind=self.load(Subject, nomination.subject_id).kind.value,
            plan_id=nomination.plan.plan_id,
            plan_version=nomination.plan.plan_version,
            plan_year=nomination.plan.plan_year,
            level=rules.level,
            certificate_title=rules.certificate.title if rules.certificate else None,
            route=rules.route,
        )
