"""People see their sign-ins, end them, and change their password and second factor themselves."""

import pytest

from tests.service.people import ANOTHER, Person, kind_of


@pytest.fixture
def alice(world, time):  # noqa: ARG001 -- people sign in when the test says
    alice = Person(world, "alice")
    alice.sign_in()
    return alice


def elsewhere(alice):
    other = alice.elsewhere()
    other.sign_in()
    return other


def test_people_see_their_own_sign_ins_and_no_others(world, alice):
    Person(world, "henry").sign_in()

    listed = alice.get("/v1/me/sign-ins").json

    (only,) = listed["items"]
    assert listed["current"] == only["sign_in_id"] == alice.answer.json["sign_in_id"]
    assert (only["methods"], only["device"].startswith("Werkzeug")) == ("pwd", True)


def test_people_end_a_lost_sign_in(alice):
    lost = elsewhere(alice)

    ended = alice.delete(f"/v1/me/sign-ins/{lost.answer.json['sign_in_id']}")

    assert ended.json == {"ended": 1}
    assert (lost.get("/v1/me").status_code, alice.get("/v1/me").status_code) == (401, 200)


def test_nobody_ends_a_sign_in_of_somebody_else(world, alice):
    henry = Person(world, "henry")
    path = f"/v1/me/sign-ins/{henry.sign_in().json['sign_in_id']}"

    assert kind_of(alice.delete(path)) == (404, "unknown-sign-in")
    assert henry.get("/v1/me").status_code == 200


def test_people_end_all_others_at_once(alice):
    others = [elsewhere(alice) for _ in range(2)]

    assert alice.delete("/v1/me/sign-ins").json == {"ended": 2}

    assert [each.get("/v1/me").status_code for each in (*others, alice)] == [401, 401, 200]


def test_a_new_password_needs_the_old_and_ends_all_others(alice):
    other = elsewhere(alice)
    wrong = {"current": ANOTHER, "new": ANOTHER}
    weak = {"current": "cà phê sữa đá buổi sớm", "new": "alice alice alice"}

    assert kind_of(alice.post("/v1/me/password", wrong)) == (401, "wrong-proof")
    assert kind_of(alice.post("/v1/me/password", weak)) == (422, "weak-password")
    assert alice.post("/v1/me/password", weak | {"new": ANOTHER}).status_code == 200

    assert (alice.get("/v1/me").status_code, other.get("/v1/me").status_code) == (200, 401)
    assert alice.sign_in(password=ANOTHER).status_code == 200


def test_an_authenticator_is_set_up_only_soon_after_signing_in(alice, time):
    time.pass_by(minutes=6)

    answer = alice.post("/v1/me/second-factor")

    assert kind_of(answer) == (401, "sign-in-stale")
    assert 'max_age="300"' in answer.headers["WWW-Authenticate"]


def test_removing_the_second_factor_needs_it(alice, time):
    alice.enrol()
    time.pass_by(minutes=6)
    refused = alice.delete("/v1/me/second-factor")
    alice.prove()

    assert kind_of(refused) == (401, "second-factor-stale")
    assert alice.delete("/v1/me/second-factor").json == {"in_force": False}
    assert alice.get("/v1/me/second-factor").json == {"in_force": False}


def test_guessing_codes_locks_the_proof_and_not_the_account(alice, time):
    alice.enrol()
    time.pass_by(minutes=1)

    answers = [alice.prove("000000").status_code for _ in range(6)]

    assert answers == [401] * 5 + [429]
    assert alice.sign_in(code=alice.code()).status_code == 200


def test_a_machine_has_no_account_to_change(world):
    for method, path in (
        ("GET", "/v1/me/sign-ins"),
        ("GET", "/v1/me/second-factor"),
        ("POST", "/v1/me/second-factor"),
        ("DELETE", "/v1/me/sign-ins"),
        ("POST", "/v1/sign-out"),
    ):
        headers = {"Authorization": f"Bearer {world.tokens['alice']}"}
        answer = world.client.open(path, method=method, headers=headers)

        assert kind_of(answer) == (403, "sign-in-needed")
