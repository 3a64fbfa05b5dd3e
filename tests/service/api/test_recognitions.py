from datetime import date

from tenants import directory
from tests.service import stories
from tests.service.world import PROVINCE


def problem(answer):
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")


REVOCATION = {
    "reason": "Kỷ luật",
    "decision_number": "12/QĐ",
    "decided_on": "2025-02-01",
    "signer": "Giám đốc",
}


def test_the_register_shows_a_recognition(world):
    story = stories.recognised(world)

    (entry,) = world.seen("max", "recognitions")["items"]

    assert (entry["recognition_id"], entry["decision_number"], entry["state"]) == (
        story.recognition,
        "99/QĐ",
        "in_force",
    )


def test_a_revoked_recognition_says_why(world):
    story = stories.recognised(world)
    world.done("henry", f"recognitions/{story.recognition}/revocation", REVOCATION)

    entry = world.seen("max", f"recognitions/{story.recognition}")

    assert (entry["state"], entry["revocation_reason"]) == ("revoked", "Kỷ luật")


def test_a_clerk_revokes_nothing(world):
    story = stories.recognised(world)

    answer = world.post("rita", f"recognitions/{story.recognition}/revocation", REVOCATION)

    assert problem(answer) == (403, "role-missing")


def test_a_plan_that_promises_no_certificate_issues_none(world):
    story = stories.recognised(world)
    body = {"certificate_number": "1", "issued_on": "2024-12-20"}

    answer = world.post("rita", f"recognitions/{story.recognition}/certificate", body)

    assert problem(answer) == (409, "no-certificate")


def test_T18_a_dissolved_agency_recognises_nobody(world):
    story = stories.proposed(world)
    directory.dissolve(world.engine, "sxd", on=date(2024, 12, 1), document="1/NQ")
    body = {
        "outcome": "recognise",
        "decision_number": "99/QĐ",
        "decided_on": "2024-12-12",
        "signer": "Giám đốc",
    }

    answer = world.post("henry", f"nominations/{story.nomination}/decision", body)

    assert problem(answer) == (409, "agency-dissolved")


def test_T13_what_is_not_recognised_is_not_referred(world):
    story = stories.proposed(world)
    stories.issued_plan(world, PROVINCE, "binh-phuoc", "paul", "perry")
    world.worker.catch_up()
    body = {"document_number": "7/TTr", "council_minutes": "8/BB"}

    answer = world.post("henry", f"nominations/{story.nomination}/referral", body)

    assert problem(answer) == (409, "not-recognised")


def test_there_is_no_referral_to_a_province_without_a_round(world):
    story = stories.recognised(world)
    body = {"document_number": "7/TTr", "council_minutes": "8/BB"}

    answer = world.post("henry", f"nominations/{story.nomination}/referral", body)

    assert problem(answer) == (409, "no-round-above")


def test_the_lookup_above_leaves_no_trace_there(world):
    story = stories.recognised(world)
    before = world.seen("perry", "lag", "binh-phuoc")["items"][0]["head"]
    body = {"document_number": "7/TTr", "council_minutes": "8/BB"}
    world.post("henry", f"nominations/{story.nomination}/referral", body)

    assert world.seen("perry", "lag", "binh-phuoc")["items"][0]["head"] == before


def test_referrals_are_listed_with_what_became_of_them(world):
    story = stories.referred(world)

    (entry,) = world.seen("henry", "referrals")["items"]

    assert (entry["referral_id"], entry["destination"], entry["result"]) == (
        story.referral,
        "binh-phuoc",
        None,
    )
