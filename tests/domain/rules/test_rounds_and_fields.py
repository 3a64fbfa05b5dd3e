import json
from datetime import date

import pytest

from domain.rules.faults import PlanFaultyError
from domain.rules.reading import read_plan
from domain.rules.scopes import Scopes
from tests.domain.rules.sample import CLAUSE, plan, plan_with

PASSAGE = {"line": 1, "quote": "hàng tháng", "reading": "Mỗi tháng."}
FIELD = {"key": "health", "title": "Y tế", "clause": PASSAGE}


def rounds(*windows):
    return [
        {"key": window.replace("_", "-"), "title": window, "window": window, "clause": PASSAGE}
        for window in windows
    ]


def faults(data):
    with pytest.raises(PlanFaultyError) as refusal:
        read_plan(data)
    return [(found.place, found.vi) for found in refusal.value.faults]


@pytest.mark.parametrize(
    "windows",
    [("year", "half_year", "month"), ("period", "year", "quarter"), ("two_quarters", "quarter")],
)
def test_rounds_lie_within_one_another(windows):
    found = read_plan(plan(rounds=rounds(*windows))).rounds

    assert [each.window.value for each in found] == list(windows)


@pytest.mark.parametrize(
    "windows",
    [("month", "year"), ("half_year", "two_quarters"), ("year", "period"), ("year", "year")],
)
def test_a_round_is_shorter_than_the_one_before(windows):
    outer, inner = windows
    said = f"Kỳ “{inner}” phải ngắn hơn kỳ “{outer}” ghi ngay trước nó."

    assert ("rounds[1].window", said) in faults(plan(rounds=rounds(*windows)))


def test_a_field_takes_kinds_that_the_plan_admits():
    data = plan(fields=[FIELD | {"kinds": ["student"]}])

    assert [place for place, _ in faults(data)] == ["fields[0].kinds"]


def test_a_criterion_is_for_fields_that_the_plan_has():
    data = plan_with(("criteria", 0, "fields"), ["helth"]) | {"fields": [FIELD]}

    assert faults(data) == [
        ("criteria[0].fields", "Không có lĩnh vực “helth”; các lĩnh vực: health.")
    ]


def test_a_criterion_of_a_field_needs_a_plan_with_fields():
    data = plan_with(("criteria", 0, "fields"), ["health"])

    assert faults(data) == [
        ("criteria[0].fields", "Không có lĩnh vực “health”; các lĩnh vực: không có.")
    ]


@pytest.mark.parametrize("change", [{"verb": "giao"}, {"leads": [{"body": "Phòng Y tế"}]}])
def test_leads_and_the_word_that_told_them_go_together(change):
    said = "“leads” (đơn vị chủ trì) đi cùng “verb” (giao hoặc de_nghi), và chỉ khi đó."

    assert faults(plan(fields=[FIELD | change])) == [("fields[0]", said)]


def test_the_year_of_a_yearly_plan_is_its_own_on_every_day():
    found = read_plan(plan())

    assert [found.year_on(day) for day in (date(2023, 5, 1), date(2025, 1, 9))] == [2024, 2024]


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2020, 12, 31), 2021), (date(2023, 7, 1), 2023), (date(2026, 1, 1), 2025)],
)
def test_the_year_of_a_longer_plan_is_that_of_the_day_within_its_period(day, year):
    data = plan(year=None, period={"start": "2021-04-01", "end": "2025-12-31"})

    assert read_plan(data).year_on(day) == year


def test_an_answer_about_the_scope_is_one_of_the_choices():
    choices = [{"key": "overall", "title": "toàn diện"}, {"key": "partial", "title": "một số mặt"}]

    scopes = Scopes.model_validate_json(json.dumps({"choices": choices, "clause": CLAUSE}))

    assert [scopes.offers(scope) for scope in ("partial", "toàn diện")] == [True, False]
