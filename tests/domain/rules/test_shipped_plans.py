"""The plans that come with the system: they load, and say what their clauses say."""

import unicodedata
from datetime import datetime
from itertools import pairwise

import pytest

from domain.rules.checks.numbers import Share
from domain.rules.checks.records import RatingAtLeast
from domain.rules.checks.years import Years
from domain.rules.clauses import Clause, passages_in
from domain.rules.kinds import SubjectKind
from domain.rules.reading import read_plan
from domain.rules.steps import Step
from domain.times import VIETNAM
from tenants.plan_files import read_file, shipped, shipped_path

S0 = "s0-ban-quan-ly-kcn-soc-trang-2021-2025"
S1 = "s1-ubnd-huyen-thach-an-2021-2025"
S2 = "s2-so-xay-dung-2024"
S3 = "s3-so-ngoai-vu-2023"
S4 = "s4-so-tnmt-khanh-hoa-2021-2025"


def document(name):
    return read_plan(read_file(shipped_path(name)).data)


def rule_ids(plan):
    return sorted({clause.rule for clause in plan.clauses()})


def criterion(plan, key):
    return next(each for each in plan.criteria if each.key == key)


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_plan_loads(name):
    assert document(name).key


@pytest.mark.parametrize("name", shipped())
def test_quotes_are_short_and_composed(name):
    quotes = [passage.quote for passage in passages_in(document(name))]

    assert [quote for quote in quotes if len(quote) >= 200] == []
    assert quotes == [unicodedata.normalize("NFC", quote) for quote in quotes]


@pytest.mark.parametrize("name", [S0, S1, S2, S3, S4])
def test_a_real_plan_quotes_every_rule_with_its_line(name):
    passages = list(passages_in(document(name)))

    assert [each for each in passages if not each.quote or each.line is None] == []


@pytest.mark.parametrize(
    ("name", "prefix", "count"),
    [(S0, "S0", 32), (S1, "S1", 34), (S2, "S2", 25), (S3, "S3", 19), (S4, "S4", 17)],
)
def test_every_rule_of_a_real_plan_is_there_and_no_other(name, prefix, count):
    assert rule_ids(document(name)) == [f"{prefix}-{number:02}" for number in range(1, count + 1)]


@pytest.mark.parametrize("name", shipped())
def test_clauses_come_from_the_plan_s_own_rules(name):
    prefixes = {rule.partition("-")[0] for rule in rule_ids(document(name))}

    assert prefixes == {
        name.partition("-")[0].upper().replace("PROVINCE", "P").replace("MINISTRY", "M")
    }


def test_the_steps_of_so_xay_dung_lead_to_the_province_without_a_certificate():
    plan = document(S2)

    assert plan.steps == (
        Step.REGISTERED,
        Step.SUBMITTED,
        Step.RECEIVED,
        Step.VERIFIED,
        Step.TABLED,
        Step.VOTED,
        Step.PROPOSED,
        Step.DECIDED,
        Step.REFERRED,
    )
    assert plan.certificate is None


def test_the_steps_of_so_ngoai_vu_end_with_a_certificate_and_lead_nowhere_else():
    plan = document(S3)

    assert plan.steps == (
        Step.REGISTERED,
        Step.SUBMITTED,
        Step.RECEIVED,
        Step.VERIFIED,
        Step.TABLED,
        Step.VOTED,
        Step.DECIDED,
        Step.CERTIFIED,
    )
    assert plan.route is None


def test_so_xay_dung_votes_in_secret_with_nine_tenths_of_all_members():
    vote = document(S2).vote

    assert vote.missing() == ()
    assert {
        name: vote.as_data()[name] for name in ("ballot_kind", "base", "threshold", "comparison")
    } == {
        "ballot_kind": "secret",
        "base": "all_members",
        "threshold": "9/10",
        "comparison": "at_least",
    }


def test_so_ngoai_vu_votes_in_secret_and_leaves_the_threshold_open():
    plan = document(S3)

    assert {"threshold", "base", "comparison", "quorum"} <= set(plan.vote.missing())
    assert "S3-08" in [rule for rule, _ in plan.open_questions()]


@pytest.mark.parametrize("name", [name for name in shipped() if name[0] in "pm"])
def test_a_level_above_has_a_complete_policy_marked_as_an_illustration(name):
    plan = document(name)

    assert plan.vote.missing() == ()
    assert "minh họa" in plan.vote.authorised_by
    assert "minh họa" in plan.note


def test_T11_a_dossier_of_30_november_2024_is_late_and_flagged():
    deadline = document(S2).deadline_for(Step.SUBMITTED)

    assert deadline.is_late(datetime(2024, 11, 30, 8, tzinfo=VIETNAM), 2024)
    assert not deadline.is_late(datetime(2024, 11, 29, 23, 59, 59, tzinfo=VIETNAM), 2024)
    assert deadline.when_late.value == "accept_flagged"


def test_the_recognition_of_2023_ends_before_10_january_2024():
    plan = document(S3)

    assert plan.deadline_for(Step.DECIDED).due_at(plan.year) == datetime(
        2024, 1, 10, tzinfo=VIETNAM
    )


def test_the_duty_to_report_is_due_before_15_december():
    report = next(each for each in document(S3).deadlines if each.duty)

    assert report.due_at(2023) == datetime(2023, 12, 15, tzinfo=VIETNAM)


def test_T5_four_of_eight_meet_the_rule_of_one_half():
    check = criterion(document(S2), "S2-08").check

    assert isinstance(check, Share)
    assert check.at_least.reached(4, 8)


def test_T6_three_of_seven_and_three_of_eight_miss_the_rule_of_one_half():
    share = criterion(document(S2), "S2-08").check.at_least

    assert [share.reached(3, 7), share.reached(3, 8)] == [False, False]


def test_the_year_2023_in_the_plan_of_2024_is_kept_and_asked_about():
    odd = criterion(document(S2), "S2-10")

    assert odd.year == 2023
    assert odd.check == RatingAtLeast(
        kind="rating_at_least", at_least="HTXSNV", years=Years.FIXED, year=2023
    )
    assert odd.clause.question is not None


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (SubjectKind.COLLECTIVE, ["S2-07", "S2-08", "S2-08a", "S2-09", "S2-10"]),
        (SubjectKind.LEADER, ["S2-11", "S2-11a", "S2-12", "S2-12a"]),
        (SubjectKind.INDIVIDUAL, ["S2-13", "S2-13a", "S2-14", "S2-14a"]),
    ],
)
def test_so_xay_dung_asks_the_general_and_the_specific_criteria(kind, keys):
    general = ["S2-03", "S2-04", "S2-05", "S2-06"]

    assert [each.key for each in document(S2).criteria_for(kind)] == general + keys


def test_no_shipped_plan_is_a_sketch():
    assert [name for name in shipped() if document(name).sketch] == []


def test_the_quotas_of_the_industrial_zones_are_minimums_of_one_two_and_one():
    assert [quota.minimum for quota in document(S0).quotas] == [1, 2, 1]


def test_the_district_has_nine_fields_and_the_last_three_leads():
    fields = document(S1).fields

    assert [len(field.leads) for field in fields] == [1] * 8 + [3]
    assert [field.key for field in fields if field.verb == "de_nghi"] == ["ho-chi-minh", "farmers"]


def test_the_district_admits_whom_the_text_names():
    assert [kind.value for kind in document(S1).subjects.kinds] == [
        *("collective", "individual", "household", "enterprise", "cooperative", "commune"),
        *("student", "armed_force_unit", "armed_force_person", "model"),
    ]


@pytest.mark.parametrize(
    ("name", "route"),
    [
        (S0, ("province", "list", False)),
        (S1, ("province", "list", False)),
        (S2, ("province", "dossier", True)),
        (S3, None),
        (S4, ("ministry", "list", False)),
    ],
)
def test_each_plan_leads_where_its_text_says(name, route):
    found = document(name).route

    assert (found and (found.to, found.form, found.only_recognised)) == route


@pytest.mark.parametrize(
    ("name", "windows"),
    [
        (S0, ["year", "half_year"]),
        (S1, ["year", "month"]),
        (S2, ["year"]),
        (S3, ["year"]),
        (S4, ["period", "year"]),
    ],
)
def test_each_plan_falls_into_its_rounds(name, windows):
    assert [each.window.value for each in document(name).rounds] == windows


@pytest.mark.parametrize("name", [S0, S1, S2, S3, S4])
def test_whoever_a_real_plan_admits_meets_a_criterion(name):
    plan = document(name)

    for kind in plan.subjects.kinds:
        for field in plan.fields_for(kind) or (None,):
            assert plan.criteria_for(kind, field and field.key)


def test_a_higher_title_comes_first_and_decides_nothing():
    preference = document(S4).preferences[0]

    assert (preference.clause.rule, preference.by) == ("S4-12", "highest_title")


def test_periods_are_nested():
    plan = document(S2)

    parents = [plan.parent, plan.parent.parent]
    assert [parent.number for parent in parents] == ["3401/KH-SXD", "2514/QĐ-UBND"]
    assert all(inner.title != outer.title for inner, outer in pairwise(parents))


def test_bases_are_quoted_and_are_no_rules():
    bases = document(S2).bases

    assert [isinstance(basis.clause, Clause) for basis in bases] == [False] * 4
