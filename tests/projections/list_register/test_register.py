from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.lists.incoming_list import IncomingList
from domain.lists.upward_list import UpwardList
from domain.topics import mapper
from projections.catalogue import PROJECTIONS
from projections.list_register.view import (
    IncomingListEntry,
    IncomingListSummary,
    ListRegisterView,
    UpwardListEntry,
    UpwardListSummary,
)
from projections.nomination_history import NominationHistoryView
from projections.rebuild import rebuild_all
from tenants.scope import enter
from tests.projections.contents import contents
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.specification import fact

PLAN, LIST, INCOMING, FIRST, SECOND = (UUID(int=number) for number in range(1, 6))
SAID: dict[str, Any] = {
    "plan_title": "Kế hoạch 2021 - 2025",
    "kind": "monthly",
    "span": "2021-05",
    "first_day": date(2021, 5, 1),
    "last_day": date(2021, 5, 31),
    "entries": [{"nomination_id": str(each)} for each in (FIRST, SECOND)],
    "counts": [{"field": None, "unit_name": "A", "subject_kind": "individual", "count": 2}],
    "nil_reason": None,
}
COMPILED = fact(
    UpwardList.Compiled,
    **SAID,
    plan_id=PLAN,
    plan_version=1,
    route_to="province",
    council_proposal_required=False,
    compiled_by="alice",
)
SIGNATURE: dict[str, Any] = {
    "number": "12/DS",
    "signed_on": date(2021, 5, 21),
    "signer": "Chủ tịch",
    "council_minutes": None,
}
SIGNED = fact(UpwardList.Signed, **SIGNATURE)
SENT = fact(UpwardList.Sent, destination="binh-phuoc", route_override_reason=None, sent_by="henry")
DELIVERED = fact(UpwardList.Delivered, destination="binh-phuoc", incoming_list_id=INCOMING)
ACKNOWLEDGED = fact(UpwardList.Acknowledged, destination="binh-phuoc", receipt_number="77")
RESULTS = [
    {
        "nomination_id": str(FIRST),
        "result": "published",
        "decision_number": None,
        "reason": None,
    },
    {
        "nomination_id": str(SECOND),
        "result": "declined",
        "decision_number": None,
        "reason": "Trùng năm trước",
    },
]
ANSWERED = fact(
    UpwardList.Answered,
    destination="binh-phuoc",
    incoming_version=3,
    document_number="90",
    note="Đã đăng",
    results=RESULTS,
)
RETURNED = fact(UpwardList.Returned, destination="binh-phuoc", reason="Sai mẫu")
CANCELLED = fact(UpwardList.Cancelled, reason="Nhầm", cancelled_by="alice")
RECEIVED = fact(
    IncomingList.Received,
    **SAID,
    **SIGNATURE,
    list_id=LIST,
    origin_tenant="sxd",
    route_override_reason="Ủy quyền",
)
NOT_SIGNED: dict[str, Any] = dict.fromkeys(SIGNATURE)
ANSWER: dict[str, Any] = {
    "receipt_number": None,
    "answer_number": None,
    "answer_note": None,
    "return_reason": None,
    "acknowledged_at": None,
    "answered_at": None,
    "returned_at": None,
}


def minute(number):
    return THE_BEGINNING + timedelta(minutes=number)


NEW = UpwardListEntry(
    list_id=LIST,
    version=1,
    position=1,
    state="compiled",
    **SAID,
    total=2,
    **NOT_SIGNED,
    route_override_reason=None,
    **ANSWER,
    updated_at=minute(1),
    plan_id=PLAN,
    destination=None,
    cancel_reason=None,
    compiled_at=minute(1),
    sent_at=None,
    delivered_at=None,
    results=[],
)


def changed(entry, **values):
    return type(entry)(**vars(entry) | values)


@pytest.fixture
def view(engine, worker):
    def shown(tenant="sxd"):
        worker.catch_up()
        return enter(scope_of(tenant)), ListRegisterView(engine)

    return shown


def own(view):
    scope, register = view()
    with scope:
        return register.upward_list(LIST)


def test_a_compiled_list_is_shown_with_everybody_on_it(publish, view):
    publish(UpwardList, LIST, COMPILED)

    assert own(view) == NEW


def test_a_list_is_followed_to_its_answer(publish, view):
    publish(UpwardList, LIST, COMPILED, SIGNED, SENT, DELIVERED, ACKNOWLEDGED, ANSWERED)

    assert own(view) == changed(
        NEW,
        version=6,
        position=6,
        state="answered",
        **SIGNATURE,
        destination="binh-phuoc",
        sent_at=minute(3),
        delivered_at=minute(4),
        receipt_number="77",
        acknowledged_at=minute(5),
        answer_number="90",
        answer_note="Đã đăng",
        results=RESULTS,
        answered_at=minute(6),
        updated_at=minute(6),
    )


def test_an_acknowledgement_that_comes_late_does_not_hide_the_answer(publish, view):
    publish(UpwardList, LIST, COMPILED, SIGNED, SENT, ANSWERED, ACKNOWLEDGED)

    found = own(view)

    assert (found.state, found.receipt_number, found.version) == ("answered", "77", 5)


@pytest.mark.parametrize(
    ("facts", "values"),
    [
        ((RETURNED,), {"state": "returned", "return_reason": "Sai mẫu", "returned_at": minute(4)}),
        ((), {"state": "sent"}),
    ],
)
def test_a_returned_list_says_why(publish, view, facts, values):
    publish(UpwardList, LIST, COMPILED, SIGNED, SENT, *facts)

    found = own(view)

    assert {name: getattr(found, name) for name in values} == values


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ((), {FIRST, SECOND}),
        ((SIGNED, SENT, ANSWERED), {FIRST, SECOND}),
        ((SIGNED, SENT, RETURNED), set()),
        ((CANCELLED,), set()),
    ],
)
def test_only_a_list_that_was_neither_cancelled_nor_returned_holds_its_dossiers(
    publish, view, facts, standing
):
    publish(UpwardList, LIST, COMPILED, *facts)
    scope, register = view()

    with scope:
        assert register.standing_on(plan_id=PLAN, kind="monthly") == standing
        assert register.standing_on(plan_id=PLAN, kind="introduction") == set()
        assert register.standing_on(plan_id=LIST, kind="monthly") == set()


def test_a_cancelled_list_says_why(publish, view):
    publish(UpwardList, LIST, COMPILED, CANCELLED)

    found = own(view)

    assert (found.state, found.cancel_reason) == ("cancelled", "Nhầm")


def test_the_inbox_shows_what_came_in_and_what_was_answered(publish, view):
    publish(IncomingList, INCOMING, RECEIVED, tenant="binh-phuoc")
    scope, register = view("binh-phuoc")
    expected = IncomingListEntry(
        list_id=INCOMING,
        version=1,
        position=1,
        state="received",
        **SAID,
        total=2,
        **SIGNATURE,
        route_override_reason="Ủy quyền",
        **ANSWER,
        updated_at=minute(1),
        source_list_id=LIST,
        origin_tenant="sxd",
        received_at=minute(1),
        results=[],
    )
    with scope:
        assert register.incoming_list(INCOMING) == expected

    publish(
        IncomingList,
        INCOMING,
        fact(IncomingList.Acknowledged, receipt_number="77", acknowledged_by="penny"),
        fact(
            IncomingList.Answered,
            document_number="90",
            note=None,
            results=RESULTS,
            answered_by="penny",
        ),
        tenant="binh-phuoc",
    )
    scope, register = view("binh-phuoc")
    with scope:
        found = register.incoming_list(INCOMING)
    assert found == changed(
        expected,
        version=3,
        position=3,
        state="answered",
        receipt_number="77",
        acknowledged_at=minute(2),
        answer_number="90",
        results=RESULTS,
        answered_at=minute(3),
        updated_at=minute(3),
    )


def test_a_list_that_was_given_back_leaves_the_inbox_marked(publish, view):
    returned = fact(IncomingList.Returned, reason="Sai mẫu", returned_by="penny")
    publish(IncomingList, INCOMING, RECEIVED, returned, tenant="binh-phuoc")
    scope, register = view("binh-phuoc")

    with scope:
        (found,) = register.inbox(state="returned").items
        assert register.inbox(state="received").items == ()
    assert isinstance(found, IncomingListSummary)
    assert (found.return_reason, found.returned_at) == ("Sai mẫu", minute(2))


def test_lists_are_paged_without_those_on_them(publish, view):
    publish(UpwardList, LIST, COMPILED)
    scope, register = view()

    with scope:
        (found,) = register.upward(kind="monthly", plan_id=PLAN, span="2021-05").items
        others = [register.upward(**each).items for each in ({"kind": "x"}, {"span": "2021-06"})]
    assert type(found) is UpwardListSummary
    assert others == [(), ()]


def test_nobody_sees_the_lists_of_another_agency(publish, view):
    publish(UpwardList, LIST, COMPILED)
    publish(IncomingList, INCOMING, RECEIVED, tenant="binh-phuoc")

    scope, register = view("sngv")
    with scope:
        assert (register.upward().items, register.inbox().items) == ((), ())
        with pytest.raises(NotFoundError):
            register.upward_list(LIST)
        with pytest.raises(NotFoundError):
            register.incoming_list(INCOMING)


def test_the_history_of_each_dossier_tells_its_own_part(publish, engine, worker):
    publish(UpwardList, LIST, COMPILED, SIGNED, SENT, DELIVERED, ACKNOWLEDGED, ANSWERED)
    worker.catch_up()

    with enter(scope_of("sxd")):
        first, second = (NominationHistoryView(engine).of(each) for each in (FIRST, SECOND))
    assert [entry.vi for entry in first] == [
        "henry gửi danh sách đến Tỉnh Bình Phước.",
        (
            "Tỉnh Bình Phước trả lời danh sách bằng văn bản số 90: đưa vào tuyên truyền, nhân rộng."
            " Ghi chú: Đã đăng."
        ),
    ]
    assert second[-1].fact["results"] == RESULTS[1:]


def test_a_rebuild_gives_the_same_rows(publish, engine, worker):
    publish(UpwardList, LIST, COMPILED, SIGNED, SENT, DELIVERED, ACKNOWLEDGED, ANSWERED)
    publish(IncomingList, INCOMING, RECEIVED, tenant="binh-phuoc")
    worker.catch_up()
    before = contents(engine)

    rebuild_all(engine, mapper(), PROJECTIONS)

    assert contents(engine) == before
