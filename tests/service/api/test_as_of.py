"""Looking back: what is shown of a moment is what was shown then."""

import pytest

from projections.catalogue import PROJECTIONS
from projections.rebuild import rebuild_all
from tests.service import stories
from tests.service.world import MAPPER, plan_document

DECEMBER = {"Rehearsal_Time": "2024-12-20T08:00:00+07:00"}


@pytest.fixture
def world(world_on_both):
    return world_on_both


def everything(story):
    """What an auditor reads of an agency: a path for each read model of a dossier's life."""
    return (
        "nominations",
        f"nominations/{story.nomination}",
        f"nominations/{story.nomination}/history",
        "plans",
        f"plans/{story.plan}",
        "units",
        "subjects",
        "councils",
        f"sessions/{story.session}",
        "recognitions",
    )


def now(world, paths):
    return {path: world.seen("audrey", path) for path in paths}


def then(world, paths, as_of):
    return {path: world.seen("audrey", f"{path}?as_of={as_of}") for path in paths}


def a_unit_is_entered(world):
    return world.done("alice", "units", {"name": "Phòng Giá", "short_name": "G"})["position"]


def the_plan_is_amended(world, story):
    document = plan_document()["document"]
    body = plan_document() | {
        "document": {**document, "criteria": document["criteria"][:-1]},
        "reason": "Bỏ một tiêu chuẩn trùng lặp",
        "authorised_by": "12/QĐ-SXD",
    }
    world.done("henry", f"plans/{story.plan}/amendment", body, **DECEMBER)


def much_happens(world, story):
    proposal = {"document_number": "5/TTr", "proposed_on": "2024-12-10"}
    world.done("sam", f"nominations/{story.nomination}/proposal", proposal)
    decision = {
        "outcome": "recognise",
        "decision_number": "99/QĐ",
        "decided_on": "2024-12-12",
        "signer": "Giám đốc",
    }
    world.done("henry", f"nominations/{story.nomination}/decision", decision)
    world.done("clara", f"sessions/{story.session}/closing", {"minutes_number": "8/BB"})
    the_plan_is_amended(world, story)


def test_at_a_position_everything_stands_as_it_stood(world):
    story = stories.counted(world)
    position = a_unit_is_entered(world)
    paths = everything(story)
    seen_then = now(world, paths)

    much_happens(world, story)
    rebuild_all(world.engine, MAPPER, PROJECTIONS)

    assert then(world, paths, position) == seen_then
    assert [path for path, seen in now(world, paths).items() if seen == seen_then[path]] == [
        "units",
        "subjects",
        "councils",
    ]


def test_an_instant_of_a_rehearsal_is_that_at_which_things_happened(world):
    story = stories.received(world)

    [autumn] = world.seen("audrey", "nominations?as_of=2024-11-20T08:00:00%2B07:00")["items"]
    world.done("bob", f"nominations/{story.nomination}/withdrawal", {"reason": "Rút"}, **DECEMBER)
    [day_before] = world.seen("audrey", "nominations?as_of=2024-12-19")["items"]
    [that_day] = world.seen("audrey", "nominations?as_of=2024-12-20")["items"]

    assert (autumn["stage"], day_before["stage"]) == ("received", "received")
    assert that_day["stage"] == "withdrawn"


def test_before_the_first_event_there_is_nothing(world):
    story = stories.received(world)

    assert world.seen("audrey", "nominations?as_of=0")["items"] == []
    assert world.seen("audrey", "units?as_of=2020-01-01")["items"] == []
    assert world.get("audrey", f"nominations/{story.nomination}?as_of=0").status_code == 404


def test_the_province_looks_back_at_the_counts_of_its_agencies(world):
    story = stories.received(world)
    autumn = world.seen("penny", "overview", "binh-phuoc")
    world.done("bob", f"nominations/{story.nomination}/withdrawal", {"reason": "Rút"}, **DECEMBER)

    assert world.seen("penny", "overview?as_of=2024-12-01", "binh-phuoc") == autumn
    assert world.seen("penny", "overview", "binh-phuoc") != autumn


@pytest.mark.parametrize(
    "as_of", ["2999-01-01", "2999-01-01T00:00:00Z", "999999", "2024-11-29T08:00", "hôm qua", "-1"]
)
def test_a_moment_that_was_not_is_refused(world, as_of):
    stories.prepared(world)

    answer = world.get("audrey", f"units?as_of={as_of}")

    assert (answer.status_code, answer.json["type"]) == (422, "urn:guong:problem:moment-unknown")
    assert as_of in answer.json["detail"]


def test_agencies_have_no_position_in_common(world):
    stories.prepared(world)

    answer = world.get("penny", "overview?as_of=0", "binh-phuoc")

    assert (answer.status_code, answer.json["type"]) == (
        422,
        "urn:guong:problem:position-of-one-log",
    )


def test_who_may_not_read_a_thing_may_not_look_back_at_it(world):
    story = stories.received(world)

    path = f"nominations/{story.nomination}/history?as_of=1"

    assert world.get("rita", path).status_code == 403
    assert world.get("charlie", path).status_code in {403, 404}
