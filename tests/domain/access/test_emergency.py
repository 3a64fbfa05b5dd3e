from datetime import timedelta
from uuid import UUID

import pytest

from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.access.refusals import (
    AccessWordsMissingError,
    AlreadyClosedError,
    AlreadyEndedError,
    EmergencyOverError,
    EmergencyTooLongError,
    OperatorClosesError,
)
from tests.specification import NOW, THE_ID, Given, fact, replay

HOUR = timedelta(hours=1)
TAKEN = fact(EmergencyAccess.Taken, operator="otto", reason="Khôi phục", ends_at=NOW + 2 * HOUR)
ENDED = fact(EmergencyAccess.Ended, ended_by="otto")
CLOSED = fact(EmergencyAccess.Closed, remark="Hợp lý", closed_by="henry")


def take(reason="Khôi phục", hours=2):
    return lambda kind: kind.take(
        access_id=THE_ID, at=NOW, by="otto", reason=reason, ends_at=NOW + hours * HOUR
    )


def end(at=NOW):
    return lambda emergency: emergency.end(at=at, by="otto")


def close(by="henry", remark="Hợp lý", at=NOW):
    return lambda emergency: emergency.close(at=at, by=by, remark=remark)


def test_an_operator_comes_in_with_a_reason_and_an_end():
    Given(EmergencyAccess).when(take()).then(TAKEN)
    (
        Given(EmergencyAccess)
        .when(take(reason=" "))
        .then_refused(AccessWordsMissingError, "The field “reason” must say something.")
    )


def test_an_operator_stays_a_day_at_most():
    a_day = fact(
        EmergencyAccess.Taken, operator="otto", reason="Khôi phục", ends_at=NOW + 24 * HOUR
    )

    Given(EmergencyAccess).when(take(hours=24)).then(a_day)
    (
        Given(EmergencyAccess)
        .when(take(hours=25))
        .then_refused(EmergencyTooLongError, "Emergency access ends within 24 hours.")
    )
    (
        Given(EmergencyAccess)
        .when(take(hours=0))
        .then_refused(EmergencyOverError, "The end 2024-12-02T01:00:00+00:00 is past.")
    )


def test_an_operator_leaves_once():
    Given(EmergencyAccess, TAKEN).when(end()).then(ENDED)
    (
        Given(EmergencyAccess, TAKEN, ENDED)
        .when(end())
        .then_refused(AlreadyEndedError, "This has ended already.")
    )
    (
        Given(EmergencyAccess, TAKEN)
        .when(end(at=NOW + 2 * HOUR))
        .then_refused(AlreadyEndedError, "This has ended already.")
    )


@pytest.mark.parametrize("before", [(TAKEN,), (TAKEN, ENDED)])
def test_the_agency_has_the_last_word(before):
    Given(EmergencyAccess, *before).when(close(at=NOW + 99 * HOUR)).then(CLOSED)


def test_the_operator_does_not_close():
    (
        Given(EmergencyAccess, TAKEN)
        .when(close(by="otto"))
        .then_refused(OperatorClosesError, "otto took the emergency access and cannot close it.")
    )


def test_the_agency_closes_once_and_with_a_remark():
    (
        Given(EmergencyAccess, TAKEN)
        .when(close(remark=" "))
        .then_refused(AccessWordsMissingError, "The field “remark” must say something.")
    )
    (
        Given(EmergencyAccess, TAKEN, CLOSED)
        .when(close())
        .then_refused(AlreadyClosedError, "The agency has closed this emergency access already.")
    )


@pytest.mark.parametrize(
    ("facts", "hours", "counts"),
    [
        ((TAKEN,), 1, True),
        ((TAKEN,), 2, False),
        ((TAKEN, ENDED), 1, False),
        ((TAKEN, CLOSED), 1, False),
    ],
)
def test_an_emergency_counts_until_its_end(facts, hours, counts):
    assert replay(EmergencyAccess, *facts).is_in_force(NOW + hours * HOUR) is counts


def test_a_replayed_emergency_knows_its_operator():
    assert replay(EmergencyAccess, TAKEN).operator == "otto"


def test_a_reading_says_who_read_what_under_which_access():
    fields = {
        "reader": "otto",
        "role": "emergency_operator",
        "route": "GET /nominations",
        "ids": {"nomination_id": "5"},
        "access_id": UUID(int=7),
        "request_id": UUID(int=8),
    }

    (
        Given(Reading)
        .when(lambda kind: kind.make(reading_id=THE_ID, at=NOW, **fields))
        .then(fact(Reading.Made, **fields))
    )
