"""An access token is ours, for us, of ten minutes, and nothing else is taken for one."""

from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey

from service.access.access_tokens import AccessTokens
from tenants.accounts.sealing import Keyring
from tenants.errors import InvalidTokenError

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
OURS = "https://guong.example.vn"
OLD, NEW = "an old secret of the instance, long", "a new secret of the instance, long"


def tokens(*secrets, issuer=OURS):
    return AccessTokens(Keyring(secrets or (OLD,)), issuer=issuer)


def issued(by, now=NOW):
    return by.issue(user_id="alice", sign_in_id="1", now=now)


def test_it_has_the_profile_of_rfc_9068():
    header, claims = _parts(issued(tokens()))

    assert (header["alg"], header["typ"]) == ("Ed25519", "at+jwt")
    assert set(claims) == {"iss", "aud", "sub", "client_id", "sid", "jti", "iat", "exp"}
    assert (claims["iss"], claims["aud"]) == (OURS, f"{OURS}/v1")
    assert claims["exp"] - claims["iat"] == 600


def test_it_ends_after_ten_minutes():
    token = issued(tokens())

    assert tokens().sign_in_of(token, NOW + timedelta(seconds=599)) == "1"
    with pytest.raises(InvalidTokenError):
        tokens().sign_in_of(token, NOW + timedelta(seconds=601))


def test_a_changed_secret_still_knows_the_tokens_of_the_one_before():
    assert tokens(NEW, OLD).sign_in_of(issued(tokens(OLD)), NOW) == "1"
    with pytest.raises(InvalidTokenError):
        tokens(NEW).sign_in_of(issued(tokens(OLD)), NOW)


@pytest.mark.parametrize(
    ("header", "claims"),
    [
        ({"typ": "JWT"}, {}),
        ({}, {"iss": "https://other.example.vn"}),
        ({}, {"aud": "https://other.example.vn/v1"}),
        ({}, {"exp": None}),
        ({}, {"sid": None}),
    ],
    ids=["another type", "another issuer", "another audience", "no end", "no sign-in"],
)
def test_what_is_signed_by_us_for_something_else_is_refused(header, claims):
    key = tokens()._newest  # noqa: SLF001 -- to sign what the service never would
    wrong = {name: value for name, value in (_claims() | claims).items() if value is not None}
    forged = jwt.encode(
        {"alg": "Ed25519", "typ": "at+jwt", "kid": key.kid} | header,
        wrong,
        key,
        algorithms=["Ed25519"],
    )

    with pytest.raises(InvalidTokenError):
        tokens().sign_in_of(forged, NOW)


@pytest.mark.parametrize("text", ["", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "not a token"])
def test_what_is_no_token_is_refused(text):
    with pytest.raises(InvalidTokenError):
        tokens().sign_in_of(text, NOW)


def test_a_token_of_somebody_elses_key_is_refused():
    ours = tokens()._newest  # noqa: SLF001 -- its name is public
    theirs = OKPKey.generate_key("Ed25519", {"kid": ours.kid})
    forged = jwt.encode(
        {"alg": "Ed25519", "typ": "at+jwt", "kid": ours.kid},
        _claims(),
        theirs,
        algorithms=["Ed25519"],
    )

    with pytest.raises(InvalidTokenError):
        tokens().sign_in_of(forged, NOW)


def _claims():
    return _parts(issued(tokens()))[1]


def _parts(token):
    found = jwt.decode(token, tokens()._known, algorithms=["Ed25519"])  # noqa: SLF001 -- to look inside
    return found.header, found.claims
