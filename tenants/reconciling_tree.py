"""Makes the tree of a log again from its entries, and holds what is stored of it against that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.errors import ProofError
from proofs.growing import GrowingTree, Written
from proofs.hashing import leaf_hash
from proofs.keys import VerifierKey
from proofs.notes import Note
from proofs.tiles import nodes_from
from proofs.witnessing import keys_of
from tenants.log_tables import EVENT_LOG, LogTables
from tenants.tiles import StoredTree


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree: its kind, the tenant, and the place in its log."""

    kind: str
    tenant_id: str
    place: str


class TreeComparison:
    """Compares root, tiles and checkpoints of one log with the entries that are put into it."""

    def __init__(
        self,
        connection: Connection,
        tenant_id: str,
        keys: tuple[VerifierKey, ...],
        tables: LogTables = EVENT_LOG,
    ) -> None:
        self.findings: list[Finding] = []
        self._connection = connection
        self._tenant_id = tenant_id
        self._keys = keys
        self._tables = tables
        self._tree = GrowingTree()
        self._tiles: Written = {}
        self._nodes: trees.Nodes | None = None

    def extend(self, entries: Sequence[bytes]) -> None:
        """Put the next entries into the tree."""
        self._tiles |= self._tree.extend([leaf_hash(each) for each in entries])

    def found(self, kind: str, place: str) -> None:
        """Note something that does not agree."""
        self.findings.append(Finding(kind, self._tenant_id, place))

    def compare(self, stored: StoredTree | None) -> int:
        """Compare all that is stored; answers up to which entry it is signed."""
        if stored:
            self._compare_tree(stored)
        return self._checkpoints(stored.size if stored else 0)

    def _compare_tree(self, stored: StoredTree) -> None:
        if self._tree.size < stored.size:
            self.found("leaves-without-events", f"{self._tree.size + 1}–{stored.size}")
        elif self._tree.root != stored.root:
            self.found("root-differs", str(stored.size))
        tile = self._tables.tile.c
        query = select(tile.level, tile.tile_index, tile.hashes)
        rows = self._read(query.where(tile.tenant_id == self._tenant_id))
        kept = {(level, index): bytes(hashes) for level, index, hashes in rows}
        for place in sorted(kept.keys() | self._tiles.keys()):
            if kept.get(place) != self._tiles.get(place):
                self.found("tile-differs", "tile {}/{}".format(*place))

    def _checkpoints(self, size: int) -> int:
        checkpoint = self._tables.checkpoint.c
        query = select(checkpoint.size, checkpoint.note)
        own = query.where(checkpoint.tenant_id == self._tenant_id)
        largest = 0
        for signed, note in self._read(own.order_by(checkpoint.size)):
            self._checkpoint(signed, note)
            largest = signed
        if largest > size:
            self.found("tree-smaller-than-signed", str(largest))
        return largest

    def _checkpoint(self, size: int, text: str) -> None:
        try:
            note = Note.parse(text)
            checkpoint = Checkpoint.parse(note.text)
            if self._keys:
                note.require_signature(keys_of(checkpoint.origin, self._keys))
        except ProofError:
            self.found("checkpoint-unsigned", str(size))
            return
        if not checkpoint.origin.endswith(f"/{self._tenant_id}") or checkpoint.size != size:
            self.found("checkpoint-of-another-log", str(size))
        elif size <= self._tree.size and self._root(size) != checkpoint.root:
            self.found("checkpoint-differs", str(size))

    def _root(self, size: int) -> bytes:
        if self._nodes is None:
            self._nodes = nodes_from(
                lambda tile: self._tiles[tile.level, tile.index], self._tree.size
            )
        return trees.root(self._nodes, size)

    def _read(self, query: Any) -> list[Any]:
        return list(self._connection.execute(query))
