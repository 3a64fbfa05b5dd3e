"""Bundles of leaves and tiles of hashes (C2SP tlog-tiles), and the tree above them (RFC 6962)."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from service.transparency.standalone.notes import bad

WIDTH = 256
HASH = 32
EXTRACT = "leaves.jsonl"
Leaves = Iterator[tuple[int, bytes]]
"""Positions and what stands there."""


def tree_of(folder: Path, size: int) -> tuple[Leaves, list[bytes]]:
    """The leaves of a package, and the list of all hashes that fills while they are read.

    An extract holds a part of the leaves and, for the others, their hashes.
    """
    if (folder / EXTRACT).exists():
        hashes = [each for part in parts_of(folder, "tile/0", size) for each in hashes_in(*part)]
        return extracted(folder, hashes), hashes
    filling: list[bytes] = []
    return every_leaf(folder, size, filling), filling


def every_leaf(folder: Path, size: int, hashes: list[bytes]) -> Leaves:
    """All leaves in order; their hashes go into the list."""
    for path, width in parts_of(folder, "tile/entries", size):
        for leaf in leaves_in(path, width):
            hashes.append(leaf_hash(leaf))
            yield len(hashes), leaf


def extracted(folder: Path, hashes: list[bytes]) -> Leaves:
    """The leaves of an extract, each compared with its hash."""
    for line in (folder / EXTRACT).read_text("utf-8").splitlines():
        told = json.loads(line)
        position, leaf = told["position"], told["leaf"].encode()
        if not 1 <= position <= len(hashes) or hashes[position - 1] != leaf_hash(leaf):
            bad(f"{EXTRACT}: leaf {position}")
        yield position, leaf


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\0" + leaf).digest()


def parts_of(folder: Path, name: str, size: int) -> Iterator[tuple[Path, int]]:
    """The files of a tree's lowest level, with how many entries each holds."""
    for index in range(-(-size // WIDTH)):
        width = min(WIDTH, size - index * WIDTH)
        yield folder / tile_path(name, index, width), width


def leaves_in(path: Path, width: int) -> Iterator[bytes]:
    """The leaves in a bundle."""
    content = path.read_bytes()
    place = 0
    for _ in range(width):
        length = int.from_bytes(content[place : place + 2], "big")
        yield content[place + 2 : place + 2 + length]
        place += 2 + length
    if place != len(content):
        bad(f"{path.name}: length")


def hashes_in(path: Path, width: int) -> list[bytes]:
    """The hashes in a tile."""
    content = path.read_bytes()
    if len(content) != width * HASH:
        bad(f"{path.name}: length")
    return [content[place : place + HASH] for place in range(0, len(content), HASH)]


def tile_path(name: str, index: int, width: int) -> str:
    """Where a tile or bundle stands (C2SP tlog-tiles)."""
    digits = str(index).zfill(-(-len(str(index)) // 3) * 3)
    groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    number = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return f"{name}/{number}" + ("" if width == WIDTH else f".p/{width}")


def root_of(hashes: list[bytes]) -> bytes:
    """The root of a tree: levels joined in pairs, the last one without a partner kept."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2])  # noqa: B905 -- Python 3.9 has no strict
        joined = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs]
        hashes = joined + hashes[len(hashes) & ~1 :]
    return hashes[0]
