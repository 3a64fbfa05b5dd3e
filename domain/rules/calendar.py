"""Which days are working days: weekends, public holidays and days that were exchanged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SATURDAY = 5
_A_DAY = timedelta(days=1)


class Shift(StrEnum):
    """Where a last day goes that is no working day (Bộ luật Dân sự 2015 Điều 148 khoản 5: next)."""

    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True)
class WorkingCalendar:
    """Saturdays and Sundays are off, and so are `days_off`; `working_days` are worked all the same.

    A day in both is worked. In a year of which it lists nothing, it knows the weekends only.
    """

    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    def works_on(self, day: date) -> bool:
        """Whether offices work on this day."""
        if day in self.working_days:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def shifted(self, day: date, shift: Shift) -> date:
        """The day itself if it is worked or nothing shifts it, or the closest worked one."""
        if shift is Shift.NONE:
            return day
        step = _A_DAY if shift is Shift.NEXT else -_A_DAY
        while not self.works_on(day):
            day += step
        return day

    def with_days(
        self, *, days_off: Iterable[date], working_days: Iterable[date]
    ) -> "WorkingCalendar":
        """This calendar with further days; what is added wins over what was there."""
        off, worked = frozenset(days_off), frozenset(working_days)
        return WorkingCalendar((self.days_off | off) - worked, (self.working_days - off) | worked)


NO_HOLIDAYS = WorkingCalendar()
"""The calendar that knows weekends only."""
