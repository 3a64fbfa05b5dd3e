"""The months and half-years through which a story goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

WHOLE = date(2026, 1, 1)
"""The day before which all five plans have ended."""


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @property
    def key(self) -> str:
        """The month as the plans' windows are called: `2021-05`."""
        return f"{self.year}-{self.month:02}"

    @property
    def number(self) -> int:
        """How many months there were before it."""
        return self.year * 12 + self.month - 1

    def day(self, day: int, hour: int = 8) -> str:
        """A moment of the month as the clock is set to it."""
        return f"{self.key}-{day:02} {hour:02}:00"

    def next(self) -> "Month":
        """The month after it."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def starts_before(self, day: date) -> bool:
        """Whether its first day is before this one."""
        return date(self.year, self.month, 1) < day


@dataclass(frozen=True, order=True)
class HalfYear:
    """The first or the second half of a year."""

    year: int
    half: int

    @property
    def key(self) -> str:
        """The half-year as the plans' windows are called: `2021-H1`."""
        return f"{self.year}-H{self.half}"

    @property
    def quarters(self) -> str:
        """The same half-year as two quarters: `2021-Q1-Q2`."""
        return f"{self.year}-Q{2 * self.half - 1}-Q{2 * self.half}"

    @property
    def last_month(self) -> Month:
        """The month in which it ends."""
        return Month(self.year, 6 * self.half)

    @property
    def is_the_second(self) -> bool:
        """Whether it ends the year."""
        return self.half > 1


def months(first: Month, *, until: date) -> Iterator[Month]:
    """The months from the first on that begin before a day."""
    month = first
    while month.starts_before(until):
        yield month
        month = month.next()


def half_years(*, first: int, last: int, until: date) -> Iterator[HalfYear]:
    """The half-years of some years of which the last month begins before a day."""
    for year in range(first, last + 1):
        for half in (1, 2):
            if (found := HalfYear(year, half)).last_month.starts_before(until):
                yield found
