"""A leaf is the canonical form of what is stored, and says nothing of its content."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tenants.engine import reading
from tenants.event_log import TenantEventLog, read_after
from tenants.leaves import leaf_of, new_leaf
from tenants.schema import events
from tenants.scope import enter
from tests.tenants.conftest import ALICE
from tests.tenants.test_event_log import stored

EVENT: dict[str, Any] = {
    "tenant_id": "sxd",
    "originator_id": UUID(int=1),
    "originator_version": 1,
    "topic": "nomination.submitted",
    "state": b'{"name":"B\xc3\xacnh"}',
    "event_id": UUID(int=2),
    "recorded_at": datetime(2024, 11, 30, 8, tzinfo=UTC),
    "actor": "alice",
    "acting_role": "office",
    "correlation_id": UUID(int=3),
    "causation_id": None,
}


@given(
    actor=st.text(st.characters(exclude_categories=["Cs"])),
    position=st.integers(1, 2**53 - 1),
    causation_id=st.none() | st.uuids(),
)
def test_a_leaf_is_what_the_library_of_rfc_8785_writes(actor, position, causation_id):
    event = EVENT | {"actor": actor, "causation_id": causation_id}
    leaf = new_leaf(event)

    told = json.loads(leaf.at(position))
    assert leaf.at(position) == rfc8785.dumps(told) == leaf_of(event, leaf.salt, position)
    assert (told["actor"], told["position"]) == (actor, position)


def test_a_name_that_looks_like_a_position_does_not_move_it():
    leaf = new_leaf(EVENT | {"acting_role": '"position":0,', "actor": '","position":0'})

    assert json.loads(leaf.at(7))["position"] == 7


def test_a_leaf_commits_to_the_stored_bytes_and_does_not_hold_them():
    leaf = new_leaf(EVENT)
    told = json.loads(leaf.at(1))

    assert told["commitment"] == sha256(leaf.salt + EVENT["state"]).hexdigest()
    assert "Bình" not in leaf.at(1).decode()
    assert set(told) == {*EVENT, "position", "format", "commitment"} - {"state"}
    assert told["recorded_at"] == "2024-11-30T08:00:00Z"


def test_the_same_event_has_another_leaf_each_time():
    assert new_leaf(EVENT).at(1) != new_leaf(EVENT).at(1)


def test_every_recorded_event_has_its_leaf_beside_it(engine, in_scope):  # noqa: ARG001
    log = TenantEventLog(engine)
    log.insert_events([stored(version=1)])
    log.insert_events([stored(version=2), stored(version=3)])

    with enter(ALICE), reading(engine) as connection:
        recorded = read_after(engine, 0, 10)
        query = select(events.c.leaf_salt, events.c.leaf).order_by(events.c.position)
        beside = connection.execute(query).all()

    assert [each.position for each in recorded] == [1, 2, 3]
    assert [leaf_of(vars(event), salt, event.position)
            for event, (salt, _) in zip(recorded, beside, strict=True)] == [
        leaf for _, leaf in beside
    ]  # fmt: skip
