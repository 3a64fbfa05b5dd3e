from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.nominations.nomination import Nomination
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from projections.nomination_board.view import BoardEntry, NominationBoardView
from projections.paging import BadCursorError
from tenants.scope import enter
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    BALLOT,
    DOSSIER,
    DUE_AT,
    NOMINATION,
    ORIGIN_REVOKED,
    PLAN,
    PLAN_ABOVE,
    POSTPONED,
    PROPOSED,
    RECEIVED,
    RECOGNISED,
    RECOGNITION,
    REFERRAL,
    REFERRED_IN,
    REFUSED,
    REGISTERED,
    RENAMED,
    RETURNED,
    SESSION,
    SUBJECT,
    SUBJECT_CORRECTED,
    SUBJECT_REGISTERED,
    SUBMITTED,
    SUPPLEMENTED,
    TABLED,
    UNIT,
    VERIFIED,
    VOTE_VOIDED,
    WITHDRAWN,
    examined,
    publish_begun,
    voted,
)
from tests.specification import fact

BEGUN = BoardEntry(
    nomination_id=NOMINATION,
    version=1,
    position=3,
    plan_id=PLAN,
    plan_version=1,
    plan_year=2024,
    subject_id=SUBJECT,
    subject_name="Nguyễn Thị An",
    subject_kind="individual",
    unit_id=UNIT,
    unit_name="Phòng Quy hoạch",
    scope="Cải cách hành chính",
    field=None,
    stage="registered",
    late=False,
    due_at=None,
    returned=0,
    findings={},
    met=0,
    not_met=0,
    insufficient=0,
    session_id=None,
    ballot_id=None,
    vote_outcome=None,
    vote_yes=None,
    vote_base=None,
    vote_required=None,
    recognition_id=None,
    decision_number=None,
    decided_on=None,
    refusal_reason=None,
    withdrawal_reason=None,
    origin_tenant=None,
    referral_id=None,
    origin_revoked=False,
    on_hold=False,
    collective_subject_id=None,
    collective_nomination_id=None,
    registered_at=THE_BEGINNING + timedelta(minutes=3),
    submitted_at=None,
    updated_at=THE_BEGINNING + timedelta(minutes=3),
)
HANDED_IN = {
    "stage": "submitted",
    "submitted_at": THE_BEGINNING + timedelta(minutes=4),
    "late": True,
    "due_at": DUE_AT,
}
COUNTED = {
    "session_id": SESSION,
    "ballot_id": BALLOT,
    "vote_outcome": "passed",
    "vote_yes": 10,
    "vote_base": 11,
    "vote_required": 10,
}
FOUND = {"findings": {"S2-08": "met", "S2-09": "insufficient"}, "met": 1, "insufficient": 1}
EXAMINED = (examined("S2-08", "not_met"), examined("S2-09", "insufficient"))
DECIDED = {
    "recognition_id": RECOGNITION,
    "decision_number": "15/QĐ-SXD",
    "decided_on": date(2024, 12, 10),
}
ENDED = {
    "refusal_reason": "Chưa tiêu biểu",
    "decision_number": "16/TB-SXD",
    "decided_on": date(2024, 12, 11),
}


@pytest.fixture
def view(engine):
    return NominationBoardView(engine)


@pytest.fixture
def shown(view, worker):
    def entries(*, tenant="sxd", **wanted):
        worker.catch_up()
        with enter(scope_of(tenant)):
            return view.page(**wanted).items

    return entries


@pytest.mark.parametrize(
    ("facts", "changed"),
    [
        ((), {}),
        ((SUBMITTED,), HANDED_IN),
        ((SUBMITTED, RECEIVED), HANDED_IN | {"stage": "received"}),
        ((SUBMITTED, RETURNED), HANDED_IN | {"stage": "returned", "returned": 1}),
        (
            (SUBMITTED, RETURNED, SUPPLEMENTED, RETURNED),
            HANDED_IN | {"stage": "returned", "returned": 2},
        ),
        (
            (SUBMITTED, RETURNED, SUPPLEMENTED),
            HANDED_IN | {"stage": "supplemented", "returned": 1},
        ),
        ((*EXAMINED, examined("S2-08", "met")), FOUND),
        ((VERIFIED,), {"stage": "verified"}),
        ((TABLED,), {"stage": "tabled", "session_id": SESSION}),
        ((TABLED, POSTPONED), {"stage": "verified"}),
        ((TABLED, voted()), COUNTED | {"stage": "voted"}),
        (
            (TABLED, voted("failed", 9)),
            COUNTED | {"stage": "not_passed", "vote_outcome": "failed", "vote_yes": 9},
        ),
        (
            (TABLED, voted("tied")),
            COUNTED | {"stage": "tabled", "vote_outcome": "tied"},
        ),
        ((TABLED, voted(), VOTE_VOIDED), {"stage": "tabled", "session_id": SESSION}),
        ((PROPOSED,), {"stage": "proposed"}),
        ((RECOGNISED,), DECIDED | {"stage": "recognised"}),
        ((REFUSED,), ENDED | {"stage": "refused"}),
        ((WITHDRAWN,), {"stage": "withdrawn", "withdrawal_reason": "Nghỉ hưu"}),
    ],
    ids=[
        "registered",
        "submitted",
        "received",
        "returned",
        "returned-twice",
        "supplemented",
        "examined",
        "verified",
        "tabled",
        "postponed",
        "passed",
        "failed",
        "tied",
        "voided",
        "proposed",
        "recognised",
        "refused",
        "withdrawn",
    ],
)
def test_the_board_shows_where_a_dossier_stands(publish, shown, facts, changed):
    publish_begun(publish, *facts)

    newest = {
        "version": 1 + len(facts),
        "position": 3 + len(facts),
        "updated_at": THE_BEGINNING + timedelta(minutes=3 + len(facts)),
    }
    assert shown() == (BoardEntry(**{**vars(BEGUN), **newest, **changed}),)


def test_a_dossier_that_was_referred_shows_its_origin(publish, shown):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, tenant="binh-phuoc")
    publish(Nomination, DOSSIER, REFERRED_IN, ORIGIN_REVOKED, tenant="binh-phuoc")

    expected = {
        "nomination_id": DOSSIER,
        "version": 2,
        "plan_id": PLAN_ABOVE,
        "unit_id": None,
        "unit_name": None,
        "stage": "submitted",
        "origin_tenant": "sxd",
        "referral_id": REFERRAL,
        "origin_revoked": True,
        "registered_at": THE_BEGINNING + timedelta(minutes=2),
        "submitted_at": THE_BEGINNING + timedelta(minutes=2),
    }
    assert shown(tenant="binh-phuoc") == (BoardEntry(**{**vars(BEGUN), **expected}),)


def test_names_that_change_change_on_the_board(publish, shown):
    publish_begun(publish)
    publish(Unit, UNIT, RENAMED)
    publish(Subject, SUBJECT, SUBJECT_CORRECTED)
    publish(Nomination, UUID(int=99), REGISTERED)

    names = [(entry.subject_name, entry.unit_name) for entry in shown()]

    assert names == [("Nguyễn Thị Ân", "Phòng Quy hoạch – Kiến trúc")] * 2


def test_what_is_asked_for_is_shown_and_nothing_else(publish, shown):
    publish_begun(publish, SUBMITTED, TABLED)
    publish(Nomination, UUID(int=99), REGISTERED)
    publish(Nomination, DOSSIER, REFERRED_IN)

    def found(**wanted):
        return [entry.nomination_id for entry in shown(**wanted)]

    everything = [NOMINATION, UUID(int=99), DOSSIER]
    assert found() == everything
    assert found(stage="tabled") == [NOMINATION]
    assert found(plan_id=PLAN_ABOVE) == [DOSSIER]
    assert found(plan_year=2024) == everything
    assert found(plan_year=2023) == []
    assert found(unit_id=UNIT) == [NOMINATION, UUID(int=99)]
    assert found(subject_id=SUBJECT) == everything
    assert found(session_id=SESSION) == [NOMINATION]
    assert found(origin="sxd") == [DOSSIER]
    assert found(origin="sxd", stage="tabled") == []


def test_the_board_is_read_page_by_page(publish, worker, view):
    ids = [NOMINATION, *(UUID(int=number) for number in (80, 70, 90))]
    publish_begun(publish)
    for id in ids[1:]:
        publish(Nomination, id, REGISTERED)
    worker.catch_up()

    with enter(scope_of("sxd")):
        first = view.page(limit=3)
        second = view.page(first.next_cursor, 3)

    assert [entry.nomination_id for entry in (*first.items, *second.items)] == ids
    assert second.next_cursor is None


def test_one_dossier_is_found_by_its_id(publish, worker, view):
    publish_begun(publish)
    worker.catch_up()

    with enter(scope_of("sxd")):
        assert view.get(NOMINATION) == BEGUN


def test_a_dossier_of_another_agency_is_not_found(publish, worker, view):
    publish_begun(publish)
    worker.catch_up()

    with enter(scope_of("sngv")), pytest.raises(NotFoundError) as refusal:
        view.get(NOMINATION)

    assert str(refusal.value) == f"There is no nomination {NOMINATION}."


def test_a_cursor_of_nothing_is_refused(view):
    with enter(scope_of("sxd")), pytest.raises(BadCursorError):
        view.page("nothing")


HELD = fact(
    Subject.Held,
    hold_id=UUID(int=60),
    reason_class="complaint",
    reference="Đơn số 12/ĐT",
    held_by="alice",
)
RELEASED = fact(
    Subject.HoldReleased, hold_id=UUID(int=60), reason="KL số 3/KL-TTr", released_by="alice"
)


def test_a_dossier_waits_while_its_subject_is_held(publish, shown):
    publish_begun(publish)
    publish(Subject, SUBJECT, HELD)
    assert [each.on_hold for each in shown()] == [True]

    publish(Subject, SUBJECT, RELEASED)
    assert [each.on_hold for each in shown()] == [False]


def test_a_dossier_of_a_held_subject_waits_from_the_beginning(publish, shown):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, HELD)
    publish(Nomination, NOMINATION, REGISTERED)

    assert [each.on_hold for each in shown()] == [True]


def test_a_leader_s_dossier_names_the_collective(publish, shown):
    collective = UUID(int=70)
    linked = fact(
        Nomination.LinkedToCollective,
        collective_subject_id=collective,
        collective_nomination_id=None,
        linked_by="bob",
    )
    publish_begun(publish, linked)

    found = shown()[0]

    assert (found.version, found.collective_subject_id) == (2, collective)
    assert found.collective_nomination_id is None
