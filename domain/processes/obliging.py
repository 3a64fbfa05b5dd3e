"""Answering for duties: the plan says what is owed, the register of units says by whom."""

from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.errors import NotFoundError
from domain.obligations.commands import (
    ExcuseDuty,
    FileNilReturn,
    FileReport,
    OnDuty,
    SetTarget,
    WithdrawAnswer,
)
from domain.obligations.obligation import Obligation, Owing
from domain.obligations.refusals import (
    DutyUnknownError,
    UnitNeededError,
    UnitOwesNothingError,
    WindowUnknownError,
)
from domain.obligations.requirements import Requirement, obligation_id, requirements_of
from domain.rules.book import PlanBook
from domain.rules.calendar import WorkingCalendar
from domain.rules.document import PlanDocument
from domain.rules.occurrences import Occurrence
from domain.subjects.unit import Unit


class Obliging(Application):
    """What is filed, excused and taken back for the duties of one agency."""

    def __init__(
        self,
        *,
        recorder: ApplicationRecorder,
        mapper: Mapper[UUID],
        plans: PlanBook,
        calendar: WorkingCalendar,
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._plans = plans
        self._calendar = calendar

    def file_report(self, command: FileReport) -> int:
        """Hand over a document that is owed.

        Raises:
            DutyUnknownError, WindowUnknownError: the plan in force knows no such duty or window.
            UnitNeededError, UnitOwesNothingError, UnitDissolvedError: the wrong ower.
        """
        obligation = self._obligation(command)
        obligation.file_report(at=command.at, by=command.by, document=command.document)
        return self.store(obligation)

    def file_nil_return(self, command: FileNilReturn) -> int:
        """Say that there is no exemplar in a window; it raises as `file_report` does."""
        obligation = self._obligation(command)
        obligation.file_nil_return(at=command.at, by=command.by, reason=command.reason)
        return self.store(obligation)

    def set_target(self, command: SetTarget) -> int:
        """Fix a unit's own number; it raises as `file_report` does."""
        obligation = self._obligation(command)
        obligation.set_target(
            at=command.at,
            by=command.by,
            target=command.target,
            structure=command.structure,
            document=command.document,
        )
        return self.store(obligation)

    def excuse_duty(self, command: ExcuseDuty) -> int:
        """Not hold somebody to a duty; it raises as `file_report` does."""
        obligation = self._obligation(command)
        obligation.excuse(at=command.at, by=command.by, reason=command.reason)
        return self.store(obligation)

    def withdraw_answer(self, command: WithdrawAnswer) -> int:
        """Take back what was recorded."""
        obligation = self.load(
            Obligation, command.obligation_id, expected_version=command.expected_version
        )
        obligation.withdraw(at=command.at, by=command.by, what=command.what, reason=command.reason)
        return self.store(obligation)

    def ower_of(self, obligation_id: UUID) -> UUID | None:
        """The unit that owes it; None for the agency."""
        return self.load(Obligation, obligation_id).unit_id

    def _obligation(self, command: OnDuty) -> Obligation:
        known = obligation_id(
            plan_id=command.plan_id,
            duty_key=command.duty_key,
            window=command.window,
            unit_id=command.unit_id,
        )
        try:
            return self.load(Obligation, known)
        except NotFoundError:
            return Obligation.open(self._owing(command), at=command.at)

    def _owing(self, command: OnDuty) -> Owing:
        version = self._plans.current_version(command.plan_id)
        required = self._required(self._plans.rules(command.plan_id, version), command.duty_key)
        self._require_ower(required, command.unit_id)
        return Owing(
            plan_id=command.plan_id,
            plan_version=version,
            requirement=required,
            window=_window(required, command.window),
            unit_id=command.unit_id,
        )

    def _required(self, rules: PlanDocument, key: str) -> Requirement:
        every = {each.key: each for each in requirements_of(rules, self._calendar)}
        if key not in every:
            raise DutyUnknownError(key=key, known=", ".join(every))
        return every[key]

    def _require_ower(self, required: Requirement, unit_id: UUID | None) -> None:
        if not required.is_of_units:
            if unit_id is not None:
                raise UnitOwesNothingError(key=required.key)
            return
        if unit_id is None:
            raise UnitNeededError(key=required.key)
        self.load(Unit, unit_id).require_alive()


def _window(required: Requirement, key: str) -> Occurrence:
    window = required.window(key)
    if window is None:
        known = ", ".join(each.key for each in required.windows)
        raise WindowUnknownError(key=required.key, window=key, known=known)
    return window
