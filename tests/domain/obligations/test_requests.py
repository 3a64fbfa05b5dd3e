"""What an agency owes to persons who ask about their data, as of an instant."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.obligations.reckoning import State, Tone
from domain.obligations.requests import DUTY, DataRequest, owed_answers
from domain.obligations.requirements import Kind

REGISTERED = datetime(2024, 11, 22, 3, 0, tzinfo=UTC)
TOO_LATE = datetime(2024, 11, 26, 17, 0, tzinfo=UTC)
AN_INSTANT = timedelta(microseconds=1)


def request(answered_at=None):
    return DataRequest(
        request_id=UUID(int=5),
        received_on=date(2024, 11, 22),
        registered_at=REGISTERED,
        due_on=date(2024, 11, 26),
        phrase="trong 02 ngày làm việc",
        reading="hết ngày làm việc thứ hai",
        answered_at=answered_at,
        document="45/QĐ",
    )


def owed(as_of, answered_at=None):
    return list(owed_answers([request(answered_at)], agency="Sở Xây dựng", as_of=as_of))


def test_nothing_is_owed_before_the_request_is_known():
    assert owed(REGISTERED - AN_INSTANT) == []
    assert len(owed(REGISTERED)) == 1


@pytest.mark.parametrize(
    ("as_of", "answered_at", "state"),
    [
        (TOO_LATE - AN_INSTANT, None, State.OPEN),
        (TOO_LATE, None, State.OVERDUE),
        (TOO_LATE, TOO_LATE - AN_INSTANT, State.MET),
        (TOO_LATE, TOO_LATE, State.MET_LATE),
        (TOO_LATE, TOO_LATE + AN_INSTANT, State.OVERDUE),
    ],
)
def test_the_last_day_ends_at_midnight_in_vietnam(as_of, answered_at, state):
    assert [each.state for each in owed(as_of, answered_at)] == [state]


def test_an_answer_is_shown_with_its_document_once_it_was_given():
    given = TOO_LATE - AN_INSTANT
    (before,), (after,) = owed(given - AN_INSTANT, given), owed(given, given)

    assert (before.answered_at, before.remark, before.done, before.missing) == (None, None, 0, 1)
    assert (after.answered_at, after.remark, after.done, after.missing) == (given, "45/QĐ", 1, 0)


def test_what_is_owed_says_what_was_asked_of_whom_and_of_nobody_in_particular():
    (found,) = owed(REGISTERED)
    required, window = found.requirement, found.window

    assert (found.obligation_id, found.plan_id, found.plan_key) == (
        UUID(int=5),
        None,
        "personal-data",
    )
    assert (found.ower.name, found.ower.unit_id, found.tone) == ("Sở Xây dựng", None, Tone.NOTICE)
    assert (required.key, required.kind, required.is_of_units) == (DUTY, Kind.REPORT, False)
    assert (required.phrase, required.reading) == (
        "trong 02 ngày làm việc",
        "hết ngày làm việc thứ hai",
    )
    assert (window.key, window.window_start, window.window_end, window.due_at) == (
        "2024-11-22",
        date(2024, 11, 22),
        date(2024, 11, 26),
        TOO_LATE,
    )
    assert (window.label_vi, window.label_en) == (
        "yêu cầu nhận ngày 22/11/2024",
        "request received on 2024-11-22",
    )
