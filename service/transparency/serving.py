"""The resources of a log as files (C2SP tlog-tiles): nothing beyond what is signed is served."""

from sqlalchemy import Connection, Engine

from proofs.hashing import HASH_SIZE
from proofs.tiles import HEIGHT, WIDTH, MalformedTileError, Tile, write_bundle
from tenants.checkpoints import last_signed
from tenants.engine import reading
from tenants.tiles import stored_leaves, stored_tiles


def content_of(engine: Engine, tenant_id: str, tile: Tile, *, entries: bool) -> bytes:
    """The bytes of a tile, or of the bundle of entries below it.

    Raises:
        MalformedTileError: the signed tree has no such tile.
    """
    with reading(engine) as connection:
        _require_signed(connection, tenant_id, tile)
        if entries:
            first = tile.index * WIDTH
            return write_bundle(stored_leaves(connection, tenant_id, first, first + tile.width))
        return stored_tiles(connection, tenant_id)(tile)[: tile.width * HASH_SIZE]


def _require_signed(connection: Connection, tenant_id: str, tile: Tile) -> None:
    signed = last_signed(connection, tenant_id)
    size = signed.checkpoint.size if signed else 0
    if (size >> (HEIGHT * tile.level)) < tile.index * WIDTH + tile.width:
        raise MalformedTileError(tile=tile.path)
