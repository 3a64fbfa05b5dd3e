"""The spans in which a recurring duty or a quota is counted, named for keys and for people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from domain.rules.deadlines import Anchor, Window
from domain.rules.setting import Period

_A_DAY = timedelta(days=1)
_QUARTERS = ("I", "II", "III", "IV")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


_MONTHS: Mapping[Window, int] = {
    Window.MONTH: 1,
    Window.QUARTER: 3,
    Window.TWO_QUARTERS: 6,
    Window.HALF_YEAR: 6,
    Window.YEAR: 12,
}


@dataclass(frozen=True, kw_only=True)
class Span:
    """A window: both days are in it; `key` names it within its plan for ever."""

    key: str
    label_vi: str
    label_en: str
    start: date
    end: date

    def within(self, period: Period) -> "Span":
        """The part of the window that lies in the period, under the same name."""
        return Span(
            key=self.key,
            label_vi=self.label_vi,
            label_en=self.label_en,
            start=max(self.start, period.start),
            end=min(self.end, period.end),
        )


def spans(
    window: Window, period: Period, *, anchor: Anchor = Anchor.CALENDAR, beyond: int = 0
) -> tuple[Span, ...]:
    """The whole windows that touch the period, in order, and as many as `beyond` after them."""
    if window is Window.PERIOD:
        return (_span(period.start, period.end, _period_name(period)),)
    name = _NAMES[window] if anchor is Anchor.CALENDAR else _dated_name
    edges = _edges(window, period, anchor=anchor, beyond=beyond)
    days = ((start, after - _A_DAY) for start, after in pairwise(edges))
    return tuple(_span(start, end, name(start, end)) for start, end in days)


def _edges(window: Window, period: Period, *, anchor: Anchor, beyond: int) -> list[date]:
    months = _MONTHS[window]
    first = period.start if anchor is Anchor.PLAN else _calendar_start(period.start, months)
    edges = [first]
    while edges[-1] <= period.end:
        edges.append(_later(first, len(edges) * months))
    last = len(edges) - 1
    return [*edges, *(_later(first, (last + more) * months) for more in range(1, beyond + 1))]


def _calendar_start(day: date, months: int) -> date:
    return date(day.year, day.month - (day.month - 1) % months, 1)


def _later(day: date, months: int) -> date:
    return day + relativedelta(months=months)


def _span(start: date, end: date, name: tuple[str, str, str]) -> Span:
    key, vi, en = name
    return Span(key=key, label_vi=vi, label_en=en, start=start, end=end)


def _month_name(start: date, _: date) -> tuple[str, str, str]:
    return (
        f"{start:%Y-%m}",
        f"tháng {start.month}/{start.year}",
        f"{_ENGLISH_MONTHS[start.month - 1]} {start.year}",
    )


def _quarter_name(start: date, _: date) -> tuple[str, str, str]:
    quarter = (start.month + 2) // 3
    return (
        f"{start.year}-Q{quarter}",
        f"quý {_QUARTERS[quarter - 1]}/{start.year}",
        f"quarter {quarter} of {start.year}",
    )


def _two_quarters_name(start: date, _: date) -> tuple[str, str, str]:
    first = (start.month + 2) // 3
    return (
        f"{start.year}-Q{first}-Q{first + 1}",
        f"quý {_QUARTERS[first - 1]} và quý {_QUARTERS[first]}/{start.year}",
        f"quarters {first} and {first + 1} of {start.year}",
    )


def _half_year_name(start: date, _: date) -> tuple[str, str, str]:
    half = 1 if start.month == 1 else 2
    which_vi, which_en = (("đầu", "first"), ("cuối", "second"))[half - 1]
    return (
        f"{start.year}-H{half}",
        f"6 tháng {which_vi} năm {start.year}",
        f"{which_en} half of {start.year}",
    )


def _year_name(start: date, _: date) -> tuple[str, str, str]:
    return str(start.year), f"năm {start.year}", f"year {start.year}"


def _dated_name(start: date, end: date) -> tuple[str, str, str]:
    return (
        f"{start.isoformat()}..{end.isoformat()}",
        f"từ {day_vi(start)} đến {day_vi(end)}",
        f"from {start.isoformat()} to {end.isoformat()}",
    )


def _period_name(period: Period) -> tuple[str, str, str]:
    first, last = period.start.year, period.end.year
    if first == last:
        return f"{first}", f"năm {first}", f"year {first}"
    return f"{first}-{last}", f"giai đoạn {first}–{last}", f"period {first}–{last}"


def day_vi(day: date) -> str:
    """A day as Vietnamese offices write it: 30/11/2024."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


_NAMES: Mapping[Window, Callable[[date, date], tuple[str, str, str]]] = {
    Window.MONTH: _month_name,
    Window.QUARTER: _quarter_name,
    Window.TWO_QUARTERS: _two_quarters_name,
    Window.HALF_YEAR: _half_year_name,
    Window.YEAR: _year_name,
}
