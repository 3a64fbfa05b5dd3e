"""Holds the rows of a tenant's log against its transparency log: what does not agree, and where.

It makes every leaf and every tile again, and trusts nothing but the signatures that a caller
checks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from proofs.keys import VerifierKey
from tenants.columns import columns_of
from tenants.event_log import RecordedEvent
from tenants.leaves import leaf_of
from tenants.reconciling_tree import Finding, TreeComparison
from tenants.schema import events, tenant_head
from tenants.tiles import stored_tree

MAXIMUM_DELAY = timedelta(seconds=60)
_BATCH = 2_000
Row = tuple[RecordedEvent, bytes | None, bytes | None]
"""An event with its salt and its leaf."""


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
        self._now = now
        self._tree = TreeComparison(connection, tenant_id, keys)
        self._next = 1

    def run(self) -> Reconciled:
        """Compare everything."""
        stored = stored_tree(self._connection, self._tenant_id)
        size = stored.size if stored else 0
        self._events(size)
        self._head()
        signed = self._tree.compare(stored)
        findings = tuple(self._tree.findings)
        return Reconciled(self._tenant_id, self._next - 1, size, signed, findings)

    def _events(self, size: int) -> None:
        for rows in self._batches():
            for event, salt, leaf in rows:
                self._event(event, salt, leaf)
                if event.position > size and self._now - event.recorded_at > MAXIMUM_DELAY:
                    self._tree.found("not-integrated", str(event.position))
            self._tree.extend([leaf or b"" for event, _, leaf in rows if event.position <= size])

    def _event(self, event: RecordedEvent, salt: bytes | None, leaf: bytes | None) -> None:
        if event.position != self._next:
            self._tree.found("events-missing", f"{self._next}–{event.position - 1}")
        self._next = event.position + 1
        if leaf is None or salt is None:
            self._tree.found("leaf-missing", str(event.position))
        elif leaf_of(vars(event), salt, event.position) != leaf:
            self._tree.found("event-differs-from-leaf", str(event.position))

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
            self._tree.found("events-missing", f"{self._next}–{head}")
        elif head < self._next - 1:
            self._tree.found("head-moved-back", str(head))


def reconcile(
    connection: Connection,
    tenant_id: str,
    keys: tuple[VerifierKey, ...] = (),
    now: datetime | None = None,
) -> Reconciled:
    """Compare all that is stored of a tenant's log; with keys, the signatures too."""
    return Reconciler(connection, tenant_id, keys, now or datetime.now(UTC)).run()
