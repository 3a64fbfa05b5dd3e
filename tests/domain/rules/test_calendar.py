from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules.calendar import NO_HOLIDAYS, Shift, WorkingCalendar

HOLIDAYS = WorkingCalendar(
    days_off=frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}),
    working_days=frozenset({date(2024, 5, 4)}),
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 4, 26), True),
        (date(2024, 4, 27), False),
        (date(2024, 4, 28), False),
        (date(2024, 4, 29), False),
        (date(2024, 5, 2), True),
        (date(2024, 5, 4), True),
        (date(2024, 5, 5), False),
    ],
)
def test_offices_are_shut_at_weekends_and_on_holidays_and_open_on_exchanged_saturdays(day, works):
    assert HOLIDAYS.works_on(day) is works


def test_a_last_day_goes_to_the_next_or_the_previous_working_day():
    sunday = date(2024, 4, 28)

    assert HOLIDAYS.shifted(sunday, Shift.NEXT) == date(2024, 5, 2)
    assert HOLIDAYS.shifted(sunday, Shift.PREVIOUS) == date(2024, 4, 26)
    assert HOLIDAYS.shifted(sunday, Shift.NONE) == sunday


@pytest.mark.parametrize("shift", list(Shift))
def test_a_working_day_stays(shift):
    assert HOLIDAYS.shifted(date(2024, 5, 4), shift) == date(2024, 5, 4)


def test_a_plan_adds_days_that_win_over_the_public_ones():
    own = HOLIDAYS.with_days(days_off=[date(2024, 5, 4)], working_days=[date(2024, 4, 29)])

    assert own == WorkingCalendar(
        days_off=frozenset({date(2024, 4, 30), date(2024, 5, 1), date(2024, 5, 4)}),
        working_days=frozenset({date(2024, 4, 29)}),
    )
    assert not own.works_on(date(2024, 5, 4))
    assert own.works_on(date(2024, 4, 29))


@given(
    day=st.dates(min_value=date(2021, 1, 1), max_value=date(2026, 12, 31)),
    off=st.frozensets(st.dates(min_value=date(2021, 1, 1), max_value=date(2026, 12, 31))),
)
def test_the_next_working_day_is_worked_and_none_before_it_is(day, off):
    calendar = WorkingCalendar(days_off=off)
    found = calendar.shifted(day, Shift.NEXT)

    between = [day + timedelta(days=number) for number in range((found - day).days)]
    assert calendar.works_on(found)
    assert not any(calendar.works_on(each) for each in between)


def test_without_holidays_only_weekends_are_off():
    assert NO_HOLIDAYS.works_on(date(2024, 4, 30))
    assert not NO_HOLIDAYS.works_on(date(2024, 4, 27))
