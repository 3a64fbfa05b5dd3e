from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules.deadlines import Anchor, Window
from domain.rules.setting import Period
from domain.rules.windows import Span, spans

FIVE_YEARS = Period(start=date(2021, 4, 12), end=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("window", "number", "first", "last"),
    [
        (Window.MONTH, 57, ("2021-04", "tháng 4/2021", "April 2021"), "2025-12"),
        (Window.QUARTER, 19, ("2021-Q2", "quý II/2021", "quarter 2 of 2021"), "2025-Q4"),
        (
            Window.TWO_QUARTERS,
            10,
            ("2021-Q1-Q2", "quý I và quý II/2021", "quarters 1 and 2 of 2021"),
            "2025-Q3-Q4",
        ),
        (
            Window.HALF_YEAR,
            10,
            ("2021-H1", "6 tháng đầu năm 2021", "first half of 2021"),
            "2025-H2",
        ),
        (Window.YEAR, 5, ("2021", "năm 2021", "year 2021"), "2025"),
        (
            Window.PERIOD,
            1,
            ("2021-2025", "giai đoạn 2021–2025", "period 2021–2025"),
            "2021-2025",
        ),
    ],
)
def test_windows_are_those_of_the_calendar_and_bear_their_names(window, number, first, last):
    found = spans(window, FIVE_YEARS)

    assert len(found) == number
    assert (found[0].key, found[0].label_vi, found[0].label_en) == first
    assert found[-1].key == last


def test_the_whole_period_is_one_window_from_its_first_day_to_its_last():
    [whole] = spans(Window.PERIOD, FIVE_YEARS)

    assert (whole.start, whole.end) == (FIVE_YEARS.start, FIVE_YEARS.end)


def test_the_second_half_is_named_so():
    second = spans(Window.HALF_YEAR, FIVE_YEARS)[1]

    assert second == Span(
        key="2021-H2",
        label_vi="6 tháng cuối năm 2021",
        label_en="second half of 2021",
        start=date(2021, 7, 1),
        end=date(2021, 12, 31),
    )


def test_a_period_of_one_year_bears_its_number():
    year = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))

    assert [each.key for each in spans(Window.PERIOD, year)] == ["2024"]


def test_windows_may_be_counted_from_the_day_the_plan_begins():
    found = spans(Window.HALF_YEAR, FIVE_YEARS, anchor=Anchor.PLAN)

    assert found[0] == Span(
        key="2021-04-12..2021-10-11",
        label_vi="từ 12/04/2021 đến 11/10/2021",
        label_en="from 2021-04-12 to 2021-10-11",
        start=date(2021, 4, 12),
        end=date(2021, 10, 11),
    )
    assert found[-1].end == date(2026, 4, 11)


def test_a_window_is_cut_to_the_period_and_keeps_its_name():
    first = spans(Window.MONTH, FIVE_YEARS)[0]

    assert (first.start, first.within(FIVE_YEARS).start) == (date(2021, 4, 1), date(2021, 4, 12))
    assert first.within(FIVE_YEARS).key == "2021-04"


def test_further_windows_follow_the_period_where_they_are_asked_for():
    found = spans(Window.QUARTER, FIVE_YEARS, beyond=2)

    assert [each.key for each in found[-3:]] == ["2025-Q4", "2026-Q1", "2026-Q2"]


@given(
    start=st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)),
    days=st.integers(min_value=0, max_value=2000),
    window=st.sampled_from([each for each in Window if each is not Window.PERIOD]),
    anchor=st.sampled_from(list(Anchor)),
)
def test_windows_cover_the_period_without_a_gap_and_without_overlap(start, days, window, anchor):
    period = Period(start=start, end=start + timedelta(days=days))
    found = spans(window, period, anchor=anchor)

    assert found[0].start <= period.start
    assert found[-1].start <= period.end <= found[-1].end
    assert all(before.end + timedelta(days=1) == after.start for before, after in pairwise(found))
    assert len({each.key for each in found}) == len(found)
