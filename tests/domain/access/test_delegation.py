from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.access.delegation import Capacity, Delegation, Mandate
from domain.access.refusals import (
    AccessWordsMissingError,
    AlreadyEndedError,
    BackwardsDaysError,
    NothingDelegatedError,
    SelfDelegationError,
)
from domain.access.signature import Signature
from tests.specification import NOW, THE_ID, Given, fact, replay

DAY = date(2024, 12, 2)
MANDATE = Mandate(
    delegate="dan",
    capacity=Capacity.FOR_HEAD,
    head_title="Giám đốc",
    own_title="Phó Giám đốc",
    document_number="12/QĐ-SXD",
    document_date=date(2024, 12, 1),
    rights=("refer", "decide", "decide"),
    first_day=DAY,
    last_day=date(2024, 12, 9),
)
FIELDS = vars(MANDATE) | {"capacity": "KT", "rights": ["decide", "refer"], "given_by": "henry"}
GIVEN = fact(Delegation.Given, **FIELDS)
ENDED = fact(Delegation.Ended, reason="Giám đốc đã về", ended_by="henry")


def give(by="henry", **changed):
    mandate = replace(MANDATE, **changed)
    return lambda kind: kind.give(delegation_id=THE_ID, at=NOW, by=by, mandate=mandate)


def test_the_head_lets_a_deputy_sign():
    Given(Delegation).when(give()).then(GIVEN)


def test_an_acting_head_may_sign_until_it_is_ended():
    open_end = fact(Delegation.Given, **FIELDS | {"capacity": "Q", "last_day": None})

    Given(Delegation).when(give(capacity=Capacity.ACTING, last_day=None)).then(open_end)


@pytest.mark.parametrize(
    ("capacity", "words"),
    [(Capacity.FOR_HEAD, "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC"), (Capacity.ACTING, "Q. GIÁM ĐỐC")],
)
def test_the_words_above_a_signature_are_those_of_the_decree(capacity, words):
    assert replace(MANDATE, capacity=capacity).signature == words


def test_nobody_delegates_to_themselves():
    (
        Given(Delegation)
        .when(give(by="dan"))
        .then_refused(SelfDelegationError, "dan cannot delegate to themselves.")
    )


def test_a_delegation_names_what_it_permits():
    (
        Given(Delegation)
        .when(give(rights=()))
        .then_refused(NothingDelegatedError, "A delegation names what it permits.")
    )


@pytest.mark.parametrize("field", ["head_title", "own_title", "document_number"])
def test_a_delegation_has_titles_and_a_document(field):
    (
        Given(Delegation)
        .when(give(**{field: " "}))
        .then_refused(AccessWordsMissingError, f"The field “{field}” must say something.")
    )


def test_a_delegation_does_not_end_before_it_begins():
    (
        Given(Delegation)
        .when(give(last_day=date(2024, 12, 1)))
        .then_refused(
            BackwardsDaysError, "The last day 2024-12-01 is before the first day 2024-12-02."
        )
    )


def test_a_delegation_may_be_for_one_day():
    one_day = fact(Delegation.Given, **FIELDS | {"last_day": DAY})

    Given(Delegation).when(give(last_day=DAY)).then(one_day)


def end(reason="Giám đốc đã về"):
    return lambda delegation: delegation.end(at=NOW, by="henry", reason=reason)


def test_a_delegation_is_ended_with_a_reason():
    Given(Delegation, GIVEN).when(end()).then(ENDED)
    (
        Given(Delegation, GIVEN)
        .when(end(" "))
        .then_refused(AccessWordsMissingError, "The field “reason” must say something.")
    )


def test_what_ended_stays_ended():
    (
        Given(Delegation, GIVEN, ENDED)
        .when(end())
        .then_refused(AlreadyEndedError, "This has ended already.")
    )


@pytest.mark.parametrize(
    ("instant", "counts"),
    [
        (datetime(2024, 12, 1, 16, 59, tzinfo=UTC), False),
        (datetime(2024, 12, 1, 17, 0, tzinfo=UTC), True),
        (datetime(2024, 12, 9, 16, 59, tzinfo=UTC), True),
        (datetime(2024, 12, 9, 17, 0, tzinfo=UTC), False),
    ],
)
def test_a_delegation_counts_by_the_day_in_vietnam(instant, counts):
    assert replay(Delegation, GIVEN).is_in_force(instant) is counts
    assert replay(Delegation, GIVEN, ENDED).is_in_force(instant) is False


def test_a_delegation_without_a_last_day_counts_until_it_is_ended():
    acting = replay(Delegation, fact(Delegation.Given, **FIELDS | {"last_day": None}))

    assert acting.is_in_force(datetime(2034, 1, 1, tzinfo=UTC))
    assert not acting.is_in_force(datetime(2023, 1, 1, tzinfo=UTC))


def test_a_replayed_delegation_knows_its_mandate():
    assert replay(Delegation, GIVEN).mandate == replace(MANDATE, rights=("decide", "refer"))


def test_a_signature_says_who_signed_in_which_capacity_and_by_which_document():
    delegation = replay(Delegation, GIVEN, id=UUID(int=9))
    made = fact(
        Signature.Made,
        delegation_id=UUID(int=9),
        signer="dan",
        signature="KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
        document_number="12/QĐ-SXD",
        document_date=date(2024, 12, 1),
        right="decide",
        about=UUID(int=5),
    )

    (
        Given(Signature)
        .when(
            lambda kind: kind.make(
                signature_id=THE_ID,
                at=NOW,
                delegation=delegation,
                right="decide",
                about=UUID(int=5),
            )
        )
        .then(made)
    )
