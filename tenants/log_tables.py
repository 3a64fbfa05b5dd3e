"""The tables of the transparency logs; migrations create them, never this module."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text

from tenants.columns import Instant
from tenants.schema import metadata

log_tree = Table(
    "log_tree",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("integrated_at", Instant, nullable=False),
)

log_tile = Table(
    "log_tile",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("tile_index", BigInteger, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
)

log_checkpoint = Table(
    "log_checkpoint",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    Column("signed_at", Instant, nullable=False),
)

log_cosignature = Table(
    "log_cosignature",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("line", Text, primary_key=True),
    Column("added_at", Instant, nullable=False),
)
