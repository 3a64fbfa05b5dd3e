"""A browser signs in with cookies that no script, no other site and no other sign-in can use."""

import pytest

from tenants.accounts.tickets import Purpose
from tests.service.people import Person, invitation, kind_of

UNITS = "/v1/tenants/sxd/units"
UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}
COOKIE = "__Host-guong"


@pytest.fixture
def alice(world, time):  # noqa: ARG001 -- people sign in when the test says
    alice = Person(world, "alice")
    alice.sign_in(keep="cookie")
    return alice


def test_the_cookies_are_for_this_host_over_tls_alone(alice):
    cookies = dict(each.split("=", 1) for each in alice.answer.headers.getlist("Set-Cookie"))

    marks = {
        name: {each.strip() for each in value.split(";")[1:]} - {"Max-Age=43200"}
        for name, value in cookies.items()
    }
    for name in (COOKIE, "__Host-guong-csrf"):
        marks[name] = {each for each in marks[name] if not each.startswith("Expires=")}
    assert marks[COOKIE] == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
    assert marks["__Host-guong-csrf"] == {"Secure", "Path=/", "SameSite=Lax"}
    assert "access_token" not in alice.answer.json


def test_a_browser_reads_with_its_cookie(alice):
    assert alice.get("/v1/me").json["user_id"] == "alice"


def test_a_change_needs_the_mark_of_this_very_sign_in(world, alice):
    bob = Person(world, "henry")
    foreign = bob.sign_in(keep="cookie").json["csrf_token"]

    for headers in ({"X_CSRF_Token": ""}, {"X_CSRF_Token": foreign}):
        assert kind_of(alice.post(UNITS, UNIT, **headers)) == (403, "forged-request")
    assert world.seen("alice", "units")["items"] == []
    assert alice.post(UNITS, UNIT).status_code == 201


def test_a_token_needs_no_mark_even_beside_a_cookie(world, alice):
    headers = {"Authorization": f"Bearer {world.tokens['alice']}"}

    assert alice.client.post(UNITS, json=UNIT, headers=headers).status_code == 201


def test_a_wrong_token_is_not_rescued_by_a_cookie(alice):
    answer = alice.client.get("/v1/me", headers={"Authorization": "Bearer guong_wrong"})

    assert kind_of(answer) == (401, "invalid-token")


def test_a_cookie_of_nobody_lets_nobody_in(world):
    for value in ("made-up", ""):
        client = world.app.test_client()
        client.set_cookie(COOKIE, value)

        assert client.get("/v1/me").status_code == 401


def test_signing_in_again_ends_what_the_browser_had(alice):
    before = alice.client.get_cookie(COOKIE).value
    alice.sign_in(keep="cookie")
    stale = alice.world.app.test_client()
    stale.set_cookie(COOKIE, before)

    assert stale.get("/v1/me").status_code == 401
    assert alice.get("/v1/me").status_code == 200


def test_signing_out_takes_the_cookies_away_and_ends_the_sign_in(alice):
    cookie = alice.client.get_cookie(COOKIE).value

    assert alice.post("/v1/sign-out").json == {"end_session_url": None}

    assert alice.client.get_cookie(COOKIE) is None
    alice.client.set_cookie(COOKIE, cookie)
    assert alice.get("/v1/me").status_code == 401


def test_a_fresh_proof_changes_the_cookie(alice, time):
    alice.enrol()
    before = alice.client.get_cookie(COOKIE).value
    time.pass_by(minutes=1)

    alice.keep(alice.prove())

    assert alice.client.get_cookie(COOKIE).value != before
    assert alice.get("/v1/me").status_code == 200


def test_a_one_time_link_asks_before_it_counts_and_counts_once(world):
    ticket = invitation(world, "alice", Purpose.SIGN_IN)
    client, address = world.app.test_client(), f"/sign-in/once/{ticket}"

    looked = [client.get(address) for _ in range(2)]
    used = client.post(address, headers={"Sec-Fetch-Site": "same-origin"})
    again = client.post(address)

    assert [each.status_code for each in looked] == [200, 200]
    assert "<code>alice</code>" in looked[0].text
    assert "form-action 'self'" in looked[0].headers["Content-Security-Policy"]
    assert (used.status_code, used.headers["Location"]) == (303, "/docs")
    assert client.get("/v1/me").json["user_id"] == "alice"
    assert kind_of(again) == (401, "invalid-ticket")


def test_a_page_of_somebody_else_cannot_sign_a_browser_in(world):
    ticket = invitation(world, "alice", Purpose.SIGN_IN)

    answer = world.client.post(f"/sign-in/once/{ticket}", headers={"Sec-Fetch-Site": "cross-site"})

    assert kind_of(answer) == (403, "forged-request")


def test_a_program_uses_a_one_time_token_too(world):
    ticket = invitation(world, "alice", Purpose.SIGN_IN)

    answer = world.client.post("/v1/sign-in/ticket", json={"ticket": ticket})

    headers = {"Authorization": f"Bearer {answer.json['access_token']}"}
    assert world.client.get("/v1/me", headers=headers).json["user_id"] == "alice"
