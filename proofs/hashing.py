"""The hashes of a Merkle tree (RFC 6962, 2.1)."""

from collections.abc import Sequence
from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry; no node of the tree has the same."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return sha256(b"\x01" + left + right).digest()


def perfect_root(hashes: Sequence[bytes]) -> bytes:
    """The root above 1, 2, 4, 8 … hashes that stand side by side."""
    level = list(hashes)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=True)
        level = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return level[0]


def left_part(size: int) -> int:
    """How many of `size` ≥ 2 entries stand left of the root: the largest power of two below."""
    return 1 << ((size - 1).bit_length() - 1)
