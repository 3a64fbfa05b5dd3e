"""The line ministry of an agency, dated like everything else in its life."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; agencies that are there have no line ministry until one is entered."""
    op.add_column("tenant_status", sa.Column("ministry_id", sa.Text))
