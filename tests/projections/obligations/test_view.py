from datetime import date
from uuid import UUID

import pytest

from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.obligations.obligation import Obligation
from domain.plans.plan import Plan
from domain.recognitions.recognition import Recognition
from domain.rules.calendar import NO_HOLIDAYS
from domain.subjects.unit import Unit
from projections.obligations.entries import ObligationEntry, ObligationSummary, QuotaCount
from projections.obligations.view import Asked, ObligationsView
from projections.paging import BadCursorError
from tenants import directory
from tenants.errors import UnknownTenantError
from tenants.scope import NoTenantInScopeError, enter
from tests.projections.obligations.story import (
    DOCUMENT,
    ISSUED,
    LAST,
    NIL_RETURN,
    OBLIGATION,
    OPENED,
    OTHER_UNIT,
    SENT,
    SIGNED,
    WITHDRAWN,
    at,
    compiled,
    publish_agency,
    publish_plan,
)
from tests.projections.publishing import scope_of
from tests.projections.samples import (
    CERTIFICATE_ISSUED,
    GRANTED,
    NOMINATION,
    PLAN,
    PROPOSED,
    RECOGNISED,
    RECOGNITION,
    REFERRED,
    REFUSED,
    REGISTERED,
    SUBMITTED,
    UNIT,
    VOTE_VOIDED,
    voted,
)
from tests.projections.samples import WITHDRAWN as NOMINATION_WITHDRAWN
from tests.specification import fact


@pytest.fixture
def view(engine):
    return ObligationsView(engine)


@pytest.fixture
def ask(worker, view):
    def asking(question, *arguments, tenant="sxd", as_of=LAST, **wanted):
        worker.catch_up()
        with enter(scope_of(tenant)):
            return getattr(view, question)(*arguments, as_of=as_of, calendar=NO_HOLIDAYS, **wanted)

    return asking


@pytest.fixture
def stands(ask):
    def asking(as_of=LAST, **wanted):
        return {
            (each.requirement.key, each.window.key, each.ower.name): each.state.value
            for each in ask("owed", as_of=as_of, asked=Asked(**wanted))
        }

    return asking


def test_the_log_tells_who_owes_what_and_how_it_stands(publish, stands):
    publish_agency(publish)

    assert stands() == {
        ("q", "2024-11", "Phòng Kế toán"): "overdue",
        ("q", "2024-11", "Phòng Quy hoạch"): "met",
        ("q", "2024-12", "Phòng Kế toán"): "overdue",
        ("q", "2024-12", "Phòng Quy hoạch"): "overdue",
        ("yearly-report", "2024", "Sở Xây dựng"): "overdue",
    }


def test_an_entry_says_all_of_it_in_words(publish, ask):
    publish_agency(publish)

    first = ask("page", None, 1).items[0]
    assert first == ObligationEntry(
        obligation_id=first.obligation_id,
        plan_id=PLAN,
        plan_key="x-2024",
        duty_key="q",
        kind="quota",
        title="Giới thiệu ít nhất 1 điển hình",
        title_en="Introduce at least 1 exemplar(s)",
        phrase="bỏ phiếu kín",
        reading="Phiếu kín.",
        window="2024-11",
        label_vi="tháng 11/2024",
        label_en="November 2024",
        window_start=date(2024, 11, 1),
        window_end=date(2024, 11, 30),
        due_at=at("2024-11-20"),
        last_day=date(2024, 11, 19),
        owed_by="unit",
        owed_to="Phòng Nội vụ",
        unit_id=OTHER_UNIT,
        ower="Phòng Kế toán",
        tone="notice",
        state="overdue",
        required=1,
        done=0,
        missing=1,
        answered_at=None,
        remark=None,
        notice_vi="Quá hạn. Phòng Kế toán, tháng 11/2024: Giới thiệu ít nhất 1 điển hình."
        " Hạn “bỏ phiếu kín”: trước 20/11/2024 00:00. Đã có 0/1.",
        notice_en="Overdue. Phòng Kế toán, November 2024: Introduce at least 1 exemplar(s)."
        " Due “bỏ phiếu kín”: before 20 Nov 2024, 00:00. There are 0 of 1.",
    )


def test_what_was_filed_and_taken_back_shows_as_of_each_instant(publish, stands, ask):
    publish_agency(publish)
    publish(Obligation, OBLIGATION, OPENED, NIL_RETURN)
    december = ("q", "2024-12", "Phòng Quy hoạch")

    assert stands()[december] == "nil"
    [entry] = ask("page", None, 9, asked=Asked(state="nil")).items
    assert (entry.remark, entry.missing) == ("Chưa có", 0)
    assert entry.notice_vi.startswith("Không có điển hình trong kỳ: Chưa có.")
    before = entry.answered_at
    publish(Obligation, OBLIGATION, WITHDRAWN)
    assert stands()[december] == "overdue"
    assert stands(before)[december] == "nil"


@pytest.mark.parametrize(
    ("filed", "state"),
    [
        (
            fact(
                Obligation.Excused,
                duty_key="q",
                window="2024-12",
                unit_id=UNIT,
                reason="Lũ lụt",
                excused_by="alice",
            ),
            "excused",
        ),
        (NIL_RETURN, "nil"),
    ],
)
def test_an_answer_of_each_kind_shows(publish, stands, filed, state):
    publish_agency(publish)
    publish(Obligation, OBLIGATION, OPENED, filed)

    assert stands()["q", "2024-12", "Phòng Quy hoạch"] == state


def test_a_report_that_was_filed_shows(publish, stands):
    publish_agency(publish)
    owed = {"duty_key": "yearly-report", "window": "2024", "unit_id": None}
    opened = fact(Obligation.Opened, **(OPENED.fields | owed | {"kind": "report"}))
    filed = fact(Obligation.ReportFiled, **owed, document="BC", filed_by="bob", late=False)
    publish(Obligation, OBLIGATION, opened, filed)

    assert stands()["yearly-report", "2024", "Sở Xây dựng"] == "met"


def test_a_target_that_was_set_is_what_a_unit_owes(publish, ask):
    own = DOCUMENT | {"quotas": [DOCUMENT["quotas"][0] | {"target": "unit"}]}
    publish(Plan, PLAN, fact(Plan.Drafted, document=own, source_sha256="0"), ISSUED)
    publish(Unit, UNIT, fact(Unit.Established, name="A", short_name="A", external=False))
    target = {"target": 4, "structure": [], "document": "CV", "set_by": "bob"}
    opened = fact(Obligation.Opened, **(OPENED.fields | {"own_target": True}))
    owed = {name: OPENED.fields[name] for name in ("duty_key", "window", "unit_id")}
    publish(Obligation, OBLIGATION, opened, fact(Obligation.TargetSet, **owed, **target))

    found = {each.window.key: each.required for each in ask("owed") if each.requirement.key == "q"}
    assert found == {"2024-11": None, "2024-12": 4}


def test_a_revised_draft_counts_and_a_mere_draft_does_not(publish, ask):
    draft = fact(Plan.Drafted, document=DOCUMENT | {"deadlines": []}, source_sha256="0")
    revised = fact(Plan.Revised, document=DOCUMENT, source_sha256="1", reason="…")
    publish(Plan, PLAN, draft, revised)

    assert ask("owed") == []
    publish(Plan, PLAN, ISSUED)
    assert [each.requirement.key for each in ask("owed")] == ["yearly-report"]


def test_an_amended_and_a_closed_plan(publish, stands):
    publish_agency(publish)
    without_report = DOCUMENT | {"deadlines": DOCUMENT["deadlines"][:1]}
    amended = fact(
        Plan.Amended,
        version=2,
        document=without_report,
        source_sha256="2",
        reason="…",
        authorised_by="KH 2",
    )
    publish(Plan, PLAN, amended)

    assert ("yearly-report", "2024", "Sở Xây dựng") in stands()
    publish(Plan, PLAN, fact(Plan.Closed, reason="Xong"))
    assert stands() == {}
    assert len(stands(at("2024-11-01 08:07"))) > 0


def test_units_are_renamed_and_dissolved(publish, stands):
    publish_agency(publish)
    publish(Unit, UNIT, fact(Unit.Renamed, name="Phòng Mới", short_name="M", document="1"))
    publish(Unit, OTHER_UNIT, fact(Unit.Dissolved, on=date(2024, 12, 1), document="2"))

    assert set(stands()) == {
        ("q", "2024-11", "Phòng Kế toán"),
        ("q", "2024-11", "Phòng Mới"),
        ("q", "2024-12", "Phòng Mới"),
        ("yearly-report", "2024", "Sở Xây dựng"),
    }


def test_what_a_dissolved_agency_would_have_owed_later_is_not_owed(publish, stands, engine):
    publish_agency(publish)
    directory.dissolve(engine, "sxd", on=date(2024, 12, 1), document="NQ 1")

    assert {window for _, window, _ in stands()} == {"2024-11"}


# Steps of dossiers


@pytest.mark.parametrize(
    ("facts", "counts", "done"),
    [
        ((), "registered", 1),
        ((), "introduced", 0),
        ((SUBMITTED,), "introduced", 1),
        ((SUBMITTED, NOMINATION_WITHDRAWN), "introduced", 0),
        ((SUBMITTED, PROPOSED), "selected", 1),
        ((SUBMITTED,), "selected", 0),
    ],
)
def test_what_a_dossier_has_gone_through_counts(publish, ask, facts, counts, done):
    counted = DOCUMENT["quotas"][1] | {"counts": counts, "minimum": 1}
    document = DOCUMENT | {"quotas": [counted], "deadlines": []}
    publish(Plan, PLAN, fact(Plan.Drafted, document=document, source_sha256="0"), ISSUED)
    publish(Nomination, NOMINATION, REGISTERED, *facts)

    assert [each.done for each in ask("owed")] == [done]


def test_a_recognition_that_was_referred_counts_for_its_dossier(publish, ask):
    counted = DOCUMENT["quotas"][1] | {"counts": "referred", "minimum": 1}
    document = DOCUMENT | {"quotas": [counted], "deadlines": []}
    publish(Plan, PLAN, fact(Plan.Drafted, document=document, source_sha256="0"), ISSUED)
    publish(Nomination, NOMINATION, REGISTERED, SUBMITTED, PROPOSED, RECOGNISED)
    publish(Recognition, RECOGNITION, GRANTED, CERTIFICATE_ISSUED, REFERRED, REFERRED)

    assert [each.done for each in ask("owed")] == [1]


def test_a_list_upward_counts_for_those_on_it_and_for_the_duty_to_send_it(publish, ask):
    counted = DOCUMENT["quotas"][1] | {"counts": "referred", "minimum": 1}
    monthly = DOCUMENT["deadlines"][0] | {
        "step": None,
        "duty": "Lập danh sách",
        "met_by": "list",
        "reading": "inclusive",
        "recurrence": "FREQ=MONTHLY;BYMONTHDAY=-1",
    }
    document = DOCUMENT | {"quotas": [counted], "deadlines": [monthly]}
    publish(Plan, PLAN, fact(Plan.Drafted, document=document, source_sha256="0"), ISSUED)
    publish(Nomination, NOMINATION, REGISTERED, SUBMITTED)
    publish(UpwardList, UUID(int=70), compiled("2024-11", NOMINATION), SIGNED)

    assert [each.done for each in ask("owed")] == [0, 0, 0]
    publish(UpwardList, UUID(int=70), SENT)
    found = {each.requirement.key: (each.state.value, each.remark) for each in ask("owed")[:1]}
    assert found == {"monthly-list": ("met", "Danh sách số 9/DS")}
    assert [each.done for each in ask("owed")] == [1, 1, 0]


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ((SUBMITTED,), (1, 0)),
        ((SUBMITTED, RECOGNISED), (1, 1)),
        ((SUBMITTED, REFUSED), (1, 1)),
        ((SUBMITTED, voted("failed")), (0, 0)),
        ((SUBMITTED, voted("failed"), VOTE_VOIDED), (1, 0)),
        ((SUBMITTED, NOMINATION_WITHDRAWN), (0, 0)),
        ((), (0, 0)),
    ],
)
def test_every_dossier_is_awaited_until_it_is_decided_or_out(publish, ask, facts, counts):
    recognition = {
        "key": "recognition",
        "step": "decided",
        "who": "Giám đốc",
        "whom": "Điển hình",
        "owed_by": "agency",
        "demands": "all",
        "before": "2024-12-31",
        "clause": DOCUMENT["deadlines"][0]["clause"],
    }
    document = DOCUMENT | {"quotas": [], "deadlines": [recognition]}
    publish(Plan, PLAN, fact(Plan.Drafted, document=document, source_sha256="0"), ISSUED)
    publish(Nomination, NOMINATION, REGISTERED, *facts)

    assert [(each.required, each.done) for each in ask("owed")] == [counts]


# Lists, sums and the province


def test_questions_narrow_the_list(publish, stands):
    publish_agency(publish)

    assert {ower for _, _, ower in stands(unit_id=OTHER_UNIT)} == {"Phòng Kế toán"}
    assert set(stands(state="met")) == {("q", "2024-11", "Phòng Quy hoạch")}
    assert {window for _, window, _ in stands(window="2024-12")} == {"2024-12"}
    assert stands(plan_id=UUID(int=99)) == {}
    december = stands(due_from=date(2024, 12, 1), due_to=date(2024, 12, 19))
    assert {window for _, window, _ in december} == {"2024-12"}


def test_pages_follow_one_another(publish, ask):
    publish_agency(publish)
    first = ask("page", None, 2)
    second = ask("page", first.next_cursor, 2)
    third = ask("page", second.next_cursor, 2)

    shown = [*first.items, *second.items, *third.items]
    assert shown == list(ask("page", None, 50).items)
    assert (len(shown), third.next_cursor) == (5, None)


@pytest.mark.parametrize("cursor", ["nonsense", "bnVsbA", "WzFd", "e30", "WyJcdWQ4MDAiXQ"])
def test_a_cursor_of_another_list_is_refused(publish, ask, cursor):
    publish_agency(publish)

    with pytest.raises(BadCursorError):
        ask("page", cursor, 2)


def test_the_sums_say_how_many_stand_in_which_state(publish, ask):
    publish_agency(publish)

    assert ask("summary") == ObligationSummary(
        obligations=5, met=1, met_late=0, open=0, overdue=4, excused=0, nil=0
    )


def test_the_quota_board_also_shows_a_number_without_a_minimum(publish, ask):
    publish_agency(publish)

    board = ask("quotas", None, 50)
    assert {(each.duty_key, each.window) for each in board.items} == {
        ("q", "2024-11"),
        ("q", "2024-12"),
        ("counted", "2024"),
    }
    assert [(each.required, each.done) for each in board.items if each.duty_key == "counted"] == [
        (0, 1)
    ]


def test_a_province_sees_sums_of_its_agencies_and_no_unit(publish, ask):
    publish_agency(publish)
    publish_plan(publish, tenant="sngv")

    found = ask("quota_overview", tenant="binh-phuoc", asked=Asked(window="2024-11"))
    assert found == [
        QuotaCount(
            agency="sxd",
            plan_key="x-2024",
            quota_key="q",
            title="Giới thiệu ít nhất 1 điển hình",
            title_en="Introduce at least 1 exemplar(s)",
            window="2024-11",
            label_vi="tháng 11/2024",
            label_en="November 2024",
            due_at=at("2024-11-20"),
            owers=2,
            required=2,
            done=1,
            missing=1,
            met=1,
            met_late=0,
            open=0,
            overdue=1,
            excused=0,
            nil=0,
        )
    ]
    of_all = ask("quota_overview", tenant="binh-phuoc")
    assert [(each.agency, each.quota_key) for each in of_all] == [
        ("sngv", "counted"),
        ("sxd", "counted"),
        ("sxd", "q"),
        ("sxd", "q"),
    ]
    assert ask("quota_overview", tenant="binh-phuoc", agency="sngv") == of_all[:1]


def test_another_province_and_another_agency_see_nothing_of_it(publish, ask):
    publish_agency(publish)

    assert ask("quota_overview", tenant="khanh-hoa") == []
    assert ask("owed", tenant="sngv") == []
    with pytest.raises(UnknownTenantError):
        ask("quota_overview", tenant="khanh-hoa", agency="sxd")


def test_without_a_scope_nothing_is_told(publish, view, worker):
    publish_agency(publish)
    worker.catch_up()

    for question in (view.owed, view.summary, view.quota_overview):
        with pytest.raises(NoTenantInScopeError):
            question(as_of=LAST, calendar=NO_HOLIDAYS)
