from uuid import UUID

import pytest
import structlog

from service.requests import account_in_log
from tests.service.stories import prepared

PROTECTING = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def said(answer):
    return {name: answer.headers.get(name) for name in PROTECTING}


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        (None, "/healthz", 200),
        (None, "/docs", 200),
        (None, "/openapi.json", 200),
        ("alice", "units", 200),
        (None, "units", 401),
        ("alice", "/v1/tenants/sngv/units", 404),
        ("alice", "/nothing", 404),
        ("alice", "units?limit=0", 422),
    ],
)
def test_every_answer_is_protected(world, who, path, status):
    answer = world.get(who, path)

    assert (answer.status_code, said(answer)) == (status, PROTECTING)
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_an_answer_to_something_unexpected_is_protected_too(world, monkeypatch):
    monkeypatch.delattr(world.backend, "engine")

    answer = world.get("alice", "units")

    assert (answer.status_code, said(answer)) == (500, PROTECTING)


def test_nothing_is_shared_with_pages_of_other_origins(world):
    answer = world.get("alice", "units", Origin="https://elsewhere.example")
    asked_before = world.client.options(
        "/v1/tenants/sxd/units", headers={"Origin": "https://elsewhere.example"}
    )

    assert asked_before.status_code == 405
    for each in (answer, asked_before):
        assert not any(name.startswith("Access-Control") for name, _ in each.headers)


def test_an_etag_is_for_commands_and_lets_nobody_store_the_answer(world):
    story = prepared(world)

    answer = world.get("alice", f"units/{story.unit}", Wait_For_Position="0")

    assert (answer.headers.get("ETag"), answer.headers["Cache-Control"]) == (None, "no-store")
    world.worker.catch_up()
    answer = world.get("alice", f"units/{story.unit}")
    assert (answer.headers["ETag"], answer.headers["Cache-Control"]) == ('"1"', "no-store")


def test_tls_is_insisted_on_only_where_it_is_spoken(world):
    plain = world.client.get("/healthz")
    secure = world.client.get("/healthz", base_url="https://guong.example")

    assert "Strict-Transport-Security" not in plain.headers
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "PUT", "PATCH", "CONNECT"])
def test_methods_that_nobody_needs_are_refused(world, method):
    assert world.client.open("/v1/tenants/sxd/units", method=method).status_code == 405


def test_the_id_of_a_request_comes_back(world):
    given = "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"

    assert world.get("alice", "/v1/me", X_Request_ID=given).headers["X-Request-ID"] == given


def test_what_is_no_uuid_is_replaced(world):
    answer = world.get("alice", "/v1/me", X_Request_ID="secret stuff")

    assert UUID(answer.headers["X-Request-ID"]).version == 4


def test_the_id_of_the_request_becomes_the_correlation_of_its_events(world):
    given = "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"
    story = prepared(world)
    body = {
        "plan_id": story.plan,
        "subject_id": story.subject,
        "unit_id": story.unit,
        "scope": "Cải cách",
        "achievement": "Có",
    }
    nomination = world.done("bob", "nominations", body, X_Request_ID=given)["id"]

    history = world.seen("alice", f"nominations/{nomination}/history")["items"]

    assert [each["correlation_id"] for each in history] == [given]


def test_the_log_tells_tenant_route_and_status_and_nothing_of_the_content(world):
    with structlog.testing.capture_logs() as logged:
        world.done("alice", "units", {"name": "Phòng Bí Mật", "short_name": "BM"})

    entry = logged[0]
    shown = {name: entry[name] for name in ("event", "tenant", "method", "route", "status")}
    assert shown == {
        "event": "request",
        "tenant": "sxd",
        "method": "POST",
        "route": "/v1/tenants/<slug:tenant>/units",
        "status": 201,
    }
    assert "Bí Mật" not in str(logged)
    assert world.tokens["alice"] not in str(logged)
    assert "alice" not in str(logged)


@pytest.mark.parametrize(
    ("who", "path", "told"),
    [
        (None, "units", (401, "unauthenticated", None)),
        ("vera", "overview", (403, "role-missing", "vera")),
        ("alice", "/v1/tenants/sngv/units", (404, "tenant-hidden", "alice")),
    ],
)
def test_the_log_tells_who_was_refused_what_and_where_they_came_from(world, who, path, told):
    with structlog.testing.capture_logs() as logged:
        world.get(who, path)

    entry = logged[-1]
    status, problem, user = told
    account = user and account_in_log(user)
    assert (entry["status"], entry["problem"], entry["account"]) == (status, problem, account)
    assert user is None or user not in str(entry)
    assert (entry["address"], entry["log_level"]) == (
        "127.0.0.1",
        "info" if told[0] == 404 else "warning",
    )


@pytest.mark.parametrize("place", ["1345240292353277427712", "9" * 16, "-1"])
def test_a_place_that_no_log_can_reach_has_no_address(world, place):
    answers = [world.get("alice", f"{path}/{place}") for path in ("receipts", "audit-trail")]

    assert [each.status_code for each in answers] == [404, 404]
