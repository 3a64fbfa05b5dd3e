"""The journal of standing roles, which is only ever added to, and the read model of access."""

import sqlalchemy as sa
from alembic import op

from projections.access.projection import AccessRegister

revision = "0007"
down_revision = "0006"

INSTANT = sa.DateTime(timezone=True)
TABLE = "role_grant_entry"


def upgrade() -> None:
    """Create the journal, keep what is in it as it is, and begin it with the grants there are."""
    _create_journal()
    op.execute(_BEGIN_WITH_WHAT_IS_THERE.format(new_id=_NEW_ID[_dialect()]))
    if _dialect() == "sqlite":
        _guard_on_sqlite()
    else:
        for role in ("PUBLIC", "CURRENT_USER"):
            op.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {TABLE} FROM {role}")
    for table in AccessRegister.tables:
        # A new database has them from revision 0002, which creates what the code has now.
        table.create(op.get_bind(), checkfirst=True)


def _create_journal() -> None:
    op.create_table(
        TABLE,
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("entry_id", sa.Uuid, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("unit_id", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )


def _guard_on_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {TABLE}_refuse_{change.lower()} BEFORE {change} ON {TABLE} "
            "BEGIN SELECT RAISE(ABORT, 'the journal of roles is never changed'); END"
        )
    op.execute(
        "CREATE TRIGGER role_grant_refuse_delete BEFORE DELETE ON role_grant "
        "BEGIN SELECT RAISE(ABORT, 'a role is ended, never deleted'); END"
    )
    # INSERT OR REPLACE deletes without firing a DELETE trigger unless a pragma is set.
    op.execute(_REFUSE_REPLACE)


def _dialect() -> str:
    return op.get_bind().dialect.name


_NEW_ID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}

_BEGIN_WITH_WHAT_IS_THERE = """
INSERT INTO role_grant_entry
  (tenant_id, entry_id, at, what, user_id, role, unit_id, valid_from, valid_to, "by", why)
SELECT tenant_id, {new_id}, granted_at, 'given', user_id, role, unit_id, valid_from, valid_to,
  granted_by, ''
FROM role_grant"""

_REFUSE_REPLACE = """
CREATE TRIGGER role_grant_entry_refuse_replace BEFORE INSERT ON role_grant_entry
WHEN EXISTS (SELECT 1 FROM role_grant_entry
  WHERE tenant_id = NEW.tenant_id AND entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'the journal of roles is never changed'); END"""
