from domain.obligations.reckoning import State
from tests.domain.obligations.sample import (
    OTHER_UNIT,
    at,
    dossier,
    known,
    owed,
    quota,
    rules,
    states,
    unit,
)

TWO_A_YEAR = quota("council-year", owed_by="council", counts="selected", minimum=2, window="year")
ONE_IN_TWO_QUARTERS = quota(
    "agency-two-quarters", owed_by="agency", counts="referred", window="two_quarters"
)


def test_the_same_subject_counts_once_in_a_window_and_anew_in_a_later_one():
    twice = quota(minimum=2, window="month")
    document = rules(quotas=[twice], period={"start": "2021-05-01", "end": "2021-06-30"})
    again = [
        dossier(1, subject=1, submitted="2021-05-03"),
        dossier(2, subject=1, submitted="2021-05-04"),
        dossier(3, subject=1, submitted="2021-06-03"),
        dossier(4, subject=2, submitted="2021-06-04"),
    ]

    assert [each.done for each in owed(known(document, *again))] == [1, 2]


def test_a_dossier_withdrawn_before_it_fell_due_does_not_count_and_one_after_it_does():
    document = rules(quotas=[quota()])
    before = known(document, dossier(submitted="2021-05-03", withdrawn="2021-06-30"))
    after = known(document, dossier(submitted="2021-05-03", withdrawn="2021-07-01"))

    assert states(before)["2021-H1"] == "overdue"
    assert states(before, at("2021-06-29"))["2021-H1"] == "met"
    assert states(after)["2021-H1"] == "met"


def test_a_dossier_of_one_unit_does_nothing_for_another_and_all_count_for_the_agency():
    of_units = rules(quotas=[quota()])
    of_agency = rules(quotas=[quota(owed_by="agency", minimum=2)])
    both = [
        dossier(1, submitted="2021-05-03"),
        dossier(2, unit_id=OTHER_UNIT, submitted="2021-05-04"),
    ]

    assert [each.done for each in owed(known(of_units, both[1]))[:1]] == [0]
    [first, *_] = owed(known(of_agency, *both))
    assert (first.done, first.state, first.ower.unit_id) == (2, State.MET, None)


def test_collectives_and_individuals_count_alike_and_only_what_was_handed_in():
    document = rules(quotas=[quota()])

    assert states(known(document, dossier(registered="2021-05-03")))["2021-H1"] == "overdue"


def test_Q2_Q3_one_exemplar_counts_for_the_year_and_for_the_two_quarters():
    document = rules(quotas=[TWO_A_YEAR, ONE_IN_TWO_QUARTERS])
    of = known(
        document,
        dossier(1, submitted="2022-01-03", referred="2022-03-01"),
        dossier(2, submitted="2022-01-03", referred="2022-09-01"),
    )

    assert states(of, key="council-year")["2022"] == "met"
    assert states(of, key="agency-two-quarters")["2022-Q1-Q2"] == "met"
    assert states(of, key="agency-two-quarters")["2022-Q3-Q4"] == "met"


def test_Q2_Q3_a_plan_may_say_that_the_two_are_apart():
    apart = TWO_A_YEAR | {"apart_from": ["agency-two-quarters"]}
    document = rules(quotas=[apart, ONE_IN_TWO_QUARTERS])
    referred = [
        dossier(number, submitted="2022-01-03", referred=day)
        for number, day in enumerate(("2022-03-01", "2022-04-01", "2022-09-01", "2022-10-01"))
    ]

    assert states(known(document, *referred[::2]), key="council-year")["2022"] == "overdue"
    assert states(known(document, *referred), key="council-year")["2022"] == "met"
    assert states(known(document, *referred), key="agency-two-quarters")["2022-Q1-Q2"] == "met"


def test_what_the_council_selected_counts_when_it_proposes_or_refers_first():
    document = rules(quotas=[TWO_A_YEAR])
    of = known(
        document,
        dossier(1, submitted="2022-01-03", proposed="2022-02-01", referred="2023-02-01"),
        dossier(2, submitted="2022-01-03", referred="2022-12-01"),
    )

    found = {each.window.key: each.done for each in owed(of)}
    assert (found["2022"], found["2023"]) == (2, 0)


def test_a_quota_is_met_by_the_dossier_that_made_it_enough():
    document = rules(quotas=[quota(minimum=2)], period={"start": "2021-05-01", "end": "2021-06-30"})
    three = [dossier(number, submitted=f"2021-05-0{number}") for number in (3, 1, 2)]

    [found] = owed(known(document, *three, units=[unit()]))
    assert (found.done, found.missing, found.answered_at) == (3, 0, at("2021-05-02"))
