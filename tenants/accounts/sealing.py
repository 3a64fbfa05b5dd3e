"""Keys derived from the secrets of the instance, and what is sealed with them.

The database holds sealed values only; the secret stays in the environment. HKDF is RFC 5869,
AES-GCM NIST SP 800-38D.
"""

import hashlib
import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SEALING = "sealing"
_KEY_BYTES, _NONCE_BYTES = 32, 12


class UnsealableError(Exception):
    """A sealed value was made with a secret that is not configured any more, or was changed."""


class Keyring:
    """Keys for every purpose, from the newest secret and those before it."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = tuple(secrets)
        self._derived: dict[str, tuple[bytes, ...]] = {}

    def keys(self, purpose: str) -> tuple[bytes, ...]:
        """A key of 32 bytes for a purpose from each secret; the first is the one to use."""
        if purpose not in self._derived:
            self._derived[purpose] = tuple(_derive(each, purpose) for each in self._secrets)
        return self._derived[purpose]

    def seal(self, plain: str, *, context: str) -> str:
        """Encrypt a value; it opens only in the same context."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(self.keys(_SEALING)[0]).encrypt(nonce, plain.encode(), context.encode())
        return urlsafe_b64encode(nonce + sealed).decode()

    def unseal(self, sealed: str, *, context: str) -> str:
        """What was sealed in this context, with this secret or one before it.

        Raises:
            UnsealableError: it was not, or somebody changed it.
        """
        try:
            raw = urlsafe_b64decode(sealed.encode())
        except ValueError:
            raise UnsealableError from None
        for key in self.keys(_SEALING):
            try:
                return _opened(key, raw, context)
            except InvalidTag:
                continue
        raise UnsealableError

    def mark(self, message: str, *, purpose: str) -> str:
        """A mark that only the holder of the secret can put on a message."""
        return _mark(self.keys(purpose)[0], message)

    def is_marked(self, message: str, mark: str, *, purpose: str) -> bool:
        """Whether this mark was put on this message; compared in constant time."""
        marks = (_mark(key, message) for key in self.keys(purpose))
        return any(hmac.compare_digest(each.encode(), mark.encode()) for each in marks)


def _derive(secret: str, purpose: str) -> bytes:
    info = f"guong/{purpose}".encode()
    return HKDF(SHA256(), length=_KEY_BYTES, salt=None, info=info).derive(secret.encode())


def _opened(key: bytes, raw: bytes, context: str) -> str:
    if len(raw) <= _NONCE_BYTES:
        raise InvalidTag
    nonce, sealed = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:]
    return AESGCM(key).decrypt(nonce, sealed, context.encode()).decode()


def _mark(key: bytes, message: str) -> str:
    return hmac.new(key, message.encode(), hashlib.sha256).hexdigest()
