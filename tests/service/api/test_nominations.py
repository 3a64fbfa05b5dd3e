from tenants.access import Grant
from tests.service import stories
from tests.service.district import District


def problem(answer):
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")


def test_the_board_shows_and_filters_dossiers(world):
    story = stories.registered(world)
    stories.submitted(world, story)
    world.worker.catch_up()

    counts = [
        len(world.get("max", f"nominations?{query}").json["items"])
        for query in ("", "stage=registered", "stage=submitted", f"unit_id={story.unit}")
    ]

    assert counts == [2, 1, 1, 2]


def test_the_board_filters_by_the_field_of_the_plan(world):
    district = District(world)
    nomination = district.received("Hộ ông Sơn")
    world.worker.catch_up()

    found = {
        field: [
            each["nomination_id"] for each in district.seen(f"nominations?field={field}")["items"]
        ]
        for field in ("farmers", "health")
    }

    assert found == {"farmers": [nomination], "health": []}


def test_a_unit_registers_for_itself_only(world):
    story = stories.prepared(world)
    other = world.done("alice", "units", {"name": "Phòng B", "short_name": "B"})["id"]
    body = {
        "plan_id": story.plan,
        "subject_id": story.subject,
        "unit_id": other,
        "scope": "Cải cách",
        "achievement": "Có",
    }

    assert problem(world.post("bob", "nominations", body)) == (403, "other-unit")


def test_a_unit_touches_and_reads_no_dossier_of_another(world):
    story = stories.registered(world)
    other = world.done("alice", "units", {"name": "Phòng B", "short_name": "B"})["id"]
    world.hire("ben", stories.unit_grant(other))
    world.worker.catch_up()
    path = f"nominations/{story.nomination}"

    assert problem(world.post("ben", f"{path}/submission")) == (403, "other-unit")
    assert problem(world.post("ben", f"{path}/withdrawal", {"reason": "x"})) == (403, "other-unit")
    assert problem(world.get("ben", f"{path}/history")) == (403, "other-unit")
    assert world.get("bob", f"{path}/history").status_code == 200


def test_a_returned_dossier_is_supplemented(world):
    story = stories.submitted(world)
    path = f"nominations/{story.nomination}"
    body = {"reason": "Thiếu minh chứng", "supplement_by": "2024-12-01"}
    world.done("alice", f"{path}/return", body)
    world.done("bob", f"{path}/supplement", {"note": "Đã bổ sung"}, **stories.AUTUMN)

    found = world.seen("bob", path)

    assert (found["stage"], found["returned"]) == ("supplemented", 1)


def test_a_withdrawn_dossier_leaves_the_agenda(world):
    story = stories.tabled(world)
    world.done("bob", f"nominations/{story.nomination}/withdrawal", {"reason": "Xin rút"})

    assert world.seen("bob", f"nominations/{story.nomination}")["stage"] == "withdrawn"
    agenda = world.seen("max", f"sessions/{story.session}")["report"]["agenda"]
    assert [each["removed"] for each in agenda] == ["Xin rút"]


def test_a_postponed_dossier_is_verified_again(world):
    story = stories.tabled(world)
    world.done("sam", f"nominations/{story.nomination}/postponement", {"reason": "Hết giờ"})

    assert world.seen("bob", f"nominations/{story.nomination}")["stage"] == "verified"


def test_whoever_nominated_does_not_verify(world):
    story = stories.received(world)
    world.hire("bob", Grant("sxd", "verifier", "", stories.FIRST_DAY))
    finding = {"criterion": "S2-13", "finding": "met", "opinion": "Tốt"}

    answer = world.post("bob", f"nominations/{story.nomination}/findings", finding)

    assert problem(answer) == (409, "nominator-verifies")


def test_a_dossier_in_the_wrong_state_is_refused_in_both_languages(world):
    story = stories.registered(world)
    path = f"nominations/{story.nomination}/receipt"

    assert [
        world.post("alice", path, Accept_Language=each).json["detail"] for each in ("vi", "en")
    ] == [
        "Hồ sơ đã đăng ký; bước “received” chưa hoặc không còn thực hiện được.",
        "The dossier is registered; the step “received” cannot be taken now.",
    ]


def test_a_decision_to_recognise_needs_its_number(world):
    story = stories.proposed(world)
    body = {"outcome": "recognise", "decided_on": "2024-12-12", "signer": "GĐ", "reason": "Tốt"}

    answer = world.post("henry", f"nominations/{story.nomination}/decision", body)

    assert answer.json["errors"] == [
        {"where": "/decision_number", "message": "Cần có khi kết quả là “recognise”."},
        {"where": "/reason", "message": "Không dùng khi kết quả là “recognise”."},
    ]


def test_a_refusal_keeps_the_vote_and_gives_the_reason(world):
    story = stories.proposed(world)
    body = {"outcome": "refuse", "decided_on": "2024-12-12", "signer": "GĐ", "reason": "Đơn thư"}
    world.done("henry", f"nominations/{story.nomination}/decision", body)

    found = world.seen("bob", f"nominations/{story.nomination}")

    assert (found["stage"], found["vote_outcome"], found["refusal_reason"]) == (
        "refused",
        "passed",
        "Đơn thư",
    )


def test_a_refusal_needs_a_reason(world):
    story = stories.proposed(world)
    body = {"outcome": "refuse", "decided_on": "2024-12-12", "signer": "GĐ"}

    answer = world.post("henry", f"nominations/{story.nomination}/decision", body)

    assert [each["where"] for each in answer.json["errors"]] == ["/reason"]


def test_the_history_tells_who_did_what_in_both_languages(world):
    story = stories.submitted(world)

    items = world.seen("alice", f"nominations/{story.nomination}/history")["items"]

    assert [(each["topic"], each["actor"], each["acting_role"]) for each in items] == [
        ("nomination.registered", "bob", "nominating_unit"),
        ("nomination.submitted", "bob", "nominating_unit"),
    ]
    assert all(each["vi"] and each["en"] for each in items)


def test_a_history_can_be_read_on_from_a_position(world):
    story = stories.received(world)
    path = f"nominations/{story.nomination}/history"
    first = world.seen("alice", f"{path}?limit=1")["items"]

    rest = world.seen("alice", f"{path}?after={first[-1]['position']}")["items"]

    assert [each["topic"] for each in rest] == ["nomination.submitted", "nomination.received"]


def test_the_history_of_what_does_not_exist_is_not_found(world):
    path = "nominations/7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70/history"

    assert world.get("alice", path).status_code == 404
