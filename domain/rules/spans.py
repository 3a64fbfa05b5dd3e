"""Spans of the calendar by their keys.

`2021-05`, `2021-Q3`, `2021-Q1-Q2`, `2021-H1`, `2021`, `2021-2025`; two quarters are half a year.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError

_MONTHS_OF: tuple[tuple[str, int], ...] = (("Q", 3), ("H", 6))
_KEY = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<Q>[1-4])|Q(?P<QQ>1-Q2|3-Q4)|H(?P<H>[12])|(?P<last>[0-9]{4})))?"
)


class UnknownSpanError(DomainError):
    """The key names no span of the calendar."""

    vi = "“{key}” không phải là một kỳ; ví dụ: 2021-05, 2021-Q3, 2021-H1, 2021, 2021-2025."
    en = "“{key}” is no span; examples: 2021-05, 2021-Q3, 2021-H1, 2021, 2021-2025."


@dataclass(frozen=True)
class Span:
    """A month, a quarter, half a year, a year or some years; both days included."""

    key: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day is in the span."""
        return self.first <= day <= self.last


def span_of(key: str) -> Span:
    """The span that a key names.

    Raises:
        UnknownSpanError: the key names none.
    """
    found = _KEY.fullmatch(key)
    if found is None or found["year"] == "0000":
        raise UnknownSpanError(key=key)
    year, last_year = int(found["year"]), int(found["last"] or found["year"])
    if last_year < year:
        raise UnknownSpanError(key=key)
    first_month, last_month = _months(found)
    end = monthrange(last_year, last_month)[1]
    return Span(key, date(year, first_month, 1), date(last_year, last_month, end))


def month_of(day: date) -> Span:
    """The month in which a day lies."""
    return span_of(f"{day.year:04}-{day.month:02}")


def half_year_of(day: date) -> Span:
    """The half-year in which a day lies."""
    return span_of(f"{day.year:04}-H{(day.month + 5) // 6}")


def year_of(day: date) -> Span:
    """The year in which a day lies."""
    return span_of(f"{day.year:04}")


def _months(found: re.Match[str]) -> tuple[int, int]:
    if found["month"]:
        return int(found["month"]), int(found["month"])
    if found["QQ"]:
        return (1, 6) if found["QQ"] == "1-Q2" else (7, 12)
    for group, length in _MONTHS_OF:
        if found[group]:
            last = int(found[group]) * length
            return last - length + 1, last
    return 1, 12
