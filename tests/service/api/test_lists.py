"""Lists go from a district to its province and their answers come back, over HTTP."""

from datetime import date

import pytest

from tenants import directory
from tenants.access import Grant
from tenants.directory import Tenant


def inbox(world):
    return world.seen("penny", "inbox/lists?origin=thach-an", "binh-phuoc")["items"]


def test_a_list_is_sent_acknowledged_and_answered(world, district):
    nomination = district.received("Hộ ông Bảy")
    made = district.sent()

    (arrived,) = inbox(world)
    place = f"inbox/lists/{arrived['list_id']}"
    world.done("penny", f"{place}/acknowledgement", {"receipt_number": "77"}, "binh-phuoc")
    result = {"nomination_id": nomination, "result": "published"}
    world.done("penny", f"{place}/answer", {"results": [result]}, "binh-phuoc")

    found = district.seen(f"lists/{made}")
    assert (arrived["state"], arrived["total"], arrived["number"]) == ("received", 1, "12/DS")
    assert (found["state"], found["receipt_number"]) == ("answered", "77")
    assert found["results"] == [result | {"decision_number": None, "reason": None}]
    history = district.seen(f"nominations/{nomination}/history")["items"]
    assert [entry["topic"] for entry in history[-2:]] == [
        "upward-list.sent",
        "upward-list.answered",
    ]


def test_the_province_reads_who_is_on_the_list_and_nothing_more(world, district):
    district.received("Hộ ông Bảy")
    district.sent()

    (arrived,) = inbox(world)
    found = world.seen("penny", f"inbox/lists/{arrived['list_id']}", "binh-phuoc")

    assert [entry["subject_name"] for entry in found["entries"]] == ["Hộ ông Bảy"]
    assert world.get("penny", "nominations", "thach-an").status_code == 404


def test_a_returned_list_sets_its_dossiers_free_for_another(world, district):
    district.received("Hộ ông Bảy")
    made = district.sent()
    again = district.list_of()
    (arrived,) = inbox(world)
    place = f"inbox/lists/{arrived['list_id']}"
    world.done("penny", f"{place}/return", {"reason": "Sai mẫu"}, "binh-phuoc")
    found = district.seen(f"lists/{made}")

    after = district.list_of()

    assert (again.status_code, again.json["type"]) == (409, "urn:guong:problem:empty-list")
    assert (found["state"], found["return_reason"]) == ("returned", "Sai mẫu")
    assert after.status_code == 201


def test_everybody_ready_is_listed_and_nobody_else(district):
    in_april = district.received("Hộ bà Tư", Rehearsal_Time="2021-04-21T08:00:00+07:00")
    in_may = district.received("Hộ ông Bảy")
    district.received("Hộ bà Chín", Rehearsal_Time="2021-06-02T08:00:00+07:00")
    withdrawn = district.received("Hộ ông Ba")
    district.done(f"nominations/{withdrawn}/withdrawal", {"reason": "Chuyển đi"})

    made = district.list_of().json["id"]

    entries = district.seen(f"lists/{made}")["entries"]
    assert [entry["nomination_id"] for entry in entries] == [in_april, in_may]


def test_registrations_are_counted_without_names(district):
    for name in ("Hộ bà Tư", "Hộ ông Bảy"):
        district.received(name)

    made = district.list_of(kind="registration_counts", span="2021-2025").json["id"]

    found = district.seen(f"lists/{made}")
    assert (found["entries"], found["total"]) == ([], 2)


def test_chosen_dossiers_make_a_list(district):
    district.received("Hộ bà Tư")
    chosen = district.received("Hộ ông Bảy")

    made = district.list_of(kind="introduction", span="2021-Q2", nomination_ids=[chosen])

    entries = district.seen(f"lists/{made.json['id']}")["entries"]
    assert [entry["nomination_id"] for entry in entries] == [chosen]


def test_a_month_without_anybody_is_reported_with_a_reason(district):
    refused = district.list_of()
    made = district.list_of(nil_reason="Chưa có đề nghị trong tháng")

    assert refused.json["type"] == "urn:guong:problem:empty-list"
    found = district.seen(f"lists/{made.json['id']}")
    assert (found["total"], found["nil_reason"]) == (0, "Chưa có đề nghị trong tháng")


def test_T17_a_list_leaves_its_route_only_with_a_reason(world, district):
    ministry = Tenant("bo-tnmt", "Bộ TN&MT", "BTNMT", "ministry", None, date(2002, 8, 5))
    directory.add(world.engine, ministry)
    directory.affiliate(
        world.engine, "thach-an", ministry_id="bo-tnmt", on=date(2021, 1, 1), document="1"
    )
    district.received("Hộ ông Bảy")
    made = district.list_of().json["id"]
    signature = {"number": "12/DS", "signed_on": "2021-05-25", "signer": "Chủ tịch"}
    district.done(f"lists/{made}/signature", signature)

    refused = district.ask(f"lists/{made}/dispatch", {"destination": "bo-tnmt"})
    district.done(
        f"lists/{made}/dispatch",
        {"destination": "bo-tnmt", "route_override_reason": "Bộ yêu cầu."},
    )

    assert refused.json["type"] == "urn:guong:problem:wrong-route"
    found = district.seen(f"lists/{made}")
    assert (found["destination"], found["route_override_reason"]) == ("bo-tnmt", "Bộ yêu cầu.")


def test_a_list_is_given_up_before_it_is_sent(district):
    district.received("Hộ ông Bảy")
    made = district.list_of().json["id"]

    district.done(f"lists/{made}/cancellation", {"reason": "Nhầm kỳ"})

    (found,) = district.seen("lists?state=cancelled")["items"]
    assert (found["list_id"], found["cancel_reason"]) == (made, "Nhầm kỳ")


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        ({"span": "tháng 5"}, 409, "unknown-span"),
        ({"span": "2021-06"}, 409, "span-outside-plan"),
        ({"span": "2021"}, 409, "wrong-span"),
        ({"kind": "weekly"}, 422, "invalid"),
        ({"plan_id": "00000000-0000-4000-8000-000000000000"}, 404, "not-found"),
    ],
)
def test_a_list_that_cannot_be_is_refused(district, body, status, problem):
    answer = district.list_of(nil_reason="Không có", **body)

    assert (answer.status_code, answer.json["type"]) == (status, f"urn:guong:problem:{problem}")


@pytest.mark.parametrize(
    "path", ["inbox/lists/{id}/acknowledgement", "inbox/lists/{id}/answer", "inbox/lists/{id}"]
)
def test_a_list_of_ones_own_is_not_in_the_inbox(world, district, path):
    district.received("Hộ ông Bảy")
    made = district.sent()
    world.worker.catch_up()
    ask = world.get if path.endswith("}") else world.post

    assert ask("dinh", path.format(id=made), tenant="thach-an").status_code == 404


def test_a_unit_neither_compiles_nor_signs_nor_answers(world, district):
    world.hire("una", Grant("thach-an", "nominating_unit", "", date(2020, 1, 1)))
    somewhere = "00000000-0000-4000-8000-000000000000"
    body = {"plan_id": district.plan, "kind": "monthly", "span": "2021-05"}
    signature = {"number": "1", "signed_on": "2021-05-25", "signer": "X"}

    answers = [
        world.post("una", "lists", body, "thach-an"),
        world.post("una", f"lists/{somewhere}/signature", signature, "thach-an"),
        world.post("una", f"inbox/lists/{somewhere}/answer", {}, "thach-an"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
