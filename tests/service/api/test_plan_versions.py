"""An issued plan is amended by an event, and a dossier keeps the version that it began under."""

import pytest

from tests.service import stories
from tests.service.world import plan_document

S1 = "s1-ubnd-huyen-thach-an-2021-2025"
UNITS = [{"unit": "Phòng Quy hoạch", "staff": 8, "rated": 8, "excellent": 4, "good": 4}]


def amend(world, story):
    document = plan_document()["document"]
    kept = [each for each in document["criteria"] if each["key"] != "S2-14a"]
    body = plan_document() | {
        "document": {**document, "criteria": kept},
        "reason": "Bỏ một tiêu chuẩn trùng lặp",
        "authorised_by": "12/QĐ-SXD",
    }
    return world.done("henry", f"plans/{story.plan}/amendment", body)


def test_a_dossier_keeps_the_version_that_it_began_under(world):
    story = stories.received(world)
    amend(world, story)
    finding = {"criterion": "S2-14a", "finding": "met", "opinion": "Đoàn kết"}

    examined = world.post("vera", f"nominations/{story.nomination}/findings", finding)

    assert examined.status_code == 202
    assert world.seen("max", f"plans/{story.plan}")["rules_version"] == 2


def test_a_later_dossier_begins_under_the_amended_version(world):
    story = stories.prepared(world)
    amend(world, story)
    stories.received(world, story)
    finding = {"criterion": "S2-14a", "finding": "met", "opinion": "Đoàn kết"}

    examined = world.post("vera", f"nominations/{story.nomination}/findings", finding)

    assert (examined.status_code, examined.json["type"]) == (
        409,
        "urn:guong:problem:unknown-criterion",
    )


def test_the_plan_warns_of_bases_that_are_out_of_force(world):
    plan = stories.issued_plan(world)

    warnings = world.seen("max", f"plans/{plan}")["warnings"]

    assert [(each["place"], each["number"], each["expired_on"]) for each in warnings] == [
        (0, "2514/QĐ-UBND", "2025-12-31"),
        (1, "61/HD-TT.HĐTĐKT", "2025-12-31"),
        (2, "3401/KH-SXD", "2025-12-31"),
    ]


def test_a_plan_says_before_a_round_what_it_implies(world):
    plan = stories.issued_plan(world)

    answer = world.post("max", f"plans/{plan}/simulation", {"council_size": 9, "units": UNITS})

    assert answer.status_code == 200
    assert [(each["code"], each["weight"], each["rule"]) for each in answer.json["notes"]] == [
        ("share_under_cap", "impossible", "S2-08"),
        ("cap_in_one_unit", "impossible", "S2-08"),
        ("unanimity", "tight", "S2-20"),
        ("quorum_below_threshold", "tight", "S2-20"),
        ("recusal_blocks", "tight", "S2-20"),
        ("deadline_before_evidence", "tight", "S2-16"),
        ("share_as_rated", "info", "S2-08"),
    ]


def test_a_draft_can_be_tried_out(world):
    plan = world.done("alice", "plans", plan_document(S1))["id"]

    answer = world.post("alice", f"plans/{plan}/simulation", {"council_size": 5, "units": UNITS})

    assert [each["code"] for each in answer.json["notes"]] == [
        "quota_exceeds_people",
        "quota_total",
    ]


@pytest.mark.parametrize(
    ("body", "where", "message"),
    [
        ({}, "/council_size", "Thiếu trường bắt buộc."),
        ({"council_size": 0}, "/council_size", "Phải từ 1 đến 1000."),
        (
            {"council_size": 5, "units": [UNITS[0] | {"rated": 9}]},
            "/units/0/rated",
            "Số người được xếp loại nhiều hơn tổng số người.",
        ),
        (
            {"council_size": 5, "units": [UNITS[0] | {"good": 5}]},
            "/units/0/good",
            "Số người xuất sắc và tốt nhiều hơn số người được xếp loại.",
        ),
    ],
)
def test_a_simulation_with_wrong_numbers_is_refused_in_place(world, body, where, message):
    plan = stories.issued_plan(world)

    answer = world.post("max", f"plans/{plan}/simulation", body)

    assert answer.status_code == 422
    assert answer.json["errors"] == [{"where": where, "message": message}]


def test_a_unit_given_twice_is_refused(world):
    plan = stories.issued_plan(world)

    answer = world.post("max", f"plans/{plan}/simulation", {"council_size": 5, "units": UNITS * 2})

    assert (answer.status_code, answer.json["type"]) == (422, "urn:guong:problem:unit-repeated")


def test_a_plan_that_is_not_there_cannot_be_tried_out(world):
    nowhere = "plans/7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70/simulation"

    assert world.post("max", nowhere, {"council_size": 5}).status_code == 404
