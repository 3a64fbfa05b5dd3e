"""A plan with a monthly quota, and two units of which Bob has one."""

from datetime import date

from tenants.access import Grant
from tests.projections.obligations.story import DOCUMENT

OCTOBER = {"Rehearsal_Time": "2024-10-30T08:00:00+07:00"}
ISSUE = {"number": "1/KH", "issued_on": "2024-10-30", "signer": "Giám đốc"}


def obliged(world):
    world.plan = issued(world, DOCUMENT)
    world.unit = _unit(world, "Phòng Quy hoạch")
    world.other = _unit(world, "Phòng Kế toán")
    world.hire("bob", Grant("sxd", "nominating_unit", world.unit, date(2020, 1, 1)))
    return world


def issued(world, document):
    body = {"document": document, "source_sha256": "a" * 64}
    plan = world.done("alice", "plans", body, **OCTOBER)["id"]
    world.done("henry", f"plans/{plan}/issue", ISSUE, **OCTOBER)
    return plan


def _unit(world, name):
    return world.done("alice", "units", {"name": name, "short_name": name}, **OCTOBER)["id"]
