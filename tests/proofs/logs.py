"""Logs for the tests of proofs: made at once, and kept as tiles in a dictionary or a folder."""

from pathlib import Path

from proofs.checkpoints import Checkpoint
from proofs.growing import GrowingTree
from proofs.hashing import EMPTY_ROOT, leaf_hash, left_part, node_hash
from proofs.notes import signed
from proofs.tiles import WIDTH, Tile, nodes_from, tiles_of, write_bundle

SIZES = [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 65535, 65536, 65537, 70000]


def entries_of(size):
    return [f"entry {number}".encode() for number in range(size)]


def root_by_definition(hashes):
    """The recursion of RFC 6962, 2.1, as it stands there."""
    if not hashes:
        return EMPTY_ROOT
    if len(hashes) == 1:
        return hashes[0]
    left = left_part(len(hashes))
    return node_hash(root_by_definition(hashes[:left]), root_by_definition(hashes[left:]))


class Log:
    """A log of entries, grown in one step."""

    def __init__(self, entries):
        self.entries = list(entries)
        self.hashes = [leaf_hash(entry) for entry in self.entries]
        self.tree = GrowingTree()
        self.tiles = self.tree.extend(self.hashes)

    def read(self, tile):
        return self.tiles[tile.level, tile.index]

    def nodes(self, size=None):
        return nodes_from(self.read, self.tree.size if size is None else size)

    def write(self, folder: Path, key):
        """The files that a server of static files would serve."""
        size = self.tree.size
        for tile in tiles_of(size):
            _write(folder / tile.path, self.read(tile))
            if tile.level == 0:
                first = tile.index * WIDTH
                _write(folder / tile.bundle_path, write_bundle(self.entries[first:][: tile.width]))
        note = signed(Checkpoint(key.name, size, self.tree.root).text, key)
        _write(folder / "checkpoint", note.content.encode())


def tile(level, index, width=WIDTH):
    return Tile(level, index, width)


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
