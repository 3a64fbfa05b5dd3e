"""Auditors see what they were let see, as long as they may, and the agency sees that they did."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, text

from domain.times import VIETNAM
from tenants.access import Grant
from tenants.engine import writing
from tests.service import stories
from tests.service.world import BEGAN

TODAY = datetime.now(VIETNAM).date()
DAY = timedelta(days=1)
COMMISSION = {
    "auditor": "audrey",
    "scope": "agency",
    "purpose": "Kiểm tra định kỳ",
    "document": "Quyết định số 45/QĐ-TTr",
    "first_day": f"{TODAY}",
    "last_day": f"{TODAY + 30 * DAY}",
}


@pytest.fixture
def outsider(world):
    """Ingrid of the inspectorate, who holds no role anywhere."""
    world.hire("ingrid")
    return "ingrid"


def problem(answer):
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")


def readings(world, query="", who="henry"):
    return world.seen(who, f"access/readings{query}")["items"]


def test_an_auditor_reads_under_an_access_and_the_agency_sees_it(world_on_both):
    world = world_on_both
    world.hire("ingrid")
    story = stories.submitted(world)
    assert problem(world.get("ingrid", "nominations")) == (404, "tenant-hidden")

    access = world.commission("ingrid")
    history = world.get("ingrid", f"nominations/{story.nomination}/history")

    assert history.status_code == 200
    assert [
        (each["reader"], each["role"], each["route"], each["ids"], each["access_id"])
        for each in readings(world)
    ] == [
        (
            "ingrid",
            "auditor",
            "GET /nominations/<uuid:nomination_id>/history",
            {"nomination_id": story.nomination},
            access,
        )
    ]
    assert readings(world)[0]["request_id"] == history.headers["X-Request-ID"]


def test_readings_are_found_by_what_they_were_about(world, outsider):
    story = stories.submitted(world)
    world.commission(outsider)
    world.get(outsider, f"nominations/{story.nomination}/history")
    world.get(outsider, "nominations")

    about = readings(world, f"?about={story.nomination}")

    assert [each["route"] for each in about] == ["GET /nominations/<uuid:nomination_id>/history"]
    assert [each["route"] for each in readings(world, "?reader=ingrid&role=auditor")][1:] == [
        "GET /nominations"
    ]
    assert readings(world, "?reader=henry") == []


def test_a_reading_that_cannot_be_recorded_is_not_answered(world, outsider):
    story = stories.submitted(world)
    world.commission(outsider)
    with writing(world.engine) as connection:
        connection.execute(
            text(
                "CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.topic = 'reading.made'"
                " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
            )
        )

    refused = world.get(outsider, f"nominations/{story.nomination}/history")

    assert refused.status_code >= 500
    assert "Lê Thị Ánh" not in refused.get_data(as_text=True)
    assert world.get("alice", f"nominations/{story.nomination}/history").status_code == 200


def test_no_cache_and_no_etag_goes_around_the_record(world, outsider):
    story = stories.submitted(world)
    world.commission(outsider)
    item = f"nominations/{story.nomination}"
    first = world.get(outsider, item)

    again = world.get(outsider, item, If_None_Match=first.headers["ETag"])
    head = world.client.head(
        f"/v1/tenants/sxd/{item}", headers={"Authorization": f"Bearer {world.tokens[outsider]}"}
    )

    assert (again.status_code, head.status_code) == (200, 200)
    assert again.headers["Cache-Control"] == "no-store"
    assert [each["route"] for each in readings(world)] == [
        "GET /nominations/<uuid:nomination_id>",
        "GET /nominations/<uuid:nomination_id>",
        "HEAD /nominations/<uuid:nomination_id>",
    ]


def test_what_was_refused_was_not_read(world, outsider):
    world.commission(outsider)

    world.get(outsider, "nominations/7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70/history")

    assert readings(world) == []


def test_those_who_work_in_the_agency_are_not_recorded(world):
    story = stories.submitted(world)
    for who in ("alice", "henry", "bob"):
        world.seen(who, f"nominations/{story.nomination}/history")

    assert readings(world) == []


def test_an_access_that_is_revoked_ends_at_once(world, outsider):
    access = world.commission(outsider)
    assert world.get(outsider, "nominations").status_code == 200

    world.done("henry", f"access/audits/{access}/revocation", {"reason": "Đoàn đã xong việc"})

    assert problem(world.get(outsider, "nominations")) == (403, "access-needed")
    assert world.seen("henry", f"access/audits/{access}")["revoke_reason"] == "Đoàn đã xong việc"
    again = world.post("henry", f"access/audits/{access}/revocation", {"reason": "x"})
    assert problem(again) == (409, "already-ended")


def test_an_access_ends_by_itself(world, outsider):
    past = {"Rehearsal_Time": f"{TODAY - 10 * DAY}T08:00:00+07:00"}
    days = {"first_day": f"{TODAY - 10 * DAY}", "last_day": f"{TODAY - DAY}"}
    world.done("henry", "access/audits", COMMISSION | {"auditor": outsider} | days, **past)
    world.worker.catch_up()

    assert problem(world.get(outsider, "nominations")) == (403, "access-needed")


def test_an_access_begins_on_its_first_day(world, outsider):
    days = {"first_day": f"{TODAY + DAY}", "last_day": f"{TODAY + 2 * DAY}"}
    world.done("henry", "access/audits", COMMISSION | {"auditor": outsider} | days)
    world.worker.catch_up()

    assert problem(world.get(outsider, "nominations")) == (403, "access-needed")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"auditor": "henry"}, "granter-is-auditor"),
        ({"last_day": None}, "open-end"),
        ({"last_day": f"{TODAY + 400 * DAY}"}, "audit-too-long"),
        ({"first_day": f"{TODAY - 2 * DAY}", "last_day": f"{TODAY - DAY}"}, "audit-over"),
        ({"last_day": f"{TODAY - DAY}"}, "backwards-days"),
        ({"scope": "nomination"}, "audit-scope"),
        ({"scope": "agency", "since": f"{TODAY}"}, "audit-scope"),
        ({"auditor": "nobody"}, "unknown-user"),
    ],
)
def test_an_access_is_refused(world, changed, code):
    assert problem(world.post("henry", "access/audits", COMMISSION | changed)) == (409, code)


def test_a_standing_role_of_an_auditor_opens_nothing_by_itself(world):
    assert problem(world.get("audrey", "nominations")) == (403, "access-needed")
    assert problem(world.get("audrey", "access/readings")) == (403, "access-needed")


def test_an_auditor_commands_nothing_and_grants_nothing(world, outsider):
    world.commission(outsider)

    for path in ("access/audits", "access/delegations", "units", "nominations"):
        assert problem(world.post(outsider, path)) == (403, "role-missing")


def test_an_audit_of_one_dossier_shows_that_dossier_and_nothing_else(world, outsider):
    story = stories.in_session(world)
    other = stories.registered(world, stories.Story(**vars(story))).nomination
    world.commission(outsider, scope="nomination", thing_id=story.nomination)

    assert world.get(outsider, f"nominations/{story.nomination}/history").status_code == 200
    assert outside(world, outsider, f"nominations/{other}/history")
    assert outside(world, outsider, "nominations")
    assert outside(world, outsider, f"sessions/{story.session}")
    assert [each["thing_id"] for each in world.seen(outsider, "access/scope")["items"]] == [
        story.nomination
    ]


def test_an_audit_of_one_session_shows_that_session(world, outsider):
    story = stories.in_session(world)
    world.commission(outsider, scope="session", thing_id=story.session)

    assert world.get(outsider, f"sessions/{story.session}").status_code == 200
    assert outside(world, outsider, f"nominations/{story.nomination}/history")


def test_an_audit_of_a_period_shows_what_belongs_to_its_days(world, outsider):
    story = stories.in_session(world)
    world.commission(outsider, scope="period", since="2024-12-01", until="2024-12-31")

    assert world.get(outsider, f"sessions/{story.session}").status_code == 200
    assert outside(world, outsider, f"nominations/{story.nomination}/history")
    assert world.seen(outsider, "access/scope")["items"] == [
        {"kind": "session", "thing_id": story.session, "day": "2024-12-05"}
    ]


def outside(world, who, path):
    return problem(world.get(who, path)) == (403, "outside-scope")


def test_an_access_to_one_agency_opens_no_other(world, outsider):
    world.commission(outsider)

    assert problem(world.get(outsider, "nominations", "sngv")) == (404, "tenant-hidden")
    assert problem(world.get(outsider, "nominations", "binh-phuoc")) == (404, "tenant-hidden")


def test_the_province_is_recorded_below_consolidated_counts_only(world):
    world.worker.catch_up()
    for path in ("overview", "quotas/overview", "registrations/overview"):
        assert world.get("penny", path, "binh-phuoc").status_code == 200

    assert world.get("penny", "inbox/lists", "binh-phuoc").status_code == 200

    shown = world.seen("perry", "access/readings", "binh-phuoc")["items"]
    assert [(each["reader"], each["route"]) for each in shown] == [("penny", "GET /inbox/lists")]


def test_a_member_of_the_agency_who_also_answers_for_the_province_is_not_recorded(world):
    world.hire("paul", Grant("binh-phuoc", "province_body", "", BEGAN.date()))

    assert world.get("paul", "nominations", "binh-phuoc").status_code == 200
    acting = world.get("paul", "nominations", "binh-phuoc", Acting_Role="province_body")

    assert acting.status_code == 200
    shown = world.seen("perry", "access/readings", "binh-phuoc")["items"]
    assert [(each["reader"], each["role"]) for each in shown] == [("paul", "province_body")]


def test_the_agency_sees_whom_it_gave_which_role(world):
    shown = world.seen("alice", "access/roles?user_id=henry")["items"]

    assert [(each["what"], each["role"], each["by"]) for each in shown] == [("given", "head", "op")]
    assert len(world.seen("alice", "access/roles?limit=3")["items"]) == 3


def test_an_operator_takes_emergency_access_and_the_agency_closes_it(world_on_both):
    world = world_on_both
    story = stories.submitted(world)
    world.hire("otto", Grant("sxd", "operator", "", BEGAN.date()))
    assert problem(world.get("otto", "nominations")) == (403, "role-missing")

    access = take(world, hours=2)
    world.worker.catch_up()

    assert world.get("otto", f"nominations/{story.nomination}/history").status_code == 200
    (notice,) = world.seen("henry", "access/emergencies?closed=false")["items"]
    assert notice["vi"].startswith("otto (người vận hành) truy cập khẩn cấp đến ")
    assert notice["vi"].endswith("Lý do: Khôi phục dữ liệu.")
    (read,) = readings(world)
    assert (read["reader"], read["role"], read["access_id"]) == (
        "otto",
        "emergency_operator",
        access,
    )

    world.done("henry", f"access/emergencies/{access}/closing", {"remark": "Hợp lý"})

    assert problem(world.get("otto", "nominations")) == (403, "access-needed")
    assert world.seen("henry", "access/emergencies?closed=false")["items"] == []
    assert world.seen("henry", f"access/emergencies/{access}")["remark"] == "Hợp lý"


def take(world, who="otto", *, hours):
    ends_at = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
    body = {"reason": "Khôi phục dữ liệu", "ends_at": ends_at}
    return world.done(who, "access/emergencies", body)["id"]


@pytest.mark.parametrize(("hours", "code"), [(25, "emergency-too-long"), (-1, "emergency-over")])
def test_an_emergency_ends_within_a_day(world, hours, code):
    world.hire("otto", Grant("sxd", "operator", "", BEGAN.date()))
    ends_at = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()

    answer = world.post("otto", "access/emergencies", {"reason": "x", "ends_at": ends_at})

    assert problem(answer) == (409, code)


def test_only_the_operator_leaves_and_never_closes(world):
    for who in ("otto", "olga"):
        world.hire(who, Grant("sxd", "operator", "", BEGAN.date()))
    world.hire("otto", Grant("sxd", "head", "", BEGAN.date()))
    access = take(world, hours=1)

    leaving = world.post("olga", f"access/emergencies/{access}/ending")
    closing = world.post("otto", f"access/emergencies/{access}/closing", {"remark": "Tốt"})

    assert problem(leaving) == (403, "not-your-emergency")
    assert problem(closing) == (409, "operator-closes")
    world.done("otto", f"access/emergencies/{access}/ending")
    assert problem(world.post("otto", f"access/emergencies/{access}/ending")) == (
        409,
        "already-ended",
    )


def test_whoever_is_no_operator_there_any_more_does_not_stay(world):
    world.hire("otto", Grant("sngv", "operator", "", BEGAN.date()))

    answer = world.post("otto", "access/emergencies", {"reason": "x"})

    assert problem(answer) == (404, "tenant-hidden")


def test_readings_come_in_pages(world, outsider):
    world.commission(outsider)
    for path in ("nominations", "recognitions", "units"):
        world.get(outsider, path)

    first = world.seen("henry", "access/readings?limit=2")
    rest = world.seen("henry", f"access/readings?limit=2&cursor={first['next_cursor']}")

    routes = [each["route"] for each in first["items"] + rest["items"]]
    assert routes == ["GET /nominations", "GET /recognitions", "GET /units"]
    assert rest["next_cursor"] is None


def test_not_yours_and_does_not_exist_ask_the_database_the_same(world, outsider):
    statements = []
    event.listen(world.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))

    def asked(tenant):
        statements.clear()
        answer = world.get(outsider, "nominations", tenant)
        body = answer.json | {"instance": "", "request_id": ""}
        return answer.status_code, body, [*statements]

    assert asked("sxd") == asked("nowhere")
    assert asked("sxd")[0] == 404


def test_members_of_the_agency_pay_no_query_for_what_others_need(world):
    statements = []
    event.listen(world.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))

    world.get("alice", "nominations")

    assert [each for each in statements if "view_access" in each] == []
