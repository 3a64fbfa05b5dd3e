from tests.service import stories
from tests.service.stories import DIGEST


def problem(answer):
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")


def test_a_council_shows_its_rosters(world):
    stories.tabled(world)

    (council,) = world.seen("max", "councils")["items"]

    members = council["rosters"][0]["members"]
    assert {each["member_id"]: each["role"] for each in members} == stories.MEMBERS
    assert world.get("max", f"councils/{council['council_id']}").headers["ETag"] == '"2"'


def test_a_roster_needs_a_chair(world):
    stories.tabled(world)
    council = world.seen("max", "councils")["items"][0]["council_id"]
    member = {"member_id": "max", "name": "Max", "role": "member"}
    body = {"members": [member], "mandate_from": "2025-01-01", "decision_number": "3/QĐ"}

    answer = world.post("henry", f"councils/{council}/rosters", body)

    assert problem(answer) == (409, "no-chair")


def test_a_vote_policy_that_is_none_is_refused(world):
    stories.tabled(world)
    council = world.seen("max", "councils")["items"][0]["council_id"]
    body = {
        "policy": {"threshold": "nine tenths"},
        "authorised_by": "Quy chế",
        "adopted_on": "2024-01-03",
    }

    answer = world.post("henry", f"councils/{council}/vote-policies", body)

    assert problem(answer) == (422, "vote-policy-faulty")


def test_the_report_of_a_session_warns_and_names_the_policy(world):
    story = stories.in_session(world)
    world.commission("audrey")

    report = world.seen("audrey", f"sessions/{story.session}")

    assert report["state"] == "open"
    assert "unanimity-needed" in {each["code"] for each in report["warnings"]}
    assert report["report"]["policy"]["threshold"] == "9/10"


def test_sessions_are_listed(world):
    story = stories.in_session(world)

    items = world.seen("max", "sessions?state=open")["items"]

    assert [each["session_id"] for each in items] == [story.session]


def test_a_session_without_the_attendance_of_all_is_not_opened(world):
    story = stories.tabled(world)

    answer = world.post("clara", f"sessions/{story.session}/opening")

    assert problem(answer) == (409, "attendance-unknown")


def test_a_member_declares_only_his_or_her_own_conflict(world):
    story = stories.tabled(world)
    path = f"sessions/{story.session}/conflicts"
    body = {"nomination_id": story.nomination, "reason": "Họ hàng", "recused": True}

    assert problem(world.post("max", path, body | {"member_id": "clara"})) == (403, "other-member")
    world.done("max", path, body)

    (conflict,) = world.seen("max", f"sessions/{story.session}")["report"]["conflicts"]
    assert conflict["member_id"] == "max"


def test_the_secretary_records_the_conflict_of_a_member(world):
    story = stories.tabled(world)
    body = {
        "member_id": "max",
        "nomination_id": story.nomination,
        "reason": "Họ hàng",
        "recused": True,
    }

    world.done("sam", f"sessions/{story.session}/conflicts", body)


def test_a_council_member_opens_no_ballot(world):
    story = stories.in_session(world)

    answer = world.post("max", f"sessions/{story.session}/ballots", {"tellers": ["tom", "tim"]})

    assert problem(answer) == (403, "role-missing")


def test_a_ballot_is_found_in_its_session(world):
    story = stories.in_session(world)
    path = f"sessions/{story.session}/ballots"

    answer = world.post("clara", path, {"tellers": ["tom", "tim"]})

    assert answer.headers["Location"] == f"/v1/tenants/sxd/sessions/{story.session}"


def test_counts_that_do_not_agree_are_refused(world):
    story = stories.balloting(world)
    ballot = f"ballots/{story.ballot}"
    world.done("tom", f"{ballot}/participation", {"members": list(stories.MEMBERS)})
    count = {"nomination_id": story.nomination, "issued": 4, "yes": 3, "no": 0}

    answer = world.post("tom", f"{ballot}/tally", {"counts": [count], "scan_sha256": DIGEST})

    assert problem(answer) == (409, "issued-mismatch")


def test_nobody_but_tellers_and_chair_confirms(world):
    story = stories.balloting(world)
    ballot = f"ballots/{story.ballot}"
    world.done("tom", f"{ballot}/participation", {"members": list(stories.MEMBERS)})
    count = {"nomination_id": story.nomination, "issued": 3, "yes": 3, "no": 0}
    world.done("tom", f"{ballot}/tally", {"counts": [count], "scan_sha256": DIGEST})

    assert problem(world.post("max", f"{ballot}/confirmations")) == (409, "may-not-confirm")


def test_one_vote_short_is_not_passed(world):
    story = stories.counted(world, yes=2)

    found = world.seen("bob", f"nominations/{story.nomination}")

    assert (found["stage"], found["vote_yes"], found["vote_required"]) == ("not_passed", 2, 3)


def test_a_voided_ballot_is_held_anew(world):
    story = stories.counted(world, yes=2)
    world.done("clara", f"ballots/{story.ballot}/voiding", {"reason": "Phiếu in sai"})
    path = f"sessions/{story.session}/ballots"
    world.done("clara", path, {"tellers": ["tom", "tim"]})

    report = world.seen("max", f"sessions/{story.session}")

    assert [each["voided"] is not None for each in report["ballots"]] == [True, False]


def test_votes_by_name_are_refused_in_a_secret_ballot(world):
    story = stories.balloting(world)
    body = {"nomination_id": story.nomination, "votes": {"max": "yes"}}

    answer = world.post("sam", f"ballots/{story.ballot}/votes-by-name", body)

    assert problem(answer) == (409, "secret-ballot")


def test_no_answer_of_a_secret_ballot_tells_who_voted_how(world):
    story = stories.counted(world, yes=2)
    world.commission("audrey")
    story_report = world.seen("audrey", f"sessions/{story.session}")

    shown = str(story_report["ballots"])

    assert all(f"'{each}': 'yes'" not in shown for each in stories.MEMBERS)
    assert all(f"'{each}': 'no'" not in shown for each in stories.MEMBERS)


def test_a_session_ends_with_its_minutes(world):
    story = stories.counted(world)
    world.done("sam", f"sessions/{story.session}/closing", {"minutes_number": "5/BB"})

    report = world.seen("max", f"sessions/{story.session}")

    assert (report["state"], report["report"]["closing"]["minutes_number"]) == ("closed", "5/BB")
