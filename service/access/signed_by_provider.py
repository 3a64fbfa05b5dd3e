"""Tokens that a provider signed: the signature, and what they must and must not say."""

from datetime import UTC, datetime, timedelta
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jws import JWSRegistry
from joserfc.jwt import Token

from service.access.discovery import Discovery
from tenants.accounts.providers import Provider
from tenants.accounts.refusals import ProviderRefusedError
from tenants.accounts.sign_ins import LIFE

LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_ASYMMETRIC = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "Ed25519"]
_LOGOUT_TYPES = frozenset({None, "JWT", "logout+jwt"})
_LEEWAY_SECONDS = 60
LONGEST_AGO = int(LIFE.total_seconds())
"""How many seconds ago somebody may have signed in at the provider; it must tell when it was."""


class SignedByProvider:
    """Verifies the tokens of one provider."""

    def __init__(self, discovery: Discovery, provider: Provider, now: datetime) -> None:
        self._discovery = discovery
        self._provider = provider
        self._now = now

    def id_token(self, text: str, *, nonce: str, access_token: str | None) -> dict[str, Any]:
        """What an ID token says, once it is known to be for us and for this very sign-in.

        OpenID Connect Core 1.0, 3.1.3.7.

        Raises:
            ProviderRefusedError: it is not.
        """
        token = self._verified(text)
        wanted: dict[str, Any] = {"nonce": nonce, "client_id": self._provider.client_id}
        wanted["max_age"] = LONGEST_AGO
        if access_token is not None:
            wanted["access_token"] = access_token
        claims = CodeIDToken(token.claims, token.header, self._options(), wanted)
        try:
            claims.validate(now=int(self._now.timestamp()), leeway=_LEEWAY_SECONDS)
        except JoseError as refused:
            raise ProviderRefusedError(reason=type(refused).__name__) from None
        if claims["auth_time"] < self._now.timestamp() - LONGEST_AGO - _LEEWAY_SECONDS:
            raise ProviderRefusedError(reason="auth_time")
        return dict(claims)

    def logout_token(self, text: str) -> dict[str, Any]:
        """What a logout token says (OpenID Connect Back-Channel Logout 1.0, 2.6).

        Raises:
            ProviderRefusedError: it is not from this provider, not for us, or no logout token.
        """
        token = self._verified(text)
        claims = token.claims
        try:
            self._logout_claims().validate(claims)
        except JoseError as refused:
            raise ProviderRefusedError(reason=type(refused).__name__) from None
        if (
            token.header.get("typ") not in _LOGOUT_TYPES
            or "nonce" in claims
            or not isinstance(claims["events"], dict)
            or LOGOUT_EVENT not in claims["events"]
            or not (claims.get("sub") or claims.get("sid"))
        ):
            raise ProviderRefusedError(reason="no logout token")
        return claims

    def _verified(self, text: str) -> Token:
        try:
            try:
                return self._decoded(text, self._discovery.of(self._provider, self._now).keys)
            except InvalidKeyIdError:
                return self._decoded(text, self._discovery.anew(self._provider, self._now).keys)
        except (JoseError, ValueError) as refused:
            raise ProviderRefusedError(reason=type(refused).__name__) from None

    def _decoded(self, text: str, keys: Any) -> Token:
        registry = JWSRegistry(algorithms=_ASYMMETRIC, strict_check_header=False)
        return jwt.decode(text, keys, registry=registry)

    def _options(self) -> dict[str, Any]:
        return {
            "iss": {"essential": True, "value": self._provider.issuer},
            "aud": {"essential": True, "value": self._provider.client_id},
            "sub": {"essential": True},
        }

    def _logout_claims(self) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=int(self._now.timestamp()),
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": self._provider.issuer},
            aud={"essential": True, "value": self._provider.client_id},
            iat={"essential": True},
            exp={"essential": True},
            jti={"essential": True},
            events={"essential": True},
        )


def instant(seconds: float, *, latest: datetime) -> datetime:
    """The instant of a claim, never later than `latest`."""
    return min(datetime.fromtimestamp(seconds, UTC), latest)


def valid_until(claims: dict[str, Any], now: datetime) -> datetime:
    """How long a token that was seen must be remembered."""
    expires = datetime.fromtimestamp(int(claims["exp"]), UTC)
    return max(expires, now) + timedelta(seconds=_LEEWAY_SECONDS)
