"""A tree as tiles of 256 hashes, and its entries as bundles (C2SP tlog-tiles)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from proofs.errors import ProofError
from proofs.hashing import HASH_SIZE, perfect_root
from proofs.trees import Nodes

HEIGHT = 8
WIDTH = 1 << HEIGHT
ENTRIES = "entries"
MOST_BYTES = 0xFFFF
_PATH = re.compile(r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]*))?")
_HIGHEST = 63


class MalformedTileError(ProofError):
    """A tile, a bundle or the path of one does not have its form."""

    vi = "Mảnh nhật ký {tile} không đúng dạng."
    en = "The tile {tile} is malformed."


class OversizedEntryError(ProofError):
    """An entry is longer than a bundle can say."""

    vi = "Mục nhật ký dài {length} byte, tối đa 65535."
    en = "The entry has {length} bytes; 65535 at most."


@dataclass(frozen=True)
class Tile:
    """Where a tile stands: its level, its index there, and how many hashes it has."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """The path below the prefix of the log."""
        return _path(str(self.level), self.index, self.width)

    @property
    def bundle_path(self) -> str:
        """The path of the bundle with the entries below a tile of level 0."""
        return _path(ENTRIES, self.index, self.width)


ReadTile = Callable[[Tile], bytes]
"""The hashes of a tile; more than its width do no harm."""


def read_path(path: str) -> tuple[Tile, bool]:
    """The tile that a path names, and whether the path asks for its bundle of entries.

    Raises:
        MalformedTileError: it is no path of a tile in its one form.
    """
    found = _PATH.fullmatch(path)
    if found is None:
        raise MalformedTileError(tile=path)
    kind, digits, width = found[1], found[2].replace("x", "").replace("/", ""), found[3]
    tile = Tile(0 if kind == ENTRIES else int(kind), int(digits), int(width or WIDTH))
    if path != (tile.bundle_path if kind == ENTRIES else tile.path) or tile.level > _HIGHEST:
        raise MalformedTileError(tile=path)
    return tile, kind == ENTRIES


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile of a tree of `size` entries, level by level."""
    level = 0
    while size >> (HEIGHT * level):
        hashes = size >> (HEIGHT * level)
        for index in range(hashes // WIDTH):
            yield Tile(level, index)
        if hashes % WIDTH:
            yield Tile(level, hashes // WIDTH, hashes % WIDTH)
        level += 1


def tiles_of_proof(index: int, size: int) -> list[Tile]:
    """The tiles from which an entry is proven: those above it, and the right edge of the tree."""
    found: dict[Tile, None] = {}
    level = 0
    while hashes := size >> (HEIGHT * level):
        above = index >> (HEIGHT * (level + 1))
        for place in (above, (hashes - 1) // WIDTH):
            if place * WIDTH < hashes:
                found[_tile_in(size, level, place)] = None
        level += 1
    return list(found)


def nodes_from(read: ReadTile, size: int) -> Nodes:
    """The perfect subtrees of a tree of `size` entries; each tile is read once.

    Raises:
        MalformedTileError: when asked for a node whose tile is too short.
    """
    kept: dict[Tile, list[bytes]] = {}

    def nodes(level: int, index: int) -> bytes:
        tile_level, height = divmod(level, HEIGHT)
        tile_index, place = divmod(index << height, WIDTH)
        tile = _tile_in(size, tile_level, tile_index)
        if tile not in kept:
            kept[tile] = hashes_of(read(tile), tile)
        return perfect_root(kept[tile][place : place + (1 << height)])

    return nodes


def hashes_of(content: bytes, tile: Tile) -> list[bytes]:
    """The hashes of a tile, as many as its width says.

    Raises:
        MalformedTileError: there are fewer, or one is cut.
    """
    if len(content) < tile.width * HASH_SIZE or len(content) % HASH_SIZE:
        raise MalformedTileError(tile=tile.path)
    ends = range(0, tile.width * HASH_SIZE, HASH_SIZE)
    return [content[start : start + HASH_SIZE] for start in ends]


def write_bundle(entries: Sequence[bytes]) -> bytes:
    """Entries as one bundle.

    Raises:
        OversizedEntryError: an entry is too long.
    """
    for entry in entries:
        if len(entry) > MOST_BYTES:
            raise OversizedEntryError(length=len(entry))
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def read_bundle(content: bytes) -> list[bytes]:
    """The entries of a bundle.

    Raises:
        MalformedTileError: the bundle ends inside an entry.
    """
    entries, place = [], 0
    while place < len(content):
        begin = place + 2
        place = begin + int.from_bytes(content[place:begin], "big")
        if begin > len(content) or place > len(content):
            raise MalformedTileError(tile=ENTRIES)
        entries.append(content[begin:place])
    return entries


def _tile_in(size: int, level: int, index: int) -> Tile:
    hashes = (size >> (HEIGHT * level)) - index * WIDTH
    return Tile(level, index, min(hashes, WIDTH))


def _path(kind: str, index: int, width: int) -> str:
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    number = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return f"tile/{kind}/{number}" + ("" if width == WIDTH else f".p/{width}")
