from tenants.access import Grant
from tests.service import stories


def test_a_unit_is_established_renamed_and_dissolved(world):
    made = world.post("alice", "units", {"name": "Phòng A", "short_name": "A", "external": True})
    path = f"units/{made.json['id']}"
    name = {"name": "Phòng B", "short_name": "B", "document": "1/QĐ"}
    world.done("alice", f"{path}/renaming", name)
    world.done("alice", f"{path}/dissolution", {"on": "2024-07-01", "document": "2/QĐ"})

    assert made.headers["Location"] == f"/v1/tenants/sxd/{path}"
    assert world.seen("alice", path) == {
        "unit_id": made.json["id"],
        "version": 3,
        "name": "Phòng B",
        "short_name": "B",
        "external": True,
        "dissolved_on": "2024-07-01",
    }


def test_a_dissolved_unit_is_not_renamed(world):
    unit = world.done("alice", "units", {"name": "Phòng A", "short_name": "A"})["id"]
    world.done("alice", f"units/{unit}/dissolution", {"on": "2024-07-01", "document": "2/QĐ"})

    name = {"name": "Phòng B", "short_name": "B", "document": "1/QĐ"}
    answer = world.post("alice", f"units/{unit}/renaming", name)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:unit-dissolved")


def test_subjects_are_found_without_accents(world):
    stories.prepared(world)
    world.done("alice", "subjects", {"kind": "household", "name": "Hộ ông Trần Văn Đức"})
    world.worker.catch_up()

    found = world.get("alice", "subjects?q=van duc").json["items"]

    assert [each["name"] for each in found] == ["Hộ ông Trần Văn Đức"]


def test_a_subject_is_corrected(world):
    story = stories.prepared(world)
    body = {"name": "Bà Lê Thị Ánh Nguyệt", "position": "Chuyên viên", "reason": "Sai tên"}
    world.done("alice", f"subjects/{story.subject}/correction", body)

    subject = world.seen("alice", f"subjects/{story.subject}")

    assert (subject["name"], subject["position"]) == ("Bà Lê Thị Ánh Nguyệt", "Chuyên viên")


def test_a_leader_needs_the_unit_that_he_or_she_heads(world):
    answer = world.post("alice", "subjects", {"kind": "leader", "name": "Ông Bình"})

    assert answer.json["type"] == "urn:guong:problem:leader-without-unit"


def test_a_unit_registers_nobody_for_another(world):
    stories.prepared(world)
    other = world.done("alice", "units", {"name": "Phòng B", "short_name": "B"})["id"]
    body = {"kind": "individual", "name": "Ông Bình", "unit_id": other}

    assert world.post("bob", "subjects", body).json["type"] == "urn:guong:problem:other-unit"


def test_a_unit_registers_nobody_for_the_agency(world):
    stories.prepared(world)

    answer = world.post("bob", "subjects", {"kind": "individual", "name": "Ông Bình"})

    assert answer.json["type"] == "urn:guong:problem:other-unit"


def test_who_has_two_roles_acts_in_the_one_that_covers_the_unit(world):
    stories.prepared(world)
    world.hire("bob", Grant("sxd", "standing_body", "", stories.FIRST_DAY))

    world.done("bob", "subjects", {"kind": "individual", "name": "Ông Bình"})
