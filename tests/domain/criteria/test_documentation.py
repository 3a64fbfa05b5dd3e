"""The examples in docs/criteria.md are run, so that the page says what the engine does."""

import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import yaml

from domain.criteria.evidence import Collective, Facts, Round, Standing
from domain.criteria.fact_values import FactKind
from domain.criteria.finding import Finding
from domain.rules.checks.check import KINDS
from domain.rules.checks.standing import Launcher
from tests.domain.criteria.sample import check, fact, value

PAGE = (Path(__file__).parents[3] / "docs" / "criteria.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE))
ROUND = Round(plan_year=2024, first_year=2021, last_year=2025, on=date(2025, 3, 1))


def example(kind):
    return yaml.safe_load(re.findall(r"```yaml\n(.*?)```", SECTIONS[kind], re.DOTALL)[0])


def facts(described):
    return tuple(
        fact(number, each["kind"], each["value"], year=each.get("year"))
        for number, each in enumerate(described.get("facts", []))
    )


def evidence(described):
    given = {}
    if "launcher" in described:
        given["launchers"] = frozenset({Launcher(described["launcher"])})
    if "collective" in described:
        given["collective"] = collective(described["collective"])
    return given


def collective(described):
    return Collective(
        subject_id=UUID(int=9),
        facts=Facts(all=facts(described)),
        standing=Standing(described.get("standing", "no_dossier")),
        findings={key: Finding(each) for key, each in described.get("findings", {}).items()},
    )


def test_every_check_has_its_section_in_the_order_of_the_set():
    assert sorted(SECTIONS) == sorted(KINDS)


def test_every_kind_of_fact_is_described():
    assert [kind for kind in FactKind if f"| `{kind.value}` " not in PAGE] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_check_comes_to_its_three_outcomes(kind):
    shown = example(kind)
    wanted = shown.pop("check")
    assert wanted["kind"] == kind

    outcomes = {
        expected: value(check(**wanted), *facts(described), round_=ROUND, **evidence(described))
        for expected, described in shown.items()
    }

    assert outcomes == {expected: expected for expected in outcomes}
    everything = {"insufficient"} if kind == "opinion" else {each.value for each in Finding}
    assert set(outcomes) == everything
