"""What the directory of agencies says to a command: who is above, and until when we exist."""

from dataclasses import replace
from datetime import date

from domain.recognitions.recognition import Destination
from projections.registers.plans import PlanRegisterView
from service.calls import backend
from service.errors import NobodyAboveError, NoRoundAboveError
from tenants import directory
from tenants.directory import Tenant
from tenants.scope import current, enter

SYSTEM = "system"


def own_end() -> date | None:
    """The day from which the agency in scope no longer exists, if any."""
    return _own().dissolved_on


def round_above(plan_year: int) -> Destination:
    """The agency above the one in scope, with its plan in force for that year.

    Raises:
        NobodyAboveError: the agency reports to nobody.
        NoRoundAboveError: the agency above has no plan in force for that year.
    """
    parent_id = _own().parent_id
    if parent_id is None:
        raise NobodyAboveError
    parent = directory.get(backend().engine, parent_id)
    with enter(replace(current(), tenant_id=parent_id, actor=SYSTEM, acting_role=SYSTEM)):
        found = PlanRegisterView(backend().engine).issued_for(level=parent.level, year=plan_year)
    if found is None:
        raise NoRoundAboveError(year=plan_year)
    return Destination(
        tenant=parent_id,
        level=parent.level,
        plan_id=found.plan_id,
        plan_version=found.rules_version,
        plan_year=plan_year,
    )


def _own() -> Tenant:
    return directory.get(backend().engine, current().tenant_id)
