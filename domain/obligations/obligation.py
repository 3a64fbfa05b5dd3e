"""What one unit, or the agency, owes in one window of a plan, and how it was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.obligations import facts
from domain.obligations.refusals import (
    AlreadyFiledError,
    AnswerReasonMissingError,
    DocumentMissingError,
    LateReportError,
    NilReturnOfReportError,
    NoOwnTargetError,
    NotAReportError,
    NothingFiledError,
    TargetTooLowError,
    WindowNotBegunError,
)
from domain.obligations.requirements import Kind, Requirement, obligation_id
from domain.rules.deadlines import WhenLate
from domain.rules.occurrences import Occurrence
from domain.times import start_of


class Answer(StrEnum):
    """The ways in which an obligation is answered other than by dossiers."""

    REPORT = "report"
    NIL_RETURN = "nil_return"
    TARGET = "target"
    EXCUSE = "excuse"


@dataclass(frozen=True, kw_only=True)
class Owing:
    """Which obligation: what is required, in which window, of whom, under which plan."""

    plan_id: UUID
    plan_version: int
    requirement: Requirement
    window: Occurrence
    unit_id: UUID | None

    @property
    def id(self) -> UUID:
        """The id of the obligation."""
        return obligation_id(
            plan_id=self.plan_id,
            duty_key=self.requirement.key,
            window=self.window.key,
            unit_id=self.unit_id,
        )


class Obligation(Aggregate):
    """An obligation that was answered at least once; one that only dossiers meet is none."""

    TOPIC = "obligation"

    Opened = facts.Opened
    ReportFiled = facts.ReportFiled
    NilReturnFiled = facts.NilReturnFiled
    TargetSet = facts.TargetSet
    Excused = facts.Excused
    Withdrawn = facts.Withdrawn

    # Decisions

    @classmethod
    def open(cls, owing: Owing, *, at: datetime) -> "Obligation":
        """Begin the record of an obligation, pinning what the plan says of it now."""
        required, window = owing.requirement, owing.window
        return cls._begin(
            cls.Opened,
            id=owing.id,
            at=at,
            plan_id=owing.plan_id,
            plan_version=owing.plan_version,
            duty_key=required.key,
            kind=required.kind.value,
            window=window.key,
            label_vi=window.label_vi,
            label_en=window.label_en,
            unit_id=owing.unit_id,
            title=required.title,
            title_en=required.title_en,
            phrase=required.phrase,
            minimum=required.minimum,
            own_target=required.own_target,
            window_start=window.window_start,
            due_at=window.due_at,
            when_late=required.when_late.value,
        )

    def file_report(self, *, at: datetime, by: str, document: str) -> None:
        """Hand over the document that is owed.

        Raises:
            NotAReportError: dossiers meet it.
            WindowNotBegunError, LateReportError, AlreadyFiledError, DocumentMissingError.
        """
        if self._kind is not Kind.REPORT:
            raise NotAReportError(key=self._owed["duty_key"])
        self._require_begun(at)
        self._require_unanswered(Answer.REPORT)
        _require_document(document)
        late = at >= self._due_at
        if late and self._when_late is WhenLate.REFUSE:
            raise LateReportError(due_at=self._due_at)
        self._record(
            self.ReportFiled, at=at, document=document, filed_by=by, late=late, **self._owed
        )

    def file_nil_return(self, *, at: datetime, by: str, reason: str) -> None:
        """Say that there is no exemplar in the window, and why.

        Raises:
            NilReturnOfReportError: it is a report.
            WindowNotBegunError, AlreadyFiledError, AnswerReasonMissingError.
        """
        if self._kind is Kind.REPORT:
            raise NilReturnOfReportError(key=self._owed["duty_key"])
        self._require_begun(at)
        self._require_unanswered(Answer.NIL_RETURN)
        _require_reason(reason)
        self._record(self.NilReturnFiled, at=at, reason=reason, filed_by=by, **self._owed)

    def set_target(
        self,
        *,
        at: datetime,
        by: str,
        target: int,
        structure: Sequence[dict[str, Any]],
        document: str,
    ) -> None:
        """Fix the unit's own number; `structure` says how it falls on fields or kinds.

        Raises:
            NoOwnTargetError: the plan fixes the number.
            TargetTooLowError, AlreadyFiledError, DocumentMissingError.
        """
        if not self._own_target:
            raise NoOwnTargetError(key=self._owed["duty_key"])
        if target < self._minimum:
            raise TargetTooLowError(target=target, minimum=self._minimum)
        self._require_unanswered(Answer.TARGET)
        _require_document(document)
        self._record(
            self.TargetSet,
            at=at,
            target=target,
            structure=list(structure),
            document=document,
            set_by=by,
            **self._owed,
        )

    def excuse(self, *, at: datetime, by: str, reason: str) -> None:
        """Not hold the ower to it in this window.

        Raises:
            AlreadyFiledError, AnswerReasonMissingError.
        """
        self._require_unanswered(Answer.EXCUSE)
        _require_reason(reason)
        self._record(self.Excused, at=at, reason=reason, excused_by=by, **self._owed)

    def withdraw(self, *, at: datetime, by: str, what: Answer, reason: str) -> None:
        """Take back what was recorded; it stays in the history.

        Raises:
            NothingFiledError: there is nothing of the kind.
            AnswerReasonMissingError: there is no reason.
        """
        if what not in self._answers:
            raise NothingFiledError
        _require_reason(reason)
        self._record(self.Withdrawn, at=at, what=what.value, reason=reason, withdrawn_by=by)

    @property
    def unit_id(self) -> UUID | None:
        """Who owes it; None for the agency."""
        unit_id: UUID | None = self._owed["unit_id"]
        return unit_id

    def _require_begun(self, at: datetime) -> None:
        if at < start_of(self._window_start):
            raise WindowNotBegunError(window=self._owed["window"], start=self._window_start)

    def _require_unanswered(self, answer: Answer) -> None:
        if answer in self._answers:
            raise AlreadyFiledError

    # Facts

    @event(Opened)
    def __init__(
        self,
        duty_key: str,
        window: str,
        unit_id: UUID | None,
        kind: str,
        minimum: int,
        own_target: bool,  # noqa: FBT001 -- a field of the event
        window_start: date,
        due_at: datetime,
        when_late: str,
    ) -> None:
        self._owed: dict[str, Any] = {"duty_key": duty_key, "window": window, "unit_id": unit_id}
        self._kind = Kind(kind)
        self._minimum = minimum
        self._own_target = own_target
        self._window_start = window_start
        self._due_at = due_at
        self._when_late = WhenLate(when_late)
        self._answers: set[Answer] = set()

    @event(ReportFiled)
    def _report_filed(self) -> None:
        self._answers.add(Answer.REPORT)

    @event(NilReturnFiled)
    def _nil_return_filed(self) -> None:
        self._answers.add(Answer.NIL_RETURN)

    @event(TargetSet)
    def _target_set(self) -> None:
        self._answers.add(Answer.TARGET)

    @event(Excused)
    def _excused(self) -> None:
        self._answers.add(Answer.EXCUSE)

    @event(Withdrawn)
    def _withdrawn(self, what: str) -> None:
        self._answers.discard(Answer(what))


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise AnswerReasonMissingError


def _require_document(document: str) -> None:
    if not document.strip():
        raise DocumentMissingError
