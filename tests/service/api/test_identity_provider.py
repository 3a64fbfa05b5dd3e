"""Signing in through a real identity provider (Canaille, in a process of its own)."""

from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey
from sqlalchemy import text

from service import clock
from service.access.signed_by_provider import SignedByProvider
from tenants.accounts import providers
from tenants.accounts.providers import Provider
from tenants.accounts.refusals import ProviderRefusedError
from tenants.engine import reading
from tests.service import stories
from tests.service.canaille import CLIENT, running
from tests.service.people import kind_of
from tests.service.provider_process import CLIENT_ID, CLIENT_SECRET

START, LOGOUT = "/sign-in/canaille", "/sign-in/canaille/back-channel-logout"


@pytest.fixture(scope="session")
def canaille():
    with running() as provider:
        yield provider


@pytest.fixture
def entered(world, canaille):
    return enter(world, canaille)


def enter(world, canaille, *, second_factor="otp", secret=CLIENT_SECRET):
    given = Provider(
        provider_id="canaille",
        name="Canaille",
        issuer=canaille.issuer,
        client_id=CLIENT_ID,
        second_factor_methods=second_factor,
    )
    keyring = world.backend.entrance.keyring
    providers.add_provider(world.engine, keyring, given, secret=secret, at=clock.now())
    providers.link(
        world.engine, given, user_id="henry", subject="thanh", linked_by="op", at=clock.now()
    )
    return given


def sign_in(world, canaille, user="thanh"):
    client = world.app.test_client()
    there = client.get(START).headers["Location"]
    return client, client.get(canaille.sign_in(there, user))


@pytest.mark.usefixtures("entered")
def test_the_browser_is_sent_there_with_pkce_state_and_nonce(world, canaille):
    answer = world.client.get(START)

    asked = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"{canaille.issuer}/oauth/authorize?")
    assert (asked["response_type"], asked["scope"]) == (["code"], ["openid"])
    assert asked["redirect_uri"] == [f"{CLIENT}{START}/callback"]
    assert asked["code_challenge_method"] == ["S256"]
    assert min(len(asked[name][0]) for name in ("state", "nonce", "code_challenge")) >= 43


@pytest.mark.usefixtures("entered")
def test_the_provider_asks_anew_when_a_fresh_proof_is_wanted(world, canaille):
    client = world.app.test_client()
    there = client.get(f"{START}?prompt=login").headers["Location"]
    asked = parse_qs(urlsplit(there).query)

    assert (asked["prompt"], asked["max_age"]) == (["login"], ["43200"])
    assert client.get(canaille.sign_in(there)).status_code == 303


@pytest.mark.parametrize(
    "changes",
    [
        {"auth_time": 1_600_000_000},
        {"auth_time": None},
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "somebody-else"},
        {"iss": "https://evil.example.vn"},
        {"exp": 1_600_000_000},
        {"azp": "somebody-else", "aud": ["guong", "somebody-else"]},
    ],
    ids=str,
)
def test_an_id_token_that_is_not_of_this_very_sign_in_is_refused(world, canaille, entered, changes):
    signed = SignedByProvider(world.backend.entrance.discovery, entered, clock.now())

    right = signed.id_token(canaille.id_token(), nonce="n", access_token=None)
    with pytest.raises(ProviderRefusedError):
        signed.id_token(canaille.id_token(**changes), nonce="n", access_token=None)

    assert right["sub"] == "thanh"


@pytest.mark.usefixtures("entered")
def test_somebody_linked_comes_in(world, canaille):
    client, answer = sign_in(world, canaille)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/docs")
    me = client.get("/v1/me").json
    assert (me["user_id"], me["grants"][0]["role"]) == ("henry", "head")
    (only,) = client.get("/v1/me/sign-ins").json["items"]
    assert only["methods"] == "pwd"
    assert client.get_cookie("__Host-guong-journey") is None


@pytest.mark.usefixtures("entered")
def test_somebody_whom_nobody_linked_stays_out_whatever_their_name(world, canaille):
    world.hire("stranger")

    client, answer = sign_in(world, canaille, "stranger")

    assert kind_of(answer) == (401, "unlinked-identity")
    assert client.get("/v1/me").status_code == 401


@pytest.mark.usefixtures("entered")
def test_an_answer_counts_once_and_for_the_browser_that_asked(world, canaille):
    asking, other = world.app.test_client(), world.app.test_client()
    back = canaille.sign_in(asking.get(START).headers["Location"])
    other.get(START)

    assert kind_of(other.get(back)) == (401, "provider-refused")
    assert kind_of(world.app.test_client().get(back)) == (401, "provider-refused")
    assert asking.get(back).status_code == 303
    assert kind_of(asking.get(back)) == (401, "provider-refused")


@pytest.mark.parametrize(
    ("name", "value"),
    [("state", "another"), ("code", "another"), ("code", ""), ("iss", "https://evil.example.vn")],
)
@pytest.mark.usefixtures("entered")
def test_a_changed_answer_is_refused(world, canaille, name, value):
    client = world.app.test_client()
    back = urlsplit(canaille.sign_in(client.get(START).headers["Location"]))
    answer = {key: found for key, (found, *_) in parse_qs(back.query).items()} | {name: value}

    assert kind_of(client.get(back.path, query_string=answer)) == (401, "provider-refused")
    assert client.get("/v1/me").status_code == 401


def test_a_wrong_client_secret_lets_nobody_in(world, canaille):
    enter(world, canaille, secret="not the secret")  # noqa: S106 -- it is not

    assert kind_of(sign_in(world, canaille)[1]) == (401, "provider-refused")


def test_an_unknown_provider_does_not_exist(world):
    assert kind_of(world.client.get("/sign-in/nowhere")) == (404, "unknown-provider")


def test_a_provider_that_does_not_answer_is_told(world):
    gone = Provider(
        provider_id="gone", name="Gone", issuer="http://127.0.0.1:9", client_id=CLIENT_ID
    )
    keyring = world.backend.entrance.keyring
    providers.add_provider(world.engine, keyring, gone, secret="x", at=clock.now())  # noqa: S106

    assert kind_of(world.client.get("/sign-in/gone")) == (503, "provider-unreachable")


@pytest.mark.parametrize(("accepted", "status"), [("otp", 401), ("pwd", 202)])
def test_what_the_provider_says_of_the_second_factor_counts_as_agreed(
    world, canaille, accepted, status
):
    story = stories.recognised(world)
    enter(world, canaille, second_factor=accepted)
    client, _ = sign_in(world, canaille)
    body = {"reason": "Sai", "decision_number": "1", "decided_on": "2025-01-02", "signer": "GĐ"}

    answer = client.post(
        f"/v1/tenants/sxd/recognitions/{story.recognition}/revocation",
        json=body,
        headers={"X-CSRF-Token": client.get_cookie("__Host-guong-csrf").value},
    )

    assert answer.status_code == status


@pytest.mark.usefixtures("entered")
def test_signing_out_leads_to_the_provider_too(world, canaille):
    client, _ = sign_in(world, canaille)
    mark = {"X-CSRF-Token": client.get_cookie("__Host-guong-csrf").value}

    there = client.post("/v1/sign-out", json={}, headers=mark).json["end_session_url"]

    asked = parse_qs(urlsplit(there).query)
    assert there.startswith(f"{canaille.issuer}/oauth/end_session?")
    assert asked["post_logout_redirect_uri"] == [f"{CLIENT}/signed-out"]
    assert asked["id_token_hint"][0].count(".") == 2
    assert client.get("/v1/me").status_code == 401
    assert client.get("/signed-out").status_code == 200


@pytest.mark.usefixtures("entered")
def test_a_logout_token_ends_the_sign_ins_of_its_subject_once(world, canaille):
    client, _ = sign_in(world, canaille)
    token = canaille.logout_token()

    first = world.client.post(LOGOUT, data={"logout_token": token})
    ended = client.get("/v1/me").status_code
    again, _ = sign_in(world, canaille)
    second = world.client.post(LOGOUT, data={"logout_token": token})

    assert (first.status_code, first.headers["Cache-Control"], ended) == (200, "no-store", 401)
    assert kind_of(second) == (400, "provider-refused-logout")
    assert again.get("/v1/me").status_code == 200


@pytest.mark.usefixtures("entered")
def test_a_logout_token_of_one_session_ends_no_other(world, canaille):
    client, _ = sign_in(world, canaille)

    answer = world.client.post(
        LOGOUT, data={"logout_token": canaille.logout_token(sub=None, sid="another")}
    )

    assert answer.status_code == 200
    assert client.get("/v1/me").status_code == 200


FAULTS: tuple[dict[str, object], ...] = (
    {"nonce": "n"},
    {"iss": "https://evil.example.vn"},
    {"aud": "somebody-else"},
    {"exp": 1_600_000_000},
    {"exp": None},
    {"jti": None},
    {"events": {"http://example.vn/other": {}}},
    {"events": "logout"},
    {"sub": None},
    {"iat": 4_000_000_000},
)


@pytest.mark.usefixtures("entered")
def test_a_faulty_logout_token_ends_nothing(world, canaille):
    client, _ = sign_in(world, canaille)
    faulty = [canaille.logout_token(**changes) for changes in FAULTS]

    answers = [world.client.post(LOGOUT, data={"logout_token": each}) for each in faulty]

    assert {kind_of(each) for each in answers} == {(400, "provider-refused-logout")}
    assert client.get("/v1/me").status_code == 200


@pytest.mark.usefixtures("entered")
def test_a_forged_logout_token_ends_nothing(world, canaille):
    client, _ = sign_in(world, canaille)
    theirs = RSAKey.generate_key(2048, {"kid": canaille.key.kid})
    forged = (
        canaille.logout_token(key=theirs),
        canaille.logout_token(header={"kid": "of-nobody"}),
        canaille.logout_token(header={"typ": "at+jwt"}),
        "no.token.at-all",
        "",
    )

    answers = [world.client.post(LOGOUT, data={"logout_token": each}) for each in forged]

    assert [each.status_code for each in answers] == [400] * len(forged)
    assert client.get("/v1/me").status_code == 200


def test_removing_a_provider_or_a_link_ends_what_came_from_it(world, canaille, entered):
    first, _ = sign_in(world, canaille)
    assert providers.unlink(world.engine, entered, subject="thanh", at=clock.now()) == 1
    assert first.get("/v1/me").status_code == 401
    assert kind_of(sign_in(world, canaille)[1]) == (401, "unlinked-identity")

    assert providers.remove_provider(world.engine, "canaille", at=clock.now()) == 0
    assert world.client.get(START).status_code == 404


def test_the_database_holds_neither_the_client_secret_nor_an_id_token(world, canaille, entered):
    sign_in(world, canaille)

    with reading(world.engine) as connection:
        kept = str(connection.execute(text("SELECT * FROM identity_provider")).all())
        kept += str(connection.execute(text("SELECT * FROM sign_in")).all())
    assert CLIENT_SECRET not in kept
    assert "eyJ" not in kept
    assert repr(entered).count("secret") == 0
