"""The files in which the pages keep a secret, sealed with a passphrase as `booth/src/keys` does.

The service never makes or sees the keys of people. This is for the figures of a rehearsal, whose
keys are made for them so that a visitor can vote or count in their place.
"""

import base64
import json
import secrets
import unicodedata
from enum import StrEnum

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

_ROUNDS = 600_000  # OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256
_SALT_BYTES, _IV_BYTES, _KEY_BYTES = 16, 12, 32


class Form(StrEnum):
    """What a file holds: a member's voting key, in decimal, or a trustee's seed."""

    VOTING = "guong-voting-key-1"
    TRUSTEE = "guong-trustee-1"


def voting_key_file(key: int, *, public_key: str, passphrase: str) -> str:
    """The file of a member's voting key, which the booth finds by its public half."""
    return _sealed(Form.VOTING, public_key, str(key), passphrase)


def trustee_file(
    seed: str, *, tenant: str, election_id: object, user_id: str, passphrase: str
) -> str:
    """The file of a trustee's seed, which is for one election."""
    return _sealed(Form.TRUSTEE, f"{tenant}/{election_id}/{user_id}", seed, passphrase)


def _sealed(form: Form, name: str, secret: str, passphrase: str) -> str:
    salt, iv = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_IV_BYTES)
    typed = unicodedata.normalize("NFC", passphrase).encode()
    key = PBKDF2HMAC(SHA256(), _KEY_BYTES, salt, _ROUNDS).derive(typed)
    parts = {"salt": salt, "iv": iv, "sealed": AESGCM(key).encrypt(iv, secret.encode(), None)}
    written = {part: base64.b64encode(value).decode() for part, value in parts.items()}
    return json.dumps({"form": form, "name": name, "iterations": _ROUNDS, **written})
