"""An agency's keys on their way: wrapped by a passphrase instead of the keys of an instance."""

import base64
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from service.moving.refusals import WeakPassphraseError, WrongPassphraseError
from tenants.keys.keyring import Keyring
from tenants.keys.tenant_keys import place_of
from tenants.keys.wrapping import KEY_BITS, unwrapped, wrapped

LEAST = 16
TRANSPORT = "transport"
_COST = {"n": 2**17, "r": 8, "p": 1}
"""OWASP Password Storage Cheat Sheet: scrypt with 128 MiB."""
_SALT = 16


class Transport:
    """Wraps keys for the way from one instance to another."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        """Derive the key by scrypt (RFC 7914).

        Raises:
            WeakPassphraseError: the passphrase is short.
        """
        if len(passphrase) < LEAST:
            raise WeakPassphraseError(least=LEAST)
        derived = Scrypt(salt=salt, length=KEY_BITS // 8, **_COST).derive(passphrase.encode())
        self.salt = salt
        self._key = AESGCM(derived)

    @classmethod
    def begun(cls, passphrase: str) -> "Transport":
        """For a new pack."""
        return cls(passphrase, os.urandom(_SALT))

    @classmethod
    def told(cls, passphrase: str, header: Mapping[str, Any]) -> "Transport":
        """For a pack that says how its key was derived."""
        return cls(passphrase, base64.b64decode(header["salt"], validate=True))

    @property
    def header(self) -> dict[str, str]:
        """What the pack says of it."""
        return {"kdf": "scrypt-131072-8-1", "salt": base64.b64encode(self.salt).decode()}

    def taken_out(self, row: Mapping[str, Any], keyring: Keyring) -> dict[str, Any]:
        """An agency's key wrapped for the way."""
        place = place_of(row["tenant_id"], row["version"])
        secret = keyring.unwrap(row["instance_key_id"], bytes(row["wrapped"]), place)
        return {**row, "wrapped": wrapped(self._key, secret, place), "instance_key_id": TRANSPORT}

    def brought_in(self, row: Mapping[str, Any], keyring: Keyring) -> dict[str, Any]:
        """The same key wrapped by the instance that received it.

        Raises:
            WrongPassphraseError: this passphrase did not wrap it.
        """
        place = place_of(row["tenant_id"], row["version"])
        try:
            secret = unwrapped(self._key, row["wrapped"], place)
        except InvalidTag:
            raise WrongPassphraseError from None
        key_id, sealed = keyring.wrap(secret, place)
        return {**row, "wrapped": sealed, "instance_key_id": key_id}
