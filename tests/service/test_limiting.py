"""Callers are counted by who they are, everybody else by the address they come from."""

import pytest
from flask import Blueprint, Flask

from service import problems
from service.app import create_app
from service.errors import TooManyRequestsError
from service.limiter import Limiter
from service.limiting import limit_requests
from tests.service.test_limiter import Clock

TOLD = ("RateLimit-Policy", "RateLimit", "Retry-After")
OTHER_ADDRESS = {"REMOTE_ADDR": "192.0.2.8"}


@pytest.fixture
def limited(world):
    limiter = Limiter(world.engine, requests_per_minute=3, clock=Clock())
    world.app = create_app(world.backend, limiter=limiter)
    world.client = world.app.test_client()
    return world


def told(answer):
    return {name: answer.headers[name] for name in TOLD if name in answer.headers}


def statuses(client, path, times, **options):
    return [client.get(path, **options).status_code for _ in range(times)]


def test_a_caller_is_told_what_is_left(limited):
    answers = [limited.get("alice", "/v1/me") for _ in range(2)]

    assert [told(each) for each in answers] == [
        {"RateLimit-Policy": '"caller";q=3;w=60', "RateLimit": '"caller";r=2;t=50'},
        {"RateLimit-Policy": '"caller";q=3;w=60', "RateLimit": '"caller";r=1;t=50'},
    ]


def test_a_caller_who_asks_too_often_is_told_to_wait(limited):
    for _ in range(3):
        limited.get("alice", "units")

    refused = limited.get("alice", "units")

    assert (refused.status_code, refused.json["type"], refused.json["detail"]) == (
        429,
        "urn:guong:problem:too-many-requests",
        "Quá nhiều yêu cầu; hãy thử lại sau 50 giây.",
    )
    assert told(refused) == {
        "RateLimit-Policy": '"caller";q=3;w=60',
        "RateLimit": '"caller";r=0;t=50',
        "Retry-After": "50",
    }
    assert limited.get("vera", "units").status_code == 200


def test_a_refused_command_changes_nothing(limited):
    for number in range(4):
        limited.post("alice", "units", {"name": f"Phòng {number}", "short_name": f"P{number}"})

    limited.worker.catch_up()
    items = limited.get("henry", "units").json["items"]
    assert [each["short_name"] for each in items] == ["P0", "P1", "P2"]


def test_who_fails_to_prove_who_they_are_is_told_to_wait(limited):
    wrong = {"Authorization": "Bearer guong_wrong"}

    assert statuses(limited.client, "/v1/me", 122, headers=wrong) == [401] * 120 + [429] * 2
    assert limited.client.get("/v1/me").status_code == 429
    assert limited.client.get("/v1/me", environ_base=OTHER_ADDRESS).status_code == 401


def test_nobody_is_locked_out_by_others_at_the_same_address(limited):
    statuses(limited.client, "/v1/me", 122)

    assert limited.get("alice", "/v1/me").status_code == 200


def test_open_doors_and_wrong_addresses_are_counted_by_address(limited):
    found = [
        *statuses(limited.client, "/docs/style.css", 300),
        *statuses(limited.client, "/x", 301),
    ]

    assert found == [200] * 300 + [404] * 300 + [429]
    assert limited.client.get("/readyz").status_code == 429
    assert limited.client.get("/healthz").status_code == 200


def test_the_subnet_is_counted_and_not_each_of_its_addresses(limited):
    addresses = [f"2001:db8:1:2::{number:x}" for number in range(1, 122)]

    found = [
        limited.client.get("/v1/me", environ_base={"REMOTE_ADDR": each}).status_code
        for each in addresses
    ]

    assert found == [401] * 120 + [429]


def test_attempts_to_sign_in_are_counted_apart(limited):
    entrance = Blueprint("signing-in", "signing-in")
    entrance.add_url_rule("/enter", view_func=lambda: "in")
    app = Flask("entrance")
    app.register_blueprint(entrance)
    app.register_error_handler(TooManyRequestsError, problems.of_refusal)
    limit_requests(app, Limiter(limited.engine, clock=Clock()))

    assert statuses(app.test_client(), "/enter", 62) == [200] * 60 + [429] * 2
