from uuid import UUID

import structlog

from tests.service.stories import prepared


def test_every_answer_is_protected(world):
    headers = world.get(None, "/healthz").headers

    assert {
        name: headers[name]
        for name in (
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cache-Control",
        )
    } == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


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
