"""The tables of accounts and sign-ins; no column holds what would let anybody in by itself."""

from sqlalchemy import Boolean, Column, Integer, Table, Text

from tenants.columns import Instant
from tenants.schema import metadata

password = Table(
    "password",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("password_hash", Text, nullable=False),
    Column("set_at", Instant, nullable=False),
)

second_factor = Table(
    "second_factor",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("sealed_secret", Text, nullable=False),
    Column("enrolled_at", Instant, nullable=False),
    Column("confirmed_at", Instant),
    Column("last_step", Integer, nullable=False),
)

recovery_code = Table(
    "recovery_code",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("code_hash", Text, primary_key=True),
    Column("used_at", Instant),
)

ticket = Table(
    "ticket",
    metadata,
    Column("ticket_hash", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("step_up_exempt", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)

attempt = Table(
    "sign_in_attempt",
    metadata,
    Column("account", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("locked_until", Instant, nullable=False),
    Column("proven_at", Instant),
)

sign_in = Table(
    "sign_in",
    metadata,
    Column("sign_in_id", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("methods", Text, nullable=False),
    Column("cookie_hash", Text, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("authenticated_at", Instant, nullable=False),
    Column("second_factor_at", Instant),
    Column("step_up_exempt", Boolean, nullable=False),
    Column("provider_id", Text),
    Column("issuer", Text),
    Column("subject", Text),
    Column("provider_session", Text),
    Column("sealed_id_token", Text),
)

refresh_token = Table(
    "refresh_token",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("sign_in_id", Text, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)

identity_provider = Table(
    "identity_provider",
    metadata,
    Column("provider_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("issuer", Text, nullable=False, unique=True),
    Column("client_id", Text, nullable=False),
    Column("sealed_secret", Text, nullable=False),
    Column("second_factor_methods", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
)

external_identity = Table(
    "external_identity",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("linked_by", Text, nullable=False),
    Column("linked_at", Instant, nullable=False),
)

seen_logout = Table(
    "seen_logout",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("token_id", Text, primary_key=True),
    Column("expires_at", Instant, nullable=False),
)
