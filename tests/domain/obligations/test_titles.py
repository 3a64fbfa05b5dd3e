import pytest

from domain.obligations.requirements import requirements_of
from domain.rules.calendar import NO_HOLIDAYS
from domain.rules.steps import Step
from tests.domain.obligations.sample import MONTHLY, REPORT, quota, rules


def titles(**parts):
    return [(each.title, each.title_en) for each in requirements_of(rules(**parts), NO_HOLIDAYS)]


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ({"minimum": 2}, ("Giới thiệu ít nhất 2 điển hình", "Introduce at least 2 exemplar(s)")),
        (
            {"counts": "registered", "minimum": 0},
            (
                "Đăng ký xây dựng điển hình (báo số lượng)",
                "Register exemplars (the number is reported)",
            ),
        ),
        (
            {"counts": "selected", "target": "unit"},
            (
                "Lựa chọn điển hình theo số lượng tự đặt",
                "Select as many exemplars as set for itself",
            ),
        ),
        (
            {"counts": "referred"},
            (
                "Giới thiệu lên cấp trên ít nhất 1 điển hình",
                "Introduce to the level above at least 1 exemplar(s)",
            ),
        ),
    ],
)
def test_a_quota_is_called_by_what_it_asks_for(parts, title):
    assert titles(quotas=[quota(**parts)]) == [title]


def test_a_duty_is_called_as_the_plan_calls_it_and_a_step_by_its_name():
    assert titles(deadlines=[REPORT, MONTHLY | {"owed_by": "unit"}]) == [
        ("Báo cáo năm", "Báo cáo năm"),
        ("Nộp hồ sơ giới thiệu", "Hand dossiers in"),
    ]


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_a_name(step):
    plan = rules(deadlines=[MONTHLY | {"owed_by": "unit"}])
    named = plan.deadlines[0].model_copy(update={"step": step})

    [found] = requirements_of(plan.model_copy(update={"deadlines": (named,)}), NO_HOLIDAYS)
    assert found.title != found.title_en
