"""Deadlines: when an instant is too late, and what happens then."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from domain.errors import DomainError
from domain.rules.clauses import Clause
from domain.rules.model import Key, Rule, Text, flaw
from domain.rules.steps import Step
from domain.times import start_of

MonthDay = Annotated[
    str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9]|3[01])$")
]
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


class Deadline(Rule):
    """A limit in time on a step, or on a duty that is no step.

    It is dated in exactly one way: `before` (a day), `yearly` (month and day, `year_offset` years
    after the plan's year), or `recurrence` (an RFC 5545 rule, counted by `window`).
    """

    key: Key
    step: Step | None = None
    duty: Text | None = None
    who: Text
    whom: Text
    before: date | None = None
    yearly: MonthDay | None = None
    year_offset: Annotated[int, Field(ge=0, le=10)] = 0
    recurrence: Annotated[str, StringConstraints(pattern=r"^FREQ=")] | None = None
    window: Window | None = None
    reading: Reading = Reading.STRICT
    time_zone: Literal["Asia/Ho_Chi_Minh"] = "Asia/Ho_Chi_Minh"
    working_day_shift: Literal["none", "next", "previous"] = "none"
    grace_days: Annotated[int, Field(ge=0, le=366)] = 0
    when_late: WhenLate = WhenLate.ACCEPT_FLAGGED
    clause: Clause

    def due_at(self, year: int) -> datetime:
        """The first instant that is too late for the plan of `year` (aware, Vietnam's time).

        “Trước ngày 30/11/2024”, read strictly, ends as 2024-11-30 begins.

        Raises:
            DeadlineNotDatedError: the deadline recurs within a year.
        """
        open_days = self.grace_days + (self.reading is Reading.INCLUSIVE)
        return start_of(self._day(year) + timedelta(days=open_days))

    def is_late(self, at: datetime, year: int) -> bool:
        """Whether an act at this aware instant is late for the plan of `year`; see `due_at`."""
        return at >= self.due_at(year)

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

    @field_validator("working_day_shift")
    @classmethod
    def _only_unshifted(cls, shift: str) -> str:
        if shift != "none":
            raise flaw(
                name="shift_not_supported",
                vi="Chưa hỗ trợ dời sang ngày làm việc; giá trị dùng được hiện nay: none",
                en="A shift to working days is not yet supported; the value to use now: none",
            )
        return shift

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
