"""The read model of electronic secret ballots."""

from alembic import op

from projections.election_board import ElectionBoard

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create its table."""
    for table in ElectionBoard.tables:
        # A new database has it from revision 0002, which creates what the code has now.
        table.create(op.get_bind(), checkfirst=True)
