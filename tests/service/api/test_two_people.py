"""Each rule of the table of two people, broken over HTTP by one person who holds both roles."""

from datetime import UTC, date, datetime, timedelta

import pytest

from service.access.two_people import SEPARATIONS
from tenants.access import Grant
from tests.service import stories
from tests.service.api.test_auditors import COMMISSION
from tests.service.api.test_delegations import MANDATE
from tests.service.world import plan_document

SINCE = date(2020, 1, 1)


def give_both(world, user, *roles):
    world.hire(user, *[Grant("sxd", role, "", SINCE) for role in roles])


def one_who_nominated_verifies(world):
    give_both(world, "vera", "nominating_unit")
    story = stories.prepared(world)
    body = {
        "plan_id": story.plan,
        "subject_id": story.subject,
        "unit_id": story.unit,
        "scope": "Cải cách hành chính",
        "achievement": "Rút ngắn thời gian cấp phép",
    }
    dossier = world.done("vera", "nominations", body, **stories.AUTUMN)["id"]
    criterion = plan_document()["document"]["criteria"][0]["key"]
    documents = {"documents": stories.DOCUMENTS}
    world.done("vera", f"nominations/{dossier}/submission", documents, **stories.AUTUMN)
    world.done("alice", f"nominations/{dossier}/receipt", {}, **stories.AUTUMN)
    finding = {"criterion": criterion, "finding": "met", "opinion": "Đủ minh chứng"}
    return world.post("vera", f"nominations/{dossier}/findings", finding)


def one_teller_alone(world):
    story = stories.in_session(world)
    return world.post("clara", f"sessions/{story.session}/ballots", {"tellers": ["tom"]})


def the_chair_as_teller(world):
    story = stories.in_session(world)
    tellers = {"tellers": ["tom", "clara"]}
    return world.post("clara", f"sessions/{story.session}/ballots", tellers)


def a_teller_confirming_twice(world):
    story = stories.balloting(world)
    ballot = f"ballots/{story.ballot}"
    world.done("tom", f"{ballot}/participation", {"members": list(stories.MEMBERS)})
    count = {"nomination_id": story.nomination, "issued": 3, "yes": 3, "no": 0}
    tally = {"counts": [count], "scan_sha256": stories.DIGEST}
    world.done("tom", f"{ballot}/tally", tally)
    world.done("tom", f"{ballot}/confirmations")
    return world.post("tom", f"{ballot}/confirmations")


def a_granter_as_auditor(world):
    return world.post("henry", "access/audits", COMMISSION | {"auditor": "henry"})


def a_delegator_as_delegate(world):
    return world.post("henry", "access/delegations", MANDATE | {"delegate": "henry"})


def an_operator_closing(world):
    give_both(world, "otto", "operator", "head")
    ends_at = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    body = {"reason": "Khôi phục dữ liệu", "ends_at": ends_at}
    access = world.done("otto", "access/emergencies", body)["id"]
    return world.post("otto", f"access/emergencies/{access}/closing", {"remark": "Tốt"})


BROKEN = {
    "nominator-verifier": (one_who_nominated_verifies, "nominator-verifies"),
    "two-tellers": (one_teller_alone, "two-tellers-needed"),
    "teller-chair": (the_chair_as_teller, "chair-is-teller"),
    "teller-confirmer": (a_teller_confirming_twice, "confirmed-twice"),
    "granter-auditor": (a_granter_as_auditor, "granter-is-auditor"),
    "delegator-delegate": (a_delegator_as_delegate, "self-delegation"),
    "operator-closer": (an_operator_closing, "operator-closes"),
}


@pytest.mark.parametrize("rule", SEPARATIONS, ids=lambda rule: rule.key)
def test_one_person_does_not_do_both(world, rule):
    attempt, code = BROKEN[rule.key]

    answer = attempt(world)

    assert (answer.status_code, answer.json["type"]) == (409, f"urn:guong:problem:{code}")
