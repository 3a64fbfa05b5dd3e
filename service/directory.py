"""What the directory of agencies says to a command: who is above, and until when we exist."""

from dataclasses import replace
from datetime import date

from domain.recognitions.recognition import Destination
from projections.registers.plans import PlanRegisterView
from service.calls import backend
from service.errors import NobodyAboveError, NoRoundAboveError, NotAffiliatedError
from tenants import directory
from tenants.directory import Tenant
from tenants.scope import current, enter

SYSTEM = "system"


def own_end() -> date | None:
    """The day from which the agency in scope no longer exists, if any."""
    return _own().dissolved_on


def above(*, route_to: str | None, destination: str | None) -> Tenant:
    """The agency to which something goes: the one named, or else the one on the plan's route.

    Where nobody above is on the route, it is the first above; the rule on routes then refuses it.

    Raises:
        NobodyAboveError: the agency reports to nobody.
        NotAffiliatedError: it does not report to `destination`.
    """
    affiliations = [directory.get(backend().engine, each) for each in _own().affiliations]
    if not affiliations:
        raise NobodyAboveError
    if destination is None:
        on_route = (each for each in affiliations if each.level == route_to)
        return next(on_route, affiliations[0])
    for each in affiliations:
        if each.tenant_id == destination:
            return each
    known = ", ".join(each.tenant_id for each in affiliations)
    raise NotAffiliatedError(destination=destination, above=known)


def round_of(tenant: Tenant, plan_year: int) -> Destination:
    """An agency above as the destination of a dossier, with its plan in force for that year.

    Raises:
        NoRoundAboveError: it has no plan in force for that year.
    """
    there = replace(current(), tenant_id=tenant.tenant_id, actor=SYSTEM, acting_role=SYSTEM)
    with enter(there):
        found = PlanRegisterView(backend().engine).issued_for(level=tenant.level, year=plan_year)
    if found is None:
        raise NoRoundAboveError(year=plan_year)
    return Destination(
        tenant=tenant.tenant_id,
        level=tenant.level,
        plan_id=found.plan_id,
        plan_version=found.rules_version,
        plan_year=plan_year,
    )


def _own() -> Tenant:
    return directory.get(backend().engine, current().tenant_id)
