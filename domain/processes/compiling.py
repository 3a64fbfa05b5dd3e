"""Compiling a list upward: dossiers of several aggregates, each as it stands at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.lists.commands import CompileList
from domain.lists.content import Entry, ListContent, ListKind
from domain.lists.refusals import AfterSpanError, OtherPlansDossierError
from domain.lists.upward_list import UpwardList, require_lists
from domain.nominations import facts
from domain.nominations.nomination import Nomination
from domain.nominations.stages import Stage, WrongStageError
from domain.recognitions.recognition import Recognition
from domain.rules.book import PlanBook
from domain.rules.spans import Span, span_of
from domain.rules.steps import Step
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from domain.times import local_day


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What a dossier's facts say of it that its aggregate need not remember."""

    day: date
    unit_id: UUID | None
    field: str | None
    field_title: str | None
    scope: str
    achievement: str


class Compiling(Application):
    """Compiles the lists of one agency."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], plans: PlanBook
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._plans = plans

    def compile_list(self, command: CompileList) -> int:
        """Put dossiers on a list, in the order given and each once.

        Raises:
            OtherPlansDossierError, AfterSpanError, WrongStageError, RecognitionRevokedError: one of
                them cannot go upward on this list.
            NoRouteError, ListNotInPlanError, EmptyListError: see `UpwardList.compile`.
        """
        rules = self._plans.rules(command.plan_id)
        require_lists(rules.route)
        span = span_of(command.span)
        content = ListContent(
            plan_id=command.plan_id,
            plan_version=self._plans.current_version(command.plan_id),
            plan_title=rules.title,
            kind=command.kind,
            span=span,
            entries=[
                self._entry(command, nomination_id, span)
                for nomination_id in dict.fromkeys(command.nomination_ids)
            ],
            nil_reason=command.nil_reason,
        )
        return self.store(
            UpwardList.compile(
                list_id=command.list_id,
                at=command.at,
                by=command.by,
                content=content,
                period=rules.period,
                route=rules.route,
            )
        )

    def _entry(self, command: CompileList, nomination_id: UUID, span: Span) -> Entry:
        nomination = self.load(Nomination, nomination_id)
        told = _told([*self.events.get(nomination_id)])
        if nomination.plan.plan_id != command.plan_id:
            raise OtherPlansDossierError(nomination_id=nomination_id)
        if told.day > span.last:
            raise AfterSpanError(nomination_id=nomination_id, day=told.day, span=span.key)
        _require_ready(nomination, command.kind)
        subject = self.load(Subject, nomination.subject_id)
        number, decided_on = self._decision(nomination)
        return Entry(
            nomination_id=nomination_id,
            subject_id=subject.id,
            subject_kind=subject.kind.value,
            subject_name=subject.name,
            unit_name=self.load(Unit, told.unit_id).name if told.unit_id else None,
            field=told.field,
            field_title=told.field_title,
            scope=told.scope,
            achievement=told.achievement,
            stage=nomination.stage.value,
            decision_number=number,
            decided_on=decided_on,
        )

    def _decision(self, nomination: Nomination) -> tuple[str | None, date | None]:
        if nomination.recognition_id is None:
            return None, None
        recognition = self.load(Recognition, nomination.recognition_id)
        recognition.require_in_force()
        return recognition.decision


def _require_ready(nomination: Nomination, kind: ListKind) -> None:
    if kind is not ListKind.REGISTRATION_COUNTS:
        nomination.require_introducible()
    elif nomination.stage is Stage.WITHDRAWN:
        raise WrongStageError(stage=nomination.stage, step=Step.REGISTERED.value)


def _told(history: Sequence[object]) -> _Told:
    """Fold a dossier's facts; its day is that of the first submission, else of its registration."""
    begun = next(each for each in history if isinstance(each, facts.Registered | facts.ReferredIn))
    submitted = (each for each in history if isinstance(each, facts.Submitted))
    return _Told(
        day=local_day(next(submitted, begun).timestamp),
        unit_id=begun.unit_id if isinstance(begun, facts.Registered) else None,
        field=begun.field if isinstance(begun, facts.Registered) else None,
        field_title=begun.field_title if isinstance(begun, facts.Registered) else None,
        scope=begun.scope,
        achievement=begun.achievement,
    )
