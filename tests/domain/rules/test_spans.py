from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules.spans import (
    Span,
    UnknownSpanError,
    half_year_of,
    month_of,
    span_of,
    year_of,
)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2021-05", date(2021, 5, 1), date(2021, 5, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2021-Q1", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021-Q1-Q2", date(2021, 1, 1), date(2021, 6, 30)),
        ("2021-Q3-Q4", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021-H1", date(2021, 1, 1), date(2021, 6, 30)),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2021-2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_a_key_names_a_span(key, first, last):
    assert span_of(key) == Span(key, first, last)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "21",
        "2021-13",
        "2021-00",
        "2021-Q5",
        "2021-H3",
        "2021-5",
        "2025-2021",
        "0000",
        "2021-05 ",
    ],
)
def test_other_keys_name_none(key):
    with pytest.raises(UnknownSpanError) as refusal:
        span_of(key)

    assert refusal.value.message("en") == (
        f"“{key}” is no span; examples: 2021-05, 2021-Q3, 2021-H1, 2021, 2021-2025."
    )
    assert refusal.value.message("vi").startswith(f"“{key}” không phải là một kỳ")


@pytest.mark.parametrize("of_day", [month_of, half_year_of, year_of])
@given(day=st.dates(min_value=date(1, 1, 1)))
def test_a_day_lies_in_its_own_span_and_the_days_around_it_do_not(of_day, day):
    span = of_day(day)

    assert span.holds(day)
    assert span == span_of(span.key)
    assert [span.holds(span.first), span.holds(span.last)] == [True, True]
    if span.first > date.min and span.last < date.max:
        one = timedelta(days=1)
        assert [span.holds(span.first - one), span.holds(span.last + one)] == [False, False]


def test_half_years_begin_in_january_and_july():
    days = [date(2024, 1, 1), date(2024, 6, 30), date(2024, 7, 1), date(2024, 12, 31)]

    assert [half_year_of(day).key for day in days] == ["2024-H1", "2024-H1", "2024-H2", "2024-H2"]
