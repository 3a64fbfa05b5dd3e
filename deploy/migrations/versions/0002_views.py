"""How far each read model has come, and the tables of all read models.

They are created as the code has them now: until 1.0 a read model that changes is built anew from
the log, and this revision changes with it. From 1.0 on, each change is a revision of its own that
names its columns.
"""

from alembic import op

from projections.catalogue import PROJECTIONS
from projections.schema import projection_generation, tracking

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables that every projection shares, and those of each projection."""
    tables = [table for projection in PROJECTIONS for table in projection.tables]
    for table in (tracking, projection_generation, *tables):
        table.create(op.get_bind())
