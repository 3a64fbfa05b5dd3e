"""Duties and quotas over HTTP: who owes what, and what is filed for it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from icalendar import Calendar

from tenants.feeds import Feed, issue_feed, revoke_feed
from tests.projections.obligations.story import DOCUMENT
from tests.service.obliged import OCTOBER, issued, obliged

NOVEMBER = {"Rehearsal_Time": "2024-11-18T08:00:00+07:00"}
LATE = {"Rehearsal_Time": "2025-01-02T08:00:00+07:00"}


@pytest.fixture
def office(world):
    return obliged(world)


def duty(office, **parts):
    owed = {"plan_id": office.plan, "duty_key": "q", "window": "2024-11", "unit_id": office.unit}
    return owed | {"reason": "Chưa có điển hình"} | parts


def states(office, path="obligations", **query):
    asked = "&".join(f"{name}={value}" for name, value in ({"as_of": "2025-01-31"} | query).items())
    found = office.seen("alice", f"{path}?{asked}")["items"]
    return {(each["duty_key"], each["window"], each["ower"]): each["state"] for each in found}


def test_who_owes_what_by_when_is_told_as_of_a_day(office):
    assert states(office) == {
        ("q", "2024-11", "Phòng Kế toán"): "overdue",
        ("q", "2024-11", "Phòng Quy hoạch"): "overdue",
        ("q", "2024-12", "Phòng Kế toán"): "overdue",
        ("q", "2024-12", "Phòng Quy hoạch"): "overdue",
        ("yearly-report", "2024", "Sở Xây dựng"): "overdue",
    }
    assert states(office, as_of="2024-11-19")["q", "2024-11", "Phòng Kế toán"] == "open"
    assert states(office, as_of="2024-11-20")["q", "2024-11", "Phòng Kế toán"] == "overdue"


def test_the_list_is_narrowed_and_cut_into_pages(office):
    assert len(states(office, unit=office.unit)) == 2
    assert len(states(office, state="met")) == 0
    assert len(states(office, window="2024-12", plan=office.plan)) == 2
    assert len(states(office, due_from="2024-12-01", due_to="2024-12-19")) == 2
    first = office.seen("alice", "obligations?limit=3&as_of=2025-01-31")
    rest = office.get("alice", f"obligations?as_of=2025-01-31&cursor={first['next_cursor']}").json
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (3, 2, None)


def test_the_sums_are_told(office):
    assert office.seen("alice", "obligations/summary?as_of=2025-01-31") == {
        "obligations": 5,
        "met": 0,
        "met_late": 0,
        "open": 0,
        "overdue": 5,
        "excused": 0,
        "nil": 0,
    }


@pytest.mark.parametrize(
    "query", ["as_of=yesterday", "as_of=0001-01-01", "state=late", "unit=7", "cursor=x"]
)
def test_a_question_that_makes_no_sense_is_refused(office, query):
    assert office.get("alice", f"obligations?{query}").status_code == 422


def test_a_unit_says_that_it_has_none_with_a_reason(office):
    answer = office.done("bob", "obligations/nil-returns", duty(office), **NOVEMBER)

    found = office.seen("alice", "obligations?as_of=2025-01-31&state=nil")["items"]
    assert [(each["obligation_id"], each["remark"], each["missing"]) for each in found] == [
        (answer["id"], "Chưa có điển hình", 0)
    ]


def test_a_unit_answers_for_itself_only(office):
    refused = office.post("bob", "obligations/nil-returns", duty(office, unit_id=office.other))
    of_agency = duty(office, duty_key="yearly-report", window="2024", unit_id=None, document="BC")
    del of_agency["reason"]

    assert refused.json["type"] == "urn:guong:problem:other-unit"
    assert office.post("bob", "obligations/reports", of_agency).status_code == 403


def test_a_unit_does_not_excuse_itself(office):
    assert office.post("bob", "obligations/excuses", duty(office)).status_code == 403


def test_the_standing_body_files_and_the_report_is_late_after_its_day(office):
    body = {"plan_id": office.plan, "duty_key": "yearly-report", "window": "2024"}
    office.done("alice", "obligations/reports", body | {"document": "BC 12"}, **LATE)

    assert states(office)["yearly-report", "2024", "Sở Xây dựng"] == "met_late"


def test_a_duty_is_excused_by_the_head(office):
    office.done("henry", "obligations/excuses", duty(office, reason="Lũ lụt"), **NOVEMBER)

    assert states(office, state="excused") == {("q", "2024-11", "Phòng Quy hoạch"): "excused"}


def test_what_was_filed_is_taken_back_by_the_unit_and_nobody_else_s(office):
    filed = office.done("bob", "obligations/nil-returns", duty(office), **NOVEMBER)
    path = f"obligations/{filed['id']}/withdrawal"
    other = office.done(
        "alice", "obligations/nil-returns", duty(office, unit_id=office.other), **NOVEMBER
    )
    body = {"what": "nil_return", "reason": "Đã có hồ sơ"}

    assert office.post("bob", f"obligations/{other['id']}/withdrawal", body).status_code == 403
    office.done("bob", path, body, **NOVEMBER)
    assert states(office, state="nil") == {("q", "2024-11", "Phòng Kế toán"): "nil"}
    assert (
        office.post("bob", path, body, **NOVEMBER).json["type"] == "urn:guong:problem:nothing-filed"
    )
    assert office.post("alice", f"obligations/{uuid4()}/withdrawal", body).status_code == 404


def test_a_unit_sets_its_own_number_where_the_plan_leaves_it_to_units(office):
    own = DOCUMENT | {
        "key": "own-2024",
        "quotas": [DOCUMENT["quotas"][0] | {"target": "unit", "minimum": 0}],
        "deadlines": DOCUMENT["deadlines"][:1],
    }
    body = duty(
        office,
        plan_id=issued(office, own),
        target=3,
        structure=[{"of": "Y tế", "number": 3}],
        document="CV 7",
    )
    del body["reason"]
    office.done("bob", "obligations/targets", body, **NOVEMBER)

    found = office.seen("alice", f"quotas?plan={body['plan_id']}&unit={office.unit}")["items"]
    assert [(each["window"], each["required"]) for each in found] == [
        ("2024-11", 3),
        ("2024-12", None),
    ]
    refused = office.post("bob", "obligations/targets", duty(office) | {"target": -1})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"duty_key": "nothing"}, "duty-unknown"),
        ({"window": "2031-01"}, "window-unknown"),
        ({"unit_id": None}, "unit-needed"),
        ({"duty_key": "yearly-report", "window": "2024"}, "unit-owes-nothing"),
    ],
)
def test_an_answer_to_nothing_is_refused_and_changes_nothing(office, change, problem):
    answer = office.post("alice", "obligations/nil-returns", duty(office, **change), **NOVEMBER)

    assert (answer.status_code, answer.json["type"]) == (409, f"urn:guong:problem:{problem}")
    assert states(office, state="nil") == {}


def test_the_quota_board_shows_each_unit_and_the_overview_sums(office):
    office.done("bob", "obligations/nil-returns", duty(office), **NOVEMBER)

    assert states(office, "quotas", window="2024-11") == {
        ("q", "2024-11", "Phòng Kế toán"): "overdue",
        ("q", "2024-11", "Phòng Quy hoạch"): "nil",
    }
    path = "quotas/overview?as_of=2025-01-31&window=2024-11"
    [count] = office.get("penny", path, "binh-phuoc").json["items"]
    shown = {name: count[name] for name in ("agency", "quota_key", "owers", "missing", "nil")}
    assert shown == {"agency": "sxd", "quota_key": "q", "owers": 2, "missing": 1, "nil": 1}


def test_the_province_sees_sums_and_no_unit(office):
    office.worker.catch_up()
    text = office.get("penny", "quotas/overview?as_of=2025-01-31", "binh-phuoc").get_data(
        as_text=True
    )

    assert '"agency":"sxd"' in text.replace(" ", "")
    assert "Phòng" not in text.replace("Phòng Nội vụ", "")
    assert office.get("penny", "obligations").status_code == 404


# Calendars


def events(answer):
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.get_data())
    return calendar.walk("VEVENT")


def test_the_dates_come_as_a_calendar(office):
    office.worker.catch_up()
    found = events(office.get("alice", "obligations.ics"))

    assert len(found) == 5
    assert (
        str(found[0]["SUMMARY"])
        == "[Quá hạn] Phòng Kế toán, tháng 11/2024: Giới thiệu ít nhất 1 điển hình"
    )
    assert found[0]["DTSTART"].dt == date(2024, 11, 19)
    assert found[0]["DTEND"].dt == date(2024, 11, 20)
    assert len({str(each["UID"]) for each in found}) == 5
    [alarm] = found[0].walk("VALARM")
    assert alarm["TRIGGER"].dt.days == -3


def test_a_unit_has_a_calendar_of_its_own(office):
    office.worker.catch_up()
    found = events(office.get("bob", f"obligations.ics?unit={office.unit}"))

    assert {str(each["SUMMARY"]).partition(",")[0] for each in found} == {
        "[Quá hạn] Phòng Quy hoạch"
    }


def test_what_is_done_is_marked_and_rings_no_bell(office):
    body = {"plan_id": office.plan, "duty_key": "yearly-report", "window": "2024"}
    office.done("alice", "obligations/reports", body | {"document": "BC 12"}, **NOVEMBER)
    office.worker.catch_up()

    found = events(office.get("alice", "obligations.ics"))[-1]
    assert str(found["SUMMARY"]).startswith("[Xong] Sở Xây dựng, năm 2024: ")
    assert found.walk("VALARM") == []


def test_a_requested_unit_is_reminded_in_its_calendar(office):
    body = {"name": "Hội Nông dân", "short_name": "HND", "external": True}
    office.done("alice", "units", body, **OCTOBER)
    office.worker.catch_up()

    summaries = [str(each["SUMMARY"]) for each in events(office.get("alice", "obligations.ics"))]
    assert "[Đề nghị] Hội Nông dân, tháng 11/2024: Giới thiệu ít nhất 1 điển hình" in summaries


def test_a_calendar_program_comes_in_by_the_secret_address_alone(office):
    office.worker.catch_up()
    secret = issue_feed(office.engine, Feed("sxd", office.unit, "máy"), at=datetime.now(UTC))
    path = f"/v1/feeds/{secret}.ics"

    assert len(events(office.client.get(path))) == 2
    revoke_feed(office.engine, secret, at=datetime.now(UTC))
    answer = office.client.get(path)
    assert (answer.status_code, answer.json["type"]) == (401, "urn:guong:problem:invalid-feed")


def test_the_agency_sees_on_which_days_a_secret_address_was_used(world_on_both, time):
    world = obliged(world_on_both)
    world.worker.catch_up()
    feed = Feed("sxd", world.unit, "máy của chị Hoa")
    secret = issue_feed(world.engine, feed, at=datetime.now(UTC))
    for days in (0, 0, 1):
        time.pass_by(days=days)
        assert world.client.get(f"/v1/feeds/{secret}.ics").status_code == 200

    (issued,) = world.seen("henry", "access/feeds")["items"]
    readings = world.seen("henry", "access/readings?role=feed")["items"]

    assert (issued["label"], issued["revoked_at"]) == ("máy của chị Hoa", None)
    ids = {"feed_id": issued["feed_id"], "unit_id": world.unit}
    assert [each["ids"] for each in readings] == [ids, ids]
    assert {each["route"] for each in readings} == {"GET /v1/feeds/<feed>.ics"}
    assert secret not in f"{issued} {readings}"
    assert world.client.get("/v1/feeds/guongfeed_nothing.ics").status_code == 401
    assert len(world.seen("henry", "access/readings?role=feed")["items"]) == 2


def test_the_secret_address_of_the_agency_shows_all_of_it_and_opens_nothing_else(office):
    office.worker.catch_up()
    secret = issue_feed(office.engine, Feed("sxd", "", "máy"), at=datetime.now(UTC))

    assert len(events(office.client.get(f"/v1/feeds/{secret}.ics"))) == 5
    for path in ("obligations", "obligations.ics", "units"):
        assert office.get(None, path, Authorization=f"Bearer {secret}").status_code == 401
