"""What a process needs to let people in: the keys, the tokens, the address that users see."""

from dataclasses import dataclass

from service.access.access_tokens import AccessTokens
from service.access.discovery import Discovery
from service.settings import Settings
from tenants.accounts.sealing import Keyring


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """The keys of the instance, its access tokens, and what is known of identity providers."""

    keyring: Keyring
    tokens: AccessTokens
    discovery: Discovery
    public_url: str

    @classmethod
    def of(cls, settings: Settings) -> "Entrance":
        """The entrance that the settings describe."""
        keyring = Keyring(settings.secret_keys)
        tokens = AccessTokens(keyring, issuer=settings.public_url)
        return cls(
            keyring=keyring,
            tokens=tokens,
            discovery=Discovery(),
            public_url=settings.public_url,
        )
