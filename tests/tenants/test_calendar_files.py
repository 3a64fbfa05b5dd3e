from datetime import date, timedelta

import pytest

from domain.rules.calendar import WorkingCalendar
from tenants.calendar_files import CalendarFileError, PublicCalendar, read_calendar, vietnam

YEAR = """
years:
  - year: 2024
    source: Thông báo
    certainty: H
    days_off:
      - {from: 2024-04-30, to: 2024-05-01, name: Ngày Chiến thắng}
    exchanged:
      - {off: 2024-04-29, worked: 2024-05-04}
"""


def calendar_file(tmp_path, text):
    path = tmp_path / "calendar.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_days_off_are_spread_out_and_exchanged_days_kept_apart(tmp_path):
    assert read_calendar(calendar_file(tmp_path, YEAR)) == PublicCalendar(
        years=frozenset({2024}),
        days_off=frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}),
        working_days=frozenset({date(2024, 5, 4)}),
    )


def test_the_shipped_calendar_holds_the_years_of_the_plans():
    assert vietnam().years == frozenset(range(2021, 2027))


@pytest.mark.parametrize("year", range(2021, 2027))
def test_each_year_has_its_eleven_days_off_and_those_in_lieu(year):
    listed = vietnam()
    calendar = WorkingCalendar(listed.days_off, listed.working_days)
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range(366)]
    off = [day for day in days if day.year == year and day.weekday() < 5]
    closed = [day for day in off if not calendar.works_on(day)]
    exchanged = [day for day in listed.working_days if day.year == year]

    assert len(closed) - len(exchanged) == 11
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        assert not calendar.works_on(date(year, month, day))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2021, 2, 12), False),
        (date(2021, 4, 21), False),
        (date(2022, 2, 4), False),
        (date(2022, 2, 7), True),
        (date(2023, 5, 3), False),
        (date(2024, 4, 29), False),
        (date(2024, 5, 4), True),
        (date(2024, 11, 29), True),
        (date(2024, 11, 30), False),
        (date(2025, 4, 26), True),
        (date(2026, 1, 2), False),
    ],
)
def test_days_that_people_remember(day, works):
    listed = vietnam()

    assert WorkingCalendar(listed.days_off, listed.working_days).works_on(day) is works


@pytest.mark.parametrize(
    ("change", "line", "vi"),
    [
        (("year: 2024\n", "year: hai nghìn\n"), 3, "“year” phải là năm, mỗi năm một lần"),
        (("source: Thông báo", "source:"), 3, "mỗi năm phải có “source” và “certainty” (H, M)"),
        (("certainty: H", "certainty: X"), 3, "mỗi năm phải có “source” và “certainty” (H, M)"),
        (("to: 2024-05-01", "to: 2024-04-01"), 7, "“to” trước “from”"),
        (("to: 2024-05-01", "to: 2023-05-01"), 7, "ngày không thuộc năm 2024"),
        (("to: 2024-05-01", "to: 2024-02-30"), 7, "“to” phải là một ngày"),
        (
            ("worked: 2024-05-04", "worked: 2024-05-03"),
            9,
            "chỉ hoán đổi một ngày trong tuần (off) với thứ Bảy hoặc Chủ nhật (worked)",
        ),
        (("exchanged:\n      -", "exchanged:\n       "), 8, "phải là một danh sách các bảng khóa"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, change, line, vi):
    with pytest.raises(CalendarFileError) as refusal:
        read_calendar(calendar_file(tmp_path, YEAR.replace(*change)))

    assert (refusal.value.line, refusal.value.vi) == (line, f"Lịch nghỉ lễ: {vi}.")


def test_a_year_is_listed_once(tmp_path):
    twice = YEAR + YEAR.removeprefix("\nyears:\n")

    with pytest.raises(CalendarFileError, match="a year, once"):
        read_calendar(calendar_file(tmp_path, twice))
