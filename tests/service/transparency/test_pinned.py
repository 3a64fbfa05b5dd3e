"""An address pins a checkpoint: it answers what was shown then, or nothing."""

import pytest
from sqlalchemy import text

from tenants.engine import writing
from tenants.scope import bound_to
from tests.service import stories
from tests.service.api.test_as_of import everything, much_happens, now
from tests.service.transparency.agency import Agency


@pytest.fixture
def agency(world, tmp_path):
    return Agency(world, tmp_path)


def pin(agency):
    agency.sign()
    return agency.world.seen("henry", "log/proof?position=1")["checkpoint"]["as_of"]


def everything_and_council(world, story):
    (council,) = [each["council_id"] for each in world.seen("henry", "councils")["items"]]
    return (*everything(story), f"councils/{council}")


def test_everything_stands_at_a_pinned_checkpoint_as_a_test_saw_it_on_that_day(agency):
    world = agency.world
    story = stories.counted(world)
    paths = everything_and_council(world, story)
    pinned, seen = pin(agency), now(world, paths)
    told = agency.guong.json("history", story.nomination, "--tenant", "sxd")

    much_happens(world, story)

    assert now(world, paths) != seen
    assert {path: world.seen("henry", f"{path}?as_of={pinned}") for path in paths} == seen
    command = ("history", story.nomination, "--tenant", "sxd", "--as-of")
    assert agency.guong.json(*command, pinned) == told
    assert agency.guong.json(*command, pinned.partition("~")[0]) == told
    assert agency.guong.json("history", story.nomination, "--tenant", "sxd") != told


def test_a_log_that_does_not_lead_to_the_pinned_root_answers_nothing(agency):
    world = agency.world
    story = stories.received(world)
    pinned = pin(agency)
    path = f"nominations/{story.nomination}"
    size, _, root = pinned.partition("~")

    assert world.get("henry", f"{path}?as_of={pinned}").status_code == 200
    for other in (f"{size}~{'0' * 64}", f"{int(size) - 1}~{root}", f"999~{root}"):
        answer = world.get("henry", f"{path}?as_of={other}")
        assert (answer.status_code, answer.json["type"]) == (
            422,
            "urn:guong:problem:checkpoint-unmatched",
        )
    with bound_to("sxd"), writing(world.engine) as connection:
        connection.execute(text("DROP TRIGGER events_refuse_update"))
        connection.execute(text("UPDATE events SET actor = 'mallory' WHERE position = 2"))
    assert world.get("henry", f"{path}?as_of={pinned}").status_code == 422
    assert world.get("henry", f"{path}?as_of={size}").status_code == 200
