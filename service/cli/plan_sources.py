"""A plan file as a plan, and the plan at an agency that it stands for."""

from pathlib import Path
from uuid import UUID, uuid5

from domain.rules.document import PlanDocument
from domain.rules.faults import PlanFaultyError
from domain.rules.reading import read_plan
from service.cli.plan_faults import faults_of
from service.cli.refusals import Refusal
from tenants.plan_files import PlanFile

_PLANS = UUID("7d3f0a86-5d0c-4d5c-9b3a-8a3c4d0b6f11")  # So that a plan is issued once at an agency.


def plan_id_of(tenant: str, key: str) -> UUID:
    """The id of a plan that was issued from the command line."""
    return uuid5(_PLANS, f"{tenant}/{key}")


def valid_plan(file: Path, source: PlanFile) -> PlanDocument:
    """The plan in a file.

    Raises:
        Refusal: it has faults; all of them are told, each with its line.
    """
    try:
        return read_plan(source.data)
    except PlanFaultyError as faulty:
        faults = faults_of(file, source, faulty)
        raise Refusal(
            vi="; ".join(fault.line_in("vi") for fault in faults),
            en="; ".join(fault.line_in("en") for fault in faults),
        ) from None
