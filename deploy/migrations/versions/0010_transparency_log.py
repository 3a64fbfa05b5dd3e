"""The transparency log of each tenant: a leaf beside each event, tiles, checkpoints."""

import sqlalchemy as sa
from alembic import op

from tenants.columns import columns_of
from tenants.event_log import RecordedEvent
from tenants.leaves import new_leaf
from tenants.schema import events

revision = "0010"
down_revision = "0009"

INSTANT = sa.DateTime(timezone=True)
_BATCH = 1_000


def upgrade() -> None:
    """Add the columns, give the events that are there their leaves, and create the tables."""
    op.add_column("events", sa.Column("leaf", sa.LargeBinary))
    op.add_column("events", sa.Column("leaf_salt", sa.LargeBinary))
    _create_log()
    _fill_leaves()


def _create_log() -> None:
    op.create_table(
        "log_tree",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("root", sa.LargeBinary, nullable=False),
        sa.Column("integrated_at", INSTANT, nullable=False),
    )
    op.create_table(
        "log_tile",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("tile_index", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "log_checkpoint",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("signed_at", INSTANT, nullable=False),
    )
    op.create_table(
        "log_cosignature",
        sa.Column("tenant_id", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("line", sa.Text, primary_key=True),
        sa.Column("added_at", INSTANT, nullable=False),
    )


def _fill_leaves() -> None:
    """Events from before this migration vouch for themselves from now on, not from their day."""
    connection = op.get_bind()
    guard = _unguard(connection)
    key = (events.c.tenant_id, events.c.position)
    query = sa.select(*columns_of(events, RecordedEvent)).where(events.c.leaf.is_(None))
    while rows := connection.execute(query.order_by(*key).limit(_BATCH)).all():
        connection.execute(_SET_LEAF, [_leaf_row(RecordedEvent(*row)) for row in rows])
    for statement in guard:
        connection.execute(sa.text(statement))


_SET_LEAF = (
    sa.update(events)
    .where(
        events.c.tenant_id == sa.bindparam("of_tenant"),
        events.c.position == sa.bindparam("at_position"),
    )
    .values(leaf=sa.bindparam("new_leaf"), leaf_salt=sa.bindparam("new_salt"))
)


def _leaf_row(event: RecordedEvent) -> dict[str, object]:
    made = new_leaf(vars(event))
    key = {"of_tenant": event.tenant_id, "at_position": event.position}
    return key | {"new_leaf": made.at(event.position), "new_salt": made.salt}


def _unguard(connection: sa.Connection) -> list[str]:
    """Let this migration change events; answers what guards them again."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("GRANT UPDATE ON events TO CURRENT_USER"))
        # Row-level security would hide every row; the step after the migrations forces it again.
        connection.execute(sa.text("ALTER TABLE events NO FORCE ROW LEVEL SECURITY"))
        return ["REVOKE UPDATE ON events FROM CURRENT_USER"]
    trigger = sa.text("SELECT sql FROM sqlite_master WHERE name = 'events_refuse_update'")
    guard = connection.execute(trigger).scalar_one()
    connection.execute(sa.text("DROP TRIGGER events_refuse_update"))
    return [guard]
