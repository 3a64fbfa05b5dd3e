import pytest

from domain.rules.feasibility.evidence import evidence_notes, years_needed
from domain.rules.reading import read_plan
from tests.domain.rules.sample import PLAN, plan

CRITERION = PLAN["criteria"][0]
DEADLINE = PLAN["deadlines"][0]
SHARE = {"kind": "share", "at_least": "1/2"}
SEVERAL_YEARS = {"start": "2024-01-01", "end": "2025-12-31"}


def document(check, deadline, **parts):
    criteria = [CRITERION | {"check": check}]
    return read_plan(plan(criteria=criteria, deadlines=[DEADLINE | deadline], **parts))


def weights(plan):
    return [note.weight.value for note in evidence_notes(plan)]


def of_fixed(year):
    return SHARE | {"years": "fixed", "year": year}


def monthly(**parts):
    return parts | {"before": None, "recurrence": "FREQ=MONTHLY;BYMONTHDAY=20", "window": "month"}


def test_the_note_names_the_deadline_and_the_criteria_that_wait():
    (note,) = evidence_notes(document(of_fixed(2024), {"before": "2024-11-30"}))

    assert (note.rule, dict(note.numbers)) == ("X-01", {"criteria": 1})
    assert note.en == (
        "The deadline “bỏ phiếu kín” comes before the year-end ratings and titles that X-02 need;"
        " the facts are provisional and must be confirmed before the decision."
    )


@pytest.mark.parametrize(
    ("before", "found"), [("2024-12-31", ["tight"]), ("2025-01-01", []), ("2025-01-10", [])]
)
def test_ratings_of_a_year_are_there_when_the_year_is_over(before, found):
    assert weights(document(of_fixed(2024), {"before": before, "reading": "strict"})) == found


def test_before_a_decision_it_is_impossible():
    here = document(of_fixed(2024), {"step": "decided", "before": "2024-11-30"})

    assert weights(here) == ["impossible"]


def test_the_ratings_of_the_plan_s_year_are_those_of_its_year():
    here = document(SHARE | {"years": "plan_year"}, {"before": "2024-11-30"})

    assert years_needed(here, here.criteria[0]) == (2024,)
    assert weights(here) == ["tight"]


def test_a_yearly_deadline_is_that_of_the_plan_s_year():
    yearly = {"before": None, "yearly": "01-10", "year_offset": 1}

    assert weights(document(of_fixed(2024), yearly)) == []
    assert weights(document(of_fixed(2025), yearly)) == ["tight"]


def test_in_a_plan_of_several_years_each_dossier_needs_ratings_of_its_own_year():
    check = SHARE | {"years": "plan_year"}
    here = document(check, {"before": "2025-11-30"}, year=None, period=SEVERAL_YEARS)

    assert years_needed(here, here.criteria[0]) == (None,)
    assert weights(here) == ["tight"]


def test_in_a_plan_of_several_years_a_dated_deadline_is_held_against_the_year_needed():
    def here(year):
        dated = {"before": "2025-11-30"}
        return document(of_fixed(year), dated, year=None, period=SEVERAL_YEARS)

    assert (weights(here(2024)), weights(here(2025))) == ([], ["tight"])


def test_a_deadline_that_recurs_comes_before_the_ratings_of_each_dossier_s_year():
    check = SHARE | {"years": "plan_year"}

    assert weights(document(check, monthly(), year=None, period=SEVERAL_YEARS)) == ["tight"]


@pytest.mark.parametrize(("year", "found"), [(2024, []), (2025, ["tight"]), (2026, ["tight"])])
def test_a_deadline_that_recurs_until_the_period_ends_has_the_years_before(year, found):
    here = document(of_fixed(year), monthly(), year=None, period=SEVERAL_YEARS)

    assert weights(here) == found


def test_a_criterion_on_anything_else_waits_for_no_year():
    here = document({"kind": "opinion"}, {"before": "2024-11-30"})

    assert weights(here) == []
