"""How many requests each caller has made in the current minute; nothing worth keeping."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table; on PostgreSQL without a write-ahead log, since a crash may empty it."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "rate_window",
        sa.Column("bucket", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("began", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("spent", sa.BigInteger, nullable=False),
        prefixes=["UNLOGGED"] if on_postgresql else [],
    )
    op.create_index("rate_window_by_time", "rate_window", ["began"])
