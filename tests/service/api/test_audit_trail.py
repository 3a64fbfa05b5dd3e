"""What an inspector finds in the audit trail, over HTTP."""

import pytest

from tests.service import stories

TRAIL = "audit-trail"


@pytest.fixture
def world(world_on_both):
    return world_on_both


def topics(world, query=""):
    items = world.seen("audrey", f"{TRAIL}?limit=200{query}")["items"]
    return [each["topic"] for each in items]


def test_every_event_is_told_in_the_order_of_the_log(world):
    stories.recognised(world)

    items = world.seen("audrey", f"{TRAIL}?limit=200")["items"]

    assert [each["position"] for each in items] == list(range(1, len(items) + 1))
    assert all(each["vi"] and each["en"] and each["fact"] is not None for each in items)


def test_events_are_searched_by_who_what_about_whom_and_number(world):
    story = stories.recognised(world)

    assert topics(world, "&actor=vera&topic=nomination.verified") == ["nomination.verified"]
    assert set(topics(world, "&role=teller")) == {
        "ballot.participation-recorded",
        "ballot.tally-entered",
        "ballot.tally-confirmed",
    }
    assert topics(world, f"&about_id={story.ballot}&topic=ballot")[0] == "ballot.opened"
    assert "recognition.granted" in topics(world, f"&subject_id={story.subject}")
    assert topics(world, "&number=99/Q%C4%90") == ["nomination.recognised", "recognition.granted"]
    assert topics(world, "&contains=phong quy hoach&topic=unit") == ["unit.established"]
    assert topics(world, "&recorded_before=2024-01-01T00:00:00Z") == []
    assert topics(world, "&recorded_from=2024-01-01T00:00:00Z") != []


def test_a_decision_leads_back_to_the_request_that_made_it(world):
    story = stories.recognised(world)
    world.worker.catch_up()
    [granted] = world.seen("audrey", f"{TRAIL}?about_id={story.recognition}")["items"]

    chain = world.seen("audrey", f"{TRAIL}/{granted['position']}")

    assert chain["event"] == granted
    assert [each["topic"] for each in chain["same_request"]] == ["nomination.recognised"]
    assert chain["same_request"][0]["correlation_id"] == granted["correlation_id"]


def test_what_one_agency_sent_leads_forward_to_what_came_of_it(world):
    stories.referred(world)
    world.worker.catch_up()
    [received] = world.seen("audrey", f"{TRAIL}?topic=recognition.referral-received")["items"]

    chain = world.seen("audrey", f"{TRAIL}/{received['position']}")

    assert chain["event"]["causation_id"] is not None
    assert [each["event_id"] for each in chain["causes"]] in ([received["causation_id"]], [])


def test_what_stands_out_is_counted_and_listed(world):
    story = stories.counted(world)
    world.done("clara", f"ballots/{story.ballot}/voiding", {"reason": "Đếm sai"})

    counts = {
        each["reason"]: each["count"]
        for each in world.seen("audrey", f"{TRAIL}/standing-out")["items"]
    }

    assert counts["voted-again"] == 1
    assert topics(world, "&standing_out=voted-again") == ["ballot.voided"]
    assert counts.keys() == {
        "late",
        "override",
        "hold-released",
        "voted-again",
        "recusal",
        "against-the-vote",
        "rule-changed-before-meeting",
        "confirmed-after-decision",
    }


def test_no_vote_of_a_secret_ballot_is_in_the_trail(world):
    story = stories.counted(world)

    told = world.seen("audrey", f"{TRAIL}?limit=200&about_id={story.ballot}")["items"]

    assert {each["topic"] for each in told} >= {"ballot.tally-entered", "ballot.counted"}
    for each in told:
        assert "votes" not in each["fact"]


@pytest.mark.parametrize("who", ["alice", "vera", "sam", "tom", "rita"])
def test_who_is_no_inspector_does_not_read_it(world, who):
    stories.prepared(world)

    assert world.get(who, TRAIL).status_code == 403
    assert world.get(who, f"{TRAIL}/1").status_code == 403
    assert world.get(who, f"{TRAIL}/standing-out").status_code == 403


def test_the_trail_of_another_agency_is_not_shown(world):
    stories.prepared(world)

    assert world.seen("charlie", TRAIL, "sngv")["items"] == []
    assert world.get("charlie", f"{TRAIL}/1", "sngv").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "topic=Ballot",
        "role=king",
        "standing_out=odd",
        "recorded_from=2024-01-01",
        "recorded_from=0001-01-01T00:00:00Z",
        "about_id=7",
        "cursor=x",
    ],
)
def test_a_search_that_means_nothing_is_refused(world, query):
    answer = world.get("audrey", f"{TRAIL}?{query}")

    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")


def test_an_unknown_position_is_not_found(world):
    assert world.get("audrey", f"{TRAIL}/999").status_code == 404
