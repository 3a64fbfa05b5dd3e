"""Holds the rows of a tenant's log against its transparency log: what does not agree, and where.

It makes every leaf and every tile again, and trusts nothing but the signatures that a caller checks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
from tenants.columns import columns_of
from tenants.event_log import RecordedEvent
from tenants.leaves import leaf_of
from tenants.log_tables import log_checkpoint, log_tile
from tenants.schema import events, tenant_head
from tenants.tiles import StoredTree, stored_tree

MAXIMUM_DELAY = timedelta(seconds=60)
_BATCH = 2_000
Row = tuple[RecordedEvent, bytes | None, bytes | None]
"""An event with its salt and its leaf."""


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree: its kind, the tenant, and the place in its log."""

    kind: str
    tenant_id: str
    place: str


@dataclass(frozen=True)
class Reconciled:
    """What was compared, and everything that did not agree."""

    tenant_id: str
    events: int
    size: int
    signed: int
    findings: tuple[Finding, ...]


class Reconciler:
    """Compares one tenant's rows, leaves, tiles and checkpoints."""

    def __init__(
        self, connection: Connection, tenant_id: str, keys: tuple[VerifierKey, ...], now: datetime
    ) -> None:
        self._connection = connection
        self._tenant_id = tenant_id
        self._keys = keys
        self._now = now
        self._findings: list[Finding] = []
        self._tree = GrowingTree()
        self._tiles: Written = {}
        self._nodes: trees.Nodes | None = None
        self._next = 1

    def run(self) -> Reconciled:
        """Compare everything."""
        stored = stored_tree(self._connection, self._tenant_id)
        size = stored.size if stored else 0
        self._events(size)
        self._head()
        if stored:
            self._compare_tree(stored)
        signed = self._checkpoints(size)
        return Reconciled(self._tenant_id, self._next - 1, size, signed, tuple(self._findings))

    def _events(self, size: int) -> None:
        for rows in self._batches():
            for event, salt, leaf in rows:
                self._event(event, salt, leaf)
                if event.position > size and self._now - event.recorded_at > MAXIMUM_DELAY:
                    self._found("not-integrated", str(event.position))
            hashes = [leaf_hash(leaf or b"") for event, _, leaf in rows if event.position <= size]
            self._tiles |= self._tree.extend(hashes)

    def _event(self, event: RecordedEvent, salt: bytes | None, leaf: bytes | None) -> None:
        if event.position != self._next:
            self._found("events-missing", f"{self._next}–{event.position - 1}")
        self._next = event.position + 1
        if leaf is None or salt is None:
            self._found("leaf-missing", str(event.position))
        elif leaf_of(vars(event), salt, event.position) != leaf:
            self._found("event-differs-from-leaf", str(event.position))

    def _batches(self) -> Iterator[list[Row]]:
        columns = columns_of(events, RecordedEvent)
        last = 0
        while True:
            query = (
                select(*columns, events.c.leaf_salt, events.c.leaf)
                .where(events.c.tenant_id == self._tenant_id, events.c.position > last)
                .order_by(events.c.position)
                .limit(_BATCH)
            )
            rows = self._connection.execute(query).all()
            if not rows:
                return
            yield [(RecordedEvent(*fields), salt, leaf) for *fields, salt, leaf in rows]
            last = rows[-1].position

    def _head(self) -> None:
        query = select(tenant_head.c.position).where(tenant_head.c.tenant_id == self._tenant_id)
        head = self._connection.execute(query).scalar() or 0
        if head >= self._next:
            self._found("events-missing", f"{self._next}–{head}")
        elif head < self._next - 1:
            self._found("head-moved-back", str(head))

    def _compare_tree(self, stored: StoredTree) -> None:
        if self._tree.size < stored.size:
            self._found("leaves-without-events", f"{self._tree.size + 1}–{stored.size}")
        elif self._tree.root != stored.root:
            self._found("root-differs", str(stored.size))
        query = select(log_tile.c.level, log_tile.c.tile_index, log_tile.c.hashes).where(
            log_tile.c.tenant_id == self._tenant_id
        )
        kept = {(level, index): bytes(hashes) for level, index, hashes in self._read(query)}
        for place in sorted(kept.keys() | self._tiles.keys()):
            if kept.get(place) != self._tiles.get(place):
                self._found("tile-differs", "tile {}/{}".format(*place))

    def _checkpoints(self, size: int) -> int:
        query = select(log_checkpoint.c.size, log_checkpoint.c.note).where(
            log_checkpoint.c.tenant_id == self._tenant_id
        )
        largest = 0
        for signed, note in self._read(query.order_by(log_checkpoint.c.size)):
            self._checkpoint(signed, note)
            largest = signed
        if largest > size:
            self._found("tree-smaller-than-signed", str(largest))
        return largest

    def _checkpoint(self, size: int, text: str) -> None:
        try:
            note = Note.parse(text)
            checkpoint = Checkpoint.parse(note.text)
            if self._keys:
                note.require_signature(keys_of(checkpoint.origin, self._keys))
        except ProofError:
            self._found("checkpoint-unsigned", str(size))
            return
        if not checkpoint.origin.endswith(f"/{self._tenant_id}") or checkpoint.size != size:
            self._found("checkpoint-of-another-log", str(size))
        elif size <= self._tree.size and self._root(size) != checkpoint.root:
            self._found("checkpoint-differs", str(size))

    def _root(self, size: int) -> bytes:
        if self._nodes is None:
            self._nodes = nodes_from(
                lambda tile: self._tiles[tile.level, tile.index], self._tree.size
            )
        return trees.root(self._nodes, size)

    def _read(self, query: Any) -> list[Any]:
        return list(self._connection.execute(query))

    def _found(self, kind: str, place: str) -> None:
        self._findings.append(Finding(kind, self._tenant_id, place))


def reconcile(
    connection: Connection,
    tenant_id: str,
    keys: tuple[VerifierKey, ...] = (),
    now: datetime | None = None,
) -> Reconciled:
    """Compare all that is stored of a tenant's log; with keys, the signatures too."""
    return Reconciler(connection, tenant_id, keys, now or datetime.now(UTC)).run()
