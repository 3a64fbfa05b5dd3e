"""Who has just written can wait until the views show it."""

from service import views
from service.worker import start

UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}


def test_a_reader_sees_what_it_waited_for(world_on_both):
    world = world_on_both
    finish = start(world.backend)
    made = world.done("alice", "units", UNIT)

    found = world.get("alice", f"units/{made['id']}?position={made['position']}")

    finish()
    assert (found.status_code, found.json["name"]) == (200, "Phòng Quy hoạch")


def test_a_header_says_the_same(world):
    finish = start(world.backend)
    made = world.done("alice", "units", UNIT)

    page = world.get("alice", "units", Wait_For_Position=str(made["position"])).json

    finish()
    assert [each["unit_id"] for each in page["items"]] == [made["id"]]


def test_when_the_views_do_not_come_the_reader_is_told_to_try_again(world, monkeypatch):
    monkeypatch.setattr(views, "PATIENCE", 0.05)
    made = world.done("alice", "units", UNIT)

    answer = world.get("alice", f"units?position={made['position']}")

    assert (answer.status_code, answer.json["type"], answer.headers["Retry-After"]) == (
        503,
        "urn:guong:problem:view-behind",
        "1",
    )


def test_nobody_waits_for_a_position_that_does_not_exist(world):
    answer = world.get("alice", "units?position=7")

    assert (answer.status_code, answer.json["detail"]) == (
        422,
        "Nhật ký của cơ quan chưa có vị trí 7; hiện tại là 0.",
    )


def test_a_header_that_is_no_position_is_refused(world):
    assert world.get("alice", "units", Wait_For_Position="soon").status_code == 400
