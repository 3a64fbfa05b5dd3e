"""Whatever is wrong is told in one form, in the caller's language, and tells nothing inside."""

import json

import pytest

from service.api import units
from tests.service import stories
from tests.service.world import plan_document

UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}


def send(world, data, content_type="application/json", **headers):
    return world.client.post(
        "/v1/tenants/sxd/units",
        data=data,
        content_type=content_type,
        headers={"Authorization": f"Bearer {world.tokens['alice']}"} | headers,
    )


def kind(answer):
    assert answer.content_type == "application/problem+json"
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")


def test_vietnamese_is_spoken_unless_english_is_asked_for(world):
    vietnamese = world.get("alice", "nothing-here")
    english = world.get("alice", "nothing-here", Accept_Language="en-GB,en;q=0.9")
    french = world.get("alice", "nothing-here", Accept_Language="fr")

    assert [each.json["detail"] for each in (vietnamese, english, french)] == [
        "Không có địa chỉ này.",
        "There is nothing at this address.",
        "Không có địa chỉ này.",
    ]
    assert (vietnamese.headers["Content-Language"], english.headers["Content-Language"]) == (
        "vi",
        "en",
    )


def test_faults_are_named_by_their_place(world):
    body = {"name": " ", "external": "yes", "colour": "red"}

    answer = world.post("alice", "units", body)

    assert kind(answer) == (422, "invalid")
    assert sorted(answer.json["errors"], key=lambda each: each["where"]) == [
        {"where": "/colour", "message": "Trường không được biết đến."},
        {"where": "/external", "message": "Phải là true hoặc false."},
        {"where": "/name", "message": "Không được để trống."},
        {"where": "/short_name", "message": "Thiếu trường bắt buộc."},
    ]


def test_faults_deep_inside_have_a_pointer(world):
    story = stories.registered(world)
    body = {"documents": [{"key": "a", "title": "A"}, {"key": "b", "title": "B", "sha256": "x"}]}

    answer = world.post("bob", f"nominations/{story.nomination}/submission", body)

    assert answer.json["errors"] == [
        {
            "where": "/documents/1/sha256",
            "message": "Phải gồm 64 chữ số thập lục phân thường.",
        }
    ]


def test_faults_of_a_query_are_named_by_their_parameter(world):
    answer = world.get("alice", "units?limit=0", Accept_Language="en")

    assert answer.json["errors"] == [
        {
            "where": "?limit",
            "message": "Must be greater than or equal to 1 and less than or equal to 200.",
        }
    ]


def test_all_faults_of_a_plan_are_told_at_once_with_their_places(world):
    body = plan_document()
    body["document"] = {**body["document"], "level": "village", "year": "2024"}

    answer = world.post("alice", "plans", body)

    assert kind(answer) == (422, "plan-faulty")
    assert sorted(each["where"] for each in answer.json["errors"]) == [
        "/document/level",
        "/document/year",
    ]


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "not json",
        "[" * 100_000,
        '{"name": ' + "9" * 5000 + "}",
        b"\xff\xfe",
        '{"name": "A", "name": "B", "short_name": "C"}',
        '{"name": NaN, "short_name": "C"}',
        '{"name": "A", "short_name": ' + "[" * 40 + "]" * 40 + "}",
    ],
)
def test_what_is_no_json_is_refused(world, data):
    assert kind(send(world, data)) == (400, "malformed-body")


def test_json_that_is_no_object_is_refused(world):
    assert kind(send(world, "[1, 2]")) == (422, "invalid")


def test_a_body_of_another_type_is_refused(world):
    assert kind(send(world, "<a/>", "text/xml")) == (415, "unsupported-body")


def test_a_body_that_is_too_large_is_refused(world):
    assert kind(send(world, json.dumps({"name": "x" * 2_000_000}))) == (413, "too-large")


def test_another_method_is_refused_with_those_allowed(world):
    answer = world.client.delete("/v1/tenants/sxd/units")

    assert kind(answer) == (405, "method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("text", ["nul \x00", "bell \x07", "half \ud800"])
def test_text_that_no_database_or_page_can_hold_is_refused(world, text):
    body = json.dumps(UNIT | {"name": text})
    answer = send(world, body, **{"Accept-Language": "en"})

    assert answer.json["errors"] == [
        {"where": "/name", "message": "Text may not hold control characters."}
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Lê \u202eThị", "U+202E"),
        ("\u2066Lê", "U+2066"),
        ("Lê\u200b", "U+200B"),
        ("Lê\ufeff", "U+FEFF"),
        ("L\u00adê", "U+00AD"),
        ("Lê \ue000", "U+E000"),
        ("Lê \U000e0041", "U+E0041"),
    ],
)
def test_text_that_is_read_otherwise_than_it_is_stored_is_refused(world, text, named):
    body = json.dumps(UNIT | {"name": text})

    assert send(world, body).json["errors"] == [
        {
            "where": "/name",
            "message": f"Chuỗi không được chứa ký tự vô hình hoặc ký tự đổi chiều chữ ({named}).",
        }
    ]


def test_what_people_really_write_is_let_in(world):
    name = "Phòng “Quy hoạch” – Kiến\u00a0trúc; số 12/QĐ\nⅢ ½ 👍\ufe0f"
    world.done("alice", "units", UNIT | {"name": name})

    assert world.seen("alice", "units")["items"][0]["name"] == name


def test_a_question_that_says_something_twice_is_refused(world):
    answer = world.get("alice", "units?limit=1&limit=200")

    assert kind(answer) == (422, "invalid")
    assert answer.json["errors"] == [{"where": "?limit", "message": "Được ghi nhiều hơn một lần."}]


def test_a_field_whose_name_no_page_can_hold_is_refused_too(world):
    assert kind(send(world, json.dumps(UNIT | {"half \ud800": 1}))) == (422, "invalid")


def test_text_is_kept_in_composed_form(world):
    world.done("alice", "units", UNIT | {"name": "Phòng"})

    assert world.seen("alice", "units")["items"][0]["name"] == "Phòng"


def test_what_does_not_exist_is_not_found(world):
    path = "units/7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"

    assert kind(world.get("alice", path)) == (404, "not-found")


def test_something_unexpected_tells_nothing_of_the_inside(world, monkeypatch):
    def fail():
        msg = "the password is swordfish"
        raise RuntimeError(msg)

    monkeypatch.setattr(units, "at", fail)

    answer = world.post("alice", "units", UNIT)

    assert kind(answer) == (500, "internal")
    assert "swordfish" not in answer.get_data(as_text=True)
