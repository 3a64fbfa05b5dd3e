"""Everything that the proof of one event is made of, in one question to the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnClause,
    CompoundSelect,
    Engine,
    Integer,
    LargeBinary,
    Select,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)

from proofs.checkpoints import Checkpoint
from proofs.notes import Note, Signature
from proofs.tiles import HEIGHT, MalformedTileError, ReadTile, Tile
from tenants.checkpoints import SignedTree
from tenants.columns import Instant
from tenants.log_tables import log_checkpoint, log_cosignature, log_tile
from tenants.ready_queries import rows_of
from tenants.schema import events


def _number(value: int) -> ColumnClause[int]:
    """A number that stands in the statement: the ready form of a query has no hidden parameters."""
    return literal_column(str(value), Integer)


_CHECKPOINT, _COSIGNATURE, _TILE, _LEAF = range(4)
_TENANT = bindparam("tenant_id", type_=Text)
_POSITION = cast(bindparam("position", type_=BigInteger), BigInteger)
_ONE, _HEIGHT = _number(1), _number(HEIGHT)
_WITNESSES = bindparam("witnesses", type_=BigInteger)


@dataclass(frozen=True)
class ProofRows:
    """A checkpoint that covers an event, the tiles between them, and the event's leaf."""

    signed: SignedTree
    tiles: dict[tuple[int, int], bytes]
    leaf: bytes

    @property
    def read(self) -> ReadTile:
        """The tiles as they are asked for.

        Raises:
            MalformedTileError: when asked for one that is not there.
        """

        def read(tile: Tile) -> bytes:
            content = self.tiles.get((tile.level, tile.index))
            if content is None:
                raise MalformedTileError(tile=tile.path)
            return content

        return read


def proof_rows(
    engine: Engine, tenant_id: str, position: int, *, witnesses: int
) -> ProofRows | None:
    """What proves an event in the first checkpoint that covers it and so many have cosigned.

    The tenant must be in force. None while there is no such checkpoint.
    """
    values = {"tenant_id": tenant_id, "position": position, "witnesses": witnesses}
    rows = rows_of(engine, _QUERY, values)
    by_kind = [[row for row in rows if row[0] == kind] for kind in range(4)]
    if not by_kind[_CHECKPOINT] or not by_kind[_LEAF]:
        return None
    tiles = {(level, index): bytes(hashes) for _, level, index, _, hashes, _ in by_kind[_TILE]}
    signed = _signed(by_kind[_CHECKPOINT][0], by_kind[_COSIGNATURE])
    return ProofRows(signed, tiles, bytes(by_kind[_LEAF][0][4] or b""))


def _signed(row: Any, lines: Sequence[Any]) -> SignedTree:
    below = [Signature.parse(line[3].removesuffix("\n")) for line in sorted(lines, key=_by_time)]
    note = Note.parse(row[3]).with_signatures(below)
    return SignedTree(Checkpoint.parse(note.text), note, row[5])


def _by_time(line: Any) -> tuple[datetime, str]:
    return line[5], line[3]


def _query() -> CompoundSelect[Any]:
    chosen = _chosen()
    return union_all(_checkpoint(chosen), _cosignatures(chosen), _tiles(chosen), _leaf())


def _chosen() -> CTE:
    own, by = log_checkpoint.c, log_cosignature.c
    count = select(func.count()).where(by.tenant_id == own.tenant_id, by.size == own.size)
    query = select(own.size, own.note, own.signed_at).where(
        own.tenant_id == _TENANT, own.size >= _POSITION, count.scalar_subquery() >= _WITNESSES
    )
    return query.order_by(own.size).limit(_ONE).cte("chosen")


def _checkpoint(chosen: CTE) -> Select[Any]:
    row: tuple[Any, ...] = (chosen.c.size, _number(0), chosen.c.note, cast(null(), LargeBinary))
    return select(_number(_CHECKPOINT), *row, chosen.c.signed_at)


def _cosignatures(chosen: CTE) -> Select[Any]:
    by = log_cosignature.c
    row: tuple[Any, ...] = (by.size, _number(0), by.line, cast(null(), LargeBinary), by.added_at)
    query = select(_number(_COSIGNATURE), *row)
    return query.where(by.tenant_id == _TENANT, by.size == chosen.c.size)


def _tiles(chosen: CTE) -> Select[Any]:
    """Those above the event, and the right edge of the tree (`proofs.tiles.tiles_of_proof`)."""
    tile = log_tile.c
    above = (_POSITION - _ONE).bitwise_rshift(_HEIGHT * (tile.level + _ONE))
    edge = (chosen.c.size.bitwise_rshift(_HEIGHT * tile.level) - _ONE).bitwise_rshift(_HEIGHT)
    row: tuple[Any, ...] = (
        tile.level,
        tile.tile_index,
        cast(null(), Text),
        tile.hashes,
        cast(null(), Instant),
    )
    query = select(_number(_TILE), *row)
    return query.where(
        tile.tenant_id == _TENANT, or_(tile.tile_index == above, tile.tile_index == edge)
    )


def _leaf() -> Select[Any]:
    row: tuple[Any, ...] = (events.c.position, _number(0), cast(null(), Text), events.c.leaf)
    query = select(_number(_LEAF), *row, cast(null(), Instant))
    return query.where(events.c.tenant_id == _TENANT, events.c.position == _POSITION)


_QUERY = _query()
