"""Nobody comes in without a token, a grant at the agency and a role that permits it."""

from datetime import UTC, date, datetime

import pytest
from flask import Blueprint

from service.api.guarding import ENTRANCES, OPEN_ENDPOINTS, UnguardedRouteError, require_guarded
from service.app import create_app
from tenants import machine_keys
from tenants.access import Grant
from tests.service import stories

PROOFS = ("/v1/sign-in", "/v1/account")
UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}


def routes(world):
    for rule in world.app.url_map.iter_rules():
        if rule.endpoint not in OPEN_ENDPOINTS | ENTRANCES and not rule.rule.startswith(PROOFS):
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                _, path = rule.build({name: _value(name) for name in rule.arguments})
                yield method, path


def _value(name):
    return _VALUES.get(name, "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70")


_VALUES = {"tenant": "sxd", "at": "1", "position": "1", "size": "1", "tracker": "A" * 43}


def test_no_route_answers_without_a_token(world):
    answers = {
        (method, path): world.client.open(path, method=method).status_code
        for method, path in routes(world)
    }

    assert len(answers) > 50
    assert set(answers.values()) == {401}


def test_no_route_of_an_agency_answers_somebody_from_another(world):
    answers = {
        (method, path): world.client.open(
            path, method=method, headers={"Authorization": f"Bearer {world.tokens['charlie']}"}
        ).json
        for method, path in routes(world)
        if "sxd" in path
    }

    assert {answer["type"] for answer in answers.values()} == {"urn:guong:problem:tenant-hidden"}


def test_a_token_is_asked_for_in_the_way_of_http(world):
    answer = world.get(None, "units")

    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="guong"'
    assert answer.json["type"] == "urn:guong:problem:unauthenticated"


def test_an_unknown_token_is_refused(world):
    answer = world.get(None, "units", Authorization="Bearer guong_nothing")

    assert (answer.status_code, answer.json["type"]) == (401, "urn:guong:problem:invalid-token")


def test_a_revoked_token_is_refused(world):
    machine_keys.revoke_token(world.engine, world.tokens["alice"], at=datetime.now(UTC))

    assert world.get("alice", "units").status_code == 401


def test_an_agency_that_does_not_exist_looks_like_one_of_others(world):
    hidden = world.get("charlie", "units", "sxd").json
    unknown = world.get("charlie", "units", "no-such-agency").json

    same = ("type", "title", "status", "detail", "errors")
    assert [hidden[name] for name in same] == [unknown[name] for name in same]
    assert hidden["status"] == 404


def test_a_grant_that_has_ended_counts_for_nothing(world):
    world.hire("olga", Grant("sxd", "head", "", date(2020, 1, 1), date(2021, 1, 1)))

    assert world.get("olga", "units").status_code == 404


def test_a_role_that_does_not_permit_it_is_told_which_would(world):
    answer = world.post("vera", "units", UNIT, Accept_Language="en")

    assert answer.json | {"request_id": ""} == {
        "type": "urn:guong:problem:role-missing",
        "title": "Not permitted",
        "status": 403,
        "detail": "Your roles at this agency do not permit this. "
        "It is permitted to: standing_body.",
        "instance": "/v1/tenants/sxd/units",
        "request_id": "",
        "errors": [],
    }


def test_what_is_forbidden_changes_nothing(world):
    world.post("vera", "units", UNIT)

    assert world.seen("alice", "units")["items"] == []


def test_the_acting_role_is_recorded(world):
    story = stories.recognised(world)
    world.hire("henry", Grant("sxd", "registry_clerk", "", date(2020, 1, 1)))

    body = {"reason": "Sai", "decision_number": "1", "decided_on": "2025-01-02", "signer": "GĐ"}
    path = f"recognitions/{story.recognition}/revocation"
    refused = world.post("henry", path, body, Acting_Role="registry_clerk")
    world.done("henry", path, body, Acting_Role="head")

    assert refused.json["type"] == "urn:guong:problem:acting-role"
    last = world.seen("alice", f"nominations/{story.nomination}/history")["items"][-1]
    assert (last["topic"], last["actor"], last["acting_role"]) == (
        "recognition.revoked",
        "henry",
        "head",
    )


def test_an_acting_role_that_does_not_exist_is_refused(world):
    answer = world.get("alice", "units", Acting_Role="emperor")

    assert (answer.status_code, answer.json["type"]) == (400, "urn:guong:problem:header-faulty")


def test_the_province_reads_no_dossier_of_an_agency(world):
    story = stories.recognised(world)
    world.worker.catch_up()

    paths = (
        "nominations",
        f"nominations/{story.nomination}",
        f"nominations/{story.nomination}/history",
        f"sessions/{story.session}",
        "recognitions",
    )
    for who in ("penny", "perry"):
        assert [world.get(who, path).status_code for path in paths] == [404] * len(paths)
        assert [world.get(who, path, "binh-phuoc").status_code for path in paths[1:3]] == [404] * 2


@pytest.mark.parametrize("who", ["bob", "vera", "rita"])
def test_who_has_no_part_in_the_council_reads_no_session(world, who):
    story = stories.balloting(world)
    world.worker.catch_up()

    assert world.get(who, f"sessions/{story.session}").status_code == 403
    assert world.get("max", f"sessions/{story.session}").status_code == 200


def test_a_route_without_a_declared_permission_stops_the_start(world):
    open_door = Blueprint("back", __name__)
    open_door.add_url_rule("/back-door", view_func=lambda: "come in", methods=["GET"])
    world.app = create_app(world.backend)
    world.app.register_blueprint(open_door, name="back")

    with pytest.raises(UnguardedRouteError, match="GET /back-door"):
        require_guarded(world.app)
