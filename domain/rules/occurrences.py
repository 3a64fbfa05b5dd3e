"""When the deadlines and quotas of a plan fall due, over its whole period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from domain.rules.calendar import WorkingCalendar
from domain.rules.deadlines import Deadline
from domain.rules.document import PlanDocument
from domain.rules.procedure import Quota
from domain.rules.recurrence import days_of
from domain.rules.setting import Period
from domain.rules.windows import Span, day_vi, spans
from domain.times import local_day, start_of

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One window of a deadline or a quota.

    Both days belong to the window; `due_at` is the first instant that is too late (aware). What
    is due `once` may be done at any time, if late; what recurs belongs to the window it is in.
    """

    key: str
    label_vi: str
    label_en: str
    window_start: date
    window_end: date
    due_at: datetime
    once: bool = False

    def takes(self, at: datetime) -> bool:
        """Whether an act at this aware instant is done for this window."""
        return self.once or self.window_start <= local_day(at) <= self.window_end


def calendar_of(plan: PlanDocument, calendar: WorkingCalendar) -> WorkingCalendar:
    """The public calendar with the days that the plan adds."""
    if plan.extra_days is None:
        return calendar
    return calendar.with_days(
        days_off=plan.extra_days.days_off, working_days=plan.extra_days.working_days
    )


def occurrences(
    deadline: Deadline, *, plan: PlanDocument, calendar: WorkingCalendar
) -> tuple[Occurrence, ...]:
    """Every window of a deadline of this plan, in order; `calendar` is the public one."""
    return _of_deadline(deadline, plan.period, plan.year, calendar_of(plan, calendar))


def quota_occurrences(
    quota: Quota, *, plan: PlanDocument, calendar: WorkingCalendar
) -> tuple[Occurrence, ...]:
    """Every window of a quota: due with the deadline that it names, or as the window ends."""
    for deadline in plan.deadlines:
        if deadline.key == quota.deadline:
            return occurrences(deadline, plan=plan, calendar=calendar)
    whole = spans(quota.window, plan.period, anchor=quota.anchored)
    clipped = (span.within(plan.period) for span in whole)
    return tuple(_in_span(span, start_of(span.end + _A_DAY)) for span in clipped)


def occurrence_at(among: Sequence[Occurrence], at: datetime) -> Occurrence | None:
    """The window for which something is done at this aware instant, if there is one."""
    return next((each for each in among if each.takes(at)), None)


def named_days(deadline: Deadline, period: Period) -> tuple[tuple[Span, tuple[date, ...]], ...]:
    """Each window of a recurring deadline with the days that its rule names for it."""
    if deadline.recurrence is None or deadline.window is None:
        return ()
    later = deadline.windows_later
    every = spans(deadline.window, period, anchor=deadline.anchored, beyond=later)
    days = tuple(days_of(deadline.recurrence, since=every[0].start, until=every[-1].end))
    due_in = every[later:] if later < len(every) else every[-1:]
    return tuple(
        (span, tuple(day for day in days if due.start <= day <= due.end))
        for span, due in zip(every, due_in, strict=False)
    )


@lru_cache(maxsize=1024)
def _of_deadline(
    deadline: Deadline, period: Period, year: int | None, calendar: WorkingCalendar
) -> tuple[Occurrence, ...]:
    if deadline.recurrence is not None:
        return tuple(_recurring(deadline, period, calendar))
    if deadline.before is not None:
        return (_dated(deadline, deadline.before, period, calendar),)
    if year is None:
        return ()
    return (_of_year(deadline, year, period, calendar),)


def _recurring(
    deadline: Deadline, period: Period, calendar: WorkingCalendar
) -> Iterator[Occurrence]:
    for span, days in named_days(deadline, period):
        for day in days[:1]:
            due_at = deadline.closes_after(day, calendar)
            if due_at > start_of(max(span.start, period.start)) and _is_before_end(
                deadline, day, period
            ):
                yield _in_span(span.within(period), due_at)


def _is_before_end(deadline: Deadline, day: date, period: Period) -> bool:
    return deadline.windows_later > 0 or day <= period.end


def _in_span(span: Span, due_at: datetime) -> Occurrence:
    return Occurrence(
        key=span.key,
        label_vi=span.label_vi,
        label_en=span.label_en,
        window_start=span.start,
        window_end=span.end,
        due_at=due_at,
    )


def _dated(deadline: Deadline, day: date, period: Period, calendar: WorkingCalendar) -> Occurrence:
    due_at = deadline.closes_after(day, calendar)
    start = deadline.opens or period.start
    return _once(day.isoformat(), f"hạn {day_vi(day)}", f"due {day.isoformat()}", start, due_at)


def _of_year(
    deadline: Deadline, year: int, period: Period, calendar: WorkingCalendar
) -> Occurrence:
    due_at = deadline.due_at(year, calendar)
    start = max(period.start, date(year, 1, 1))
    return _once(str(year), f"năm {year}", f"year {year}", start, due_at)


def _once(key: str, vi: str, en: str, start: date, due_at: datetime) -> Occurrence:
    last = local_day(due_at) - _A_DAY
    return Occurrence(
        key=key,
        label_vi=vi,
        label_en=en,
        window_start=min(start, last),
        window_end=last,
        due_at=due_at,
        once=True,
    )
