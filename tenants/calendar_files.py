"""Calendars of public holidays: YAML read strictly, checked, and given out as plain days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tenants.plan_files import PlanFile, PlanFileError, read_file
from tenants.plan_yaml import PathInFile

SHIPPED = Path(__file__).parent / "calendars"
_SATURDAY = 5
_CERTAINTIES = ("H", "M")


class CalendarFileError(PlanFileError):
    """A calendar file cannot be used; `path` and `line` say where."""


@dataclass(frozen=True)
class PublicCalendar:
    """Public days off, weekends among them or not, and weekend days that are worked instead.

    `years` are those that the file lists; of others it says nothing.
    """

    years: frozenset[int]
    days_off: frozenset[date]
    working_days: frozenset[date]


def vietnam() -> PublicCalendar:
    """The calendar of Vietnam that comes with the system."""
    return read_calendar(SHIPPED / "vietnam.yaml")


def read_calendar(path: Path) -> PublicCalendar:
    """Read a calendar file.

    Raises:
        CalendarFileError, PlanFileError: it cannot be read, or a day in it cannot be right.
    """
    return _Reader(path, read_file(path)).calendar()


class _Reader:
    def __init__(self, path: Path, file: PlanFile) -> None:
        self._path = path
        self._file = file

    def calendar(self) -> PublicCalendar:
        years: dict[int, list[tuple[date, bool]]] = {}
        for place, entry in enumerate(self._list(self._file.data, ("years",))):
            at: PathInFile = ("years", place)
            year = self._year(entry, at, known=years)
            years[year] = [*self._days_off(entry, at, year), *self._exchanged(entry, at, year)]
        days = [day for found in years.values() for day in found]
        return PublicCalendar(
            years=frozenset(years),
            days_off=frozenset(day for day, worked in days if not worked),
            working_days=frozenset(day for day, worked in days if worked),
        )

    def _year(self, entry: Mapping[str, Any], at: PathInFile, known: Mapping[int, Any]) -> int:
        year = entry.get("year")
        if not isinstance(year, int) or year in known:
            raise self._fault((*at, "year"), "“year” phải là năm, mỗi năm một lần", "a year, once")
        if not entry.get("source") or entry.get("certainty") not in _CERTAINTIES:
            raise self._fault(
                at, "mỗi năm phải có “source” và “certainty” (H, M)", "source and certainty"
            )
        return year

    def _days_off(
        self, entry: Mapping[str, Any], at: PathInFile, year: int
    ) -> Iterator[tuple[date, bool]]:
        for place, holiday in enumerate(self._list(entry, (*at, "days_off"))):
            inside: PathInFile = (*at, "days_off", place)
            first = self._day(holiday, inside, "from", year)
            last = self._day(holiday, inside, "to", year)
            if last < first:
                raise self._fault(inside, "“to” trước “from”", "“to” is before “from”")
            days = range((last - first).days + 1)
            yield from ((first + timedelta(days=number), False) for number in days)

    def _exchanged(
        self, entry: Mapping[str, Any], at: PathInFile, year: int
    ) -> Iterator[tuple[date, bool]]:
        if "exchanged" not in entry:
            return
        for place, pair in enumerate(self._list(entry, (*at, "exchanged"))):
            inside: PathInFile = (*at, "exchanged", place)
            off = self._day(pair, inside, "off", year)
            worked = self._day(pair, inside, "worked", year)
            if off.weekday() >= _SATURDAY or worked.weekday() < _SATURDAY:
                raise self._fault(
                    inside,
                    "chỉ hoán đổi một ngày trong tuần (off) với thứ Bảy hoặc Chủ nhật (worked)",
                    "a weekday (off) is exchanged for a Saturday or Sunday (worked)",
                )
            yield off, False
            yield worked, True

    def _day(self, entry: Mapping[str, Any], at: PathInFile, key: str, year: int) -> date:
        try:
            day = date.fromisoformat(str(entry[key]))
        except (KeyError, TypeError, ValueError):
            raise self._fault((*at, key), f"“{key}” phải là một ngày", "a real day") from None
        if day.year != year:
            raise self._fault((*at, key), f"ngày không thuộc năm {year}", "a day of that year")
        return day

    def _list(self, entry: Mapping[str, Any], at: PathInFile) -> Sequence[Mapping[str, Any]]:
        found = entry.get(str(at[-1]))
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self._fault(at, "phải là một danh sách các bảng khóa", "a list of tables")
        return found

    def _fault(self, at: PathInFile, vi: str, en: str) -> CalendarFileError:
        return CalendarFileError(
            path=self._path,
            line=self._file.line_of(at),
            vi=f"Lịch nghỉ lễ: {vi}.",
            en=f"The calendar is wrong here; expected: {en}.",
        )
