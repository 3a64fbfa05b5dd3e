"""The trace table: each rule of the real plans, its words and reading, and where it is in force."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from domain.rules.reading import read_plan
from domain.rules.trace import RulePlace, places_of
from service.enforcement import enforcers, judged_by_people
from tenants.plan_files import read_file, shipped, shipped_path

REAL_PLANS = ("s0", "s1", "s2", "s3", "s4")
"""How the names of the real plans begin; the others that are shipped are illustrations."""
JUDGEMENT = "recorded judgement"


@dataclass(frozen=True, kw_only=True)
class Enforced:
    """One place at which a rule is in force: in the plan's data, and in the code.

    `code` holds dotted names, and “recorded judgement” where people judge.
    """

    data: str
    line: int | None
    quote: str
    reading: str
    code: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TracedRule:
    """One rule of a real plan; quote, line and reading are those of its first place."""

    rule: str
    plan: str
    line: int | None
    quote: str
    reading: str
    in_force: tuple[Enforced, ...]

    def as_data(self) -> dict[str, Any]:
        """The rule as plain JSON data."""
        return asdict(self)


def trace() -> list[TracedRule]:
    """Every rule of the five real plans, by plan and number."""
    names = [name for name in shipped() if name.startswith(REAL_PLANS)]
    return [rule for name in names for rule in _rules_of(name)]


def _rules_of(name: str) -> Iterator[TracedRule]:
    document = read_plan(read_file(shipped_path(name)).data)
    places = sorted(places_of(document), key=_rule)
    for rule, found in groupby(places, key=_rule):
        in_force = tuple(_in_force(place) for place in found)
        first = in_force[0]
        yield TracedRule(
            rule=rule,
            plan=name,
            line=first.line,
            quote=first.quote,
            reading=first.reading,
            in_force=in_force,
        )


def _rule(place: RulePlace) -> str:
    return place.clause.rule


def _in_force(place: RulePlace) -> Enforced:
    people = (JUDGEMENT,) if judged_by_people(place) else ()
    return Enforced(
        data=place.data,
        line=place.clause.line,
        quote=place.clause.quote,
        reading=place.clause.reading,
        code=(*enforcers(place), *people),
    )
