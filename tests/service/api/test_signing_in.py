"""People come in with what they know and have, and nobody comes in as somebody else."""

from copy import copy

from tests.service.people import ANOTHER, PASSWORD, Person, invitation, kind_of


def test_somebody_invited_sets_a_password_and_signs_in(world_on_both):
    world = world_on_both
    ticket = invitation(world, "alice")
    made = world.client.post("/v1/account/set-up", json={"ticket": ticket, "password": PASSWORD})

    signed_in = world.client.post(
        "/v1/sign-in", json={"user_id": "alice", "password": PASSWORD}
    ).json
    headers = {"Authorization": f"Bearer {signed_in['access_token']}"}
    me = world.client.get("/v1/me", headers=headers).json

    assert (made.status_code, made.json) == (200, {"user_id": "alice"})
    assert (signed_in["token_type"], signed_in["expires_in"]) == ("Bearer", 600)
    assert (me["user_id"], [each["role"] for each in me["grants"]]) == ("alice", ["standing_body"])


def test_an_invitation_counts_once_and_not_for_a_weak_password(world):
    ticket = invitation(world, "alice")

    def set_up(password):
        return world.client.post(
            "/v1/account/set-up", json={"ticket": ticket, "password": password}
        )

    assert kind_of(set_up("matkhau12345")) == (422, "weak-password")
    assert set_up(PASSWORD).status_code == 200
    assert kind_of(set_up(ANOTHER)) == (401, "invalid-ticket")


def test_a_new_invitation_ends_the_sign_ins_of_a_forgotten_password(world):
    alice = Person(world, "alice")
    alice.sign_in()

    body = {"ticket": invitation(world, "alice"), "password": ANOTHER}
    world.client.post("/v1/account/set-up", json=body)

    assert alice.get("/v1/me").status_code == 401
    assert alice.sign_in().status_code == 401
    assert alice.sign_in(password=ANOTHER).status_code == 200


def test_a_wrong_password_and_an_unknown_user_are_answered_the_same(world):
    alice = Person(world, "alice")

    wrong = alice.sign_in(password=ANOTHER)
    alice.user_id = "nobody-at-all"
    unknown = alice.sign_in()

    assert kind_of(wrong) == (401, "wrong-proof")
    same = ("type", "title", "status", "detail", "errors")
    assert [wrong.json[name] for name in same] == [unknown.json[name] for name in same]


def test_wrong_passwords_lock_an_account_for_a_while_and_unknown_ones_too(world, time):
    alice = Person(world, "alice")
    for user in ("alice", "nobody-at-all"):
        alice.user_id = user
        answers = [alice.sign_in(password=ANOTHER) for _ in range(6)]
        assert [each.status_code for each in answers] == [401] * 5 + [429]
        assert kind_of(answers[-1]) == (429, "too-many-attempts")
        assert answers[-1].headers["Retry-After"] == "60"

    alice.user_id = "alice"
    assert alice.sign_in().status_code == 429
    time.pass_by(minutes=1)
    assert alice.sign_in().status_code == 200
    assert alice.sign_in().status_code == 200


def test_a_stranger_who_knows_the_user_id_locks_nobody_out(world, time):  # noqa: ARG001 -- one moment
    alice = Person(world, "alice")
    assert alice.sign_in(source="198.51.100.7").status_code == 200
    guesses = [
        alice.sign_in(password=ANOTHER, source=f"203.0.113.{number}") for number in range(25)
    ]
    assert guesses[-1].status_code == 429

    assert alice.sign_in(source="198.51.100.7").status_code == 200


def test_a_stolen_sign_in_that_guesses_the_password_locks_nobody_else_out(world):
    alice = Person(world, "alice")
    alice.sign_in()
    thief = copy(alice)
    guess = {"current": "không phải mật khẩu này", "new": ANOTHER}
    answers = [thief.send("POST", "/v1/me/password", guess).status_code for _ in range(6)]

    assert answers == [401] * 5 + [429]
    assert alice.sign_in().status_code == 200
    right = {"current": PASSWORD, "new": ANOTHER}
    assert alice.send("POST", "/v1/me/password", right).status_code == 200


def test_with_an_authenticator_a_code_is_needed_too(world, time):
    alice = Person(world, "alice")
    alice.sign_in()
    alice.enrol()
    time.pass_by(minutes=1)

    assert kind_of(alice.sign_in()) == (401, "second-factor-needed")
    assert kind_of(alice.sign_in(code="000000")) == (401, "wrong-proof")
    assert kind_of(alice.sign_in(password=ANOTHER, code=alice.code())) == (401, "wrong-proof")
    code = alice.code()
    assert alice.sign_in(code=code).status_code == 200
    assert kind_of(alice.sign_in(code=code)) == (401, "wrong-proof")


def test_a_recovery_code_stands_in_for_a_lost_authenticator_once(world):
    alice = Person(world, "alice")
    alice.sign_in()
    first, *_ = alice.enrol()

    assert alice.sign_in(code=first).status_code == 200
    assert kind_of(alice.sign_in(code=first)) == (401, "wrong-proof")


def test_an_access_token_ends_after_ten_minutes_and_a_refresh_token_goes_on(world, time):
    alice = Person(world, "alice")
    refresh = alice.sign_in().json["refresh_token"]
    time.pass_by(minutes=10, seconds=1)
    assert kind_of(alice.get("/v1/me")) == (401, "invalid-token")

    alice.keep(world.client.post("/v1/sign-in/refresh", json={"refresh_token": refresh}))

    assert alice.get("/v1/me").json["user_id"] == "alice"


def test_a_refresh_token_that_comes_twice_ends_the_sign_in(world):
    alice = Person(world, "alice")
    stolen = {"refresh_token": alice.sign_in().json["refresh_token"]}
    alice.keep(world.client.post("/v1/sign-in/refresh", json=stolen))

    again = world.client.post("/v1/sign-in/refresh", json=stolen)

    assert kind_of(again) == (401, "invalid-refresh-token")
    assert kind_of(alice.get("/v1/me")) == (401, "invalid-token")


def test_nothing_secret_is_written_to_the_log(world, told):
    alice = Person(world, "alice")
    answer = alice.sign_in(keep="cookie")
    alice.sign_in(password=ANOTHER)

    said = told.getvalue()

    assert "signed-in" in said
    cookie = alice.client.get_cookie("__Host-guong").value
    secrets = (PASSWORD, ANOTHER, cookie, answer.json["csrf_token"], "alice")
    assert [each for each in secrets if each in said] == []
