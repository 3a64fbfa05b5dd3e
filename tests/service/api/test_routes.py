"""Where a referral may go when an agency reports to a province and to a ministry."""

from datetime import date

import pytest

from tenants import directory
from tenants.access import Grant
from tenants.directory import Tenant
from tests.service import stories
from tests.service.world import PROVINCE, plan_document

BODY = {"document_number": "7/TTr", "council_minutes": "8/BB"}
NOMINATING = ("standing_body", "nominating_unit", "head")
MINISTRY = Tenant("bo-xd", "Bộ Xây dựng", "BXD", "ministry", None, date(1973, 3, 29))


@pytest.fixture
def story(world):
    story = stories.recognised(world)
    story.plan_above = stories.issued_plan(world, PROVINCE, "binh-phuoc", "paul", "perry")
    directory.add(world.engine, MINISTRY)
    directory.affiliate(
        world.engine, "sxd", ministry_id="bo-xd", on=date(2024, 1, 1), document="1/QĐ"
    )
    world.worker.catch_up()
    return story


def refer(world, story, **body):
    return world.post("henry", f"nominations/{story.nomination}/referral", BODY | body)


def test_a_referral_goes_to_the_level_on_the_plans_route(world, story):
    answer = refer(world, story)

    sent = world.seen("henry", f"referrals/{answer.json['referral_id']}")
    assert (sent["destination"], sent["route_override_reason"]) == ("binh-phuoc", None)


def test_a_referral_elsewhere_needs_a_round_there(world, story):
    answer = refer(world, story, destination="bo-xd")

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:no-round-above")


def test_T17_a_referral_to_the_ministry_is_refused_without_a_reason(world, story):
    issue_ministry_round(world)

    refused = refer(world, story, destination="bo-xd")
    sent = refer(world, story, destination="bo-xd", route_override_reason="Bộ phát động.")

    assert (refused.status_code, refused.json["type"]) == (409, "urn:guong:problem:wrong-route")
    row = world.seen("henry", f"referrals/{sent.json['referral_id']}")
    assert (row["destination"], row["route_override_reason"]) == ("bo-xd", "Bộ phát động.")


def test_a_referral_goes_to_nobody_to_whom_the_agency_does_not_report(world, story):
    answer = refer(world, story, destination="sngv")

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:not-affiliated")
    assert "binh-phuoc, bo-xd" in answer.json["detail"]


def test_a_province_under_nobody_refers_nothing(world, story):
    grants = [Grant("binh-phuoc", role, "", date(2020, 1, 1)) for role in NOMINATING]
    world.hire("percy", *grants)
    unit = {"name": "Ban TĐKT", "short_name": "BTĐKT"}
    unit_id = done_above(world, "units", unit)
    subject = {"kind": "individual", "name": "Ông Trần Văn Bảy", "unit_id": unit_id}
    nomination = {
        "plan_id": story.plan_above,
        "subject_id": done_above(world, "subjects", subject),
        "unit_id": unit_id,
        "scope": "Toàn diện",
        "achievement": "Nhiều năm dẫn đầu",
    }
    dossier = done_above(world, "nominations", nomination)

    answer = world.post("percy", f"nominations/{dossier}/referral", BODY, "binh-phuoc")

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:nobody-above")


def done_above(world, path, body):
    return world.done("percy", path, body, "binh-phuoc")["id"]


def issue_ministry_round(world):
    plan = plan_document(PROVINCE)
    plan["document"] |= {"key": "bo-xd-2024", "level": "ministry"}
    for role in ("standing_body", "head"):
        world.hire("minnie", Grant("bo-xd", role, "", date(2020, 1, 1)))
    made = world.done("minnie", "plans", plan, "bo-xd")["id"]
    issue = {"number": "1/KH", "issued_on": "2024-04-04", "signer": "Bộ trưởng"}
    world.done("minnie", f"plans/{made}/issue", issue, "bo-xd")
    world.worker.catch_up()
