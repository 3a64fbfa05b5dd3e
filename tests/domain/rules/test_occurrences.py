import json
from datetime import UTC, date, datetime

import pytest

from domain.rules.calendar import NO_HOLIDAYS, WorkingCalendar
from domain.rules.deadlines import Deadline
from domain.rules.document import PlanDocument
from domain.rules.occurrences import (
    Occurrence,
    occurrence_at,
    occurrences,
    quota_occurrences,
)
from domain.rules.reading import read_plan
from domain.times import VIETNAM
from tests.domain.rules.sample import CLAUSE, plan

MONTHLY = {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=20", "window": "month"}
HALF_YEARLY = {
    "recurrence": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
    "window": "half_year",
    "reading": "inclusive",
}
FIVE_YEARS = {"year": None, "period": {"start": "2021-04-01", "end": "2025-12-31"}}
TET = WorkingCalendar(days_off=frozenset(date(2022, 2, day) for day in range(1, 5)))


def rules(*, deadline, **changes) -> PlanDocument:
    given = {"key": "d", "step": "submitted", "who": "Các đơn vị", "whom": "VP", "clause": CLAUSE}
    return read_plan(plan(deadlines=[given | deadline], **changes))


def due(deadline, *, calendar=NO_HOLIDAYS, **changes):
    document = rules(deadline=deadline, **changes)
    return occurrences(document.deadlines[0], plan=document, calendar=calendar)


def days_due(found):
    return [each.due_at.astimezone(VIETNAM).strftime("%Y-%m-%d %H:%M") for each in found]


def test_T10_the_20th_of_may_at_midnight_is_late_and_the_second_before_it_is_not():
    may = occurrence_at(due(MONTHLY, **FIVE_YEARS), datetime(2021, 5, 20, tzinfo=VIETNAM))

    assert may == Occurrence(
        key="2021-05",
        label_vi="tháng 5/2021",
        label_en="May 2021",
        window_start=date(2021, 5, 1),
        window_end=date(2021, 5, 31),
        due_at=datetime(2021, 5, 19, 17, 0, tzinfo=UTC),
    )
    assert datetime(2021, 5, 19, 16, 59, 59, tzinfo=UTC) < may.due_at
    assert datetime(2021, 5, 19, 23, 59, 59, tzinfo=VIETNAM) < may.due_at
    assert datetime(2021, 5, 20, tzinfo=VIETNAM) >= may.due_at


def test_a_monthly_deadline_comes_in_each_of_57_months():
    found = due(MONTHLY, **FIVE_YEARS)

    assert [found[0].key, found[-1].key, len(found)] == ["2021-04", "2025-12", 57]
    assert days_due(found[:2]) == ["2021-04-20 00:00", "2021-05-20 00:00"]


def test_an_inclusive_reading_lets_the_day_in():
    assert days_due(due(MONTHLY | {"reading": "inclusive"}, **FIVE_YEARS)[:1]) == [
        "2021-04-21 00:00"
    ]


def test_half_years_end_with_june_and_december():
    found = due(HALF_YEARLY, **FIVE_YEARS)

    assert [each.key for each in found[:3]] == ["2021-H1", "2021-H2", "2022-H1"]
    assert days_due(found[:2]) == ["2021-07-01 00:00", "2022-01-01 00:00"]
    assert found[0].window_start == date(2021, 4, 1)


def test_a_last_day_on_a_holiday_moves_with_the_calendar():
    strict_fourth = {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=4", "window": "month"}
    february = {"period": {"start": "2022-02-01", "end": "2022-02-28"}, "year": None}

    def moved(shift):
        return days_due(due(strict_fourth | {"working_day_shift": shift}, calendar=TET, **february))

    assert moved("none") == ["2022-02-04 00:00"]
    assert moved("next") == ["2022-02-08 00:00"]
    assert moved("previous") == []


def test_a_shift_to_the_day_before_stays_in_the_window_or_the_duty_falls_away():
    found = due(
        {"before": "2022-02-04", "working_day_shift": "previous"},
        calendar=TET,
        year=2022,
        period={"start": "2022-01-01", "end": "2022-12-31"},
    )

    assert days_due(found) == ["2022-02-01 00:00"]


def test_a_plan_may_know_further_days():
    extra = {"days_off": ["2024-11-29"], "note": "Ngày truyền thống của Sở"}
    shifted = {"before": "2024-11-30", "working_day_shift": "next"}

    assert days_due(due(shifted)) == ["2024-11-30 00:00"]
    assert days_due(due(shifted, extra_days=extra)) == ["2024-12-03 00:00"]


def test_grace_comes_after_the_shift():
    found = due({"before": "2024-12-01", "working_day_shift": "next", "grace_days": 2})

    assert days_due(found) == ["2024-12-05 00:00"]


def test_a_quarter_may_be_due_in_the_month_after_it():
    later = {
        "recurrence": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5",
        "window": "quarter",
        "windows_later": 1,
    }
    found = due(later, year=2024)

    assert [each.key for each in found] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert days_due(found) == [
        "2024-04-05 00:00",
        "2024-07-05 00:00",
        "2024-10-05 00:00",
        "2025-01-05 00:00",
    ]


def test_windows_may_be_counted_from_the_day_on_which_the_plan_begins():
    from_the_tenth = {"year": None, "period": {"start": "2024-03-10", "end": "2024-09-09"}}
    quarterly = {
        "recurrence": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20",
        "window": "quarter",
        "anchored": "plan",
    }

    found = due(quarterly, **from_the_tenth)

    assert [(each.window_start, each.window_end) for each in found] == [
        (date(2024, 3, 10), date(2024, 6, 9)),
        (date(2024, 6, 10), date(2024, 9, 9)),
    ]
    assert days_due(found) == ["2024-03-20 00:00", "2024-06-20 00:00"]


def test_what_falls_once_in_the_whole_period_falls_in_it_though_it_may_come_later():
    once = {"recurrence": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "window": "period"}

    [found] = due(once | {"windows_later": 1})

    assert (found.key, days_due([found])) == ("2024", ["2024-06-01 00:00"])


def test_a_duty_of_the_first_day_of_a_month_falls_in_that_month():
    first = {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=1", "window": "month", "reading": "inclusive"}

    found = due(first, year=2024)

    assert [found[0].key, found[-1].key, len(found)] == ["2024-01", "2024-12", 12]


def test_what_is_done_on_the_last_day_of_a_window_is_done_for_it():
    found = due(MONTHLY, **FIVE_YEARS)

    evening = datetime(2021, 5, 31, 23, 59, tzinfo=VIETNAM)
    assert occurrence_at(found, evening) == found[1]


def test_a_yearly_day_moves_with_the_calendar():
    yearly = {"yearly": "02-05", "working_day_shift": "next"}
    [found] = due(
        yearly, calendar=TET, year=2022, period={"start": "2022-01-01", "end": "2022-12-31"}
    )

    assert days_due([found]) == ["2022-02-08 00:00"]
    assert (found.label_vi, found.label_en) == ("năm 2022", "year 2022")


def test_what_is_due_before_the_plan_begins_or_after_it_ends_is_not_due():
    late_start = {"year": None, "period": {"start": "2021-04-25", "end": "2021-06-10"}}

    assert [each.key for each in due(MONTHLY, **late_start)] == ["2021-05"]


def test_a_single_day_is_open_from_the_day_that_the_plan_names():
    once = {"before": "2021-06-30", "opens": "2021-04-01", "reading": "inclusive"}
    [found] = due(once, year=2021, period={"start": "2021-01-01", "end": "2021-12-31"})

    assert found == Occurrence(
        key="2021-06-30",
        label_vi="hạn 30/06/2021",
        label_en="due 2021-06-30",
        window_start=date(2021, 4, 1),
        window_end=date(2021, 6, 30),
        due_at=datetime(2021, 7, 1, tzinfo=VIETNAM),
        once=True,
    )
    assert found.takes(datetime(2024, 1, 1, tzinfo=UTC))


def test_a_yearly_day_falls_due_once_in_the_plan_s_year():
    [found] = due({"yearly": "01-10", "year_offset": 1})

    assert (found.key, found.window_start, found.window_end) == (
        "2024",
        date(2024, 1, 1),
        date(2025, 1, 9),
    )


def test_what_is_done_outside_every_window_belongs_to_none():
    found = due(MONTHLY, **FIVE_YEARS)

    assert occurrence_at(found, datetime(2026, 1, 1, tzinfo=VIETNAM)) is None


def quota(**parts):
    given = {
        "key": "q",
        "owed_by": "unit",
        "owed_to": "Phòng Nội vụ",
        "counts": "introduced",
        "minimum": 1,
        "window": "month",
        "clause": CLAUSE,
    }
    return given | parts


def quota_due(**parts):
    document = rules(deadline=MONTHLY, quotas=[quota(**parts)], **FIVE_YEARS)
    return quota_occurrences(document.quotas[0], plan=document, calendar=NO_HOLIDAYS)


def test_a_quota_is_due_as_its_window_ends():
    assert days_due(quota_due()[:2]) == ["2021-05-01 00:00", "2021-06-01 00:00"]


def test_a_quota_may_count_windows_from_the_day_on_which_the_plan_begins():
    changes = {"year": None, "period": {"start": "2024-03-10", "end": "2024-09-09"}}
    anchored = quota(window="quarter", anchored="plan")
    document = rules(deadline=MONTHLY, quotas=[anchored], **changes)

    found = quota_occurrences(document.quotas[0], plan=document, calendar=NO_HOLIDAYS)

    assert days_due(found) == ["2024-06-10 00:00", "2024-09-10 00:00"]


def test_a_quota_is_due_with_the_deadline_that_it_names():
    assert days_due(quota_due(deadline="d")[:2]) == ["2021-04-20 00:00", "2021-05-20 00:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=DAILY",
        "FREQ=MONTHLY;COUNT=3",
        "FREQ=MONTHLY;UNTIL=20250101",
        "BYMONTHDAY=20;FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;INTERVAL=5;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;FREQ=YEARLY",
        "hàng tháng",
        "",
    ],
)
def test_a_recurrence_that_never_ends_or_never_comes_is_refused(rule):
    fields = {"key": "d", "step": "submitted", "who": "a", "whom": "b", "clause": CLAUSE}

    with pytest.raises(ValueError, match="This is no recurrence that can be used"):
        Deadline.model_validate_json(json.dumps(fields | {"recurrence": rule, "window": "month"}))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=1;BYMONTHDAY=1",
        "FREQ=YEARLY;INTERVAL=5;BYMONTH=1;BYMONTHDAY=1",
    ],
)
def test_a_recurrence_may_be_as_rare_as_once_in_five_years(rule):
    fields = {"key": "d", "step": "submitted", "who": "a", "whom": "b", "clause": CLAUSE}
    data = fields | {"recurrence": rule, "window": "period"}

    assert Deadline.model_validate_json(json.dumps(data)).recurrence == rule
