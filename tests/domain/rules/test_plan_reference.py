import re

import pytest

from domain.rules.reading import read_plan
from tenants.plan_files import TEMPLATE, read_file
from tenants.plan_yaml import read_yaml
from tests.domain.rules import plan_reference

TEXT = plan_reference.PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
ELSEWHERE = {"Period", "Passage"}  # shown inside others, in the examples


def test_the_page_shows_the_keys_that_the_code_has():
    assert plan_reference.page(TEXT) == TEXT


def test_the_schema_is_that_of_the_code():
    assert plan_reference.SCHEMA.read_text(encoding="utf-8") == plan_reference.schema()


def test_every_block_of_a_plan_is_on_the_page():
    blocks = {
        name
        for name, described in plan_reference.models().items()
        if "properties" in described and "kind" not in described.get("required", [])
    }

    assert blocks - set(plan_reference.shown_in(TEXT)) == ELSEWHERE


@pytest.mark.parametrize("example", EXAMPLES, ids=[each.split(":")[0] for each in EXAMPLES])
def test_an_example_of_the_page_is_part_of_a_valid_plan(example):
    base = dict(read_file(TEMPLATE).data)
    if "certified" not in example and "certificate" in example:
        base["steps"] = [*base["steps"][:-1], "certified", base["steps"][-1]]
    data, _ = read_yaml(example)

    assert read_plan(base | data).key == "co-quan-2026"
