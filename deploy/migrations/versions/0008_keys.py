"""The keys that seal personal texts, outside the log."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables; on PostgreSQL only the service's role is given rights on them."""
    op.create_table(
        "tenant_key",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("instance_key_id", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_table(
        "subject_key",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("subject_id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("wrapped", sa.LargeBinary),
        sa.Column("tenant_key_version", sa.Integer, nullable=False),
        sa.Column("secret_reference", sa.Text),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("destroyed_at", INSTANT),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("REVOKE ALL ON tenant_key, subject_key FROM PUBLIC")
