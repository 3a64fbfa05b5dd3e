"""Short-lived access tokens: signed JWTs in the profile of RFC 9068, verified without asking."""

from datetime import datetime, timedelta
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OKPKey

from tenants.accounts.sealing import Keyring
from tenants.errors import InvalidTokenError

LIFE = timedelta(minutes=10)
_ALGORITHM = "Ed25519"
_TYPE = "at+jwt"
_CLIENT = "guong"
_PURPOSE = "access-tokens"


class AccessTokens:
    """Signs and verifies the access tokens of one instance."""

    def __init__(self, keyring: Keyring, *, issuer: str) -> None:
        self._issuer = issuer
        self._audience = f"{issuer}/v1"
        newest, *older = [_signing_key(seed) for seed in keyring.keys(_PURPOSE)]
        self._newest = newest
        self._known = KeySet([newest, *older])

    def issue(self, *, user_id: str, sign_in_id: str, now: datetime) -> str:
        """A token for a sign-in, good for some minutes."""
        issued = int(now.timestamp())
        header = {"alg": _ALGORITHM, "typ": _TYPE, "kid": self._newest.kid}
        claims = {
            "iss": self._issuer,
            "aud": self._audience,
            "sub": user_id,
            "client_id": _CLIENT,
            "sid": sign_in_id,
            "jti": str(uuid4()),
            "iat": issued,
            "exp": issued + LIFE.seconds,
        }
        return jwt.encode(header, claims, self._newest, algorithms=[_ALGORITHM])

    def sign_in_of(self, token: str, now: datetime) -> str:
        """The sign-in for which a token was issued.

        Raises:
            InvalidTokenError: it is not ours, not for us, too old, or no access token.
        """
        try:
            found = jwt.decode(token, self._known, algorithms=[_ALGORITHM])
            self._claims(now).validate(found.claims)
        except (JoseError, ValueError):
            raise InvalidTokenError from None
        if found.header.get("typ") != _TYPE:
            raise InvalidTokenError
        return str(found.claims["sid"])

    def _claims(self, now: datetime) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._audience},
            exp={"essential": True},
            sid={"essential": True},
        )


def _signing_key(seed: bytes) -> OKPKey:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    name = OKPKey.import_key(private).thumbprint()
    return OKPKey.import_key(private, {"kid": name})
