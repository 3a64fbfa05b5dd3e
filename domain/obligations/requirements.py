"""What a plan requires, of whom and by when: its quotas, and the deadlines that somebody owes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from domain.obligations import titles
from domain.rules.calendar import WorkingCalendar
from domain.rules.deadlines import Deadline, Demand, MetBy, OwedBy, WhenLate
from domain.rules.document import PlanDocument
from domain.rules.occurrences import Occurrence, occurrences, quota_occurrences
from domain.rules.steps import Step

_COUNTED: Mapping[str, tuple[Step, ...]] = {
    "introduced": (Step.SUBMITTED,),
    "registered": (Step.REGISTERED,),
    "selected": (Step.PROPOSED, Step.REFERRED),
    "referred": (Step.REFERRED,),
}


class Kind(StrEnum):
    """A number of dossiers in a window, a step by a day, or a report."""

    QUOTA = "quota"
    STEP = "step"
    REPORT = "report"


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One thing that a plan requires in each of its windows.

    `key` is that of the quota or the deadline. Dossiers that take one of `steps` are counted; a
    report counts none, and with `by_list` the list upward of the window is one. `minimum` 0 asks
    for a number and no more; with `own_target` each unit sets its number. `every_dossier` asks
    the step of all that were submitted in time.
    """

    key: str
    kind: Kind
    title: str
    title_en: str
    phrase: str
    reading: str
    owed_by: OwedBy
    owed_to: str
    steps: tuple[Step, ...]
    minimum: int
    own_target: bool
    every_dossier: bool
    by_list: bool
    apart_from: tuple[str, ...]
    when_late: WhenLate
    windows: tuple[Occurrence, ...]

    @property
    def is_of_units(self) -> bool:
        """Whether it is owed by each unit or leading body, not by the agency as a whole."""
        return self.owed_by in {OwedBy.UNIT, OwedBy.FIELD_LEAD}

    def window(self, key: str) -> Occurrence | None:
        """The window of this key, or None."""
        return next((each for each in self.windows if each.key == key), None)


def obligation_id(*, plan_id: UUID, duty_key: str, window: str, unit_id: UUID | None) -> UUID:
    """The id of what one unit, or the agency (None), owes in one window: always the same one."""
    return uuid5(plan_id, f"obligation|{duty_key}|{window}|{unit_id or ''}")


def requirements_of(plan: PlanDocument, calendar: WorkingCalendar) -> tuple[Requirement, ...]:
    """Everything that the plan requires, in its order: quotas first; `calendar` is the public one.

    A deadline that dates a quota, or that only limits a step, requires nothing of its own.
    """
    return (*_of_quotas(plan, calendar), *_of_deadlines(plan, calendar))


def _of_quotas(plan: PlanDocument, calendar: WorkingCalendar) -> Iterator[Requirement]:
    for quota in plan.quotas:
        yield Requirement(
            key=quota.key,
            kind=Kind.QUOTA,
            title=titles.of_quota(quota)[0],
            title_en=titles.of_quota(quota)[1],
            phrase=quota.clause.quote,
            reading=quota.clause.reading,
            owed_by=quota.owed_by,
            owed_to=quota.owed_to,
            steps=_COUNTED[quota.counts],
            minimum=quota.minimum,
            own_target=quota.target == "unit",
            every_dossier=False,
            by_list=False,
            apart_from=quota.apart_from,
            when_late=WhenLate.ACCEPT_FLAGGED,
            windows=quota_occurrences(quota, plan=plan, calendar=calendar),
        )


def _of_deadlines(plan: PlanDocument, calendar: WorkingCalendar) -> Iterator[Requirement]:
    dating = {quota.deadline for quota in plan.quotas}
    for deadline in plan.deadlines:
        owed_by = _owed_by(deadline)
        if owed_by is not None and deadline.key not in dating:
            yield _of_deadline(
                deadline, owed_by, occurrences(deadline, plan=plan, calendar=calendar)
            )


def _owed_by(deadline: Deadline) -> OwedBy | None:
    if deadline.owed_by is None and deadline.duty is not None:
        return OwedBy.AGENCY
    return deadline.owed_by


def _of_deadline(
    deadline: Deadline, owed_by: OwedBy, windows: tuple[Occurrence, ...]
) -> Requirement:
    return Requirement(
        key=deadline.key,
        kind=Kind.REPORT if deadline.step is None else Kind.STEP,
        title=titles.of_deadline(deadline)[0],
        title_en=titles.of_deadline(deadline)[1],
        phrase=deadline.clause.quote,
        reading=deadline.clause.reading,
        owed_by=owed_by,
        owed_to=deadline.whom,
        steps=() if deadline.step is None else (deadline.step,),
        minimum=1,
        own_target=False,
        every_dossier=deadline.demands is Demand.ALL,
        by_list=deadline.met_by is MetBy.LIST,
        apart_from=(),
        when_late=deadline.when_late,
        windows=windows,
    )
