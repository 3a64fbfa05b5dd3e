import pytest

from domain.lists.incoming_list import EntryResult, IncomingList, ListSource, Result
from domain.lists.refusals import (
    ListReasonMissingError,
    NotOnTheListError,
    WrongListStateError,
)
from tests.domain.lists.story import (
    ACKNOWLEDGED,
    ANSWERED,
    COMMENDED,
    COPY,
    LIST_ID,
    NOMINATION_ID,
    NOON,
    PENNY,
    RECEIVED,
    STRANGER_ID,
)
from tests.specification import THE_ID, Given, fact, replay

SOURCE = ListSource(tenant="bql-kcn", list_id=LIST_ID)
RETURNED = fact(IncomingList.Returned, reason="Sai mẫu.", returned_by=PENNY)


def receive(lists):
    return lists.receive(incoming_list_id=THE_ID, at=NOON, source=SOURCE, copy=COPY)


def acknowledge(it):
    it.acknowledge(at=NOON, by=PENNY, receipt_number="77/TN")


def answer(*results):
    return lambda it: it.answer(
        at=NOON,
        by=PENNY,
        document_number="90/SNV",
        note="Đăng trên cổng.",
        results=results,
    )


def return_(reason="Sai mẫu."):
    return lambda it: it.return_(at=NOON, by=PENNY, reason=reason)


def test_a_list_comes_in_with_all_it_says():
    Given(IncomingList).when(receive).then(RECEIVED)


def test_a_list_knows_where_it_came_from():
    assert replay(IncomingList, RECEIVED).source == SOURCE


def test_a_list_is_acknowledged():
    Given(IncomingList, RECEIVED).when(acknowledge).then(ACKNOWLEDGED)


def test_a_list_is_acknowledged_once():
    (
        Given(IncomingList, RECEIVED, ACKNOWLEDGED)
        .when(acknowledge)
        .then_refused(WrongListStateError, "The list is acknowledged; this cannot be done now.")
    )


@pytest.mark.parametrize("before", [(ACKNOWLEDGED,), (ACKNOWLEDGED, ANSWERED)])
def test_a_list_is_answered_and_may_be_answered_anew(before):
    Given(IncomingList, RECEIVED, *before).when(answer(COMMENDED)).then(ANSWERED)


def test_a_list_is_answered_after_it_was_acknowledged():
    (
        Given(IncomingList, RECEIVED)
        .when(answer(COMMENDED))
        .then_refused(WrongListStateError, "The list is received; this cannot be done now.")
    )


def test_an_answer_is_about_those_on_the_list():
    stranger = EntryResult(nomination_id=STRANGER_ID, result=Result.NOTED)
    (
        Given(IncomingList, RECEIVED, ACKNOWLEDGED)
        .when(answer(COMMENDED, stranger))
        .then_refused(NotOnTheListError, f"These are not on the list: {STRANGER_ID}.")
    )


def test_an_answer_about_several_strangers_names_them_all():
    strangers = [
        EntryResult(nomination_id=each, result=Result.NOTED) for each in (STRANGER_ID, LIST_ID)
    ]
    (
        Given(IncomingList, RECEIVED, ACKNOWLEDGED)
        .when(answer(*strangers))
        .then_refused(NotOnTheListError, f"These are not on the list: {STRANGER_ID}, {LIST_ID}.")
    )


def test_somebody_is_declined_with_a_reason():
    declined = EntryResult(
        nomination_id=NOMINATION_ID, result=Result.DECLINED, reason="Chưa tiêu biểu."
    )
    (
        Given(IncomingList, RECEIVED, ACKNOWLEDGED)
        .when(answer(declined))
        .then(fact(IncomingList.Answered, **ANSWERED.fields | {"results": [declined.as_dict()]}))
    )


@pytest.mark.parametrize("reason", [None, " "])
def test_to_decline_somebody_takes_a_reason(reason):
    declined = EntryResult(nomination_id=NOMINATION_ID, result=Result.DECLINED, reason=reason)
    (
        Given(IncomingList, RECEIVED, ACKNOWLEDGED)
        .when(answer(declined))
        .then_refused(ListReasonMissingError, "A reason is needed.")
    )


@pytest.mark.parametrize("before", [(), (ACKNOWLEDGED,)])
def test_a_list_is_given_back_with_a_reason(before):
    Given(IncomingList, RECEIVED, *before).when(return_()).then(RETURNED)


def test_to_give_a_list_back_takes_a_reason():
    (
        Given(IncomingList, RECEIVED)
        .when(return_(reason=""))
        .then_refused(ListReasonMissingError, "A reason is needed.")
    )


@pytest.mark.parametrize(
    ("end", "state"), [((ACKNOWLEDGED, ANSWERED), "answered"), ((RETURNED,), "returned")]
)
def test_an_answered_or_returned_list_is_not_given_back(end, state):
    (
        Given(IncomingList, RECEIVED, *end)
        .when(return_())
        .then_refused(WrongListStateError, f"The list is {state}; this cannot be done now.")
    )
