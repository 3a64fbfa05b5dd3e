"""The province's log of checkpoints, and timestamps beside the checkpoints of every log."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of the second kind of log, and those of the timestamps of both."""
    _create_tree()
    _create_checkpoints()
    for prefix in ("log", "province_log"):
        op.create_table(
            f"{prefix}_timestamp",
            *_of_checkpoint(),
            sa.Column("authority", sa.Text, primary_key=True),
            sa.Column("response", sa.LargeBinary, nullable=False),
            sa.Column("added_at", INSTANT, nullable=False),
        )


def _create_tree() -> None:
    op.create_table(
        "province_log_entry",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("member_id", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("entry", sa.LargeBinary, nullable=False),
        sa.Column("entered_at", INSTANT, nullable=False),
        sa.UniqueConstraint("tenant_id", "member_id", "size"),
    )
    op.create_table(
        "province_log_tree",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("integrated_at", INSTANT, nullable=False),
    )
    op.create_table(
        "province_log_tile",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("tile_index", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
    )


def _create_checkpoints() -> None:
    op.create_table(
        "province_log_checkpoint",
        *_of_checkpoint(),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("signed_at", INSTANT, nullable=False),
    )
    op.create_table(
        "province_log_cosignature",
        *_of_checkpoint(),
        sa.Column("line", sa.Text, primary_key=True),
        sa.Column("added_at", INSTANT, nullable=False),
    )


def _of_checkpoint() -> tuple[sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
    )
