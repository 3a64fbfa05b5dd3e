"""`guong verify` tells who is erased without an event, and who is not in spite of one."""

import json
from uuid import UUID

import pytest
from sqlalchemy import delete, update

from tenants.engine import writing
from tenants.keys.tables import subject_key
from tenants.scope import bound_to
from tests.service import stories
from tests.service.test_erasure import REQUEST
from tests.service.transparency.agency import Agency

FRIDAY = {"Rehearsal_Time": "2024-11-22T09:00:00+07:00"}


@pytest.fixture
def agency(world, tmp_path):
    return Agency(world, tmp_path)


@pytest.fixture
def story(agency):
    story = stories.registered(agency.world)
    agency.world.worker.catch_up()
    return story


def erased(agency, story):
    world = agency.world
    path = f"subjects/{story.subject}/erasures"
    erasure = world.done("alice", path, REQUEST, **FRIDAY)["id"]
    world.done("henry", f"erasures/{erasure}/grant", {"document": "45/QĐ"}, **FRIDAY)
    agency.world.worker.catch_up()


def secret(agency, story):
    body = {"reference_number": "12/BM", "custodian": "Công an tỉnh"}
    agency.world.done("alice", f"subjects/{story.subject}/state-secret", body, **FRIDAY)
    agency.world.worker.catch_up()


def keys(agency, statement):
    with bound_to("sxd"), writing(agency.world.engine) as connection:
        connection.execute(statement)


def findings(agency):
    told = agency.guong("verify", "--tenant", "sxd", "--json")
    (found,) = json.loads(told.stdout)
    assert told.exit_code == (1 if found["findings"] else 0)
    return [(each["kind"], each["place"]) for each in found["findings"]]


def test_an_erasure_and_a_state_secret_that_the_log_tells_are_in_order(agency, story):
    other = {"kind": "individual", "name": "Ông Trần Văn Bình", "unit_id": story.unit}
    agency.world.done("bob", "subjects", other)
    assert findings(agency) == []

    erased(agency, story)
    assert findings(agency) == []

    someone = stories.Story(plan=story.plan, unit=story.unit)
    someone.subject = agency.world.done("bob", "subjects", other)["id"]
    secret(agency, someone)
    assert findings(agency) == []


def test_a_key_that_came_back_after_an_erasure_is_found(agency, story):
    (row,) = saved(agency, story)
    erased(agency, story)
    values = {"wrapped": row.wrapped, "destroyed_at": None}
    keys(agency, update(subject_key).where(own(story)).values(values))

    assert findings(agency) == [("erased-key-exists", story.subject)]


def test_a_key_that_was_destroyed_or_taken_away_without_an_event_is_found(agency, story):
    keys(agency, update(subject_key).where(own(story)).values(wrapped=None))
    assert findings(agency) == [("key-destroyed-without-event", story.subject)]

    keys(agency, delete(subject_key).where(own(story)))
    kinds = findings(agency)
    assert {kind for kind, _ in kinds} == {"erased-without-event"}
    trail = agency.guong.json("audit", "--tenant", "sxd", "--subject", story.subject)["items"]
    assert {int(place) for _, place in kinds} <= {each["position"] for each in trail}


def test_a_key_that_was_replaced_without_a_state_secret_is_found(agency, story):
    keys(agency, update(subject_key).where(own(story)).values(number=2))

    assert {kind for kind, _ in findings(agency)} == {"erased-without-event"}


def own(story):
    return subject_key.c.subject_id == UUID(story.subject)


def saved(agency, story):
    with bound_to("sxd"), writing(agency.world.engine) as connection:
        return connection.execute(subject_key.select().where(own(story))).all()
