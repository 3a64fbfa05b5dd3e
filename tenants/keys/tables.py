"""The tables of keys; none of them holds a key that is not wrapped by another."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text, Uuid

from tenants.columns import Instant
from tenants.schema import metadata

tenant_key = Table(
    "tenant_key",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("instance_key_id", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

subject_key = Table(
    "subject_key",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("subject_id", Uuid, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("wrapped", LargeBinary),
    Column("tenant_key_version", Integer, nullable=False),
    Column("secret_reference", Text),
    Column("created_at", Instant, nullable=False),
    Column("destroyed_at", Instant),
)
