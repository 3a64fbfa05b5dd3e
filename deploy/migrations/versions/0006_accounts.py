"""Accounts: passwords, second factors, one-time tickets, sign-ins, providers; keys with a scope."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables; keys that are there stay good for all that their users may do."""
    _scope_keys()
    _create_proofs()
    _create_sign_ins()
    _create_providers()


def _scope_keys() -> None:
    op.add_column("api_token", sa.Column("tenant_id", sa.Text))
    op.add_column("api_token", sa.Column("rights", sa.Text))
    op.add_column(
        "api_token",
        sa.Column("step_up_exempt", sa.Boolean, nullable=False, server_default=sa.false()),
    )


def _create_proofs() -> None:
    op.create_table(
        "password",
        sa.Column("user_id", sa.Text, primary_key=True),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
    )
    op.create_table(
        "second_factor",
        sa.Column("user_id", sa.Text, primary_key=True),
        sa.Column("sealed_secret", sa.Text, nullable=False),
        sa.Column("enrolled_at", INSTANT, nullable=False),
        sa.Column("confirmed_at", INSTANT),
        sa.Column("last_step", sa.Integer, nullable=False),
    )
    op.create_table(
        "recovery_code",
        sa.Column("user_id", sa.Text, primary_key=True),
        sa.Column("code_hash", sa.Text, primary_key=True),
        sa.Column("used_at", INSTANT),
    )
    op.create_table(
        "ticket",
        sa.Column("ticket_hash", sa.Text, primary_key=True),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("step_up_exempt", sa.Boolean, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.Column("locked_until", INSTANT, nullable=False),
    )


def _create_sign_ins() -> None:
    op.create_table(
        "sign_in",
        sa.Column("sign_in_id", sa.Text, primary_key=True),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("methods", sa.Text, nullable=False),
        sa.Column("cookie_hash", sa.Text, unique=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
        sa.Column("authenticated_at", INSTANT, nullable=False),
        sa.Column("second_factor_at", INSTANT),
        sa.Column("step_up_exempt", sa.Boolean, nullable=False),
        sa.Column("provider_id", sa.Text),
        sa.Column("issuer", sa.Text),
        sa.Column("subject", sa.Text),
        sa.Column("provider_session", sa.Text),
        sa.Column("sealed_id_token", sa.Text),
    )
    op.create_index("sign_in_by_user", "sign_in", ["user_id"])
    op.create_index("sign_in_by_subject", "sign_in", ["issuer", "subject"])
    op.create_table(
        "refresh_token",
        sa.Column("token_hash", sa.Text, primary_key=True),
        sa.Column("sign_in_id", sa.Text, nullable=False),
        sa.Column("issued_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
    )


def _create_providers() -> None:
    op.create_table(
        "identity_provider",
        sa.Column("provider_id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("issuer", sa.Text, nullable=False, unique=True),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("sealed_secret", sa.Text, nullable=False),
        sa.Column("second_factor_methods", sa.Text, nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
    )
    op.create_table(
        "external_identity",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("linked_by", sa.Text, nullable=False),
        sa.Column("linked_at", INSTANT, nullable=False),
    )
    op.create_table(
        "seen_logout",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("token_id", sa.Text, primary_key=True),
        sa.Column("expires_at", INSTANT, nullable=False),
    )
