"""AES-256-GCM as every key here uses it: a random 96-bit nonce before what it seals."""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
KEY_BITS = 256


def new_key() -> bytes:
    """A key that nobody had before."""
    return AESGCM.generate_key(KEY_BITS)


def wrapped(by: bytes | AESGCM, secret: bytes, place: str) -> bytes:
    """The secret sealed for one place: elsewhere it does not open."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(by).encrypt(nonce, secret, place.encode())


def unwrapped(by: bytes | AESGCM, sealed: bytes, place: str) -> bytes:
    """The secret again.

    Raises:
        cryptography.exceptions.InvalidTag: it was changed, or sealed by another key or elsewhere.
    """
    return _cipher(by).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())


def _cipher(key: bytes | AESGCM) -> AESGCM:
    return key if isinstance(key, AESGCM) else AESGCM(key)
