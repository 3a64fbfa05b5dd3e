"""Runs commands on dossiers that touch nothing but the dossier."""

from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.nominations.commands import (
    OnNomination,
    ProposeNomination,
    ReceiveNomination,
    RefuseNomination,
    ReturnNomination,
    SubmitNomination,
    SupplementNomination,
    VerifyNomination,
)
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import LateSubmissionError
from domain.nominations.timeliness import Timeliness
from domain.rules.book import PlanBook
from domain.rules.calendar import NO_HOLIDAYS, WorkingCalendar
from domain.rules.deadlines import WhenLate
from domain.rules.steps import Step


class Nominations(Application):
    """The dossiers of one agency."""

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
        self._calendar = calendar

    def submit_nomination(self, command: SubmitNomination) -> int:
        """Hand a dossier in, in time or late as the plan reads its deadline.

        Raises:
            LateSubmissionError: it is late, and the plan refuses late dossiers.
        """
        nomination = self._load(command)
        nomination.submit(
            at=command.at,
            by=command.by,
            documents=command.documents,
            timeliness=self._timeliness_of_submission(nomination, command),
        )
        return self.store(nomination)

    def receive_nomination(self, command: ReceiveNomination) -> int:
        """Take a complete dossier in."""
        nomination = self._load(command)
        nomination.receive(at=command.at, by=command.by, receipt_number=command.receipt_number)
        return self.store(nomination)

    def return_nomination(self, command: ReturnNomination) -> int:
        """Give a dossier back to be supplemented."""
        nomination = self._load(command)
        nomination.return_(
            at=command.at,
            by=command.by,
            reason=command.reason,
            supplement_by=command.supplement_by,
        )
        return self.store(nomination)

    def supplement_nomination(self, command: SupplementNomination) -> int:
        """Answer a return."""
        nomination = self._load(command)
        nomination.supplement(
            at=command.at, by=command.by, note=command.note, documents=command.documents
        )
        return self.store(nomination)

    def verify_nomination(self, command: VerifyNomination) -> int:
        """Close verification."""
        nomination = self._load(command)
        nomination.verify(at=command.at, by=command.by)
        return self.store(nomination)

    def propose_nomination(self, command: ProposeNomination) -> int:
        """Propose to the head."""
        nomination = self._load(command)
        nomination.propose(
            at=command.at,
            by=command.by,
            document_number=command.document_number,
            proposed_on=command.proposed_on,
        )
        return self.store(nomination)

    def refuse_nomination(self, command: RefuseNomination) -> int:
        """Decline to recognise; the ballot stays as it was counted (T15)."""
        nomination = self._load(command)
        nomination.refuse(
            at=command.at,
            reason=command.reason,
            document_number=command.document_number,
            decided_on=command.decided_on,
            signer=command.signer,
        )
        return self.store(nomination)

    def _load(self, command: OnNomination) -> Nomination:
        return self.load(
            Nomination, command.nomination_id, expected_version=command.expected_version
        )

    def _timeliness_of_submission(
        self, nomination: Nomination, command: SubmitNomination
    ) -> Timeliness:
        plan = nomination.plan
        rules = self._plans.rules(plan.plan_id, plan.plan_version)
        deadline = rules.deadline_for(Step.SUBMITTED)
        timeliness = Timeliness.of(
            Step.SUBMITTED, rules=rules, at=command.at, calendar=self._calendar
        )
        if timeliness.late and deadline and deadline.when_late is WhenLate.REFUSE:
            raise LateSubmissionError(phrase=timeliness.phrase, due_at=timeliness.due_at)
        return timeliness
