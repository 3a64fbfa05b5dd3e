import importlib
from functools import reduce
from typing import get_args

import pytest

from domain.rules.checks.check import KINDS
from domain.rules.document import PlanDocument
from domain.rules.procedure import Duty, Review
from service.enforcement import CHECKS, DUTIES, REVIEWS, SECTIONS
from service.rule_trace import JUDGEMENT, trace

S0 = """S0-01 S0-02 S0-03 S0-04 S0-05 S0-06 S0-07 S0-08 S0-09 S0-10 S0-11 S0-12 S0-13 S0-14 S0-15
S0-16 S0-17 S0-18 S0-19 S0-20 S0-21 S0-22 S0-23 S0-24 S0-25 S0-26 S0-27 S0-28 S0-29 S0-30 S0-31
S0-32"""
S1 = """S1-01 S1-02 S1-03 S1-04 S1-05 S1-06 S1-07 S1-08 S1-09 S1-10 S1-11 S1-12 S1-13 S1-14 S1-15
S1-16 S1-17 S1-18 S1-19 S1-20 S1-21 S1-22 S1-23 S1-24 S1-25 S1-26 S1-27 S1-28 S1-29 S1-30 S1-31
S1-32 S1-33 S1-34"""
S2 = """S2-01 S2-02 S2-03 S2-04 S2-05 S2-06 S2-07 S2-08 S2-09 S2-10 S2-11 S2-12 S2-13 S2-14 S2-15
S2-16 S2-17 S2-18 S2-19 S2-20 S2-21 S2-22 S2-23 S2-24 S2-25"""
S3 = """S3-01 S3-02 S3-03 S3-04 S3-05 S3-06 S3-07 S3-08 S3-09 S3-10 S3-11 S3-12 S3-13 S3-14 S3-15
S3-16 S3-17 S3-18 S3-19"""
S4 = """S4-01 S4-02 S4-03 S4-04 S4-05 S4-06 S4-07 S4-08 S4-09 S4-10 S4-11 S4-12 S4-13 S4-14 S4-15
S4-16 S4-17"""
ALL = f"{S0} {S1} {S2} {S3} {S4}".split()
REPORTS = ("projections.reports.kinds.window_of", "projections.reports.report.report")
RULES = {each.rule: each for each in trace()}
NAMED = sorted(
    {
        name
        for rule in RULES.values()
        for place in rule.in_force
        for name in place.code
        if name != JUDGEMENT
    }
)


def test_the_table_lists_each_of_the_127_rules_once_in_order():
    assert [each.rule for each in trace()] == ALL
    assert len(ALL) == 127


@pytest.mark.parametrize("rule", ALL)
def test_a_rule_is_quoted_with_its_line_and_reading_and_in_force_somewhere(rule):
    for place in RULES[rule].in_force:
        assert place.quote
        assert place.line
        assert place.reading
        assert place.data
        assert place.code


@pytest.mark.parametrize("name", NAMED)
def test_the_code_that_enforces_a_rule_exists(name):
    assert callable(_found(name))


def test_the_50_percent_rule_is_in_force_as_a_share():
    assert [(place.data, place.code) for place in RULES["S2-08"].in_force] == [
        ("criteria.S2-08", ("domain.criteria.numbers.share",)),
        (
            "criteria.S2-08a",
            ("domain.nominations.findings.Findings.require_known", JUDGEMENT),
        ),
    ]


def test_the_vote_of_nine_tenths_is_counted_and_the_dossier_verified_before():
    assert [place.data for place in RULES["S2-20"].in_force] == ["verification", "vote", "vote"]


def test_a_duty_that_nothing_computes_is_recorded_judgement():
    assert [place.code for place in RULES["S1-34"].in_force] == [(JUDGEMENT,)]


@pytest.mark.parametrize("rule", ["S0-22", "S1-26", "S1-27", "S2-25", "S4-15"])
def test_a_review_is_reported_by_code_and_concluded_by_people(rule):
    reviewed = [place.code for place in RULES[rule].in_force if place.data.startswith("reviews.")]

    assert reviewed == [(*REPORTS, JUDGEMENT)]


def test_a_conference_is_recorded_judgement():
    assert [place.code for place in RULES["S4-16"].in_force] == [(JUDGEMENT,)]


def test_every_check_says_what_enforces_it():
    assert sorted(CHECKS) == sorted(KINDS)


def test_the_table_of_code_names_only_what_plans_have():
    assert set(SECTIONS) <= set(PlanDocument.model_fields)
    assert set(DUTIES) <= set(get_args(Duty.model_fields["kind"].annotation))
    assert set(REVIEWS) <= set(get_args(Review.model_fields["kind"].annotation))


def _found(name):
    parts = name.split(".")
    for end in range(len(parts) - 1, 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[end:], module)
    raise LookupError(name)
