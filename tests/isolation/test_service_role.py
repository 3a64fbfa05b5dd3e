"""What the service's own database role is refused in SQL, as somebody with `psql` would try it."""

import psycopg
import pytest

from tests.isolation.conftest import RECORDED, rows_of, tenants_in

REFUSED = {
    "update-an-event": "UPDATE events SET actor = 'mallory'",
    "delete-an-event": "DELETE FROM events",
    "truncate": "TRUNCATE events",
    "lock-an-event": "SELECT * FROM events FOR UPDATE",
    "change-a-receipt": "UPDATE receipt SET request_hash = ''",
    "drop-a-policy": "DROP POLICY guong_own ON events",
    "make-a-policy": "CREATE POLICY mine ON events USING (true)",
    "change-a-policy": "ALTER POLICY guong_own ON events USING (true)",
    "disable-policies": "ALTER TABLE events DISABLE ROW LEVEL SECURITY",
    "unforce-policies": "ALTER TABLE events NO FORCE ROW LEVEL SECURITY",
    "disable-triggers": "ALTER TABLE events DISABLE TRIGGER ALL",
    "replica-role": "SET session_replication_role = replica",
    "turn-policies-off": "SET row_security = off; SELECT * FROM events",
    "become-the-owner": "SET ROLE guong_owner",
    "become-the-worker": "SET ROLE guong_worker",
    "become-the-auditor": "SET ROLE guong_auditor",
    "become-a-superuser": "ALTER ROLE guong_service SUPERUSER",
    "lift-policies": "ALTER ROLE guong_service BYPASSRLS",
    "make-a-role": "CREATE ROLE mallory",
    "replace-a-function": "CREATE OR REPLACE FUNCTION guong_stream(of_tenant text, stream uuid)"
    " RETURNS SETOF events LANGUAGE sql AS 'SELECT * FROM events'",
    "make-a-table": "CREATE TABLE public.mine (tenant_id text)",
    "read-files": "COPY events TO PROGRAM 'cat'",
}


@pytest.mark.parametrize("sql", REFUSED.values(), ids=REFUSED)
def test_the_service_is_refused(connect, sql):
    session = connect(tenant="sxd")

    with pytest.raises(
        psycopg.Error, match=r"permission denied|must be owner|row-level security|must be superuser"
    ):
        session.execute(sql)


@pytest.mark.parametrize("table", ["events", "receipt"])
def test_bound_to_no_tenant_there_are_no_rows(connect, table):
    assert rows_of(connect(), table) == []


@pytest.mark.parametrize("table", ["events", "receipt", "tenant_head"])
def test_bound_to_a_tenant_there_are_its_rows_alone(connect, table):
    for tenant in RECORDED:
        assert tenants_in(connect(tenant=tenant), table) == {tenant}


def test_naming_another_tenant_shows_nothing(connect):
    session = connect(tenant="sxd")

    asked = session.execute("SELECT * FROM events WHERE tenant_id = 'sngv'").fetchall()
    joined = session.execute(
        "SELECT e.* FROM tenant t JOIN events e USING (tenant_id) WHERE t.tenant_id <> 'sxd'"
    ).fetchall()

    assert (asked, joined) == ([], [])


@pytest.mark.parametrize("bound_to", [None, "sxd"])
def test_an_event_cannot_be_written_for_another_tenant(connect, bound_to):
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        connect(tenant=bound_to).execute(
            "INSERT INTO events SELECT 'sngv', 99, gen_random_uuid(), 1, 'x', '',"
            " gen_random_uuid(), now(), 'mallory', 'office', gen_random_uuid(), NULL"
        )


def test_the_head_of_another_tenant_cannot_be_moved(connect):
    moved = connect(tenant="sxd").execute("UPDATE tenant_head SET position = 99")
    unbound = connect().execute("UPDATE tenant_head SET position = 99")

    assert (moved.rowcount, unbound.rowcount) == (1, 0)


def test_a_conflict_does_not_change_the_row_of_another_tenant(connect):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect(tenant="sxd").execute(
            "INSERT INTO tracking VALUES ('sngv', 'nomination_board', 1, 0, NULL, NULL)"
            " ON CONFLICT (tenant_id, projection, generation) DO UPDATE SET position = 0"
        )


def test_setting_the_tenant_in_the_statement_that_reads_is_not_relied_on(connect):
    """Which comes first is the planner's choice; the code never does this."""
    session = connect()

    found = session.execute(
        "SELECT e.tenant_id FROM events e WHERE set_config('guong.tenant', 'sxd', true) = 'sxd'"
    ).fetchall()

    assert found == []


def test_a_table_of_keys_is_out_of_reach_from_the_day_it_is_made(connect, owner):
    owner.execute("CREATE TABLE secret_key (tenant_id text PRIMARY KEY, wrapped bytea)")

    for role in ("guong_service", "guong_worker", "guong_province_reader", "guong_auditor"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connect(role, tenant="sxd").execute("SELECT * FROM secret_key")
