"""Signed notes, their keys and their signatures (C2SP signed-note, tlog-cosignature)."""

import base64
import hashlib
from collections.abc import Iterator
from typing import NoReturn

from service.transparency.standalone.ed25519 import is_signature

LOG_KEY, WITNESS_KEY = 1, 4


class BadError(Exception):
    """Something does not agree; the text says where."""


def bad(place: str) -> NoReturn:
    """Say where something does not agree."""
    raise BadError(place)


class Key:
    """A public key from its text: name+id+base64."""

    def __init__(self, text: str) -> None:
        try:
            self.name, _, material = text.split("+", 2)
            decoded = base64.b64decode(material, validate=True)
        except ValueError:
            bad(f"key {text}")
        self.kind, self.public = decoded[0], decoded[1:]
        self.text = text

    def identity(self, name: str) -> bytes:
        """What names the key in a signature line of somebody of that name."""
        hashed = name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(hashed).digest()[:4]


def signers(note: str, keys: list[Key], origin: str) -> Iterator[tuple[Key, int]]:
    """Whose signatures stand below a note, with the time of cosignatures; false ones are bad."""
    text, _, lines = note.rpartition("\n\n")
    for line in lines.splitlines():
        _, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded, validate=True)
        for key in keys:
            own = origin if key.kind == LOG_KEY else key.name
            if name == own and raw[:4] == key.identity(own):
                yield key, confirmed(key, text + "\n", raw[4:])


def confirmed(key: Key, text: str, value: bytes) -> int:
    """The POSIX time of a cosignature, or 0 for the log's own signature, once it is true."""
    at = 0
    message = text.encode()
    if key.kind == WITNESS_KEY:
        at = int.from_bytes(value[:8], "big")
        message = f"cosignature/v1\ntime {at}\n{text}".encode()
        value = value[8:]
    if not is_signature(key.public, message, value):
        bad(f"checkpoint: signature of {key.name}")
    return at
