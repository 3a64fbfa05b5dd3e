"""The rows that readers of obligations and quotas see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.obligations.reckoning import Owed, State, counted_by_state
from domain.times import local_day
from projections.obligations.notices import notice_of

_AN_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class ObligationEntry:
    """What one unit, body or the agency owes in one window, as it stood at the instant asked for.

    `plan_id` is None for what the law asks beside every plan: answers to requests to erase, whose
    `obligation_id` is that of the request. `phrase` are the words of the rule, `reading` how they
    were read. `kind` is quota, step or report; `state` is met, met_late, open, overdue, excused
    or nil; `tone` is notice, or reminder for those who were requested and are never overdue.
    `due_at` is the first instant that is too late, `last_day` the last day in time. `required` is
    None until a unit has set its own number. `remark` is the document that was filed, or the
    reason given.
    """

    obligation_id: UUID
    plan_id: UUID | None
    plan_key: str
    duty_key: str
    kind: str
    title: str
    title_en: str
    phrase: str
    reading: str
    window: str
    label_vi: str
    label_en: str
    window_start: date
    window_end: date
    due_at: datetime
    last_day: date
    owed_by: str
    owed_to: str
    unit_id: UUID | None
    ower: str
    tone: str
    state: str
    required: int | None
    done: int
    missing: int
    answered_at: datetime | None
    remark: str | None
    notice_vi: str
    notice_en: str


@dataclass(frozen=True, kw_only=True)
class ObligationSummary:
    """How many obligations there are, and how many of them stand in each state."""

    obligations: int
    met: int
    met_late: int
    open: int
    overdue: int
    excused: int
    nil: int


@dataclass(frozen=True, kw_only=True)
class QuotaCount:
    """A quota of one agency in one window, summed over those who owe it: numbers, no names.

    `required`, `done` and `missing` are exemplars; the states count units.
    """

    agency: str
    plan_key: str
    quota_key: str
    title: str
    title_en: str
    window: str
    label_vi: str
    label_en: str
    due_at: datetime
    owers: int
    required: int
    done: int
    missing: int
    met: int
    met_late: int
    open: int
    overdue: int
    excused: int
    nil: int


def entry_of(owed: Owed, as_of: datetime) -> ObligationEntry:
    """The row of one obligation."""
    required, window = owed.requirement, owed.window
    notice = notice_of(owed, as_of)
    return ObligationEntry(
        obligation_id=owed.obligation_id,
        plan_id=owed.plan_id,
        plan_key=owed.plan_key,
        duty_key=required.key,
        kind=required.kind.value,
        title=required.title,
        title_en=required.title_en,
        phrase=required.phrase,
        reading=required.reading,
        window=window.key,
        label_vi=window.label_vi,
        label_en=window.label_en,
        window_start=window.window_start,
        window_end=window.window_end,
        due_at=window.due_at,
        last_day=last_day_of(owed),
        owed_by=required.owed_by.value,
        owed_to=required.owed_to,
        unit_id=owed.ower.unit_id,
        ower=owed.ower.name,
        tone=owed.tone.value,
        state=owed.state.value,
        required=owed.required,
        done=owed.done,
        missing=owed.missing,
        answered_at=owed.answered_at,
        remark=owed.remark,
        notice_vi=notice.vi,
        notice_en=notice.en,
    )


def last_day_of(owed: Owed) -> date:
    """The last day, in Vietnam, on which it is in time."""
    return local_day(owed.window.due_at - _AN_INSTANT)


def summary_of(every: Iterable[Owed]) -> ObligationSummary:
    """The counts by state."""
    counts = counted_by_state(every)
    return ObligationSummary(obligations=sum(counts.values()), **_by_name(counts))


def quota_count(agency: str, of_window: Sequence[Owed]) -> QuotaCount:
    """The sums of one quota in one window, over all who owe it."""
    first = of_window[0]
    return QuotaCount(
        agency=agency,
        plan_key=first.plan_key,
        quota_key=first.requirement.key,
        title=first.requirement.title,
        title_en=first.requirement.title_en,
        window=first.window.key,
        label_vi=first.window.label_vi,
        label_en=first.window.label_en,
        due_at=first.window.due_at,
        owers=len(of_window),
        required=sum(owed.required or 0 for owed in of_window),
        done=sum(owed.done for owed in of_window),
        missing=sum(owed.missing for owed in of_window),
        **_by_name(counted_by_state(of_window)),
    )


def _by_name(counts: dict[State, int]) -> dict[str, int]:
    return {state.value: counts.get(state, 0) for state in State}
