"""What the transparency log of a tenant says of an event: one canonical line, and no content.

A leaf is the RFC 8785 form of the metadata of the event with a salted SHA-256 commitment to the
exact bytes that are stored of it. It is made when the event is recorded and stored beside it;
nobody makes it again but to compare. Personal texts are ciphertext in those bytes, each followed by
a commitment to its plain text, which the leaf repeats: one text can be opened without any key. The
salts come from the person's key, so destroying it destroys them and changes no stored byte, no leaf
and no root (decision 0030).
"""

import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

FORMAT = "guong-leaf/1"
FORMAT_WITH_TEXTS = "guong-leaf/2"
SALT_SIZE = 32
_SEALED = b'"_type_":"sealed"'
_OF_TEXT = re.compile(
    _SEALED + rb',"_data_":"[0-9a-f]{32}\.[0-9]+\.[A-Za-z0-9+/=]+\.([0-9a-f]{64})"'
)
_written = msgspec.json.Encoder().encode  # Escapes just what RFC 8785 has escaped.
_HOLE = b'"position":0'


class Leaf(msgspec.Struct):
    """The members of a leaf, in the order of RFC 8785, which `msgspec` writes as they stand."""

    acting_role: str
    actor: str
    causation_id: UUID | None
    commitment: str
    correlation_id: UUID
    event_id: UUID
    format: str
    originator_id: UUID
    originator_version: int
    personal: list[str] | msgspec.UnsetType
    position: int
    recorded_at: datetime
    tenant_id: str
    topic: str


class NewLeaf(NamedTuple):
    """A leaf whose position is not known yet: what stands before it and what follows."""

    salt: bytes
    before: bytes
    after: bytes

    def at(self, position: int) -> bytes:
        """The leaf, once the event has its position."""
        return b"%b%d%b" % (self.before, position, self.after)


def new_leaf(event: Mapping[str, Any]) -> NewLeaf:
    """The leaf of an event, given by the names of its columns, with a new salt."""
    salt = secrets.token_bytes(SALT_SIZE)
    # A quote inside a value would stand escaped, so that the first hole is the position.
    before, _, after = leaf_of(event, salt, 0).partition(_HOLE)
    return NewLeaf(salt, before + _HOLE[:-1], after)


def leaf_of(event: Mapping[str, Any], salt: bytes, position: int) -> bytes:
    """The leaf of an event with its salt at its position: made again only to compare."""
    texts = text_commitments(event["state"])
    leaf = Leaf(
        acting_role=event["acting_role"],
        actor=event["actor"],
        causation_id=event["causation_id"],
        commitment=commitment(salt, event["state"]),
        correlation_id=event["correlation_id"],
        event_id=event["event_id"],
        format=FORMAT_WITH_TEXTS if texts else FORMAT,
        originator_id=event["originator_id"],
        originator_version=event["originator_version"],
        personal=texts or msgspec.UNSET,
        position=position,
        recorded_at=event["recorded_at"].astimezone(UTC),
        tenant_id=event["tenant_id"],
        topic=event["topic"],
    )
    return _written(leaf)


def commitment(salt: bytes, state: bytes) -> str:
    """The salted hash that fixes the stored bytes and tells nothing of them."""
    return sha256(salt + state).hexdigest()


def text_commitment(salt: bytes, place: str, text: str) -> str:
    """The salted hash that fixes one personal text at its place and tells nothing of it.

    A place is `<aggregate>/<version>/<field>`; both are written as RFC 8785 has them.
    """
    return sha256(salt + _written([place, text])).hexdigest()


def text_commitments(state: bytes) -> list[str]:
    """The commitments to the personal texts of an event, in the order of its stored bytes."""
    return [each.decode() for each in _OF_TEXT.findall(state)] if _SEALED in state else []
