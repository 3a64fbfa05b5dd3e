"""Facts, the machine's view, holds and the leader rule, over HTTP."""

import copy

import pytest

from tests.service import stories
from tests.service.stories import AUTUMN

RATING = {
    "kind": "rating",
    "year": 2024,
    "value": {"value": "HTXSNV"},
    "source_document": "QĐ 15/QĐ-SXD",
    "document_date": "2024-11-01",
}
HOLD = {"reason_class": "complaint", "reference": "Đơn số 12/ĐT"}
SECRETS = ("complaint", "Đơn số 12/ĐT", "đơn thư", "alice")


def problem(answer):
    return answer.status_code, answer.json["type"].rpartition(":")[2]


def attest(world, story, who="bob", **changes):
    path = f"subjects/{story.subject}/facts"
    return world.post(who, path, RATING | changes, **AUTUMN)


def assessment(world, story, criterion="S2-04", who="bob"):
    path = f"nominations/{story.nomination}/assessment?on=2024-11-20"
    items = world.seen(who, path)["criteria"]
    return next(each for each in items if each["criterion"] == criterion)


def test_a_unit_attests_and_the_standing_body_confirms(world):
    story = stories.registered(world)

    made = attest(world, story).json
    facts = world.seen("bob", f"subjects/{story.subject}/facts")["items"]
    assert [(each["fact_id"], each["state"], each["attested_by"]) for each in facts] == [
        (made["fact_id"], "provisional", "bob")
    ]

    path = f"subjects/{story.subject}/facts/{made['fact_id']}/confirmation"
    world.done("alice", path, {"document": "QĐ 20/QĐ-SXD"})
    facts = world.seen("alice", f"subjects/{story.subject}/facts?state=confirmed")["items"]
    assert [each["confirmed_by"] for each in facts] == ["alice"]


def test_a_unit_does_not_confirm_nor_retract_nor_attest_what_is_final(world):
    story = stories.registered(world)
    fact = f"subjects/{story.subject}/facts/{attest(world, story).json['fact_id']}"

    answers = [
        world.post("bob", f"{fact}/confirmation", {"document": "QĐ 20"}),
        world.post("bob", f"{fact}/retraction", {"reason": "Nhầm"}),
        attest(world, story, year=2023, provisional=False),
    ]

    assert [problem(each) for each in answers] == [(403, "role-missing")] * 3
    assert attest(world, story, "alice", year=2023, provisional=False).status_code == 202


def test_a_unit_speaks_of_its_own_people_only(world):
    story = stories.registered(world)
    unit = world.done("alice", "units", {"name": "Phòng Khác", "short_name": "K"})["id"]
    world.hire("dora", stories.unit_grant(unit))

    answers = [
        attest(world, story, "dora"),
        world.get("dora", f"subjects/{story.subject}/facts"),
        world.get("dora", f"nominations/{story.nomination}/assessment"),
    ]

    assert [problem(each) for each in answers] == [(403, "other-unit")] * 3


def test_a_value_of_another_shape_is_explained(world):
    story = stories.registered(world)

    answer = attest(world, story, value={"value": "TSVM"})

    assert problem(answer) == (422, "fact-value-faulty")
    assert "HTXSNV, HTTNV, HTNV, KHTNV" in answer.json["detail"]


def test_a_retracted_fact_counts_no_longer(world):
    story = stories.registered(world)
    fact_id = attest(world, story).json["fact_id"]
    assert assessment(world, story)["assessment"]["value"] == "met"

    path = f"subjects/{story.subject}/facts/{fact_id}/retraction"
    world.done("alice", path, {"reason": "Ghi nhầm"})

    assert assessment(world, story)["assessment"]["value"] == "insufficient"


def test_the_machine_s_view_shows_formula_numbers_and_evidence(world):
    story = stories.registered(world)
    fact_id = attest(world, story).json["fact_id"]

    assert assessment(world, story) == {
        "criterion": "S2-04",
        "statement": "Hoàn thành xuất sắc nhiệm vụ được giao năm 2024",
        "judged": "B",
        "finding": None,
        "overridden": False,
        "assessment": {
            "value": "met",
            "formula": {
                "vi": "xếp loại năm 2024 là hoàn thành xuất sắc nhiệm vụ,"
                " yêu cầu từ hoàn thành xuất sắc nhiệm vụ trở lên",
                "en": "the rating of 2024 is HTXSNV, HTXSNV or better is asked for",
            },
            "numbers": {"years": 1, "met": 1},
            "evidence": [fact_id],
            "provisional": [fact_id],
            "undecided": [],
            "missing": [],
            "readings": [],
            "parts": [],
        },
    }


def test_an_override_is_recorded_and_shows_in_the_history(world):
    story = stories.received(world)
    attest(world, story, value={"value": "HTTNV"})
    finding = {"criterion": "S2-04", "finding": "met", "opinion": "Đạt"}
    path = f"nominations/{story.nomination}/findings"

    assert problem(world.post("vera", path, finding, **AUTUMN)) == (409, "override-reason-missing")
    world.done("vera", path, finding | {"override_reason": "Đã xếp loại lại"}, **AUTUMN)

    told = world.seen("bob", f"nominations/{story.nomination}/history")["items"][-1]
    assert told["fact"]["override_reason"] == "Đã xếp loại lại"
    assert told["fact"]["assessment"]["value"] == "not_met"
    assert "kết luận khác với dữ kiện, lý do: Đã xếp loại lại." in told["vi"]


def test_the_decision_is_refused_while_a_needed_fact_is_provisional(world):
    story = stories.proposed(world)
    fact_id = attest(world, story).json["fact_id"]
    body = {
        "outcome": "recognise",
        "decision_number": "99/QĐ",
        "decided_on": "2024-12-12",
        "signer": "Giám đốc",
    }
    path = f"nominations/{story.nomination}/decision"

    answer = world.post("henry", path, body, Accept_Language="en")

    assert problem(answer) == (409, "provisional-evidence")
    assert answer.json["detail"].startswith(
        f"Criterion “S2-04” still rests on the provisional fact {fact_id}:"
    )
    confirmation = f"subjects/{story.subject}/facts/{fact_id}/confirmation"
    world.done("vera", confirmation, {"document": "QĐ 20/QĐ-SXD"})
    world.done("henry", path, body)


def test_nothing_that_a_unit_reads_tells_why_a_dossier_waits(world):
    story = stories.verified(world)
    world.done("alice", f"subjects/{story.subject}/holds", HOLD)
    world.worker.catch_up()

    dossier = f"nominations/{story.nomination}"
    paths = [
        f"{dossier}/history?after=0",
        dossier,
        "nominations",
        f"subjects/{story.subject}",
        "subjects",
        f"subjects/{story.subject}/facts",
        f"{dossier}/assessment",
    ]
    read = {path: world.get("bob", path) for path in paths}

    assert {answer.status_code for answer in read.values()} == {200}
    history = read.pop(paths[0]).json["items"]
    assert (history[-1]["topic"], history[-1]["vi"]) == ("subject.held", "Hồ sơ đang tạm dừng.")
    texts = [str(history[-1]), *(answer.get_data(as_text=True) for answer in read.values())]
    assert [secret for secret in SECRETS[:3] for text in texts if secret in text] == []
    assert "alice" not in str(history[-1])
    assert read[dossier].json["on_hold"] is True
    assert problem(world.get("bob", "holds")) == (403, "role-missing")


@pytest.mark.parametrize("who", ["alice", "henry", "audrey"])
def test_those_who_may_know_read_why(world, who):
    story = stories.verified(world)
    world.commission("audrey")
    hold_id = world.done("alice", f"subjects/{story.subject}/holds", HOLD)["hold_id"]

    told = world.seen(who, f"nominations/{story.nomination}/history")["items"][-1]
    holds = world.seen(who, f"holds?state=open&subject_id={story.subject}")["items"]

    assert told["fact"]["reason_class"] == "complaint"
    assert [(each["hold_id"], each["reference"]) for each in holds] == [(hold_id, "Đơn số 12/ĐT")]


def test_somebody_of_a_unit_who_verifies_too_is_not_told_why(world):
    story = stories.verified(world)
    world.done("alice", f"subjects/{story.subject}/holds", HOLD)

    told = world.seen("vera", f"nominations/{story.nomination}/history")["items"][-1]

    assert told["fact"] == {}


def test_a_held_dossier_is_tabled_only_after_the_release(world):
    story = stories.verified(world)
    hold_id = world.done("alice", f"subjects/{story.subject}/holds", HOLD)["hold_id"]
    session = stories.convened(world, story).session
    agenda = {"nomination_ids": [story.nomination]}

    refused = world.post("alice", f"sessions/{session}/agenda", agenda)
    release = {"reason": "Kết luận số 3/KL-TTr"}
    world.done("henry", f"subjects/{story.subject}/holds/{hold_id}/release", release)
    world.done("alice", f"sessions/{session}/agenda", agenda)

    assert (problem(refused), refused.json["detail"]) == (
        (409, "subject-held"),
        "Hồ sơ đang tạm dừng.",
    )
    assert world.seen("bob", f"nominations/{story.nomination}")["on_hold"] is False


def leader_of(world, story):
    subject = {"kind": "leader", "name": "Ông Bình", "leads_unit_id": story.unit}
    leader = copy.copy(story)
    leader.subject = world.done("bob", "subjects", subject)["id"]
    return stories.registered(world, leader)


def test_a_revocation_lists_the_leader_s_dossier_until_a_person_has_reviewed_it(world):
    story = stories.prepared(world)
    collective = {"kind": "collective", "name": "Phòng Quy hoạch", "unit_id": story.unit}
    story.subject = world.done("bob", "subjects", collective)["id"]
    story.kind = "collective"
    story = stories.recognised(world, story)
    leader = leader_of(world, story)
    link = {"collective_nomination_id": story.nomination}
    world.done("bob", f"nominations/{leader.nomination}/collective", link)
    revocation = {
        "reason": "Khai không đúng",
        "decision_number": "120/QĐ",
        "decided_on": "2024-12-20",
        "signer": "Giám đốc",
    }
    world.done("henry", f"recognitions/{story.recognition}/revocation", revocation)

    listed = world.seen("henry", f"recognitions/{story.recognition}/effects")["items"]
    assert [(each["nomination_id"], each["state"]) for each in listed] == [
        (leader.nomination, "open")
    ]
    rule = assessment(world, leader, "S2-12")
    assert rule["assessment"]["value"] == "insufficient"

    path = f"recognitions/{story.recognition}/effects/{leader.nomination}/review"
    world.done("henry", path, {"note": "Thẩm định lại hồ sơ"})
    assert world.seen("alice", "effects?state=open")["items"] == []
    assert problem(world.get("bob", "effects")) == (403, "role-missing")


def test_a_link_names_the_dossier_or_the_collective_and_not_both(world):
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/collective"
    both = {
        "collective_nomination_id": story.nomination,
        "collective_subject_id": story.subject,
    }

    answers = [world.post("bob", path, body).json["errors"] for body in ({}, both)]

    message = "Ghi hồ sơ của tập thể hoặc tập thể, không ghi cả hai."
    assert answers == [[{"where": "", "message": message}]] * 2
