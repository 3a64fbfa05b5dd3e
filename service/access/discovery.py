"""What identity providers publish about themselves: their addresses and keys, kept for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from service.settings import is_loopback
from tenants.accounts.providers import Provider
from tenants.accounts.refusals import ProviderUnreachableError, UnsafeIssuerError

PATH = "/.well-known/openid-configuration"
TIMEOUT_SECONDS = 5
_KEPT_FOR = timedelta(minutes=10)
_AT_MOST_EVERY = timedelta(minutes=1)
_FOUND = 200
_NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Published:
    """What a provider published, and when it was read."""

    metadata: dict[str, Any]
    keys: KeySet
    read_at: datetime


class Discovery:
    """Reads what providers publish (OpenID Connect Discovery 1.0), and not again at once."""

    def __init__(self) -> None:
        self._kept: dict[str, Published] = {}

    def of(self, provider: Provider, now: datetime) -> Published:
        """What a provider publishes, at most some minutes old.

        Raises:
            ProviderUnreachableError: it does not answer, or not for the issuer that it is.
        """
        kept = self._kept.get(provider.issuer)
        if kept is None or now - kept.read_at > _KEPT_FOR:
            kept = self._kept[provider.issuer] = _read(provider, now)
        return kept

    def anew(self, provider: Provider, now: datetime) -> Published:
        """The same read again, because a key is missing; at most once a minute.

        Raises:
            ProviderUnreachableError: it does not answer.
        """
        if now - self.of(provider, now).read_at > _AT_MOST_EVERY:
            self._kept.pop(provider.issuer, None)
        return self.of(provider, now)


def require_safe(url: str) -> None:
    """Go on only with an address over TLS, or on this machine.

    Raises:
        UnsafeIssuerError: others could read or change what is said there.
    """
    if not (url.startswith("https://") or (url.startswith("http://") and is_loopback(url))):
        raise UnsafeIssuerError(url=url)


def _read(provider: Provider, now: datetime) -> Published:
    metadata = _json(provider, provider.issuer.rstrip("/") + PATH)
    if metadata.get("issuer") != provider.issuer or not all(map(metadata.get, _NEEDED)):
        raise ProviderUnreachableError(provider_id=provider.provider_id)
    for name in _NEEDED[1:]:
        require_safe(metadata[name])
    try:
        keys = KeySet.import_key_set(_json(provider, metadata["jwks_uri"]))
    except (JoseError, ValueError, KeyError):
        raise ProviderUnreachableError(provider_id=provider.provider_id) from None
    return Published(metadata, keys, now)


def _json(provider: Provider, url: str) -> Any:
    require_safe(url)
    try:
        answer = requests.get(url, timeout=TIMEOUT_SECONDS, allow_redirects=False)
        found = answer.json() if answer.status_code == _FOUND else None
    except (requests.RequestException, ValueError):
        found = None
    if not isinstance(found, dict):
        raise ProviderUnreachableError(provider_id=provider.provider_id)
    return found
