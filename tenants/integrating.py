"""From leaves to tiles: how the transparency log of each tenant grows after its events.

Nothing is made durable in an append but the leaf itself. A worker integrates what was appended
into the tree; the tiles are derived, and whoever doubts them makes them again from the leaves.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, Table, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from proofs.growing import GrowingTree, Written
from proofs.hashing import EMPTY_ROOT, leaf_hash
from tenants.engine import writing
from tenants.errors import TenancyError
from tenants.log_tables import EVENT_LOG, LogTables, log_tree
from tenants.schema import events, tenant_head
from tenants.scope import bound_to
from tenants.tiles import stored_tiles

MOST = 4096


class MissingLeafError(TenancyError):
    """An event stands in the log without the leaf that vouches for it."""

    vi = "Sự kiện sau vị trí {position} của {tenant_id} thiếu lá trong nhật ký minh bạch."
    en = "An event of {tenant_id} after position {position} has no leaf."


def tenants_to_integrate(connection: Connection, *, least: int = 1) -> list[str]:
    """The tenants with at least so many events that are not in their tree yet."""
    grown = func.coalesce(log_tree.c.size, 0)
    query = (
        select(tenant_head.c.tenant_id)
        .outerjoin(log_tree, log_tree.c.tenant_id == tenant_head.c.tenant_id)
        .where(tenant_head.c.position - grown >= least)
    )
    return list(connection.execute(query.order_by(tenant_head.c.tenant_id)).scalars())


def integrate(engine: Engine, tenant_id: str, most: int = MOST) -> int:
    """Add at most so many leaves to a tenant's tree, whole or not at all; answers how many.

    Others who integrate the same tenant wait or pass it by; none is added twice.

    Raises:
        MissingLeafError: an event has no leaf; the tree stands still before it.
    """
    with bound_to(tenant_id), writing(engine) as connection:
        size = claimed_size(connection, tenant_id, EVENT_LOG)
        if size is None:
            return 0
        leaves = _leaves(connection, tenant_id, size, most)
        if leaves:
            grow(connection, tenant_id, EVENT_LOG, size=size, leaves=leaves)
    return len(leaves)


def claimed_size(connection: Connection, tenant_id: str, tables: LogTables) -> int | None:
    """The size of a tree, locked for this transaction; None while somebody else has it."""
    tree = tables.tree
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    empty = {"size": 0, "root": EMPTY_ROOT, "integrated_at": datetime.now(UTC)}
    first = dialect.insert(tree).values(tenant_id=tenant_id, **empty)
    connection.execute(first.on_conflict_do_nothing())
    query = select(tree.c.size).where(tree.c.tenant_id == tenant_id)
    return connection.execute(query.with_for_update(skip_locked=True)).scalar()


def grow(
    connection: Connection,
    tenant_id: str,
    tables: LogTables,
    *,
    size: int,
    leaves: Sequence[bytes],
) -> None:
    """Add leaves to a tree that was claimed at this size: its tiles and its root."""
    tree = GrowingTree.resumed(size, stored_tiles(connection, tenant_id, tables))
    written = tree.extend(map(leaf_hash, leaves))
    _store(connection, tenant_id, tables.tile, written)
    new = {"size": tree.size, "root": tree.root, "integrated_at": datetime.now(UTC)}
    own = tables.tree.c.tenant_id == tenant_id
    connection.execute(update(tables.tree).where(own).values(**new))


def _leaves(connection: Connection, tenant_id: str, size: int, most: int) -> Sequence[bytes]:
    query = (
        select(events.c.position, events.c.leaf)
        .where(events.c.tenant_id == tenant_id, events.c.position > size)
        .order_by(events.c.position)
        .limit(most)
    )
    rows = connection.execute(query).all()
    for expected, (position, leaf) in enumerate(rows, size + 1):
        if position != expected or leaf is None:
            raise MissingLeafError(tenant_id=tenant_id, position=expected - 1)
    return [leaf for _, leaf in rows]


def _store(connection: Connection, tenant_id: str, tile: Table, written: Written) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(tile)
    upsert = insert.on_conflict_do_update(
        index_elements=[tile.c.tenant_id, tile.c.level, tile.c.tile_index],
        set_={"hashes": insert.excluded.hashes},
    )
    rows = [
        {"tenant_id": tenant_id, "level": level, "tile_index": index, "hashes": hashes}
        for (level, index), hashes in written.items()
    ]
    connection.execute(upsert, rows)
