"""Reading the transparency log of a tenant: its tree, tiles and entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, tuple_

from proofs.tiles import MalformedTileError, ReadTile, Tile
from tenants.columns import columns_of
from tenants.log_tables import EVENT_LOG, LogTables
from tenants.schema import events


@dataclass(frozen=True)
class StoredTree:
    """How far the tree of a tenant has grown, and its root as the integrator left it."""

    tenant_id: str
    size: int
    root: bytes
    integrated_at: datetime


def stored_trees(connection: Connection, tables: LogTables = EVENT_LOG) -> list[StoredTree]:
    """The trees of all tenants that have one."""
    query = select(*columns_of(tables.tree, StoredTree)).order_by(tables.tree.c.tenant_id)
    return [StoredTree(*row) for row in connection.execute(query)]


def stored_tree(
    connection: Connection, tenant_id: str, tables: LogTables = EVENT_LOG
) -> StoredTree | None:
    """The tree of a tenant, or None while nothing was integrated."""
    tree = tables.tree
    query = select(*columns_of(tree, StoredTree)).where(tree.c.tenant_id == tenant_id)
    row = connection.execute(query).first()
    return None if row is None else StoredTree(*row)


def stored_tiles(connection: Connection, tenant_id: str, tables: LogTables = EVENT_LOG) -> ReadTile:
    """The tiles of a tenant, as long as the connection lives.

    Raises:
        MalformedTileError: when asked for a tile that is not there.
    """
    stored = tables.tile

    def read(tile: Tile) -> bytes:
        query = select(stored.c.hashes).where(
            stored.c.tenant_id == tenant_id,
            stored.c.level == tile.level,
            stored.c.tile_index == tile.index,
        )
        hashes = connection.execute(query).scalar()
        if hashes is None:
            raise MalformedTileError(tile=tile.path)
        return bytes(hashes)

    return read


def stored_tiles_at(
    connection: Connection,
    tenant_id: str,
    wanted: Sequence[Tile],
    tables: LogTables = EVENT_LOG,
) -> ReadTile:
    """The same, but for these tiles, which are read at once.

    Raises:
        MalformedTileError: when asked for a tile that is not there.
    """
    stored, places = tables.tile, [(each.level, each.index) for each in wanted]
    query = select(stored.c.level, stored.c.tile_index, stored.c.hashes).where(
        stored.c.tenant_id == tenant_id,
        tuple_(stored.c.level, stored.c.tile_index).in_(places),
    )
    found = {(level, index): bytes(hashes) for level, index, hashes in connection.execute(query)}
    other = stored_tiles(connection, tenant_id, tables)

    def read(tile: Tile) -> bytes:
        content = found.get((tile.level, tile.index))
        return other(tile) if content is None else content

    return read


def stored_leaves(connection: Connection, tenant_id: str, start: int, end: int) -> list[bytes]:
    """The leaves from index `start` to before `end`, as many as there are."""
    query = (
        select(events.c.leaf)
        .where(
            events.c.tenant_id == tenant_id,
            events.c.position > start,
            events.c.position <= end,
        )
        .order_by(events.c.position)
    )
    return [bytes(leaf or b"") for leaf in connection.execute(query).scalars()]
