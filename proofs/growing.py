"""A tree that grows: from its right edge and new leaves to the tiles that change."""

from collections.abc import Iterable

from proofs.hashing import EMPTY_ROOT, node_hash, perfect_root
from proofs.tiles import HEIGHT, WIDTH, ReadTile, Tile, hashes_of

Written = dict[tuple[int, int], bytes]
"""The content of tiles by level and index; a tile of fewer than 256 hashes will grow on."""


class GrowingTree:
    """The right edge of a tree: the unfinished tile of each level."""

    def __init__(self, size: int = 0, edge: Iterable[list[bytes]] = ()) -> None:
        self.size = size
        self._edge = list(edge)

    @classmethod
    def resumed(cls, size: int, read: ReadTile) -> "GrowingTree":
        """The tree of `size` entries whose tiles can be read.

        Raises:
            MalformedTileError: a tile at the right edge is too short.
        """
        edge = []
        level = 0
        while hashes := size >> (HEIGHT * level):
            tile = Tile(level, hashes // WIDTH, hashes % WIDTH)
            edge.append(hashes_of(read(tile), tile) if tile.width else [])
            level += 1
        return cls(size, edge)

    def extend(self, leaf_hashes: Iterable[bytes]) -> Written:
        """Add leaves; answers every tile that is new or has grown."""
        written: Written = {}
        for found in leaf_hashes:
            self._add(found, written)
        for level, hashes in enumerate(self._edge):
            index = (self.size >> (HEIGHT * level)) // WIDTH
            if hashes:
                written[level, index] = b"".join(hashes)
        return written

    @property
    def root(self) -> bytes:
        """The root of the tree: its perfect subtrees joined from the right (RFC 6962, 2.1)."""
        found = b""
        for hashes in self._edge:
            for subtree in reversed(_perfect_roots(hashes)):
                found = node_hash(subtree, found) if found else subtree
        return found or EMPTY_ROOT

    def _add(self, found: bytes, written: Written) -> None:
        self.size += 1
        level = 0
        while True:
            if level == len(self._edge):
                self._edge.append([])
            hashes = self._edge[level]
            hashes.append(found)
            if len(hashes) < WIDTH:
                return
            index = (self.size >> (HEIGHT * (level + 1))) - 1
            written[level, index] = b"".join(hashes)
            found = perfect_root(hashes)
            hashes.clear()
            level += 1


def _perfect_roots(hashes: list[bytes]) -> list[bytes]:
    """The perfect subtrees of fewer than 256 hashes, the largest first."""
    roots, start = [], 0
    for height in reversed(range(HEIGHT)):
        if len(hashes) & (1 << height):
            roots.append(perfect_root(hashes[start : start + (1 << height)]))
            start += 1 << height
    return roots
