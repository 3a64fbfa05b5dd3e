from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.subjects.subject import Subject
from projections.subject_record.view import FactEntry, HoldEntry, SubjectRecordView
from tenants.scope import NoTenantInScopeError, enter
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import SUBJECT, SUBJECT_REGISTERED
from tests.specification import fact

FACT, HOLD = UUID(int=50), UUID(int=60)


def attested(fact_id=FACT, *, kind="discipline", year=2024, provisional=True):
    return fact(
        Subject.FactAttested,
        fact_id=fact_id,
        kind=kind,
        of="subject",
        year=year,
        value={"any": False},
        source_document="QĐ 15/QĐ-SXD",
        document_date=date(2024, 10, 1),
        attested_by="bob",
        provisional=provisional,
    )


CONFIRMED = fact(Subject.FactConfirmed, fact_id=FACT, confirmed_by="alice", document="QĐ 20")
RETRACTED = fact(Subject.FactRetracted, fact_id=FACT, reason="Ghi nhầm", retracted_by="alice")
HELD = fact(
    Subject.Held, hold_id=HOLD, reason_class="complaint", reference="Đơn 12", held_by="alice"
)
RELEASED = fact(Subject.HoldReleased, hold_id=HOLD, reason="KL số 3/KL-TTr", released_by="henry")

ENTRY = FactEntry(
    fact_id=FACT,
    subject_id=SUBJECT,
    kind="discipline",
    of="subject",
    year=2024,
    value={"any": False},
    source_document="QĐ 15/QĐ-SXD",
    document_date=date(2024, 10, 1),
    attested_by="bob",
    attested_at=THE_BEGINNING + timedelta(minutes=2),
    state="provisional",
    confirmed_by=None,
    confirmation_document=None,
    retracted_by=None,
    retraction_reason=None,
)
ON_HOLD = HoldEntry(
    hold_id=HOLD,
    subject_id=SUBJECT,
    reason_class="complaint",
    reference="Đơn 12",
    held_by="alice",
    held_at=THE_BEGINNING + timedelta(minutes=2),
    state="open",
    release_reason=None,
    released_by=None,
    released_at=None,
)


@pytest.fixture
def view(engine):
    return SubjectRecordView(engine)


@pytest.fixture
def facts(view, worker):
    def read(*, tenant="sxd", **wanted):
        worker.catch_up()
        with enter(scope_of(tenant)):
            return view.facts(subject_id=SUBJECT, **wanted).items

    return read


@pytest.fixture
def holds(view, worker):
    def read(*, tenant="sxd", **wanted):
        worker.catch_up()
        with enter(scope_of(tenant)):
            return view.holds(**wanted).items

    return read


@pytest.mark.parametrize(
    ("later", "changed"),
    [
        ((), {}),
        (
            (CONFIRMED,),
            {"state": "confirmed", "confirmed_by": "alice", "confirmation_document": "QĐ 20"},
        ),
        (
            (RETRACTED,),
            {"state": "retracted", "retracted_by": "alice", "retraction_reason": "Ghi nhầm"},
        ),
    ],
    ids=["provisional", "confirmed", "retracted"],
)
def test_a_fact_shows_who_vouched_for_it_and_whether_it_counts(publish, facts, later, changed):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, attested(), *later)

    assert facts() == (FactEntry(**{**vars(ENTRY), **changed}),)


def test_a_final_fact_is_confirmed_from_the_beginning(publish, facts):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, attested(provisional=False))

    assert [each.state for each in facts()] == ["confirmed"]


def test_facts_can_be_had_by_kind_year_and_state(publish, facts):
    other = UUID(int=51)
    publish(
        Subject, SUBJECT, SUBJECT_REGISTERED, attested(), attested(other, kind="title", year=2023)
    )

    found = [facts(**wanted) for wanted in ({"kind": "title"}, {"year": 2023})]

    assert [[each.fact_id for each in some] for some in found] == [[other], [other]]
    assert facts(state="confirmed") == ()


def test_a_hold_is_open_until_it_is_released(publish, holds):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, HELD)
    assert holds(state="open") == (ON_HOLD,)

    publish(Subject, SUBJECT, RELEASED)
    assert holds(subject_id=SUBJECT) == (
        HoldEntry(
            **{
                **vars(ON_HOLD),
                "state": "released",
                "release_reason": "KL số 3/KL-TTr",
                "released_by": "henry",
                "released_at": THE_BEGINNING + timedelta(minutes=3),
            }
        ),
    )
    assert holds(state="open") == ()


def test_another_agency_sees_neither_facts_nor_holds(publish, facts, holds):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, attested(), HELD)

    assert (facts(tenant="sngv"), holds(tenant="sngv")) == ((), ())
    assert (len(facts()), len(holds())) == (1, 1)


def test_without_a_tenant_nothing_is_read(view):
    with pytest.raises(NoTenantInScopeError):
        view.holds()
