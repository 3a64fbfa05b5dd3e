"""In a rehearsal the caller says what time it is, and nowhere else."""

from datetime import datetime, timedelta

import pytest

from service import clock
from tests.service import stories
from tests.service.world import World

AUTUMN = "2024-11-29T08:00:00+07:00"
UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}


def last_entry(world, story):
    return world.seen("alice", f"nominations/{story.nomination}/history")["items"][-1]


def test_a_fact_happens_when_the_caller_says_and_is_recorded_when_it_is(world):
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/submission"

    world.done("bob", path, {"documents": []}, Rehearsal_Time=AUTUMN)

    entry = last_entry(world, story)
    happened = datetime.fromisoformat(entry["occurred_at"])
    recorded = datetime.fromisoformat(entry["recorded_at"])
    assert happened == datetime.fromisoformat(AUTUMN)
    assert clock.now() - recorded < timedelta(minutes=1)


def test_without_the_header_it_is_now(world):
    story = stories.registered(world)
    world.done("bob", f"nominations/{story.nomination}/submission", {"documents": []})

    happened = datetime.fromisoformat(last_entry(world, story)["occurred_at"])

    assert abs(clock.now() - happened) < timedelta(minutes=1)


def test_a_dossier_that_comes_a_day_late_is_flagged(world):
    story = stories.registered(world)
    late = {"Rehearsal_Time": "2024-11-30T08:00:00+07:00"}
    world.done("bob", f"nominations/{story.nomination}/submission", {"documents": []}, **late)

    assert world.seen("alice", f"nominations/{story.nomination}")["late"] is True


def test_where_no_rehearsal_is_held_the_header_is_refused_and_nothing_changes(sqlite_url):
    world = World(sqlite_url, rehearsal=False)

    answer = world.post("alice", "units", UNIT, Rehearsal_Time=AUTUMN)

    assert (answer.status_code, answer.json["type"]) == (400, "urn:guong:problem:rehearsal-only")
    assert world.seen("alice", "units")["items"] == []
    world.close()


@pytest.mark.parametrize("text", ["yesterday", "2024-11-29T08:00:00", "9999-12-31T23:59:59-11:00"])
def test_what_is_no_instant_is_refused(world, text):
    answer = world.post("alice", "units", UNIT, Rehearsal_Time=text)

    assert (answer.status_code, answer.json["type"]) == (400, "urn:guong:problem:header-faulty")
