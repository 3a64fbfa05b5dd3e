from datetime import date, timedelta
from uuid import UUID

from domain.erasures.clock import PHRASE, READING, Clock
from domain.erasures.erasure import AskedBy, Erasure
from domain.erasures.preservation import Preservation
from domain.erasures.refusals import (
    ErasureDecidedError,
    ErasureNotGrantedError,
    ErasureReasonMissingError,
    ErasureReceivedLaterError,
    PreservedError,
    PreservingDocumentMissingError,
)
from domain.errors import NotFoundError
from tests.specification import NOW, THE_ID, Given, fact

CLOCK = Clock(due_on=date(2024, 12, 4), phrase=PHRASE, reading=READING)
SUBJECT, ORDER = UUID(int=71), UUID(int=72)
REQUESTED = fact(
    Erasure.Requested,
    subject_id=SUBJECT,
    asked_by="subject",
    document="Đơn",
    received_on=date(2024, 12, 2),
    due_on=date(2024, 12, 4),
    due_phrase=PHRASE,
    due_reading=READING,
    registered_by="alice",
)
GRANTED = fact(Erasure.Granted, document="45/QĐ", late=False, granted_by="henry")
OPENED = fact(Preservation.Opened, subject_id=SUBJECT)
ORDERED = fact(Preservation.Ordered, order_id=ORDER, document="5/TTr", ordered_by="alice")


def request(received_on=date(2024, 12, 2)):
    return lambda kind: kind.request(
        erasure_id=THE_ID,
        at=NOW,
        by="alice",
        subject_id=SUBJECT,
        asked_by=AskedBy.SUBJECT,
        document="Đơn",
        received_on=received_on,
        clock=CLOCK,
    )


def grant(at=NOW):
    return lambda erasure: erasure.grant(at=at, by="henry", document="45/QĐ")


def refuse(reason):
    return lambda erasure: erasure.refuse(at=NOW, by="henry", document="46/TB", reason=reason)


def test_a_request_is_registered():
    Given(Erasure).when(request()).then(REQUESTED)


def test_a_request_is_not_received_tomorrow():
    sentence = "The day 2024-12-03 on which the request was received has not come."
    (
        Given(Erasure)
        .when(request(date(2024, 12, 3)))
        .then_refused(ErasureReceivedLaterError, sentence)
    )


def test_a_request_is_granted_in_time():
    Given(Erasure, REQUESTED).when(grant()).then(GRANTED)


def test_a_decision_after_the_last_day_is_late():
    late = fact(Erasure.Granted, document="45/QĐ", late=True, granted_by="henry")
    Given(Erasure, REQUESTED).when(grant(NOW + timedelta(days=3))).then(late)


def test_a_request_is_decided_once():
    sentence = "This request for erasure has been decided."
    Given(Erasure, REQUESTED, GRANTED).when(grant()).then_refused(ErasureDecidedError, sentence)
    (
        Given(Erasure, REQUESTED, GRANTED)
        .when(refuse("Muộn"))
        .then_refused(ErasureDecidedError, sentence)
    )


def test_a_refusal_gives_its_reason():
    refused = fact(
        Erasure.Refused, document="46/TB", reason="Khiếu nại", late=False, refused_by="henry"
    )
    Given(Erasure, REQUESTED).when(refuse("Khiếu nại")).then(refused)
    (
        Given(Erasure, REQUESTED)
        .when(refuse(" "))
        .then_refused(
            ErasureReasonMissingError, "To refuse a request for erasure, give the reason."
        )
    )


def test_what_was_granted_is_carried_out_once():
    done = fact(Erasure.CarriedOut, keys=2)
    carry_out = lambda erasure: erasure.note_carried_out(at=NOW, keys=2)  # noqa: E731

    Given(Erasure, REQUESTED, GRANTED).when(carry_out).then(done)
    Given(Erasure, REQUESTED, GRANTED, done).when(carry_out).then()
    (
        Given(Erasure, REQUESTED)
        .when(carry_out)
        .then_refused(ErasureNotGrantedError, "This request for erasure has not been granted.")
    )


def test_an_order_to_preserve_stands_until_it_is_lifted():
    lifted = fact(Preservation.Lifted, order_id=ORDER, document="9/TTr", lifted_by="alice")
    lift = lambda kept: kept.lift(at=NOW, by="alice", order_id=ORDER, document="9/TTr")  # noqa: E731

    Given(Preservation, OPENED, ORDERED).when(lift).then(lifted)
    (
        Given(Preservation, OPENED, ORDERED)
        .when(lambda kept: kept.require_none())
        .then_refused(
            PreservedError,
            "The data of the subject must be preserved by 5/TTr; they cannot be erased yet.",
        )
    )
    Given(Preservation, OPENED, ORDERED, lifted).when(lambda kept: kept.require_none()).then()
    (
        Given(Preservation, OPENED)
        .when(lift)
        .then_refused(NotFoundError, f"There is no preservation {ORDER}.")
    )


def test_an_order_to_preserve_names_its_document():
    (
        Given(Preservation, OPENED)
        .when(lambda kept: kept.order(at=NOW, by="alice", order_id=ORDER, document=" "))
        .then_refused(
            PreservingDocumentMissingError,
            "An order to preserve and its end need the document that they rest on.",
        )
    )
