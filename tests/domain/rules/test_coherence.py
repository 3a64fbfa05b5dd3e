import pytest

from domain.rules.faults import PlanFaultyError
from domain.rules.reading import read_plan
from domain.rules.steps import Step
from tests.domain.rules.sample import CLAUSE, PLAN, plan, plan_with

DEADLINE = PLAN["deadlines"][0]


def faults(data):
    with pytest.raises(PlanFaultyError) as refusal:
        read_plan(data)
    assert "None" not in str(refusal.value)
    return [(found.place, found.vi) for found in refusal.value.faults]


def field(key, **parts):
    passage = {name: each for name, each in CLAUSE.items() if name != "rule"}
    return {"key": key, "title": "Lĩnh vực", "clause": passage} | parts


def steps(*left_out):
    return [step for step in PLAN["steps"] if step not in left_out]


def test_steps_follow_the_union_process():
    data = plan(steps=[*steps("submitted"), "submitted"])

    assert faults(data) == [
        (
            "steps",
            f"Các bước phải theo thứ tự của quy trình và không lặp lại: {', '.join(Step)}.",
        )
    ]


@pytest.mark.parametrize(
    ("step", "part"),
    [
        ("submitted", "intake"),
        ("verified", "verification"),
        ("voted", "vote"),
        ("decided", "decision"),
        ("certified", "certificate"),
        ("referred", "route"),
    ],
)
def test_a_step_needs_its_rules(step, part):
    assert faults(plan(**{part: None})) == [
        (part, f"Kế hoạch có bước “{step}” thì phải có mục “{part}”.")
    ]


@pytest.mark.parametrize(
    ("step", "part"),
    [("verified", "verification"), ("voted", "vote"), ("certified", "certificate")],
)
def test_rules_need_their_step(step, part):
    assert faults(plan(steps=steps(step))) == [
        (part, f"Có mục “{part}” nhưng kế hoạch không có bước “{step}”.")
    ]


def test_keys_are_used_once():
    data = plan(deadlines=[DEADLINE, DEADLINE])

    assert faults(data) == [
        ("deadlines[1].key", "Khóa “submission” đã dùng ở trên; mỗi khóa chỉ dùng một lần.")
    ]


def test_a_criterion_is_for_kinds_that_the_plan_admits():
    data = plan_with(("criteria", 0, "applies_to"), ["student"])

    assert faults(data) == [
        (
            "criteria[0].applies_to",
            (
                "Kế hoạch không nhận loại đối tượng “student”;"
                " các loại được nhận: collective, individual."
            ),
        )
    ]


def test_a_field_is_for_kinds_that_the_plan_admits():
    read_plan(plan(fields=[field("schools", kinds=["collective"])]))

    assert faults(plan(fields=[field("schools", kinds=["collective", "student"])])) == [
        (
            "fields[0].kinds",
            (
                "Kế hoạch không nhận loại đối tượng “student”;"
                " các loại được nhận: collective, individual."
            ),
        )
    ]


def test_a_criterion_is_for_fields_that_the_plan_has():
    data = plan_with(("criteria", 0, "fields"), ["roads"])

    assert faults(data) == [
        ("criteria[0].fields", "Không có lĩnh vực “roads”; các lĩnh vực: không có.")
    ]
    assert faults(data | {"fields": [field("schools"), field("farms")]}) == [
        ("criteria[0].fields", "Không có lĩnh vực “roads”; các lĩnh vực: schools, farms.")
    ]


def test_the_fields_that_a_plan_has_are_told_in_english_too():
    data = plan_with(("criteria", 0, "fields"), ["roads"])

    def told(**parts):
        with pytest.raises(PlanFaultyError) as refusal:
            read_plan(data | parts)
        return [found.en for found in refusal.value.faults]

    assert told() == ["There is no field “roads”; the fields are: none."]
    assert told(fields=[field("schools"), field("farms")]) == [
        "There is no field “roads”; the fields are: schools, farms."
    ]


def test_a_deadline_limits_a_step_of_the_plan():
    data = plan_with(("deadlines", 0, "step"), "published")

    assert faults(data) == [
        ("deadlines[0].step", "Kế hoạch không có bước “published” mà thời hạn này nói đến.")
    ]


def test_a_yearly_deadline_needs_the_plan_s_year():
    data = plan(year=None, deadlines=[DEADLINE | {"before": None, "yearly": "11-30"}])

    assert faults(data) == [
        (
            "deadlines[0].yearly",
            "Thời hạn hàng năm cần kế hoạch có “year” (năm của kế hoạch).",
        )
    ]


def test_only_what_is_decided_can_be_referred_as_recognised():
    data = plan(steps=steps("decided", "certified"), decision=None, certificate=None)

    assert faults(data) == [
        (
            "route.only_recognised",
            "Chỉ đề nghị cấp trên điển hình đã công nhận thì kế hoạch phải có bước “decided”.",
        )
    ]


def test_the_year_lies_within_the_period():
    assert faults(plan(year=2023)) == [
        ("year", "Năm 2023 không nằm trong giai đoạn 2024–2024 của kế hoạch.")
    ]


def test_exemplary_is_a_criterion_of_the_plan():
    rule = {"kind": "collective_excellent", "exemplary": "X-99"}
    data = plan_with(("criteria", 0, "check"), {"kind": "any_of", "checks": [rule]})

    assert faults(data) == [
        ("criteria[0].check.exemplary", "Không có tiêu chí “X-99”; các tiêu chí: X-02, X-03.")
    ]


@pytest.mark.parametrize(
    ("step", "needed"),
    [
        ("received", "submitted"),
        ("verified", "received"),
        ("voted", "tabled"),
        ("certified", "decided"),
    ],
)
def test_a_step_needs_the_step_that_it_rests_on(step, needed):
    assert (
        "steps",
        f"Kế hoạch có bước “{step}” thì phải có bước “{needed}” trước đó.",
    ) in faults(plan(steps=steps(needed)))
