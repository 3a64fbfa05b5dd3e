from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.obligations.obligation import Answer
from domain.obligations.reckoning import State, Tone
from domain.obligations.requirements import obligation_id
from tests.domain.obligations.sample import (
    COMMITTEE,
    FIELDS,
    MONTHLY,
    OTHER_UNIT,
    PLAN,
    REPORT,
    STRUCTURE,
    UNIT,
    answered,
    at,
    dossier,
    known,
    owed,
    quota,
    rules,
    sent_list,
    states,
    unit,
)

HALF_YEARS = rules(quotas=[quota()])
MONTHS = rules(
    quotas=[quota(window="month", deadline="monthly-list")],
    deadlines=[MONTHLY],
    period={"start": "2021-05-01", "end": "2021-07-31"},
)
RECOGNITION = {
    "key": "recognition",
    "step": "decided",
    "who": "Hội đồng và Giám đốc",
    "whom": "Điển hình",
    "owed_by": "agency",
    "demands": "all",
    "before": "2022-01-10",
    "clause": MONTHLY["clause"],
}


def test_T12_one_person_in_may_meets_the_first_half_and_misses_the_second():
    of = known(HALF_YEARS, dossier(submitted="2021-05-20"))

    found = states(of, at("2022-01-01"))

    assert (found["2021-H1"], found["2021-H2"]) == ("met", "overdue")
    assert found["2022-H1"] == "open"


def test_an_obligation_says_who_owes_what_by_when_and_how_it_stands():
    first = owed(known(HALF_YEARS, dossier(submitted="2021-05-20 08:00")))[0]

    assert (first.obligation_id, first.plan_id, first.plan_key) == (
        obligation_id(plan_id=PLAN, duty_key="q", window="2021-H1", unit_id=UNIT),
        PLAN,
        "x-2024",
    )
    assert (first.ower.name, first.requirement.key, first.window.due_at) == (
        "Phòng A",
        "q",
        at("2021-07-01"),
    )
    assert (first.required, first.done, first.missing) == (1, 1, 0)
    assert (first.state, first.tone, first.answered_at, first.remark) == (
        State.MET,
        Tone.NOTICE,
        at("2021-05-20 08:00"),
        None,
    )


def test_obligations_come_in_the_order_in_which_they_fall_due():
    of = known(rules(quotas=[quota()], deadlines=[REPORT]), units=[unit(), unit(OTHER_UNIT, "B")])

    assert [(each.window.key, each.ower.name) for each in owed(of)[:6]] == [
        ("2021-H1", "B"),
        ("2021-H1", "Phòng A"),
        ("2021-H2", "B"),
        ("2021-H2", "Phòng A"),
        ("2021", "Ban Quản lý"),
        ("2022-H1", "B"),
    ]


def test_what_is_done_after_the_20th_is_late_for_that_month_and_nothing_for_the_next():
    of = known(MONTHS, dossier(submitted="2021-05-20"))

    assert states(of) == {"2021-05": "met_late", "2021-06": "overdue", "2021-07": "overdue"}


def test_it_is_open_until_the_instant_at_which_it_is_too_late():
    of = known(MONTHS)

    assert states(of, at("2021-05-19 23:59"))["2021-05"] == "open"
    assert states(of, at("2021-05-20"))["2021-05"] == "overdue"


def test_nothing_that_happened_later_counts_as_of_an_earlier_instant():
    of = known(
        MONTHS,
        dossier(submitted="2021-05-10"),
        answers={("q", "2021-06", UNIT): [answered(Answer.NIL_RETURN, "2021-06-18")]},
    )

    assert states(of, at("2021-05-09"))["2021-05"] == "open"
    assert states(of, at("2021-05-10"))["2021-05"] == "met"
    assert states(of, at("2021-06-17"))["2021-06"] == "open"
    assert states(of, at("2021-06-18"))["2021-06"] == "nil"


def test_before_the_plan_was_issued_nothing_is_owed():
    assert owed(known(MONTHS), at("2021-05-04")) == ()


def test_a_nil_return_answers_a_quota_with_its_reason_and_leaves_nothing_missing():
    answers = {("q", "2021-05", UNIT): [answered(Answer.NIL_RETURN, "2021-05-18", "Mới sáp nhập")]}
    first = owed(known(MONTHS, answers=answers))[0]

    assert (first.state, first.remark, first.missing) == (State.NIL, "Mới sáp nhập", 0)
    assert first.answered_at == at("2021-05-18")


def test_a_dossier_in_time_counts_before_a_nil_return_and_a_late_one_after_it():
    answers = {("q", "2021-05", UNIT): [answered(Answer.NIL_RETURN, "2021-05-18")]}

    in_time = known(MONTHS, dossier(submitted="2021-05-19"), answers=answers)
    late = known(MONTHS, dossier(submitted="2021-05-25"), answers=answers)
    assert (states(in_time)["2021-05"], states(late)["2021-05"]) == ("met", "nil")


def test_what_was_taken_back_answers_nothing_any_more():
    taken_back = answered(Answer.NIL_RETURN, "2021-05-10", ended="2021-05-12")
    of = known(MONTHS, answers={("q", "2021-05", UNIT): [taken_back]})

    assert states(of, at("2021-05-11"))["2021-05"] == "nil"
    assert states(of, at("2021-05-12"))["2021-05"] == "open"


def test_an_excuse_comes_before_a_nil_return():
    given_both = [
        answered(Answer.NIL_RETURN, "2021-05-10"),
        answered(Answer.EXCUSE, "2021-05-11", "Lũ lụt"),
    ]
    first = owed(known(MONTHS, answers={("q", "2021-05", UNIT): given_both}))[0]

    assert (first.state, first.remark) == (State.EXCUSED, "Lũ lụt")


def test_each_unit_owes_for_itself():
    of = known(MONTHS, dossier(submitted="2021-05-10"), units=[unit(), unit(OTHER_UNIT, "B")])

    may = {each.ower.name: each.state.value for each in owed(of) if each.window.key == "2021-05"}
    assert may == {"Phòng A": "met", "B": "overdue"}


def test_a_unit_owes_what_falls_due_while_it_exists():
    born_late = unit(since=at("2021-05-25"))
    dissolved = unit(until=at("2021-06-20"))

    assert list(states(known(MONTHS, units=[born_late]))) == ["2021-06", "2021-07"]
    assert list(states(known(MONTHS, units=[dissolved]))) == ["2021-05", "2021-06"]


def test_a_unit_is_not_known_before_it_was_entered():
    assert owed(known(MONTHS, units=[unit(since=at("2021-05-10"))]), at("2021-05-09")) == ()


def test_what_falls_due_after_the_agency_is_dissolved_is_not_owed():
    of = known(MONTHS, dissolved_at=at("2021-06-20"))

    assert list(states(of)) == ["2021-05", "2021-06"]


def test_D9_a_duty_due_on_the_last_day_of_an_agency_is_still_owed():
    final = STRUCTURE | {"opens": None, "before": "2025-06-30", "owed_by": "agency"}
    of = known(rules(deadlines=[final]), dissolved_at=at("2025-07-01"))

    assert states(of) == {"2025-06-30": "overdue"}


def test_nothing_falls_due_after_a_plan_was_closed():
    of = known(MONTHS, closed="2021-06-25")

    assert list(states(of)) == ["2021-05", "2021-06"]
    assert list(states(of, at("2021-06-24"))) == ["2021-05", "2021-06", "2021-07"]


def test_an_amendment_counts_from_the_next_window_on():
    stricter = rules(
        quotas=[quota(window="month", deadline="monthly-list", minimum=2)],
        deadlines=[MONTHLY],
        period={"start": "2021-05-01", "end": "2021-07-31"},
    )
    of = known(MONTHS, later=[("2021-06-10", stricter)])

    assert [(each.window.key, each.required) for each in owed(of)] == [
        ("2021-05", 1),
        ("2021-06", 1),
        ("2021-07", 2),
    ]


# Those who are asked and not told


def test_a_requested_body_is_reminded_and_never_overdue():
    of = known(
        replace_fields(MONTHS),
        units=[
            unit(),
            unit(OTHER_UNIT, "ban tuyên giáo  Huyện ủy"),
            unit(COMMITTEE, "Hội", requested=True),
        ],
    )

    may = {each.ower.name: (each.tone, each.state) for each in owed(of)[:3]}
    assert may == {
        "Phòng A": (Tone.NOTICE, State.OVERDUE),
        "ban tuyên giáo  Huyện ủy": (Tone.REMINDER, State.OPEN),
        "Hội": (Tone.REMINDER, State.OPEN),
    }


def replace_fields(document):
    return document.model_copy(update={"fields": rules(fields=FIELDS).fields})


def test_leading_bodies_owe_whether_or_not_they_are_units():
    of = known(
        rules(
            quotas=[quota(window="period", owed_by="field_lead")],
            fields=FIELDS,
        ),
        dossier(unit_id=OTHER_UNIT, submitted="2021-06-01"),
        units=[unit(OTHER_UNIT, "Phòng Y tế")],
    )

    found = [(each.ower.name, each.ower.unit_id, each.tone, each.state) for each in owed(of)]
    assert found == [
        ("Ban Tuyên giáo Huyện ủy", None, Tone.REMINDER, State.OPEN),
        ("Phòng Y tế", OTHER_UNIT, Tone.NOTICE, State.MET),
    ]
    assert len({each.obligation_id for each in owed(of)}) == 2


# Reports, steps and targets


def test_a_report_is_met_in_time_or_late_by_when_it_was_filed():
    document = rules(deadlines=[REPORT])
    answers = {
        ("yearly-report", "2021", None): [answered(Answer.REPORT, "2021-12-31", "BC 12")],
        ("yearly-report", "2022", None): [answered(Answer.REPORT, "2023-01-01", "BC 13")],
    }
    found = owed(known(document, answers=answers), at("2024-01-01"))

    assert [(each.state.value, each.remark) for each in found] == [
        ("met", "BC 12"),
        ("met_late", "BC 13"),
        ("overdue", None),
        ("open", None),
        ("open", None),
    ]
    assert {each.ower.name for each in found} == {"Ban Quản lý"}


def test_a_duty_to_send_a_list_is_met_by_the_first_list_of_the_window_or_by_a_report():
    monthly = MONTHLY | {"step": None, "duty": "Lập danh sách", "met_by": "list"}
    period = {"start": "2021-05-10", "end": "2021-07-31"}
    lists = [
        sent_list("2021-05-01", "2021-05-31", "2021-05-30"),
        sent_list("2021-05-01", "2021-05-31", "2021-05-19"),
        sent_list("2021-04-01", "2021-06-30", "2021-06-25"),
    ]
    filed = {("monthly-list", "2021-07", None): [answered(Answer.REPORT, "2021-07-02", "BC")]}
    of = known(rules(deadlines=[monthly], period=period), lists=lists, answers=filed)

    assert [(each.window.key, each.state.value, each.remark) for each in owed(of)] == [
        ("2021-05", "met", "Danh sách số 5"),
        ("2021-06", "met_late", "Danh sách số 5"),
        ("2021-07", "met", "BC"),
    ]
    assert states(of, at("2021-05-18"))["2021-05"] == "open"


def test_a_duty_of_every_unit_is_one_for_each():
    of = known(rules(deadlines=[STRUCTURE]), units=[unit(), unit(OTHER_UNIT, "B")])

    assert [(each.ower.name, each.window.window_start) for each in owed(of)] == [
        ("B", date(2021, 4, 1)),
        ("Phòng A", date(2021, 4, 1)),
    ]


def test_a_deadline_that_only_limits_a_step_is_nobody_s_obligation():
    assert owed(known(rules(deadlines=[MONTHLY]))) == ()


def test_a_step_that_units_owe_is_met_by_one_dossier():
    document = rules(
        deadlines=[MONTHLY | {"owed_by": "unit"}],
        period={"start": "2021-05-01", "end": "2021-06-30"},
    )

    assert states(known(document, dossier(submitted="2021-05-03"))) == {
        "2021-05": "met",
        "2021-06": "overdue",
    }


def test_D12_recognition_is_finished_when_every_dossier_in_time_is_decided_or_out():
    decided = dossier(1, submitted="2021-11-01", decided="2021-12-20")
    not_passed = dossier(2, submitted="2021-11-01", stopped="2021-12-10")
    withdrawn = dossier(3, submitted="2021-11-01", withdrawn="2021-11-20")
    waiting = dossier(4, submitted="2021-11-01")
    next_year = dossier(5, submitted="2022-02-01")
    document = rules(deadlines=[RECOGNITION])

    done = owed(known(document, decided, not_passed, withdrawn, next_year))[0]
    assert (done.state, done.required, done.done) == (State.MET, 1, 1)
    undone = owed(known(document, decided, waiting))[0]
    assert (undone.state, undone.required, undone.done) == (State.OVERDUE, 2, 1)
    late = dossier(4, submitted="2021-11-01", decided="2022-01-10")
    assert owed(known(document, decided, late))[0].state is State.MET_LATE


def test_nothing_to_decide_is_open_until_the_day_and_met_after_it():
    of = known(rules(deadlines=[RECOGNITION]))

    assert states(of, at("2022-01-09")) == {"2022-01-10": "open"}
    assert states(of, at("2022-01-10")) == {"2022-01-10": "met"}


def test_Q6_a_unit_owes_the_number_that_it_set_for_itself():
    document = rules(quotas=[quota(window="period", target="unit", minimum=0)])
    target = {("q", "2021-2025", UNIT): [answered(Answer.TARGET, "2021-06-01", number=2)]}
    introduced = [dossier(number, submitted=f"2021-0{number}-10") for number in (7, 8)]

    assert [(each.required, each.state.value) for each in owed(known(document))] == [
        (None, "overdue")
    ]
    [one] = owed(known(document, introduced[0], answers=target), at("2021-12-31"))
    assert (one.required, one.done, one.missing, one.state) == (2, 1, 1, State.OPEN)
    [both] = owed(known(document, *introduced, answers=target))
    assert (both.state, both.answered_at) == (State.MET, at("2021-08-10"))


def test_Q5_a_number_without_a_minimum_is_counted_and_met_when_the_period_is_over():
    document = rules(
        quotas=[quota(counts="registered", owed_by="agency", window="period", minimum=0)]
    )
    registered = [dossier(number, registered="2021-09-01") for number in range(3)]

    [found] = owed(known(document, *registered))
    assert (found.required, found.done, found.missing, found.state) == (0, 3, 0, State.MET)


@given(
    introductions=st.lists(
        st.tuples(
            st.integers(min_value=0, max_value=3),
            st.dates(min_value=date(2021, 5, 1), max_value=date(2021, 7, 31)),
        ),
        max_size=8,
    ),
    as_of=st.dates(min_value=date(2021, 5, 6), max_value=date(2021, 9, 1)),
)
def test_whatever_happens_each_unit_stands_once_in_each_window(introductions, as_of):
    dossiers = [
        dossier(number, subject=subject, submitted=day.isoformat())
        for number, (subject, day) in enumerate(introductions)
    ]
    found = owed(known(MONTHS, *dossiers), at(as_of.isoformat()))

    assert [each.window.key for each in found] == ["2021-05", "2021-06", "2021-07"]
    assert len({each.obligation_id for each in found}) == 3
    for each in found:
        assert (each.missing == 0) == (each.done >= 1)
        assert each.state is not State.OVERDUE or each.window.due_at <= at(as_of.isoformat())


def test_the_id_of_an_obligation_is_always_the_same_one():
    asked: dict[str, Any] = {"plan_id": PLAN, "duty_key": "q", "window": "2021-05", "unit_id": UNIT}

    assert obligation_id(**asked) == obligation_id(**asked)
    others = [
        obligation_id(**(asked | change))
        for change in (
            {"duty_key": "r"},
            {"window": "2021-06"},
            {"unit_id": None},
            {"plan_id": UUID(int=2)},
        )
    ]
    assert len({obligation_id(**asked), *others}) == 5


def test_a_plan_that_was_closed_before_anything_fell_due_asks_nothing():
    of = known(HALF_YEARS)
    closed = replace(of, plan=replace(of.plan, closed_at=at("2021-05-06")))

    assert owed(closed) == ()
