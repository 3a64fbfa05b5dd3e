"""What the transparency log of a tenant says of an event: one canonical line, and no content.

A leaf is the RFC 8785 form of the metadata of the event with a salted SHA-256 commitment to the
exact bytes that are stored of it. It is made when the event is recorded and stored beside it;
nobody makes it again but to compare. Personal texts are ciphertext in those bytes, each followed by
a commitment to its plain text, which the leaf repeats: one text can be opened without any key. The
salts come from the person's key, so destroying it destroys them and changes no stored byte, no leaf
and no root (decision 0030).
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

FORMAT = "guong-leaf/1"
FORMAT_WITH_TEXTS = "guong-leaf/2"
SALT_SIZE = 32
_OF_TEXT = re.compile(
    rb'"_type_":"sealed","_data_":"[0-9a-f]{32}\.[0-9]+\.[A-Za-z0-9+/=]+\.([0-9a-f]{64})"'
)
# ASCII names in order, no fractions: for this `json` writes what RFC 8785 asks for.
_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_HOLE = '"position":0'


@dataclass(frozen=True)
class NewLeaf:
    """A leaf whose position is not known yet: what stands before it and what follows."""

    salt: bytes
    before: str
    after: str

    def at(self, position: int) -> bytes:
        """The leaf, once the event has its position."""
        return f"{self.before}{position}{self.after}".encode()


def new_leaf(event: Mapping[str, Any]) -> NewLeaf:
    """The leaf of an event, given by the names of its columns, with a new salt."""
    salt = secrets.token_bytes(SALT_SIZE)
    text = _canonical(content(event, salt, 0))
    before, _, after = text.partition(_HOLE)  # A quote inside a value would stand escaped.
    return NewLeaf(salt, before + _HOLE[:-1], after)


def leaf_of(event: Mapping[str, Any], salt: bytes, position: int) -> bytes:
    """The leaf of a recorded event, made again to compare."""
    return _canonical(content(event, salt, position)).encode()


def content(event: Mapping[str, Any], salt: bytes, position: int) -> dict[str, Any]:
    """What a leaf says of an event, given by the names of its columns; its own names in order."""
    causation_id = event["causation_id"]
    texts = text_commitments(event["state"])
    return {
        "acting_role": event["acting_role"],
        "actor": event["actor"],
        "causation_id": None if causation_id is None else str(causation_id),
        "commitment": commitment(salt, event["state"]),
        "correlation_id": str(event["correlation_id"]),
        "event_id": str(event["event_id"]),
        "format": FORMAT_WITH_TEXTS if texts else FORMAT,
        "originator_id": str(event["originator_id"]),
        "originator_version": event["originator_version"],
        **({"personal": texts} if texts else {}),
        "position": position,
        "recorded_at": moment(event["recorded_at"]),
        "tenant_id": event["tenant_id"],
        "topic": event["topic"],
    }


def commitment(salt: bytes, state: bytes) -> str:
    """The salted hash that fixes the stored bytes and tells nothing of them."""
    return sha256(salt + state).hexdigest()


def text_commitment(salt: bytes, place: str, text: str) -> str:
    """The salted hash that fixes one personal text at its place and tells nothing of it.

    A place is `<aggregate>/<version>/<field>`; both are written as RFC 8785 has them.
    """
    return sha256(salt + _canonical([place, text]).encode()).hexdigest()


def text_commitments(state: bytes) -> list[str]:
    """The commitments to the personal texts of an event, in the order of its stored bytes."""
    return [each.decode() for each in _OF_TEXT.findall(state)]


def moment(instant: datetime) -> str:
    """An instant in UTC to the microsecond, always in the same form."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
