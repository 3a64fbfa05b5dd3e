from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.lists.content import ListKind
from domain.lists.refusals import (
    EmptyListError,
    FutureSignatureError,
    ListNotInPlanError,
    ListReasonMissingError,
    SpanOutsidePlanError,
    WrongListStateError,
    WrongSpanError,
)
from domain.lists.upward_list import UpwardList
from domain.rules.route import CouncilProposalMissingError, NoRouteError, WrongRouteError
from domain.rules.setting import Period
from domain.rules.spans import span_of
from tests.domain.lists.story import (
    ALICE,
    COMMENDED_AS_STORED,
    COMPILED,
    CONTENT,
    COUNT,
    DELIVERED,
    ENTRY,
    HEAD,
    INCOMING_ID,
    NOON,
    PERIOD,
    ROUTE,
    SENT,
    SIGNED,
    SIGNED_ON,
    UP_TO_SENT,
    UP_TO_SIGNED,
    content,
)
from tests.specification import THE_ID, Given, fact, replay


def compile_(content=CONTENT, route=ROUTE):
    return lambda lists: lists.compile(
        list_id=THE_ID, at=NOON, by=ALICE, content=content, period=PERIOD, route=route
    )


def sign(signed_on=SIGNED_ON, council_minutes="3/BB-HĐ"):
    return lambda it: it.sign(
        at=NOON,
        number="12/DS-BQL",
        signed_on=signed_on,
        signer="Trưởng Ban",
        council_minutes=council_minutes,
    )


def send(destination="soc-trang", level="province", reason=None):
    return lambda it: it.send(
        at=NOON,
        by=HEAD,
        destination=destination,
        level=level,
        route_override_reason=reason,
    )


def cancel(reason="Lập nhầm kỳ."):
    return lambda it: it.cancel(at=NOON, by=ALICE, reason=reason)


def with_fields(told, **changes):
    return fact(told.kind, **told.fields | changes)


# Compiling


def test_a_list_holds_its_exemplars_as_they_are_now():
    Given(UpwardList).when(compile_()).then(COMPILED)


def test_counts_are_by_field_unit_and_kind():
    farmer = replace(ENTRY, field="farmers", unit_name="Hội Nông dân", subject_kind="household")
    entries = (farmer, ENTRY, ENTRY, replace(ENTRY, unit_name=None))

    given = Given(UpwardList).when(compile_(content(entries=entries)))

    assert [(row["count"], row["unit_name"]) for row in given.result.pending_events[0].counts] == [
        (1, None),
        (2, "Văn phòng"),
        (1, "Hội Nông dân"),
    ]


def test_the_numbers_of_registrations_go_up_without_a_name_and_without_the_council():
    counts = content(kind=ListKind.REGISTRATION_COUNTS)
    (
        Given(UpwardList)
        .when(compile_(counts))
        .then(
            with_fields(
                COMPILED,
                kind="registration_counts",
                entries=[],
                counts=[COUNT],
                council_proposal_required=False,
            )
        )
    )


def test_a_list_without_anybody_says_why():
    nil = content(entries=(), nil_reason="Không có điển hình trong kỳ.")
    (
        Given(UpwardList)
        .when(compile_(nil))
        .then(
            with_fields(COMPILED, entries=[], counts=[], nil_reason="Không có điển hình trong kỳ.")
        )
    )


@pytest.mark.parametrize("reason", [None, " "])
def test_a_list_without_anybody_and_without_reason_is_refused(reason):
    (
        Given(UpwardList)
        .when(compile_(content(entries=(), nil_reason=reason)))
        .then_refused(EmptyListError, "A list without any exemplar needs a reason.")
    )


def test_a_reason_for_nobody_is_not_kept_where_there_is_somebody():
    Given(UpwardList).when(compile_(content(nil_reason="Không có."))).then(COMPILED)


def test_a_plan_without_route_sends_no_list():
    (
        Given(UpwardList)
        .when(compile_(route=None))
        .then_refused(NoRouteError, "The plan has no route upward.")
    )


def test_a_plan_that_sends_dossiers_sends_no_list():
    dossiers = ROUTE.model_copy(update={"form": "dossier"})
    (
        Given(UpwardList)
        .when(compile_(route=dossiers))
        .then_refused(
            ListNotInPlanError, "The plan sends dossiers upward one by one, not on lists."
        )
    )


@pytest.mark.parametrize(
    ("kind", "span"), [(ListKind.MONTHLY, "2021-11"), (ListKind.HALF_YEAR, "2021-H2")]
)
def test_a_kind_of_list_has_its_span(kind, span):
    compiled = Given(UpwardList).when(compile_(content(kind=kind, span=span_of(span)))).result

    assert vars(compiled.pending_events[0])["span"] == span


@pytest.mark.parametrize(
    ("kind", "span"), [(ListKind.MONTHLY, "2021-H2"), (ListKind.HALF_YEAR, "2021-11")]
)
def test_a_list_of_another_span_than_its_kind_says_is_refused(kind, span):
    (
        Given(UpwardList)
        .when(compile_(content(kind=kind, span=span_of(span))))
        .then_refused(WrongSpanError, f"A list of the kind “{kind.value}” is not made for {span}.")
    )


@pytest.mark.parametrize("span", ["2021-Q1", "2020", "2026", "2022"])
def test_a_span_outside_the_plan_or_in_the_future_is_refused(span):
    (
        Given(UpwardList)
        .when(compile_(content(span=span_of(span))))
        .then_refused(
            SpanOutsidePlanError,
            f"The span {span} has not begun or lies outside the plan's period.",
        )
    )


@pytest.mark.parametrize("span", ["2021-05", "2021-Q2", "2021", "2021-12", "2021-2025"])
def test_a_span_that_touches_the_period_and_has_begun_is_right(span):
    compiled = Given(UpwardList).when(compile_(content(span=span_of(span)))).result

    assert vars(compiled.pending_events[0])["span"] == span


@pytest.mark.parametrize(
    ("period", "span", "at"),
    [
        (PERIOD, "2021-12", datetime(2021, 11, 30, 17, 0, tzinfo=UTC)),
        (Period(start=date(2021, 5, 31), end=date(2025, 12, 31)), "2021-05", NOON),
        (Period(start=date(2021, 1, 1), end=date(2021, 12, 1)), "2021-12", NOON),
    ],
    ids=["on its first day", "on the plan's first day", "on the plan's last day"],
)
def test_a_span_may_touch_the_plan_or_the_present_by_one_day(period, span, at):
    compiled = UpwardList.compile(
        list_id=THE_ID,
        at=at,
        by=ALICE,
        content=content(span=span_of(span)),
        period=period,
        route=ROUTE,
    )

    assert vars(compiled.pending_events[0])["span"] == span


# Signing


def test_the_head_signs_on_the_councils_proposal():
    Given(UpwardList, COMPILED).when(sign()).then(SIGNED)


@pytest.mark.parametrize("minutes", [None, " "])
def test_a_list_without_the_councils_proposal_is_not_signed(minutes):
    (
        Given(UpwardList, COMPILED)
        .when(sign(council_minutes=minutes))
        .then_refused(
            CouncilProposalMissingError,
            "The council's minutes with its proposal are needed before referring upward.",
        )
    )


def test_where_the_plan_asks_for_no_council_none_is_needed():
    without = with_fields(COMPILED, council_proposal_required=False)
    (
        Given(UpwardList, without)
        .when(sign(council_minutes=None))
        .then(with_fields(SIGNED, council_minutes=None))
    )


def test_a_signature_is_not_of_tomorrow():
    (
        Given(UpwardList, COMPILED)
        .when(sign(signed_on=date(2021, 12, 21)))
        .then_refused(FutureSignatureError, "The day of signature 2021-12-21 has not come.")
    )


def test_a_list_is_signed_once():
    (
        Given(UpwardList, *UP_TO_SIGNED)
        .when(sign())
        .then_refused(WrongListStateError, "The list is signed; this cannot be done now.")
    )


# Sending


def test_a_signed_list_is_sent_on_the_plans_route():
    Given(UpwardList, *UP_TO_SIGNED).when(send(reason="Không cần.")).then(SENT)


def test_an_unsigned_list_is_not_sent():
    (
        Given(UpwardList, COMPILED)
        .when(send())
        .then_refused(WrongListStateError, "The list is compiled; this cannot be done now.")
    )


@pytest.mark.parametrize("reason", [None, " "])
def test_T17_a_list_for_the_ministry_is_not_sent_to_the_province(reason):
    for_ministry = with_fields(COMPILED, route_to="ministry")
    (
        Given(UpwardList, for_ministry, SIGNED)
        .when(send(reason=reason))
        .then_refused(
            WrongRouteError,
            "The plan's route leads to the ministry, not to the province;"
            " to leave it, the head must give a reason.",
        )
    )


def test_T17_the_head_may_send_it_elsewhere_with_a_reason():
    for_ministry = with_fields(COMPILED, route_to="ministry")
    (
        Given(UpwardList, for_ministry, SIGNED)
        .when(send(reason="Bộ đã ủy quyền cho tỉnh."))
        .then(with_fields(SENT, route_override_reason="Bộ đã ủy quyền cho tỉnh."))
    )


# Cancelling


@pytest.mark.parametrize("before", [(COMPILED,), UP_TO_SIGNED])
def test_a_list_is_given_up_before_it_is_sent(before):
    (
        Given(UpwardList, *before)
        .when(cancel())
        .then(fact(UpwardList.Cancelled, reason="Lập nhầm kỳ.", cancelled_by=ALICE))
    )


def test_a_sent_list_is_not_given_up():
    (
        Given(UpwardList, *UP_TO_SENT)
        .when(cancel())
        .then_refused(WrongListStateError, "The list is sent; this cannot be done now.")
    )


def test_to_give_a_list_up_takes_a_reason():
    (
        Given(UpwardList, COMPILED)
        .when(cancel(reason=" "))
        .then_refused(ListReasonMissingError, "A reason is needed.")
    )


def test_a_list_that_was_given_up_is_neither_signed_nor_sent():
    cancelled = fact(UpwardList.Cancelled, reason="Lập nhầm kỳ.", cancelled_by=ALICE)
    for attempt in (sign(), send()):
        (
            Given(UpwardList, COMPILED, cancelled)
            .when(attempt)
            .then_refused(WrongListStateError, "The list is cancelled; this cannot be done now.")
        )


# What comes back


def note_delivered(it):
    it.note_delivered(at=NOON, incoming_list_id=INCOMING_ID)


def note_acknowledged(it):
    it.note_acknowledged(at=NOON, receipt_number="77/TN")


def note_answered(version):
    return lambda it: it.note_answered(
        at=NOON,
        incoming_version=version,
        document_number="90/SNV",
        note="Đăng trên cổng.",
        results=[COMMENDED_AS_STORED],
    )


def note_returned(it):
    it.note_returned(at=NOON, reason="Sai mẫu.")


ACKNOWLEDGED = fact(UpwardList.Acknowledged, destination="soc-trang", receipt_number="77/TN")
ANSWERED = fact(
    UpwardList.Answered,
    destination="soc-trang",
    incoming_version=3,
    document_number="90/SNV",
    note="Đăng trên cổng.",
    results=[COMMENDED_AS_STORED],
)
RETURNED = fact(UpwardList.Returned, destination="soc-trang", reason="Sai mẫu.")


@pytest.mark.parametrize(
    ("note", "noted"),
    [
        (note_delivered, DELIVERED),
        (note_acknowledged, ACKNOWLEDGED),
        (note_answered(3), ANSWERED),
        (note_returned, RETURNED),
    ],
)
def test_what_comes_back_is_noted_once(note, noted):
    Given(UpwardList, *UP_TO_SENT).when(note).then(noted)
    Given(UpwardList, *UP_TO_SENT, noted).when(note).then()


@pytest.mark.parametrize(
    "note", [note_delivered, note_acknowledged, note_answered(3), note_returned]
)
def test_nothing_comes_back_of_what_was_not_sent(note):
    (
        Given(UpwardList, *UP_TO_SIGNED)
        .when(note)
        .then_refused(WrongListStateError, "The list is signed; this cannot be done now.")
    )


def test_a_later_answer_supersedes_and_an_earlier_one_does_not():
    later = with_fields(ANSWERED, incoming_version=4)

    Given(UpwardList, *UP_TO_SENT, ANSWERED).when(note_answered(4)).then(later)
    Given(UpwardList, *UP_TO_SENT, later).when(note_answered(3)).then()


def test_a_list_knows_the_level_of_its_route():
    assert replay(UpwardList, COMPILED).route_to == "province"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("signed", "Danh sách đã ký; không thể thực hiện việc này."),
        ("returned", "Danh sách đã trả lại; không thể thực hiện việc này."),
    ],
)
def test_the_state_of_a_list_is_told_in_vietnamese(state, sentence):
    assert WrongListStateError(state=state).message("vi") == sentence
