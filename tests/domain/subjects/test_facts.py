from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.criteria.evidence import AttestedFact, Facts
from domain.criteria.fact_values import FactKind, FactValueFaultyError
from domain.errors import NotFoundError
from domain.rules.checks.records import Whose
from domain.subjects.ledger import Source
from domain.subjects.refusals import (
    FactAlreadyAttestedError,
    FactDocumentDateError,
    FactDocumentMissingError,
    FactNotProvisionalError,
    FactOwnerError,
    FactReasonMissingError,
    FactYearError,
)
from domain.subjects.subject import Subject
from tests.domain.subjects.test_subjects import NOON, REGISTERED
from tests.specification import Given, fact, replay

FACT, OTHER = UUID(int=1), UUID(int=2)
ALICE, BOB = "alice", "bob"
VALUE = {"scale": "hoan_thanh_nhiem_vu", "value": "HTXSNV"}
DECISION = Source(document="QĐ 15/QĐ-SXD", dated=date(2024, 5, 2))


def attested(fact_id=FACT, *, kind="rating", year=2024, value=None, provisional=True, of="subject"):
    return fact(
        Subject.FactAttested,
        fact_id=fact_id,
        kind=kind,
        of=of,
        year=year,
        value=VALUE if value is None else value,
        source_document="QĐ 15/QĐ-SXD",
        document_date=date(2024, 5, 2),
        attested_by=ALICE,
        provisional=provisional,
    )


CONFIRMED = fact(Subject.FactConfirmed, fact_id=FACT, confirmed_by=BOB, document="QĐ 20/QĐ-SXD")
RETRACTED = fact(Subject.FactRetracted, fact_id=FACT, reason="Xếp loại lại", retracted_by=BOB)


def attest(**changes):
    form = {
        "at": NOON,
        "by": ALICE,
        "fact_id": FACT,
        "kind": FactKind.RATING,
        "of": Whose.SUBJECT,
        "year": 2024,
        "value": {"value": "HTXSNV"},
        "source": DECISION,
        "provisional": True,
    }
    return lambda it: it.attest(**form | changes)


def confirm(fact_id=FACT, document=" QĐ 20/QĐ-SXD"):
    return lambda it: it.confirm_fact(at=NOON, by=BOB, fact_id=fact_id, document=document)


def retract(fact_id=FACT, reason="Xếp loại lại"):
    return lambda it: it.retract_fact(at=NOON, by=BOB, fact_id=fact_id, reason=reason)


def in_force(*facts):
    return replay(Subject, REGISTERED, *facts).facts


def known(*, provisional):
    return Facts(
        all=(
            AttestedFact(
                fact_id=FACT,
                kind=FactKind.RATING,
                of=Whose.SUBJECT,
                year=2024,
                value=VALUE,
                provisional=provisional,
            ),
        )
    )


def test_a_fact_is_attested_confirmed_and_retracted():
    Given(Subject, REGISTERED).when(attest()).then(attested())
    Given(Subject, REGISTERED, attested()).when(confirm()).then(CONFIRMED)
    Given(Subject, REGISTERED, attested(), CONFIRMED).when(retract()).then(RETRACTED)


def test_a_fact_is_provisional_until_it_is_confirmed_and_counts_until_it_is_retracted():
    assert in_force(attested()) == known(provisional=True)
    assert in_force(attested(), CONFIRMED) == known(provisional=False)
    assert in_force(attested(), CONFIRMED, RETRACTED) == Facts()


def test_the_same_fact_is_not_attested_twice():
    (
        Given(Subject, REGISTERED, attested())
        .when(attest(fact_id=OTHER, value={"value": "HTTNV"}))
        .then_refused(
            FactAlreadyAttestedError,
            f"There is such a fact ({FACT}); to replace it, retract it first.",
        )
    )


def test_one_id_names_one_fact():
    (
        Given(Subject, REGISTERED, attested())
        .when(attest(year=2023))
        .then_refused(
            FactAlreadyAttestedError,
            f"There is such a fact ({FACT}); to replace it, retract it first.",
        )
    )


def test_a_retracted_fact_can_be_attested_anew():
    (
        Given(Subject, REGISTERED, attested(), RETRACTED)
        .when(attest(fact_id=OTHER))
        .then(attested(OTHER))
    )


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ({"year": 2023}, None),
        ({"of": Whose.PARTY}, None),
        (
            {"value": {"scale": "trong_sach_vung_manh", "value": "TSVM"}},
            {"scale": "trong_sach_vung_manh", "value": "TSVM"},
        ),
    ],
    ids=["year", "owner", "scale"],
)
def test_another_year_owner_or_scale_is_another_fact(change, value):
    expected = attested(
        OTHER, year=change.get("year", 2024), of=change.get("of", "subject"), value=value
    )

    Given(Subject, REGISTERED, attested()).when(attest(fact_id=OTHER, **change)).then(expected)


def test_a_fact_has_the_shape_of_its_kind():
    (
        Given(Subject, REGISTERED)
        .when(attest(value={"value": "TSVM"}))
        .then_refused(
            FactValueFaultyError,
            "The value of the fact “rating” is not valid: the rating is not of that scale.",
        )
    )


def test_a_yearly_fact_needs_its_year():
    (
        Given(Subject, REGISTERED)
        .when(attest(year=None))
        .then_refused(FactYearError, "The fact “rating” needs its year.")
    )


def test_an_attestation_needs_no_year():
    suy_ton = {"what": "suy_ton", "holds": True}
    (
        Given(Subject, REGISTERED)
        .when(attest(kind=FactKind.ATTESTED, year=None, value={"what": "suy_ton"}))
        .then(attested(kind="attested", year=None, value=suy_ton))
    )


def test_a_party_organisation_has_no_title():
    (
        Given(Subject, REGISTERED)
        .when(attest(kind=FactKind.TITLE, of=Whose.PARTY, value={"title": "TTLDXS"}))
        .then_refused(FactOwnerError, "The fact “title” is made of the subject itself only.")
    )


def test_a_fact_needs_its_document():
    (
        Given(Subject, REGISTERED)
        .when(attest(source=Source(document=" ", dated=date(2024, 5, 2))))
        .then_refused(FactDocumentMissingError, "A fact needs the document that it rests on.")
    )


def test_a_document_bears_no_date_to_come():
    tomorrow = Source(document="QĐ 15", dated=date(2024, 5, 3))
    (
        Given(Subject, REGISTERED)
        .when(attest(source=tomorrow))
        .then_refused(FactDocumentDateError, "The document's date 2024-05-03 has not come.")
    )


def test_today_is_today_in_vietnam():
    evening = datetime(2024, 5, 2, 18, 0, tzinfo=UTC)
    tomorrow = Source(document="QĐ 15/QĐ-SXD", dated=date(2024, 5, 3))
    dated = fact(Subject.FactAttested, **attested().fields | {"document_date": date(2024, 5, 3)})

    Given(Subject, REGISTERED).when(attest(source=tomorrow, at=evening)).then(dated)


def test_only_a_provisional_fact_is_confirmed():
    (
        Given(Subject, REGISTERED, attested(), CONFIRMED)
        .when(confirm())
        .then_refused(FactNotProvisionalError, f"The fact {FACT} is not provisional.")
    )


def test_a_confirmation_needs_its_document():
    (
        Given(Subject, REGISTERED, attested())
        .when(confirm(document=""))
        .then_refused(FactDocumentMissingError, "A fact needs the document that it rests on.")
    )


@pytest.mark.parametrize("act", [confirm(OTHER), retract(OTHER)], ids=["confirm", "retract"])
def test_an_unknown_fact_is_not_found(act):
    (
        Given(Subject, REGISTERED, attested())
        .when(act)
        .then_refused(NotFoundError, f"There is no fact {OTHER}.")
    )


def test_a_retraction_needs_its_reason():
    (
        Given(Subject, REGISTERED, attested())
        .when(retract(reason=" "))
        .then_refused(FactReasonMissingError, "To retract a fact, give the reason.")
    )


@pytest.mark.parametrize(
    ("kind", "one", "another"),
    [
        (
            "rating",
            {"scale": "hoan_thanh_nhiem_vu", "value": "HTXSNV"},
            {"scale": "trong_sach_vung_manh", "value": "TSVM"},
        ),
        ("title", {"title": "LDTT"}, {"title": "CSTDCS"}),
        ("count", {"what": "sang_kien", "number": 1}, {"what": "giai_thuong", "number": 1}),
    ],
)
def test_facts_of_one_kind_are_told_apart_by_what_they_are_about(kind, one, another):
    given = attested(kind=kind, value=one)

    def say(value):
        return attest(fact_id=OTHER, kind=FactKind(kind), value=value)

    Given(Subject, REGISTERED, given).when(say(another)).then(
        attested(OTHER, kind=kind, value=another)
    )
    Given(Subject, REGISTERED, given).when(say(one)).then_refused(
        FactAlreadyAttestedError, str(FactAlreadyAttestedError(fact_id=FACT))
    )


def test_one_discipline_is_attested_for_a_year_and_is_about_nothing_else():
    clean = replay(Subject, REGISTERED, attested(kind="discipline", value={"any": False}))

    assert [each.name for each in clean.facts.all] == [""]


def test_a_fact_whose_value_was_erased_counts_no_more_and_may_still_be_confirmed():
    erased = attested()
    erased.fields["value"] = {}

    assert replay(Subject, REGISTERED, erased).facts.all == ()
    assert replay(Subject, REGISTERED, erased, CONFIRMED).facts.all == ()
    assert replay(Subject, REGISTERED, erased, RETRACTED).facts.all == ()
