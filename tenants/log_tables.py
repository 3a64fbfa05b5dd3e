"""The tables of the transparency logs; migrations create them, never this module.

A tenant has a log of its events. A province or a ministry has a second one, of the checkpoints of
those who report to it: the same four tables under another name, and the entries themselves.
"""

from typing import NamedTuple

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text, UniqueConstraint

from tenants.columns import Instant
from tenants.schema import metadata


class LogTables(NamedTuple):
    """Where the logs of one kind lie: a tree and its tiles, checkpoints and what others signed."""

    tree: Table
    tile: Table
    checkpoint: Table
    cosignature: Table
    timestamp: Table


def _tables(prefix: str) -> LogTables:
    return LogTables(
        Table(
            f"{prefix}_tree",
            metadata,
            Column("tenant_id", Text, primary_key=True),
            Column("size", BigInteger, nullable=False),
            Column("root", LargeBinary, nullable=False),
            Column("integrated_at", Instant, nullable=False),
        ),
        Table(
            f"{prefix}_tile",
            metadata,
            Column("tenant_id", Text, primary_key=True),
            Column("level", Integer, primary_key=True, autoincrement=False),
            Column("tile_index", BigInteger, primary_key=True, autoincrement=False),
            Column("hashes", LargeBinary, nullable=False),
        ),
        Table(
            f"{prefix}_checkpoint",
            metadata,
            *_of_checkpoint(),
            Column("note", Text, nullable=False),
            Column("signed_at", Instant, nullable=False),
        ),
        Table(
            f"{prefix}_cosignature",
            metadata,
            *_of_checkpoint(),
            Column("line", Text, primary_key=True),
            Column("added_at", Instant, nullable=False),
        ),
        Table(
            f"{prefix}_timestamp",
            metadata,
            *_of_checkpoint(),
            Column("authority", Text, primary_key=True),
            Column("response", LargeBinary, nullable=False),
            Column("added_at", Instant, nullable=False),
        ),
    )


def _of_checkpoint() -> tuple[Column[str], Column[int]]:
    return (
        Column("tenant_id", Text, primary_key=True),
        Column("size", BigInteger, primary_key=True, autoincrement=False),
    )


EVENT_LOG = _tables("log")
PROVINCE_LOG = _tables("province_log")
log_tree, log_tile, log_checkpoint, log_cosignature, _ = EVENT_LOG

province_log_entry = Table(
    "province_log_entry",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("entered_at", Instant, nullable=False),
    UniqueConstraint("tenant_id", "member_id", "size"),
)
