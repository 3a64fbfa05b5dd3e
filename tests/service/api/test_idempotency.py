"""A request that bears a key may be sent again, also at the same time, and happens once."""

from concurrent.futures import ThreadPoolExecutor
from copy import copy

from tests.service import stories

UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}
KEY = {"Idempotency_Key": "first-of-all"}


def another_client(world):
    other = copy(world)
    other.client = world.app.test_client()
    return other


def test_the_same_request_gets_the_first_answer(world_on_both):
    world = world_on_both
    first = world.post("alice", "units", UNIT, **KEY)
    again = world.post("alice", "units", UNIT, **KEY)

    assert (again.status_code, again.json) == (first.status_code, first.json)
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(world.seen("alice", "units")["items"]) == 1


def test_the_order_of_the_fields_does_not_matter(world):
    first = world.post("alice", "units", UNIT, **KEY)
    again = world.post("alice", "units", dict(reversed(UNIT.items())), **KEY)

    assert again.json == first.json


def test_without_a_key_it_happens_twice(world):
    world.done("alice", "units", UNIT)
    world.done("alice", "units", UNIT)

    assert len(world.seen("alice", "units")["items"]) == 2


def test_the_key_of_another_body_is_refused(world):
    world.done("alice", "units", UNIT, **KEY)

    answer = world.post("alice", "units", UNIT | {"short_name": "Q"}, **KEY)

    assert (answer.status_code, answer.json["type"]) == (
        422,
        "urn:guong:problem:idempotency-key-reused",
    )


def test_the_key_of_another_address_is_refused(world):
    world.done("alice", "units", UNIT, **KEY)

    subject = {"kind": "individual", "name": "Bà Ánh"}
    assert world.post("alice", "subjects", subject, **KEY).status_code == 422


def test_the_same_key_of_another_person_is_another_key(world):
    subject = {"kind": "individual", "name": "Bà Ánh"}
    story = stories.prepared(world)
    first = world.done("alice", "subjects", subject, **KEY)
    second = world.done("bob", "subjects", subject | {"unit_id": story.unit}, **KEY)

    assert first["id"] != second["id"]


def test_a_command_that_is_repeated_after_the_state_went_on_gets_the_first_answer(world):
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/submission"
    first = world.done("bob", path, {"documents": stories.DOCUMENTS}, **KEY)
    world.done("alice", f"nominations/{story.nomination}/receipt")

    assert world.done("bob", path, {"documents": stories.DOCUMENTS}, **KEY) == first


def test_a_session_can_be_asked_for_again_after_its_plan_was_closed(world):
    story = stories.tabled(world)
    council = world.seen("sam", "councils")["items"][0]["council_id"]
    body = {
        "council_id": council,
        "plan_id": story.plan,
        "held_on": "2024-12-06",
        "place": "Hội trường",
    }
    first = world.done("sam", "sessions", body, **KEY)
    world.done("henry", f"plans/{story.plan}/closure", {"reason": "Hết năm"})

    assert world.done("sam", "sessions", body, **KEY) == first


def test_what_was_refused_may_be_tried_again_with_the_same_key(world):
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/receipt"
    assert world.post("alice", path, **KEY).status_code == 409
    documents = {"documents": stories.DOCUMENTS}
    world.done("bob", f"nominations/{story.nomination}/submission", documents)

    assert world.post("alice", path, **KEY).status_code == 202


def test_a_key_that_is_no_plain_text_is_refused(world):
    answer = world.post("alice", "units", UNIT, Idempotency_Key="two words")

    assert (answer.status_code, answer.json["type"]) == (400, "urn:guong:problem:header-faulty")


def test_eight_at_once_make_one_unit_and_get_one_answer(world_on_both):
    world = world_on_both

    def ask(_):
        return another_client(world).post("alice", "units", UNIT, **KEY)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json["id"] for answer in answers}) == 1
    assert len(world.seen("alice", "units")["items"]) == 1


def test_eight_submissions_at_once_are_one(world_on_both):
    world = world_on_both
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/submission"

    def ask(_):
        return another_client(world).post("bob", path, {"documents": stories.DOCUMENTS}, **KEY)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json["position"] for answer in answers}) == 1


def test_of_eight_without_a_key_one_wins_and_the_others_are_refused(world_on_both):
    world = world_on_both
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/submission"

    def ask(_):
        return another_client(world).post("bob", path, {"documents": stories.DOCUMENTS})

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))

    assert sorted(answer.status_code for answer in answers) == [202] + [409] * 7
    assert {answer.json["type"] for answer in answers if answer.status_code == 409} <= {
        "urn:guong:problem:overtaken",
        "urn:guong:problem:wrong-stage",
    }
