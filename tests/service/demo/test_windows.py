from datetime import date

from service.demo.windows import HalfYear, Month, half_years, months


def test_months_follow_one_another_over_the_new_year():
    found = [month.key for month in months(Month(2021, 11), until=date(2022, 2, 1))]

    assert found == ["2021-11", "2021-12", "2022-01"]


def test_a_month_that_begins_on_the_day_is_no_more_walked():
    assert [*months(Month(2021, 5), until=date(2021, 5, 1))] == []


def test_half_years_are_walked_when_their_last_month_begins_in_time():
    found = [*half_years(first=2021, last=2022, until=date(2022, 6, 2))]

    assert found == [HalfYear(2021, 1), HalfYear(2021, 2), HalfYear(2022, 1)]


def test_a_half_year_is_called_as_in_the_plans():
    half = HalfYear(2021, 2)

    assert (half.key, half.quarters, half.last_month.key) == ("2021-H2", "2021-Q3-Q4", "2021-12")


def test_the_clock_is_set_to_a_moment_of_a_month():
    assert Month(2021, 5).day(7) == "2021-05-07 08:00"
