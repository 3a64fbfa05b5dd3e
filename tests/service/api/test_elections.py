"""An electronic secret ballot over HTTP, from the key to the dossier, and what it refuses."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from ballots.archive import read as read_archive
from service.demo.machines import MembersMachine
from tests.service import electing, stories
from tests.service.cli.conftest import Shell
from tests.service.electing import NO, YES
from tests.service.people import kind_of

REFUSED = 409


@pytest.fixture
def guong(database_url):
    return Shell(database_url)


def test_a_whole_ballot_decides_the_dossier_as_on_paper(world_on_both, guong, tmp_path):
    world = world_on_both
    polled = electing.Polled(world, electing.in_session(world))
    assert polled.set_up().status_code == 201

    shown = polled.see("max")
    assert (shown["phase"], shown["my"]["enrolled"]) == ("ceremony", False)
    assert {each["code"] for each in shown["warnings"]} >= {
        "unanimity-needed", "success-reveals-votes", "small-electorate",
    }  # fmt: skip
    polled.make_key()
    assert polled.see()["phase"] == "enrolment"
    polled.enrol()
    world.done("clara", f"{polled.path}/definition")
    assert polled.see("max")["phase"] == "open"
    assert polled.see("tom")["my"]["trustee_step"] == "done"

    polled.vote(clara=YES, max=YES)
    text = polled.ballot("sam", YES)
    tracker = polled.cast("sam", text).json["tracker"]
    assert polled.cast("sam", text).json["tracker"] == tracker
    assert polled.see("sam")["my"]["cast_tracker"] == tracker
    assert world.get("max", f"{polled.path}/ballots").json == {"turnout": 3, "items": []}
    assert world.get("max", f"{polled.path}/ballots/{tracker}").status_code == 404

    polled.end()
    assert polled.see("tom")["my"]["trustee_step"] == "decrypt"
    trackers = world.get("max", f"{polled.path}/ballots").json["items"]
    assert {"tracker": tracker} in trackers
    assert polled.text(f"ballots/{tracker}") == text
    polled.open("tom", "tim")

    shown = polled.see("sam")
    assert shown["phase"] == "decided"
    assert [(each["yes"], each["no"]) for each in shown["counts"]] == [(3, 0)]
    dossier = world.seen("clara", f"nominations/{polled.story.nomination}")
    assert (dossier["stage"], dossier["vote_outcome"], dossier["vote_yes"]) == (
        "voted", "passed", 3,
    )  # fmt: skip
    (ballot,) = world.seen("clara", f"sessions/{polled.story.session}")["ballots"]
    assert (ballot["mode"], ballot["state"]) == ("electronic", "counted")
    assert ballot["nominees"][0]["tally"]["issued"] == 3
    (listed,) = world.seen("max", "elections?stage=decided")["items"]
    assert (listed["election_id"], listed["turnout"]) == (polled.id, 3)
    archived = read_archive(world.get("max", f"{polled.path}/archive").data)
    assert archived.election == polled.text("definition")
    assert (text in archived.ballots, archived.result) == (True, polled.text("result"))
    _is_taken_out(polled, guong, tmp_path / "election.bel", archived)
    world.done("tom", f"{polled.path}/share-destroyed")
    assert [each["share_destroyed"] for each in polled.see()["trustees"]] == [False, True, False]
    world.done("clara", f"sessions/{polled.story.session}/closing", {"minutes_number": "1"})


def _is_taken_out(polled, guong, file, archived):
    (row,) = guong.json("election", "list", "--tenant", "sxd")
    assert (row["stage"], row["turnout"]) == ("decided", 3)
    told = guong("election", "show", "--tenant", "sxd", polled.id).stdout
    assert f"{polled.story.nomination}: 3 đồng ý, 0 không đồng ý" in told
    assert guong("election", "archive", "--tenant", "sxd", polled.id, file).exit_code == 0
    assert read_archive(file.read_bytes()) == archived
    policy, roster = (
        json.loads(file.with_suffix(each).read_text(encoding="utf-8"))
        for each in (".policy.json", ".roster.json")
    )
    assert policy["electronic_authorised_by"] == "Quy chế số 5/QC-HĐ"
    assert (roster["turnout"], roster["members"], len(roster["keys"])) == (3, 3, 3)
    assert roster["nominees"] == [
        {"recused": 0, "written_yes": 0, "written_no": 0}
        | {"outcome": "passed", "yes": 3, "base": 3, "required": 3}
    ]


def test_a_policy_that_names_no_document_allows_no_electronic_ballot(world):
    polled = electing.Polled(world, stories.in_session(world))

    assert kind_of(polled.set_up()) == (REFUSED, "electronic-not-authorised")


def test_a_vote_is_voided_with_a_reason_and_held_anew(world):
    polled = electing.ready(world)
    session, first = f"sessions/{polled.story.session}", polled.id
    polled.vote(clara=YES, max=NO, sam=NO)
    polled.end()
    polled.open()
    assert world.seen("max", f"nominations/{polled.story.nomination}")["vote_outcome"] == "failed"
    ballot = polled.see()["ballot_id"]
    refused = world.post("clara", f"ballots/{ballot}/voiding", {"reason": "Máy hỏng"})
    assert kind_of(refused) == (REFUSED, "held-electronically")

    world.done("clara", f"{polled.path}/void", {"reason": "Máy của một thành viên hỏng"})

    assert polled.see()["phase"] == "voided"
    assert polled.see()["reason"] == "Máy của một thành viên hỏng"
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    later = {
        "opens_at": tomorrow.isoformat(),
        "closes_at": (tomorrow + timedelta(hours=1)).isoformat(),
    }
    assert polled.set_up(**later).status_code == 201
    assert polled.see()["phase"] == "ceremony"
    world.done("clara", f"{polled.path}/cancel", {"reason": "Thiếu người giữ khóa"})
    assert polled.set_up().status_code == 201
    polled.make_key()
    polled.vote(clara=YES, max=YES, sam=YES)
    polled.end()
    polled.open("sam", "tim")
    report = world.seen("max", session)
    assert [each["state"] for each in report["ballots"]] == ["voided", "voided", "counted"]
    assert world.seen("max", f"nominations/{polled.story.nomination}")["vote_outcome"] == "passed"
    assert world.get("max", f"elections/{first}/archive").status_code == 200
    trail = world.seen("henry", "audit-trail?topic=election&limit=100")["items"]
    assert {"election.voided", "election.cancelled"} <= {each["topic"] for each in trail}


def test_members_enrol_their_own_keys_and_nobody_elses(world):
    polled = electing.Polled(world, electing.in_session(world))
    council = electing.council_of(world, polled.story)
    path = f"councils/{council}/voting-keys"
    clara = polled.machines["clara"].enrolment(tenant="sxd", council_id=council, member_id="clara")
    stolen = clara | {"member_id": "max"}

    assert world.post("max", path, clara).status_code == 403
    assert kind_of(world.post("max", path, stolen)) == (REFUSED, "false-possession")
    world.hire("zoe", *electing.seat())
    zoe = MembersMachine("zoe").enrolment(tenant="sxd", council_id=council, member_id="zoe")
    assert kind_of(world.post("zoe", path, zoe)) == (REFUSED, "not-appointed")
    polled.enrol("max", "sam")
    polled.set_up()
    polled.make_key()
    assert polled.see()["not_enrolled"] == ["clara"]
    world.done("sam", f"{polled.path}/definition")

    shown = world.get("clara", path).json
    assert {each["member_id"]: bool(each["public_key"]) for each in shown["items"]} == {
        "clara": False,
        "max": True,
        "sam": True,
    }
    assert shown["my"] == {"member_id": "clara", "public_key": None}
    world.done("clara", path, clara)
    assert kind_of(polled.cast("clara", polled.ballot("clara", YES)))[1] == "ballot-not-a-member"
    again = MembersMachine("max again").enrolment(tenant="sxd", council_id=council, member_id="max")
    assert kind_of(world.post("max", path, again)) == (REFUSED, "key-pinned")


def test_whoever_withdraws_from_a_nominee_is_not_on_the_roll(world):
    story = electing.in_session(world)
    polled = electing.Polled(world, story)
    polled.enrol()
    conflict = {"nomination_id": story.nomination, "reason": "Anh em ruột", "recused": True}
    world.done("max", f"sessions/{story.session}/conflicts", conflict)

    polled.set_up()
    polled.make_key()

    assert (polled.see()["roll"], polled.see("max")["my"]["member"]) == (2, False)
    assert kind_of(polled.cast("max", polled.ballot("max", YES)))[1] == "ballot-not-a-member"


def test_a_whole_council_votes_in_the_same_moment(world_on_both):
    polled = electing.ready(world_on_both)
    ballots = {member: polled.ballot(member, YES) for member in polled.machines}

    with ThreadPoolExecutor(len(ballots)) as pool:
        answers = list(pool.map(lambda each: polled.cast(*each), ballots.items()))

    assert [each.status_code for each in answers] == [202, 202, 202]
    assert polled.see()["turnout"] == 3


def test_what_an_absent_member_wrote_counts_beside_the_ballots_and_is_shown_as_no_secret(world):
    story = stories.prepared(world, absent="written_opinion")
    for step in (stories.registered, stories.submitted, stories.received, stories.verified):
        step(world, story)
    electing.in_session(world, story, away="max", absent="written_opinion")
    polled = electing.Polled(world, story)
    polled.enrol("clara", "sam")
    assert polled.set_up().status_code == 201
    polled.make_key()
    polled.vote(clara=YES, sam=NO)
    wrote = {"counts": [{"nomination_id": story.nomination, "yes": 1, "no": 0}]}
    written = f"{polled.path}/written-opinions"

    refused = world.post("tom", written, wrote | {"members": ["sam"]})
    world.done("tom", written, wrote | {"members": ["max"]})
    polled.end()
    polled.open()

    assert kind_of(refused)[1] == "written-members"
    shown = polled.see()
    assert [(each["yes"], each["no"]) for each in shown["counts"]] == [(1, 1)]
    assert shown["written"] == 1
    assert world.seen("clara", f"nominations/{story.nomination}")["vote_yes"] == 2
