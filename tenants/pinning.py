"""The root that the stored events lead to, made again from the events themselves."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from proofs.growing import GrowingTree
from proofs.hashing import leaf_hash
from tenants.columns import columns_of
from tenants.event_log import RecordedEvent
from tenants.leaves import leaf_of
from tenants.schema import events

_BATCH = 2_000


def root_of_events(connection: Connection, tenant_id: str, size: int) -> bytes | None:
    """The root of a tenant's first events (RFC 6962); None where there are not so many.

    Each leaf is made from its event anew: nothing is believed because a leaf or a tile says so.
    """
    tree = GrowingTree()
    for leaves in _leaves(connection, tenant_id, size):
        tree.extend(map(leaf_hash, leaves))
    return tree.root if tree.size == size else None


def _leaves(connection: Connection, tenant_id: str, size: int) -> Iterator[list[bytes]]:
    last = 0
    while last < size:
        query = (
            select(*columns_of(events, RecordedEvent), events.c.leaf_salt)
            .where(events.c.tenant_id == tenant_id, events.c.position > last)
            .where(events.c.position <= size)
            .order_by(events.c.position)
            .limit(_BATCH)
        )
        rows = connection.execute(query).mappings().all()
        if not rows:
            return
        yield [leaf_of(dict(row), bytes(row["leaf_salt"] or b""), row["position"]) for row in rows]
        last = rows[-1]["position"]
