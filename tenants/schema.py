"""The tables of the log and of the tenancy; migrations create them, never this module."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from tenants.columns import Instant

metadata = MetaData()

tenant_head = Table(
    "tenant_head",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("originator_id", Uuid, primary_key=True),
    Column("originator_version", BigInteger, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("actor", Text, nullable=False),
    Column("acting_role", Text, nullable=False),
    Column("correlation_id", Uuid, nullable=False),
    Column("causation_id", Uuid),
    Column("leaf", LargeBinary),
    Column("leaf_salt", LargeBinary),
    UniqueConstraint("tenant_id", "position", name="events_position"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request_hash", Text, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("recorded_at", Instant, nullable=False),
)

tenant = Table(
    "tenant",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("level", Text, nullable=False),
    Column("parent_id", Text),
    Column("established_on", Date, nullable=False),
)

tenant_status = Table(
    "tenant_status",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("effective_on", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("ministry_id", Text),
)

user_account = Table(
    "user_account",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("display_name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

role_grant = Table(
    "role_grant",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("unit_id", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("granted_by", Text, nullable=False),
    Column("granted_at", Instant, nullable=False),
    Index("role_grant_user", "user_id"),
)

role_grant_entry = Table(
    "role_grant_entry",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("entry_id", Uuid, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("what", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("unit_id", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
)

api_token = Table(
    "api_token",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("revoked_at", Instant),
    Column("tenant_id", Text),
    Column("rights", Text),
    Column("step_up_exempt", Boolean, nullable=False),
)

feed_token = Table(
    "feed_token",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("tenant_id", Text, nullable=False),
    Column("unit_id", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("revoked_at", Instant),
)

rate_window = Table(
    "rate_window",
    metadata,
    Column("bucket", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("began", BigInteger, primary_key=True, autoincrement=False),
    Column("spent", BigInteger, nullable=False),
)

instance = Table(
    "instance",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
