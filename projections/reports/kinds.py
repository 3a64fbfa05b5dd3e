"""The kinds of report, and the window that each looks back on."""

from datetime import date
from enum import StrEnum

from domain.errors import DomainError
from domain.rules.spans import Span, half_year_of, month_of, year_of


class ReportFaultyError(DomainError):
    """What was asked for is no report that could be made."""


class DayNotOverError(ReportFaultyError):
    """A report is of a day that is over: it must come out the same whenever it is made."""

    vi = "Ngày {as_of} chưa kết thúc: báo cáo phải giống hệt nhau mỗi lần lập."
    en = "The day {as_of} is not over: a report must come out the same whenever it is made."


class ReportNeedsPlanError(ReportFaultyError):
    """A review looks back on the period of one plan."""

    vi = "Báo cáo sơ kết, tổng kết phải nêu kế hoạch."
    en = "An interim or final review needs the plan whose period it reviews."


class BeforePlanError(ReportFaultyError):
    """On that day the plan's period had not begun."""

    vi = "Ngày {as_of} trước giai đoạn của kế hoạch, bắt đầu ngày {start}."
    en = "On {as_of} the plan's period, from {start}, had not begun."


class ReportKind(StrEnum):
    """Monthly list, half-yearly and yearly report, interim (sơ kết) and final (tổng kết) review."""

    MONTHLY = "monthly"
    HALF_YEAR = "half-year"
    YEARLY = "yearly"
    INTERIM = "interim"
    FINAL = "final"


_WINDOWS = {
    ReportKind.MONTHLY: month_of,
    ReportKind.HALF_YEAR: half_year_of,
    ReportKind.YEARLY: year_of,
}


def window_of(kind: ReportKind, *, as_of: date, period: tuple[date, date] | None) -> Span:
    """The window of a report as of a day; `period` is that of the plan, if one was named.

    A month, half-year or year is the one in which the day lies; a review looks back from the day
    to the beginning of the plan's period.

    Raises:
        ReportNeedsPlanError, BeforePlanError: it is a review, and there is nothing to review.
    """
    if kind in _WINDOWS:
        return _WINDOWS[kind](as_of)
    if period is None:
        raise ReportNeedsPlanError
    start, end = period
    if as_of < start:
        raise BeforePlanError(as_of=as_of, start=start)
    return Span(f"{start.isoformat()}..{min(as_of, end).isoformat()}", start, min(as_of, end))
