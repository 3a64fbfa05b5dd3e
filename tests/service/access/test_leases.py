"""A lease lets somebody in for a moment; it keeps nobody out, and nothing is decided on it."""

from datetime import date

import pytest

from service.access.leases import Leases
from service.app import create_app
from service.backend import Backend
from tenants import access
from tenants.access import Grant, Identity
from tests.service import stories
from tests.service.people import kind_of
from tests.service.world import BEGAN

REVOCATION = {"reason": "Sai", "decision_number": "1", "decided_on": "2025-01-02", "signer": "GĐ"}
UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}
ALICE = Identity("alice", "Alice", ())


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(("passed", "found"), [(0.0, ALICE), (0.99, ALICE), (1.0, None)])
def test_who_bears_a_token_is_remembered_until_the_lease_is_over(passed, found):
    clock = Clock()
    leases = Leases(1.0, clock)

    leases.keep("token", ALICE)
    clock.now += passed

    assert (leases.of("token"), leases.of("other")) == (found, None)


def test_without_a_lease_nothing_is_remembered():
    leases = Leases(0)

    leases.keep("token", ALICE)

    assert leases.of("token") is None


@pytest.fixture
def leased(world):
    """The world behind an application that remembers for a minute who came."""
    world.backend = Backend(engine=world.engine, leases=Leases(60))
    world.client = create_app(world.backend).test_client()
    return world


def withdraw(world, user, role):
    held = Grant("sxd", role, "", date(2020, 1, 1))
    access.end_grant(world.engine, user_id=user, grant=held, on=date(2020, 2, 1), by="op", at=BEGAN)


def test_a_withdrawn_role_reads_on_until_the_lease_is_over(leased):
    before = leased.get("alice", "units").status_code
    withdraw(leased, "alice", "standing_body")

    assert (before, leased.get("alice", "units").status_code) == (200, 200)
    assert kind_of(leased.get("alice", "units", "sngv")) == (404, "tenant-hidden")


def test_a_role_just_given_counts_at_once(leased):
    refused = leased.post("rita", "units", UNIT)
    leased.hire("rita", Grant("sxd", "standing_body", "", date(2020, 1, 1)))

    assert kind_of(refused) == (403, "role-missing")
    assert leased.post("rita", "units", UNIT).status_code == 201


def test_nothing_is_decided_by_who_no_longer_may(leased):
    story = stories.recognised(leased)
    assert leased.get("henry", "units").status_code == 200
    withdraw(leased, "henry", "head")

    answer = leased.post("henry", f"recognitions/{story.recognition}/revocation", REVOCATION)

    assert kind_of(answer) == (404, "tenant-hidden")
