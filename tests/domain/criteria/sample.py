"""Short ways to write checks and facts."""

import json
from datetime import date
from uuid import UUID

from pydantic import TypeAdapter

from domain.criteria.engine import assess
from domain.criteria.evidence import AttestedFact, Evidence, Facts, Round
from domain.criteria.fact_values import FactKind, checked_value
from domain.rules.checks.check import Check
from domain.rules.checks.records import Whose

CHECK = TypeAdapter(Check)
YEAR_2024 = Round(plan_year=2024, first_year=2024, last_year=2024, on=date(2024, 12, 2))
FIVE_YEARS = Round(plan_year=2021, first_year=2021, last_year=2025, on=date(2025, 3, 1))


def check(kind, **parts):
    return CHECK.validate_json(json.dumps({"kind": kind} | parts))


def fact(number, kind, value, *, year=2024, of="subject", provisional=False):
    return AttestedFact(
        fact_id=UUID(int=number),
        kind=FactKind(kind),
        of=Whose(of),
        year=year,
        value=checked_value(FactKind(kind), value),
        provisional=provisional,
    )


def ids(*numbers):
    return tuple(UUID(int=number) for number in numbers)


def assessed(wanted, *facts, round_=YEAR_2024, **more):
    return assess(wanted, Evidence(round=round_, facts=Facts(all=facts), **more))


def value(wanted, *facts, **more):
    return assessed(wanted, *facts, **more).value.value
