"""The resources of a log as files (C2SP tlog-tiles): nothing beyond what is signed is served."""

from sqlalchemy import Connection, Engine

from proofs.hashing import HASH_SIZE
from proofs.tiles import HEIGHT, WIDTH, MalformedTileError, Tile, write_bundle
from tenants.checkpoints import Checkpoints
from tenants.engine import reading
from tenants.log_tables import EVENT_LOG, PROVINCE_LOG, LogTables
from tenants.province_log import stored_entries
from tenants.tiles import stored_leaves, stored_tiles

_ENTRIES = {EVENT_LOG: stored_leaves, PROVINCE_LOG: stored_entries}


def content_of(
    engine: Engine,
    tenant_id: str,
    tile: Tile,
    *,
    entries: bool,
    tables: LogTables = EVENT_LOG,
) -> bytes:
    """The bytes of a tile, or of the bundle of entries below it.

    Raises:
        MalformedTileError: the signed tree has no such tile.
    """
    with reading(engine) as connection:
        _require_signed(connection, tenant_id, tile, tables)
        if entries:
            first = tile.index * WIDTH
            end = first + tile.width
            return write_bundle(_ENTRIES[tables](connection, tenant_id, first, end))
        content = stored_tiles(connection, tenant_id, tables)(tile)
        return content[: tile.width * HASH_SIZE]


def _require_signed(connection: Connection, tenant_id: str, tile: Tile, tables: LogTables) -> None:
    signed = Checkpoints(connection, tenant_id, tables).last()
    size = signed.checkpoint.size if signed else 0
    if (size >> (HEIGHT * tile.level)) < tile.index * WIDTH + tile.width:
        raise MalformedTileError(tile=tile.path)
