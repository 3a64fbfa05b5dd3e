"""Who owes what a plan requires: units, leading bodies of fields, or the agency."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.obligations.known import Ower
from domain.obligations.requirements import Requirement
from domain.rules.deadlines import OwedBy
from domain.rules.document import PlanDocument

_REQUESTED = "de_nghi"


def owers_of(
    required: Requirement, plan: PlanDocument, *, units: Sequence[Ower], agency: str
) -> tuple[Ower, ...]:
    """Everybody who owes it; bodies that the plan requests are marked, as external units are."""
    if required.owed_by is OwedBy.FIELD_LEAD:
        return tuple(_leads(plan, units))
    if required.owed_by is OwedBy.UNIT:
        asked = {_plain(body) for body, requested in _bodies(plan) if requested}
        return tuple(
            replace(unit, requested=unit.requested or _plain(unit.name) in asked) for unit in units
        )
    return (Ower(unit_id=None, name=agency),)


def _leads(plan: PlanDocument, units: Sequence[Ower]) -> Iterator[Ower]:
    of_name = {_plain(unit.name): unit for unit in units}
    for body, requested in dict(_bodies(plan)).items():
        unit = of_name.get(_plain(body), Ower(unit_id=None, name=body))
        yield replace(unit, requested=unit.requested or requested)


def _bodies(plan: PlanDocument) -> Iterator[tuple[str, bool]]:
    for field in plan.fields:
        for lead in field.leads:
            if lead.accountable:
                yield lead.body, field.verb == _REQUESTED


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
