"""Attempts to sign in by account and source; what belongs to what an audit is about.

What was counted before is forgotten: it is of the last day. The read model of access is emptied,
and the worker builds it anew from the logs.
"""

import sqlalchemy as sa
from alembic import op

from projections.access.projection import AccessRegister

revision = "0011"
down_revision = "0010"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table of attempts and those of the read model anew."""
    _recreate_attempts()
    _empty_access()


def _recreate_attempts() -> None:
    op.drop_table("sign_in_attempt")
    op.create_table(
        "sign_in_attempt",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.Column("locked_until", INSTANT, nullable=False),
        sa.Column("proven_at", INSTANT),
    )


def _empty_access() -> None:
    connection = op.get_bind()
    for table in AccessRegister.tables:
        table.drop(connection, checkfirst=True)
        table.create(connection)
    if connection.dialect.name == "postgresql":
        # Row-level security would hide every row; the step after the migrations forces it again.
        connection.execute(sa.text("ALTER TABLE tracking NO FORCE ROW LEVEL SECURITY"))
    named = {"name": AccessRegister.name}
    connection.execute(sa.text("DELETE FROM tracking WHERE projection = :name"), named)
