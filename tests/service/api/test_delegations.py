"""Signing in the head's place: KT. and Q., by a document, on its days, for what it names."""

from datetime import datetime, timedelta

import pytest

from domain.times import VIETNAM
from tests.service import stories

TODAY = datetime.now(VIETNAM).date()
DAY = timedelta(days=1)
MANDATE = {
    "delegate": "dan",
    "capacity": "KT",
    "head_title": "Giám đốc",
    "own_title": "Phó Giám đốc",
    "document_number": "12/QĐ-SXD",
    "document_date": f"{TODAY}",
    "rights": ["decide"],
    "first_day": f"{TODAY}",
    "last_day": f"{TODAY + 7 * DAY}",
}
RECOGNISE = {
    "outcome": "recognise",
    "decision_number": "99/QĐ",
    "decided_on": "2024-12-12",
    "signer": "Trần Văn Dũng",
}
KT = "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC"


@pytest.fixture
def world(world):
    world.hire("dan")
    return world


def delegated(world, **changed):
    made = world.done("henry", "access/delegations", MANDATE | changed)["id"]
    world.worker.catch_up()
    return made


def problem(answer):
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")


def test_a_deputy_decides_and_the_log_says_in_which_capacity(world_on_both):
    world = world_on_both
    world.hire("dan")
    story = stories.proposed(world)
    decision = f"nominations/{story.nomination}/decision"
    assert problem(world.post("dan", decision, RECOGNISE)) == (404, "tenant-hidden")

    delegation = delegated(world)
    made = world.done("dan", decision, RECOGNISE)

    shown = world.seen("henry", f"recognitions/{made['recognition_id']}")
    assert shown["signer"] == f"{KT} Trần Văn Dũng"
    history = world.seen("alice", f"nominations/{story.nomination}/history")["items"]
    signature, *decided = history[-3:]
    assert signature["topic"] == "signature.made"
    assert signature["fact"]["delegation_id"] == delegation
    assert signature["vi"].startswith(f"Dan ký “{KT}” theo văn bản số 12/QĐ-SXD")
    assert [each["topic"] for each in decided] == ["nomination.recognised", "recognition.granted"]
    assert {(each["actor"], each["acting_role"], each["correlation_id"]) for each in decided} == {
        ("dan", "head", signature["correlation_id"])
    }
    assert made["position"] == history[-1]["position"]


def test_a_refused_decision_leaves_no_signature(world):
    story = stories.submitted(world)
    delegated(world)

    answer = world.post("dan", f"nominations/{story.nomination}/decision", RECOGNISE)

    assert answer.status_code == 409
    history = world.seen("alice", f"nominations/{story.nomination}/history")["items"]
    assert [each for each in history if each["topic"] == "signature.made"] == []


def test_a_repeated_decision_is_signed_once(world):
    story = stories.proposed(world)
    delegated(world)
    decision = f"nominations/{story.nomination}/decision"

    first = world.done("dan", decision, RECOGNISE, Idempotency_Key="k")
    again = world.done("dan", decision, RECOGNISE, Idempotency_Key="k")

    assert again == first
    history = world.seen("alice", f"nominations/{story.nomination}/history")["items"]
    assert [each["topic"] for each in history].count("signature.made") == 1


def test_an_acting_head_signs_as_such(world):
    delegated(world, capacity="Q", rights=["decide", "issue-plans"], last_day=None)

    (shown,) = world.seen("alice", "access/delegations?delegate=dan")["items"]

    assert (shown["signature"], shown["last_day"]) == ("Q. GIÁM ĐỐC", None)


def test_a_deputy_does_only_what_the_document_names(world):
    delegated(world)

    refused = world.post("dan", "councils", {})

    assert problem(refused) == (403, "role-missing")
    assert problem(world.get("dan", "nominations")) == (403, "role-missing")


def test_a_delegation_is_never_passed_on(world):
    delegated(world)

    assert problem(world.post("dan", "access/delegations", MANDATE)) == (403, "role-missing")
    answer = world.post("henry", "access/delegations", MANDATE | {"rights": ["delegate"]})
    assert problem(answer) == (422, "invalid")


@pytest.mark.parametrize(
    "days",
    [
        {"first_day": f"{TODAY + DAY}"},
        {"first_day": f"{TODAY - 9 * DAY}", "last_day": f"{TODAY - DAY}"},
    ],
)
def test_a_delegation_counts_on_its_days_in_vietnam(world, days):
    delegated(world, **days)

    answer = world.post("dan", "nominations/7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70/decision")

    assert problem(answer) == (403, "access-needed")


def test_a_delegation_that_is_ended_counts_no_longer_and_stays_readable(world):
    made = delegated(world)

    world.done("henry", f"access/delegations/{made}/ending", {"reason": "Giám đốc đã về"})

    answer = world.post("dan", "nominations/7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70/decision")
    assert problem(answer) == (403, "access-needed")
    shown = world.seen("alice", f"access/delegations/{made}")
    assert (shown["ended_by"], shown["end_reason"]) == ("henry", "Giám đốc đã về")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"delegate": "henry"}, "self-delegation"),
        ({"last_day": f"{TODAY - DAY}"}, "backwards-days"),
        ({"delegate": "nobody"}, "unknown-user"),
    ],
)
def test_a_delegation_is_refused(world, changed, code):
    assert problem(world.post("henry", "access/delegations", MANDATE | changed)) == (409, code)


@pytest.mark.parametrize("who", ["alice", "clara", "vera"])
def test_only_the_head_delegates(world, who):
    assert problem(world.post(who, "access/delegations", MANDATE)) == (403, "role-missing")
