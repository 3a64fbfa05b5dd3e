"""The edges of a request to be erased and of an order to preserve."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.erasures.clock import PHRASE, READING, Clock
from domain.erasures.erasure import AskedBy, Erasure
from domain.erasures.preservation import Preservation, preservation_id_of
from domain.erasures.refusals import (
    ErasureDecidedError,
    ErasureNotGrantedError,
    PreservedError,
    PreservingDocumentMissingError,
)
from domain.errors import NotFoundError
from tests.specification import NOW, THE_ID, Given, fact, replay

CLOCK = Clock(due_on=date(2024, 12, 4), phrase=PHRASE, reading=READING)
SUBJECT, ORDER, OTHER = UUID(int=71), UUID(int=72), UUID(int=73)
REQUESTED = fact(
    Erasure.Requested,
    subject_id=SUBJECT,
    asked_by="legal_representative",
    document="Đơn",
    received_on=date(2024, 12, 2),
    due_on=date(2024, 12, 4),
    due_phrase=PHRASE,
    due_reading=READING,
    registered_by="alice",
)
OPENED = fact(Preservation.Opened, subject_id=SUBJECT)
ORDERED = fact(Preservation.Ordered, order_id=ORDER, document="5/TTr", ordered_by="alice")
SECOND = fact(Preservation.Ordered, order_id=OTHER, document="7/TA", ordered_by="bob")
LIFTED = fact(Preservation.Lifted, order_id=ORDER, document="9/TTr", lifted_by="alice")


def refused(*, late):
    return fact(Erasure.Refused, document="46/TB", reason="Vụ án", late=late, refused_by="henry")


def refuse(at):
    return lambda kept: kept.refuse(at=at, by="henry", document="46/TB", reason="Vụ án")


def test_a_representative_may_ask():
    request = lambda kind: kind.request(  # noqa: E731
        erasure_id=THE_ID,
        at=NOW,
        by="alice",
        subject_id=SUBJECT,
        asked_by=AskedBy.LEGAL_REPRESENTATIVE,
        document="Đơn",
        received_on=date(2024, 12, 2),
        clock=CLOCK,
    )

    Given(Erasure).when(request).then(REQUESTED)


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (datetime(2024, 12, 4, 16, 59, tzinfo=UTC), False),
        (datetime(2024, 12, 4, 17, 0, tzinfo=UTC), True),
    ],
)
def test_the_last_day_to_decide_ends_at_midnight_in_vietnam(at, late):
    granted = fact(Erasure.Granted, document="45/QĐ", late=late, granted_by="henry")
    grant = lambda asked: asked.grant(at=at, by="henry", document="45/QĐ")  # noqa: E731

    Given(Erasure, REQUESTED).when(grant).then(granted)
    Given(Erasure, REQUESTED).when(refuse(at)).then(refused(late=late))


def test_a_request_is_sealed_by_the_key_that_it_asks_to_destroy():
    asked = replay(Erasure, REQUESTED)

    assert (asked.subject_id, asked.about) == (SUBJECT, SUBJECT)


def test_the_orders_about_a_subject_are_kept_in_one_place():
    kept = Preservation.open(subject_id=SUBJECT, at=NOW)

    assert (kept.id, kept.about) == (preservation_id_of(SUBJECT), SUBJECT)
    assert kept.id != preservation_id_of(ORDER)
    Given(Preservation).when(lambda kind: kind.open(subject_id=SUBJECT, at=NOW)).then(OPENED)


def test_a_document_orders_to_preserve():
    order = lambda kept: kept.order(at=NOW, by="bob", order_id=OTHER, document="7/TA")  # noqa: E731

    Given(Preservation, OPENED, ORDERED).when(order).then(SECOND)


def test_each_order_that_stands_is_named_and_one_that_is_lifted_is_not():
    guard = lambda kept: kept.require_none()  # noqa: E731
    both = "The data of the subject must be preserved by 5/TTr; 7/TA; they cannot be erased yet."
    one = "The data of the subject must be preserved by 7/TA; they cannot be erased yet."

    Given(Preservation, OPENED, ORDERED, SECOND).when(guard).then_refused(PreservedError, both)
    (
        Given(Preservation, OPENED, ORDERED, SECOND, LIFTED)
        .when(guard)
        .then_refused(PreservedError, one)
    )


def test_an_order_is_lifted_once_and_by_a_document():
    lift = lambda kept: kept.lift(at=NOW, by="alice", order_id=ORDER, document="9/TTr")  # noqa: E731
    blank = lambda kept: kept.lift(at=NOW, by="alice", order_id=ORDER, document=" ")  # noqa: E731
    sentence = "An order to preserve and its end need the document that they rest on."

    (
        Given(Preservation, OPENED, ORDERED, LIFTED)
        .when(lift)
        .then_refused(NotFoundError, f"There is no preservation {ORDER}.")
    )
    (
        Given(Preservation, OPENED, ORDERED)
        .when(blank)
        .then_refused(PreservingDocumentMissingError, sentence)
    )


def test_a_refused_request_is_not_carried_out():
    (
        Given(Erasure, REQUESTED, refused(late=False))
        .when(lambda asked: asked.note_carried_out(at=NOW, keys=1))
        .then_refused(ErasureNotGrantedError, "This request for erasure has not been granted.")
    )


def test_a_refused_request_is_not_decided_again():
    (
        Given(Erasure, REQUESTED, refused(late=False))
        .when(lambda asked: asked.grant(at=NOW, by="henry", document="45/QĐ"))
        .then_refused(ErasureDecidedError, "This request for erasure has been decided.")
    )
