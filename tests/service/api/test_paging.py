"""Long lists come in pages, each item once."""

import pytest


def units(world, count):
    for number in range(count):
        world.done("alice", "units", {"name": f"Phòng {number}", "short_name": f"P{number}"})
    world.worker.catch_up()


def pages(world, cursor=""):
    page = world.get("alice", f"units?limit=2{cursor and '&cursor=' + cursor}").json
    following = page["next_cursor"]
    return [page["items"], *(pages(world, following) if following else [])]


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_pages_together_are_the_whole_list(world, count):
    units(world, count)

    names = [each["name"] for page in pages(world) for each in page]

    assert names == [f"Phòng {number}" for number in range(count)]


@pytest.mark.parametrize("cursor", ["x", "e30", "WyJhIl0", "%00", "W10"])
def test_a_cursor_that_was_not_given_out_is_refused(world, cursor):
    units(world, 1)

    answer = world.get("alice", f"units?cursor={cursor}")

    assert (answer.status_code, answer.json["type"]) == (422, "urn:guong:problem:bad-cursor")


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many"])
def test_a_page_has_a_sensible_size(world, limit):
    assert world.get("alice", f"units?limit={limit}").status_code == 422


def test_what_a_list_does_not_know_is_refused(world):
    answer = world.get("alice", "units?colour=red")

    assert answer.json["errors"] == [{"where": "?colour", "message": "Trường không được biết đến."}]
