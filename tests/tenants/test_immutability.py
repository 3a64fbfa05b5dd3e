"""Recorded events stay as they are, whatever SQL the service sends."""

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tenants import migrations
from tenants.database_roles import DatabaseRoles
from tenants.engine import open_engine, reading, writing
from tenants.event_log import TenantEventLog
from tenants.scope import enter
from tests.tenants.conftest import ALICE
from tests.tenants.test_event_log import stored

CHANGES = {
    "update": "UPDATE events SET actor = 'mallory'",
    "delete": "DELETE FROM events",
    "update-one": "UPDATE events SET state = state WHERE position = 1",
    "upsert": "INSERT INTO events SELECT * FROM events WHERE true"
    " ON CONFLICT (tenant_id, position) DO UPDATE SET actor = 'mallory'",
}
ON_POSTGRES = CHANGES | {
    "truncate": "TRUNCATE events",
    "truncate-cascade": "TRUNCATE tenant_head, events CASCADE",
    "lock": "SELECT * FROM events FOR UPDATE",
    "drop": "DROP TABLE events",
    "trigger": "CREATE TRIGGER t BEFORE INSERT ON events FOR EACH ROW"
    " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "receipt-update": "UPDATE receipt SET answer = '{}'",
    "receipt-delete": "DELETE FROM receipt",
    "head-delete": "DELETE FROM tenant_head",
    "status-update": "UPDATE tenant_status SET name = 'x'",
}
ON_SQLITE = CHANGES | {
    "replace": "INSERT OR REPLACE INTO events SELECT * FROM events",
    "replace-position": "REPLACE INTO events SELECT tenant_id, position, originator_id, 99, topic,"
    " state, event_id, recorded_at, actor, acting_role, correlation_id, causation_id, leaf,"
    " leaf_salt FROM events",
    "update-or-ignore": "UPDATE OR IGNORE events SET actor = 'mallory'",
}


def recorded(engine):
    with enter(ALICE), reading(engine) as connection:
        return connection.execute(text("SELECT * FROM events ORDER BY position")).all()


def record_two(engine):
    with enter(ALICE):
        TenantEventLog(engine).insert_events([stored(version=1), stored(version=2)])


@pytest.mark.parametrize("change", ON_POSTGRES.values(), ids=ON_POSTGRES)
def test_the_service_cannot_change_events_on_postgresql(postgres_engine, change):
    record_two(postgres_engine)
    before = recorded(postgres_engine)

    with (
        pytest.raises(DBAPIError, match=r"permission denied|must be owner"),
        writing(postgres_engine) as connection,
    ):
        connection.execute(text(change))

    assert len(before) == 2
    assert recorded(postgres_engine) == before


def without_our_pragmas(connection, _):
    connection.execute("PRAGMA recursive_triggers = OFF")


@pytest.mark.parametrize("change", ON_SQLITE.values(), ids=ON_SQLITE)
def test_nobody_can_change_events_on_sqlite(sqlite_engine, change):
    sqlite_engine.dispose()
    event.listen(sqlite_engine, "connect", without_our_pragmas)
    record_two(sqlite_engine)
    before = recorded(sqlite_engine)

    with (
        pytest.raises(IntegrityError, match="events are never"),
        writing(sqlite_engine) as connection,
    ):
        connection.execute(text(change))

    assert len(before) == 2
    assert recorded(sqlite_engine) == before


def test_the_service_cannot_give_itself_the_right(postgres_engine):
    record_two(postgres_engine)
    with writing(postgres_engine) as connection:
        connection.execute(text("GRANT UPDATE, DELETE ON events TO guong_service"))

    with (
        pytest.raises(DBAPIError, match="permission denied"),
        writing(postgres_engine) as connection,
    ):
        connection.execute(text("DELETE FROM events"))


@pytest.fixture
def simple_set_up(plain_owner_url):
    """One role owns the tables and runs the service."""
    migrations.upgrade(plain_owner_url)
    engine = open_engine(plain_owner_url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("change", ["update", "delete", "truncate", "upsert", "lock"])
def test_even_the_owner_of_the_tables_cannot_change_events(simple_set_up, change):
    with (
        pytest.raises(DBAPIError, match="permission denied for table events"),
        writing(simple_set_up) as connection,
    ):
        connection.execute(text(ON_POSTGRES[change]))


def test_the_rights_can_be_set_again_after_every_migration(postgres_owner_url, postgres_engine):
    record_two(postgres_engine)

    migrations.upgrade(postgres_owner_url, roles=DatabaseRoles(service="guong_service"))

    assert len(recorded(postgres_engine)) == 2
    with (
        pytest.raises(DBAPIError, match="permission denied"),
        writing(postgres_engine) as connection,
    ):
        connection.execute(text("DELETE FROM events"))


def test_the_service_has_no_right_to_a_table_that_is_neither_known_nor_a_view(
    postgres_owner_url, postgres_engine
):
    owner = open_engine(postgres_owner_url)
    with writing(owner) as connection:
        for name in ("secret", "view_board_2"):
            connection.execute(text(f"CREATE TABLE {name} (tenant_id text)"))
    owner.dispose()

    migrations.upgrade(postgres_owner_url, roles=DatabaseRoles(service="guong_service"))

    with writing(postgres_engine) as connection:
        connection.execute(text("DELETE FROM view_board_2"))
    with (
        pytest.raises(DBAPIError, match="permission denied for table secret"),
        reading(postgres_engine) as connection,
    ):
        connection.execute(text("SELECT * FROM secret"))
