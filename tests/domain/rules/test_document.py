import unicodedata
from datetime import date

import pytest

from domain.rules.clauses import Question
from domain.rules.kinds import SubjectKind
from domain.rules.reading import read_plan
from domain.rules.steps import Step, StepNotInPlanError
from tests.domain.rules.sample import CLAUSE, plan, plan_with

PLAN = read_plan(plan())


def test_a_plan_admits_the_kinds_that_it_names():
    admitted = [kind for kind in SubjectKind if PLAN.admits(kind)]

    assert admitted == [SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL]


def test_general_criteria_come_before_specific_ones():
    keys = [criterion.key for criterion in PLAN.criteria_for(SubjectKind.COLLECTIVE)]

    assert keys == ["X-03", "X-02"]


def test_a_criterion_for_one_kind_does_not_concern_another():
    keys = [criterion.key for criterion in PLAN.criteria_for(SubjectKind.INDIVIDUAL)]

    assert keys == ["X-03"]


def test_a_plan_knows_which_step_comes_before():
    assert (PLAN.before(Step.SUBMITTED), PLAN.before(Step.VOTED)) == (None, Step.TABLED)


def test_a_plan_refuses_a_step_that_it_does_not_use():
    with pytest.raises(StepNotInPlanError):
        PLAN.before(Step.PROPOSED)


def test_a_plan_knows_which_steps_it_uses():
    assert (PLAN.uses(Step.VOTED), PLAN.uses(Step.PROPOSED)) == (True, False)


def test_a_deadline_is_found_by_its_step():
    found = PLAN.deadline_for(Step.SUBMITTED)

    assert found is PLAN.deadlines[0]
    assert PLAN.deadline_for(Step.DECIDED) is None


def test_every_clause_is_found_however_deep():
    here = read_plan(plan(principles=[CLAUSE | {"rule": "X-09"}]))

    rules = [clause.rule for clause in here.clauses()]
    assert rules == ["X-09", *["X-01"] * 10]


def test_open_questions_name_their_rule():
    asked = {"ask": "Tính trên số nào?", "default": "Toàn bộ thành viên"}
    free = {"ask": "Hai mục cùng số?", "default": "Lấy theo thứ tự"}
    data = plan_with(("decision", "clauses", 0), CLAUSE | {"question": asked})
    here = read_plan(data | {"questions": [free]})

    assert here.open_questions() == (("X-01", Question(**asked)), (None, Question(**free)))


def test_a_question_on_a_passage_without_a_rule_id_belongs_to_none():
    asked = {"ask": "Ai chủ trì?", "default": "Phòng Nội vụ"}
    passage = {name: each for name, each in CLAUSE.items() if name != "rule"}
    field = {"key": "f", "title": "Lĩnh vực", "clause": passage | {"question": asked}}

    assert read_plan(plan(fields=[field])).open_questions() == ((None, Question(**asked)),)


def test_a_plan_survives_being_written_and_read_again():
    assert read_plan(PLAN.model_dump(mode="json")) == PLAN


def test_text_is_kept_in_composed_form():
    decomposed = unicodedata.normalize("NFD", "Kế hoạch")

    assert read_plan(plan(title=decomposed)).title == "Kế hoạch"


def test_a_vote_policy_may_be_left_open():
    assert PLAN.vote is not None
    assert PLAN.vote.threshold is None
    assert "threshold" in PLAN.vote.missing()


def test_a_basis_is_in_force_between_its_days():
    basis = read_plan(plan(bases=[BASIS])).bases[0]

    days = [date(2021, 9, 26), date(2021, 9, 27), date(2025, 12, 31), date(2026, 1, 1)]
    assert [basis.in_force_on(day) for day in days] == [False, True, True, False]


def test_a_basis_without_known_days_is_not_known_to_be_out_of_force():
    unknown = {**BASIS, "effective_from": None, "effective_to": None}
    basis = read_plan(plan(bases=[unknown])).bases[0]

    assert basis.in_force_on(PLAN.period.end)


BASIS = {
    "number": "2514/QĐ-UBND",
    "title": "Đề án",
    "issuer": "UBND tỉnh",
    "kind": "decision",
    "issued_on": "2021-09-27",
    "effective_from": "2021-09-27",
    "effective_to": "2025-12-31",
    "clause": {"line": 11, "quote": "Căn cứ Quyết định", "reading": "Căn cứ."},
}
