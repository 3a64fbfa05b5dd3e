"""Key files of made-up people, as the pages keep those of real ones: sealed under a passphrase."""

import base64
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

PASSPHRASE = "khoa dien tap 2024"  # noqa: S105 -- of figures that nobody is
VOTING, TRUSTEE = "guong-voting-key-1", "guong-trustee-1"
_ITERATIONS = 600_000  # OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256
_KEY = 32


def write(path: Path, *, form: str, name: str, secret: str) -> Path:
    """Write a secret as the file that the pages take, readable by its owner alone."""
    salt, iv = os.urandom(16), os.urandom(12)
    derived = PBKDF2HMAC(algorithm=SHA256(), length=_KEY, salt=salt, iterations=_ITERATIONS)
    sealed = AESGCM(derived.derive(PASSPHRASE.encode())).encrypt(iv, secret.encode(), None)
    content = {
        "form": form,
        "name": name,
        "iterations": _ITERATIONS,
        "salt": _text(salt),
        "iv": _text(iv),
        "sealed": _text(sealed),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
