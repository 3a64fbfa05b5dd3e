"""Deciding, counting and confirming need a second factor shown within five minutes."""

import re
from datetime import date

import pytest

from service.access.roles import ROLES
from service.access.step_up import STEP_UP
from tenants import instance
from tenants.access import Grant
from tenants.accounts.tickets import issue_rehearsal_ticket
from tests.service import stories
from tests.service.people import Person, kind_of
from tests.service.world import World

ANY = "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"
REVOCATION = {"reason": "Sai", "decision_number": "1", "decided_on": "2025-01-02", "signer": "GĐ"}


@pytest.fixture
def story(world):
    return stories.recognised(world)


@pytest.fixture
def henry(world):
    henry = Person(world, "henry")
    henry.sign_in()
    return henry


def revoke(who, story):
    return who.post(f"/v1/tenants/sxd/recognitions/{story.recognition}/revocation", REVOCATION)


def test_without_a_second_factor_nothing_is_decided(story, henry):
    answer = revoke(henry, story)

    assert kind_of(answer) == (401, "second-factor-stale")
    assert answer.headers["WWW-Authenticate"] == (
        'Bearer realm="guong", error="insufficient_user_authentication", '
        'error_description="This needs a second factor shown within the last 5 minutes: '
        'show it again, then repeat the request.", max_age="300"'
    )
    assert henry.get("/v1/tenants/sxd/units").status_code == 200


def test_a_fresh_second_factor_decides_and_a_stale_one_does_not(time, story, henry):
    henry.enrol()
    time.pass_by(minutes=5, seconds=1)
    assert kind_of(revoke(henry, story)) == (401, "second-factor-stale")

    shown = henry.prove()

    assert shown.json["fresh_until"].startswith("2026-03-02T02:10:01")
    assert revoke(henry, story).status_code == 202


def test_a_code_at_the_sign_in_is_a_proof_too(time, story, henry):
    henry.enrol()
    time.pass_by(minutes=20)
    henry.sign_in(code=henry.code())

    assert revoke(henry, story).status_code == 202


def test_another_sign_in_of_the_same_person_proves_nothing(time, story, henry):
    henry.enrol()
    time.pass_by(minutes=6)
    henry.elsewhere().sign_in(code=henry.code())

    assert kind_of(revoke(henry, story)) == (401, "second-factor-stale")


def test_who_may_not_decide_is_told_so_and_not_asked_for_a_code(world, story):
    vera = Person(world, "vera")
    vera.sign_in()

    assert kind_of(revoke(vera, story)) == (403, "role-missing")


def test_a_key_decides_nothing_outside_a_rehearsal(sqlite_url):
    world = World(sqlite_url, rehearsal=False)

    answer = world.post(
        "henry", f"recognitions/{stories.DIGEST[:8]}-0000-4000-8000-{'a' * 12}/revocation"
    )

    assert kind_of(answer) == (401, "second-factor-stale")
    world.close()


def test_an_exemption_is_worth_nothing_once_the_instance_is_no_rehearsal(world, story):
    with world.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM instance WHERE key = 'rehearsal'")

    answer = world.post("henry", f"recognitions/{story.recognition}/revocation", REVOCATION)

    assert kind_of(answer) == (401, "second-factor-stale")
    assert not instance.is_rehearsal(world.engine)


def test_a_figure_of_a_rehearsal_decides_after_a_one_time_sign_in(time, world, story):
    ticket = issue_rehearsal_ticket(
        world.engine, user_id="henry", at=time.instant, expires_at=time.instant.replace(hour=23)
    )
    signed_in = world.client.post("/v1/sign-in/ticket", json={"ticket": ticket}).json
    path = f"/v1/tenants/sxd/recognitions/{story.recognition}/revocation"

    answer = world.client.post(
        path, json=REVOCATION, headers={"Authorization": f"Bearer {signed_in['access_token']}"}
    )

    assert answer.status_code == 202


def test_every_route_of_a_marked_right_asks_for_a_fresh_second_factor(world):
    everything = Person(world, "charlie")
    world.hire("charlie", *[Grant("sxd", role, "", date(2020, 1, 1)) for role in ROLES])
    everything.sign_in()
    document = everything.get("/openapi.json").json["paths"]
    marked = [
        (method, path)
        for path, item in document.items()
        for method, operation in item.items()
        if isinstance(operation, dict) and operation.get("x-permits") in {*STEP_UP}
    ]

    answers = {path: kind_of(everything.send(method.upper(), _at(path))) for method, path in marked}

    assert len(answers) >= 7
    assert set(answers.values()) == {(401, "second-factor-stale")}


def _at(path):
    return re.sub(r"{\w+_id}", ANY, path).format(tenant="sxd")
