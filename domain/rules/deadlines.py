"""Deadlines: when an instant is too late, and what happens then."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from domain.errors import DomainError
from domain.rules.calendar import NO_HOLIDAYS, Shift, WorkingCalendar
from domain.rules.clauses import Clause
from domain.rules.forms import DAY_OF_YEAR
from domain.rules.model import Key, Rule, Text, flaw
from domain.rules.recurrence import Recurrence
from domain.rules.steps import Step
from domain.times import start_of

MonthDay = Annotated[str, StringConstraints(pattern=DAY_OF_YEAR)]
COMMON_YEAR = 2023  # without 29 February


class DeadlineNotDatedError(DomainError):
    """The deadline recurs within the year, so one year has no single last instant."""

    vi = "Thời hạn “{key}” lặp lại trong năm, không có một mốc duy nhất."
    en = "The deadline “{key}” recurs within a year: it has no single last instant."


class Reading(StrEnum):
    """Whether “trước ngày N” shuts the day N out (strict) or lets it in (inclusive)."""

    STRICT = "strict"
    INCLUSIVE = "inclusive"


class WhenLate(StrEnum):
    """What happens to a late act: accepted with a flag, or refused."""

    ACCEPT_FLAGGED = "accept_flagged"
    REFUSE = "refuse"


class Window(StrEnum):
    """The span in which a recurring duty or a quota is counted."""

    MONTH = "month"
    QUARTER = "quarter"
    TWO_QUARTERS = "two_quarters"
    HALF_YEAR = "half_year"
    YEAR = "year"
    PERIOD = "period"


class Anchor(StrEnum):
    """Whether windows are those of the calendar, or counted from the day the plan begins."""

    CALENDAR = "calendar"
    PLAN = "plan"


class OwedBy(StrEnum):
    """Whose duty it is: of every unit, of every leading body of a field, or of the agency."""

    UNIT = "unit"
    FIELD_LEAD = "field_lead"
    COUNCIL = "council"
    AGENCY = "agency"


class Demand(StrEnum):
    """What meets a deadline on a step: one dossier that takes it, or all that were submitted."""

    ONE = "one"
    ALL = "all"


class MetBy(StrEnum):
    """What meets a duty: a report that is filed, or also the list upward of the same window."""

    REPORT = "report"
    LIST = "list"


class Deadline(Rule):
    """A limit in time on a step, or on a duty that is no step.

    It is dated in exactly one way: `before` (a day; it may be done from `opens` on), `yearly`
    (month and day, `year_offset` years after the plan's year), or `recurrence` (an RFC 5545 rule
    that falls once in each `window`, or as many `windows_later` than the one that it is about).
    `owed_by` makes it somebody's obligation; without it, a duty is the agency's, and a step is
    only limited. `grace_days` come after the shift to a working day.
    """

    key: Key
    step: Step | None = None
    duty: Text | None = None
    who: Text
    whom: Text
    owed_by: OwedBy | None = None
    demands: Demand = Demand.ONE
    met_by: MetBy = MetBy.REPORT
    opens: date | None = None
    before: date | None = None
    yearly: MonthDay | None = None
    year_offset: Annotated[int, Field(ge=0, le=10)] = 0
    recurrence: Recurrence | None = None
    window: Window | None = None
    anchored: Anchor = Anchor.CALENDAR
    windows_later: Annotated[int, Field(ge=0, le=12)] = 0
    reading: Reading = Reading.STRICT
    time_zone: Literal["Asia/Ho_Chi_Minh"] = "Asia/Ho_Chi_Minh"
    working_day_shift: Shift = Shift.NONE
    grace_days: Annotated[int, Field(ge=0, le=366)] = 0
    when_late: WhenLate = WhenLate.ACCEPT_FLAGGED
    clause: Clause

    def due_at(self, year: int, calendar: WorkingCalendar = NO_HOLIDAYS) -> datetime:
        """The first instant that is too late for the plan of `year` (aware, Vietnam's time).

        “Trước ngày 30/11/2024”, read strictly, ends as 2024-11-30 begins.

        Raises:
            DeadlineNotDatedError: the deadline recurs within a year.
        """
        return self.closes_after(self._day(year), calendar)

    def is_late(self, at: datetime, year: int, calendar: WorkingCalendar = NO_HOLIDAYS) -> bool:
        """Whether an act at this aware instant is late for the plan of `year`; see `due_at`."""
        return at >= self.due_at(year, calendar)

    def closes_after(self, named: date, calendar: WorkingCalendar) -> datetime:
        """The first instant that is too late, if the deadline names this day.

        The last day in time is the one before a day that is read strictly, or that day itself;
        where it is no working day it moves as the plan has it; then come the days of grace.
        """
        last = named if self.reading is Reading.INCLUSIVE else named - timedelta(days=1)
        shifted = calendar.shifted(last, self.working_day_shift)
        return start_of(shifted + timedelta(days=self.grace_days + 1))

    def _day(self, year: int) -> date:
        if self.before is not None:
            return self.before
        if self.yearly is None:
            raise DeadlineNotDatedError(key=self.key)
        return date.fromisoformat(f"{year + self.year_offset}-{self.yearly}")

    @field_validator("yearly")
    @classmethod
    def _yearly_comes_every_year(cls, yearly: str | None) -> str | None:
        if yearly is not None and not _is_day_of_every_year(yearly):
            raise flaw(
                name="no_such_day",
                vi=f"“{yearly}” không phải là ngày có trong mọi năm",
                en="This is not a day that comes every year",
            )
        return yearly

    @model_validator(mode="after")
    def _is_dated_once(self) -> Self:
        if sum(way is not None for way in (self.before, self.yearly, self.recurrence)) != 1:
            raise flaw(
                name="deadline_dated_once",
                vi="Thời hạn ghi đúng một trong ba: before (ngày), yearly (tháng-ngày), recurrence",
                en="A deadline gives exactly one of: before (day), yearly (month-day), recurrence",
            )
        return self

    @model_validator(mode="after")
    def _recurs_in_windows(self) -> Self:
        if (self.recurrence is None) != (self.window is None):
            raise flaw(
                name="window_of_recurrence",
                vi=f"“recurrence” đi cùng “window”, một trong: {', '.join(Window)}",
                en="A “recurrence” goes with a “window”, and only with one",
            )
        return self

    @model_validator(mode="after")
    def _windows_only_where_it_recurs(self) -> Self:
        about_windows = self.windows_later or self.anchored is not Anchor.CALENDAR
        if self.recurrence is None and about_windows:
            raise flaw(
                name="windows_without_recurrence",
                vi="“windows_later” và “anchored” chỉ dùng cùng “recurrence”",
                en="“windows_later” and “anchored” go with a “recurrence” only",
            )
        return self

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens is not None and (self.before is None or self.opens > self.before):
            raise flaw(
                name="opens_too_late",
                vi="“opens” chỉ dùng cùng “before”, và không sau ngày đó",
                en="“opens” goes with “before” only, and is not after it",
            )
        return self

    @model_validator(mode="after")
    def _only_a_recurring_duty_is_met_by_lists(self) -> Self:
        if self.met_by is MetBy.LIST and (self.duty is None or self.recurrence is None):
            raise flaw(
                name="met_by_list",
                vi="“met_by: list” chỉ dùng cho một việc (duty) lặp lại theo kỳ",
                en="“met_by: list” is for a duty that recurs",
            )
        return self

    @model_validator(mode="after")
    def _demands_all_of_a_step(self) -> Self:
        if self.demands is Demand.ALL and (self.step is None or self.recurrence is not None):
            raise flaw(
                name="demands_all_of_a_step",
                vi="“demands: all” chỉ dùng cho thời hạn của một bước, không lặp lại",
                en="“demands: all” is for a deadline on a step that does not recur",
            )
        return self

    @model_validator(mode="after")
    def _limits_one_thing(self) -> Self:
        if (self.step is None) == (self.duty is None):
            raise flaw(
                name="deadline_limits",
                vi="Thời hạn ghi đúng một trong hai: step (bước) hoặc duty (việc phải làm)",
                en="A deadline gives either a step or a duty",
            )
        return self


def _is_day_of_every_year(month_day: str) -> bool:
    try:
        date.fromisoformat(f"{COMMON_YEAR}-{month_day}")
    except ValueError:
        return False
    return True
