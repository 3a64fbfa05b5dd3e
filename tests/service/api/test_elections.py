"""An electronic secret ballot over HTTP, from the key to the dossier, and what it refuses."""

from ballots.archive import read as read_archive
from tests.service import electing
from tests.service.electing import YES


def test_a_whole_ballot_decides_the_dossier_as_on_paper(world_on_both):
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
    world.done("tom", f"{polled.path}/share-destroyed")
    assert [each["share_destroyed"] for each in polled.see()["trustees"]] == [False, True, False]
    world.done("clara", f"sessions/{polled.story.session}/closing", {"minutes_number": "1"})
