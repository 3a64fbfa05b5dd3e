"""On which side of an instant, a day or a body a duty falls."""

from dataclasses import replace

from domain.obligations.obligation import Answer
from domain.obligations.reckoning import State, counted_by_state
from domain.obligations.requirements import requirements_of
from domain.rules.calendar import NO_HOLIDAYS
from tests.domain.obligations.sample import (
    COMMITTEE,
    FIELDS,
    MONTHLY,
    OTHER_UNIT,
    PASSAGE,
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
from tests.domain.rules.sample import CLAUSE

THREE_MONTHS = {"period": {"start": "2021-05-01", "end": "2021-07-31"}}
MONTHS = rules(quotas=[quota(window="month")], **THREE_MONTHS)
RECOGNITION = {
    "key": "recognition",
    "step": "decided",
    "who": "Hội đồng",
    "whom": "Điển hình",
    "owed_by": "agency",
    "demands": "all",
    "before": "2022-01-10",
    "clause": CLAUSE,
}


def test_a_withdrawal_is_known_from_the_instant_at_which_it_happens():
    of = known(MONTHS, dossier(submitted="2021-05-03", withdrawn="2021-05-10"))

    assert states(of, at("2021-05-09 23:59"))["2021-05"] == "met"
    assert states(of, at("2021-05-10"))["2021-05"] == "open"


def test_an_end_is_known_from_the_instant_at_which_it_happens():
    stopped = dossier(submitted="2021-11-01", stopped="2021-12-10")
    of = known(rules(deadlines=[RECOGNITION]), stopped)

    assert owed(of, at("2021-12-09"))[0].required == 1
    assert owed(of, at("2021-12-10"))[0].required == 0


def test_a_unit_that_begins_when_it_is_too_late_owes_nothing_of_that_window():
    too_late = known(MONTHS, units=[unit(since=at("2021-06-01"))])

    assert list(states(too_late)) == ["2021-06", "2021-07"]


def test_a_unit_owes_from_the_instant_at_which_it_is_entered():
    of = known(MONTHS, units=[unit(since=at("2021-05-10"))])

    assert list(states(of, at("2021-05-10"))) == ["2021-05", "2021-06", "2021-07"]


def test_a_plan_asks_from_the_instant_at_which_it_is_issued():
    assert len(owed(known(MONTHS), at("2021-05-05"))) == 3


def test_a_closed_plan_asks_nothing_from_the_instant_at_which_it_is_closed():
    of = known(MONTHS, closed="2021-06-15")

    assert list(states(of, at("2021-06-14"))) == ["2021-05", "2021-06", "2021-07"]
    assert list(states(of, at("2021-06-15"))) == ["2021-05"]


def test_what_is_due_at_the_instant_at_which_a_plan_is_closed_is_owed():
    assert list(states(known(MONTHS, closed="2021-06-01"))) == ["2021-05"]


def test_each_window_stands_under_the_version_in_force_as_it_begins():
    def version(minimum):
        return rules(quotas=[quota(window="month", minimum=minimum)], **THREE_MONTHS)

    later = [("2021-06-01", version(2)), ("2021-07-01", version(3))]
    of = known(version(1), later=later)

    assert [(each.window.key, each.required) for each in owed(of)] == [
        ("2021-05", 1),
        ("2021-06", 2),
        ("2021-07", 3),
    ]


def test_every_leading_body_without_a_unit_owes_for_itself():
    fields = [
        {"key": f"f{number}", "title": "Y tế", "verb": "giao", "leads": [{"body": body}]}
        | {"clause": PASSAGE}
        for number, body in enumerate(("Ban A", "Ban B"))
    ]
    document = rules(
        quotas=[quota(owed_by="field_lead", window="month")], fields=fields, **THREE_MONTHS
    )

    may = [each for each in owed(known(document)) if each.window.key == "2021-05"]
    assert [each.ower.name for each in may] == ["Ban A", "Ban B"]
    assert len({each.obligation_id for each in may}) == 2


def test_a_leading_body_is_the_unit_of_that_name_however_it_is_spaced():
    document = rules(
        quotas=[quota(owed_by="field_lead", window="month")], fields=FIELDS[1:], **THREE_MONTHS
    )
    committee = unit(COMMITTEE, "  phòng   Y TẾ ")

    assert {each.ower.unit_id for each in owed(known(document, units=[committee]))} == {COMMITTEE}


def test_a_list_is_no_answer_to_a_duty_that_another_document_answers():
    monthly = REPORT | {"recurrence": MONTHLY["recurrence"], "window": "month"}
    document = rules(deadlines=[monthly], period={"start": "2021-05-01", "end": "2021-05-31"})

    lists = [sent_list("2021-05-01", "2021-05-31", "2021-05-10")]
    assert states(known(document, lists=lists)) == {"2021-05": "overdue"}


def test_a_list_of_another_span_is_none_of_the_window():
    by_list = REPORT | {
        "recurrence": MONTHLY["recurrence"],
        "window": "month",
        "met_by": "list",
    }
    document = rules(deadlines=[by_list], period={"start": "2021-05-01", "end": "2021-05-31"})

    later = [sent_list("2021-05-02", "2021-05-31", "2021-05-10")]
    whole = [sent_list("2021-04-01", "2021-05-31", "2021-05-10")]
    assert states(known(document, lists=later)) == {"2021-05": "overdue"}
    assert states(known(document, lists=whole)) == {"2021-05": "met"}


def test_every_dossier_of_a_unit_is_asked_of_that_unit():
    of_units = RECOGNITION | {"owed_by": "unit"}
    of = known(
        rules(deadlines=[of_units]),
        dossier(1, submitted="2021-11-01", decided="2021-12-20"),
        dossier(2, unit_id=OTHER_UNIT, submitted="2021-11-01"),
        units=[unit(), unit(OTHER_UNIT, "B")],
    )

    assert [(each.ower.name, each.required, each.state.value) for each in owed(of)] == [
        ("B", 1, "overdue"),
        ("Phòng A", 1, "met"),
    ]


def test_every_dossier_of_every_unit_is_asked_of_the_agency():
    of = known(
        rules(deadlines=[RECOGNITION]),
        dossier(1, submitted="2021-11-01", decided="2021-12-20"),
        dossier(2, unit_id=OTHER_UNIT, submitted="2021-11-01"),
    )

    [found] = owed(of)
    assert (found.required, found.done) == (2, 1)


def test_of_two_dossiers_at_the_same_instant_the_same_one_always_counts():
    first = quota("first", window="month", owed_by="agency")
    rest = quota("rest", window="month", owed_by="agency", counts="referred", apart_from=["first"])
    document = rules(quotas=[first, rest], **THREE_MONTHS)
    both = [
        dossier(1, submitted="2021-05-03", referred="2021-05-10"),
        dossier(2, submitted="2021-05-03"),
    ]

    one_way, other_way = (owed(known(document, *each)) for each in (both, both[::-1]))
    assert one_way == other_way
    may = {each.requirement.key: each.done for each in one_way if each.window.key == "2021-05"}
    assert may == {"first": 2, "rest": 0}


def test_two_units_of_one_name_always_come_in_the_same_order():
    pair = [unit(UNIT, "Phòng A"), unit(OTHER_UNIT, "Phòng A")]

    assert owed(known(MONTHS, units=pair)) == owed(known(MONTHS, units=pair[::-1]))


def test_a_list_of_exactly_the_window_answers_it():
    by_list = REPORT | {"recurrence": MONTHLY["recurrence"], "window": "month", "met_by": "list"}
    document = rules(deadlines=[by_list], period={"start": "2021-05-01", "end": "2021-05-31"})

    lists = [sent_list("2021-05-01", "2021-05-31", "2021-05-10")]
    assert states(known(document, lists=lists)) == {"2021-05": "met"}


def test_obligations_are_counted_by_how_they_stand():
    answers = {("q", "2021-06", UNIT): [answered(Answer.NIL_RETURN, "2021-06-10")]}
    of = known(MONTHS, dossier(submitted="2021-05-10"), answers=answers)

    assert counted_by_state(owed(of)) == {State.MET: 1, State.NIL: 1, State.OVERDUE: 1}
    assert counted_by_state([*owed(of), *owed(of)])[State.MET] == 2


def test_a_requirement_repeats_the_words_of_the_plan():
    document = rules(quotas=[quota(minimum=2)], deadlines=[STRUCTURE])

    asked, duty = requirements_of(document, NO_HOLIDAYS)
    assert (asked.phrase, asked.reading, asked.owed_to) == (
        CLAUSE["quote"],
        CLAUSE["reading"],
        "Phòng Nội vụ",
    )
    assert (asked.kind.value, asked.minimum, asked.own_target) == ("quota", 2, False)
    assert (asked.every_dossier, asked.by_list) == (False, False)
    assert (duty.phrase, duty.reading, duty.owed_to) == (
        CLAUSE["quote"],
        CLAUSE["reading"],
        "Phòng Nội vụ",
    )
    assert (duty.kind.value, duty.steps, duty.by_list) == ("report", (), False)


def test_a_second_unit_changes_nothing_for_the_first():
    alone = known(MONTHS, dossier(submitted="2021-05-10"))
    together = replace(alone, units=[unit(), unit(OTHER_UNIT, "B")])

    assert [each for each in owed(together) if each.ower.unit_id == UNIT] == list(owed(alone))
