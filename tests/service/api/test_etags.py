"""Who decides on what they saw is not overtaken unawares."""

from tests.service import stories

NAME = {"name": "Phòng Kiến trúc", "short_name": "KT", "document": "12/QĐ"}


def unit(world):
    made = world.done("alice", "units", {"name": "Phòng Quy hoạch", "short_name": "QH"})
    world.worker.catch_up()
    return f"units/{made['id']}"


def test_a_thing_bears_its_version(world):
    path = unit(world)
    world.done("alice", f"{path}/renaming", NAME)
    world.worker.catch_up()

    answer = world.get("alice", path)

    assert (answer.headers["ETag"], answer.json["version"]) == ('"2"', 2)


def test_a_command_on_the_version_in_force_is_taken(world):
    path = unit(world)

    assert world.post("alice", f"{path}/renaming", NAME, If_Match='"1"').status_code == 202


def test_a_command_on_an_older_version_is_refused_and_changes_nothing(world):
    path = unit(world)
    world.done("alice", f"{path}/renaming", NAME)

    answer = world.post("alice", f"{path}/renaming", NAME | {"name": "Khác"}, If_Match='"1"')

    assert (answer.status_code, answer.json["detail"]) == (
        412,
        "Dữ liệu đã thay đổi: bạn đang xem phiên bản 1, hiện tại là 2.",
    )
    assert world.seen("alice", path)["name"] == "Phòng Kiến trúc"


def test_what_is_no_etag_of_ours_is_refused(world):
    answer = world.post("alice", f"{unit(world)}/renaming", NAME, If_Match="W/1")

    assert (answer.status_code, answer.json["type"]) == (400, "urn:guong:problem:header-faulty")


def test_a_dossier_is_submitted_on_the_version_that_was_seen(world):
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/submission"

    stale = world.post("bob", path, {"documents": []}, If_Match='"7"')
    fresh = world.post("bob", path, {"documents": []}, If_Match='"1"')

    assert (stale.status_code, fresh.status_code) == (412, 202)
