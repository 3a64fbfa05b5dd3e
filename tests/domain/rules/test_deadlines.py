import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules.calendar import WorkingCalendar
from domain.rules.deadlines import Deadline, DeadlineNotDatedError
from domain.times import VIETNAM
from tests.domain.rules.sample import CLAUSE


def deadline(**parts):
    fields = {"key": "d", "step": "submitted", "who": "Các phòng", "whom": "VP", "clause": CLAUSE}
    return Deadline.model_validate_json(json.dumps(fields | parts))


def test_a_strict_reading_ends_as_the_day_begins():
    due = deadline(before="2024-11-30").due_at(2024)

    assert due == datetime(2024, 11, 30, tzinfo=VIETNAM)
    assert due.astimezone(UTC) == datetime(2024, 11, 29, 17, tzinfo=UTC)


def test_an_inclusive_reading_ends_with_the_day():
    due = deadline(before="2024-11-30", reading="inclusive").due_at(2024)

    assert due == datetime(2024, 12, 1, tzinfo=VIETNAM)


def test_grace_days_come_on_top():
    due = deadline(before="2024-11-30", grace_days=2).due_at(2024)

    assert due == datetime(2024, 12, 2, tzinfo=VIETNAM)


def test_a_yearly_deadline_may_fall_in_the_year_after_the_plan_s():
    due = deadline(yearly="01-10", year_offset=1).due_at(2023)

    assert due == datetime(2024, 1, 10, tzinfo=VIETNAM)


def test_a_yearly_deadline_is_late_from_that_day_of_the_plan_s_year():
    yearly = deadline(yearly="11-30", working_day_shift="next")
    holiday = WorkingCalendar(days_off=frozenset([date(2024, 11, 29)]))
    morning = datetime(2024, 11, 30, 8, tzinfo=VIETNAM)

    assert yearly.is_late(morning, 2024)
    assert not yearly.is_late(morning, 2025)
    assert not yearly.is_late(morning, 2024, holiday)


def test_a_recurring_deadline_has_no_single_last_instant():
    monthly = deadline(recurrence="FREQ=MONTHLY;BYMONTHDAY=20", window="month")

    with pytest.raises(DeadlineNotDatedError) as refusal:
        monthly.due_at(2024)

    assert refusal.value.message("vi") == (
        "Thời hạn “d” lặp lại trong năm, không có một mốc duy nhất."
    )


def test_T10_the_day_before_the_20th_is_in_time_and_midnight_is_late():
    may = deadline(before="2021-05-20")

    in_time = [datetime(2021, 5, 19, 23, 59, 59, tzinfo=VIETNAM)]
    in_time += [datetime(2021, 5, 19, 16, 59, 59, tzinfo=UTC)]
    late = [datetime(2021, 5, 20, tzinfo=VIETNAM), datetime(2021, 5, 19, 17, tzinfo=UTC)]
    assert [may.is_late(at, 2021) for at in in_time] == [False, False]
    assert [may.is_late(at, 2021) for at in late] == [True, True]


def test_T11_a_dossier_on_the_morning_of_30_november_2024_is_late():
    submission = deadline(before="2024-11-30")

    assert submission.is_late(datetime(2024, 11, 30, 8, tzinfo=VIETNAM), 2024)
    assert submission.when_late.value == "accept_flagged"


@given(
    day=st.dates(min_value=datetime(1950, 1, 1, tzinfo=UTC).date()).filter(
        lambda day: day.year < 2200
    ),
    grace=st.integers(min_value=0, max_value=366),
)
def test_the_last_instant_in_time_is_just_before_the_first_too_late(day, grace):
    some = deadline(before=day.isoformat(), grace_days=grace)
    due = some.due_at(day.year)

    assert some.is_late(due, day.year)
    assert not some.is_late(due - timedelta(microseconds=1), day.year)
