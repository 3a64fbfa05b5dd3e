"""What the service's own database role is refused in SQL, as somebody with `psql` would try it."""

import re
from uuid import UUID

import psycopg
import pytest

from tenants.keys.functions import FUNCTIONS
from tests.isolation.conftest import RECORDED, rows_of, tenants_in
from tests.postgres import ROLES

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
    "read-a-key": "SELECT wrapped FROM subject_key LIMIT 1",
    "read-a-key-of-the-agency": "SELECT wrapped FROM tenant_key LIMIT 1",
    "count-keys": "SELECT count(*) FROM subject_key",
    "change-a-key": "UPDATE subject_key SET wrapped = NULL",
    "delete-a-key": "DELETE FROM tenant_key",
    "take-a-key-back": "INSERT INTO tenant_key SELECT 'sxd', 9, '', '', now() RETURNING wrapped",
    "replace-a-function-of-keys": "CREATE OR REPLACE FUNCTION guong_tenant_key_version()"
    " RETURNS integer LANGUAGE sql AS 'SELECT 1'",
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


# Keys

SUBJECT, WRAPPED = UUID(int=7), b"wrapped"
ONE = "SELECT wrapped FROM guong_subject_key(%s)"
OF_TENANT = "SELECT wrapped FROM guong_tenant_key(1)"
RUNNING = sorted(vars(ROLES).values())


@pytest.fixture
def keys(owner):
    """A key of one subject in each of two agencies."""
    for tenant in ("sxd", "sngv"):
        mine = WRAPPED + tenant.encode()
        owner.execute(
            "INSERT INTO tenant_key VALUES (%s, 1, %s, 'k-1', now()) ON CONFLICT DO NOTHING",
            [tenant, mine],
        )
        owner.execute(
            "INSERT INTO subject_key VALUES (%s, %s, 1, %s, 1, NULL, now()) ON CONFLICT DO NOTHING",
            [tenant, SUBJECT, mine],
        )


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("table", ["tenant_key", "subject_key"])
@pytest.mark.parametrize("role", RUNNING)
def test_reading_a_key_is_refused_to_every_role_that_runs(connect, role, table):
    for tenant in (None, "sxd"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
            rows_of(connect(role, tenant=tenant), table)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("role", ["guong_service", "guong_worker"])
def test_one_wrapped_key_of_the_tenant_that_is_set_is_given_to_whom_names_its_subject(
    connect, role
):
    session = connect(role, tenant="sxd")

    assert session.execute(ONE, [SUBJECT]).fetchall() == [(WRAPPED + b"sxd",)]
    assert session.execute(OF_TENANT).fetchall() == [(WRAPPED + b"sxd",)]
    assert session.execute(ONE, [UUID(int=8)]).fetchall() == []
    assert connect(role).execute(ONE, [SUBJECT]).fetchall() == []
    assert connect(role).execute(OF_TENANT).fetchall() == []


@pytest.mark.parametrize("role", ["guong_auditor", "guong_province_reader"])
@pytest.mark.parametrize("signature", FUNCTIONS)
def test_those_who_only_read_call_no_function_of_keys(connect, owner, role, signature):
    asked = "SELECT has_function_privilege(%s, %s, 'EXECUTE')"
    types = re.sub(r"(\(|, )\w+ ", r"\1", signature)
    assert owner.execute(asked, [role, types]).fetchone() == (False,)
    assert owner.execute(asked, ["guong_service", types]).fetchone() == (True,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect(role, tenant="sxd").execute(OF_TENANT)


@pytest.mark.usefixtures("keys")
def test_a_table_of_the_callers_own_does_not_stand_in_for_that_of_the_keys(connect):
    session = connect(tenant="sxd")
    session.execute("CREATE TEMP TABLE subject_key AS SELECT 1 AS wrapped")
    session.execute("SET search_path = pg_temp, public")

    assert session.execute(ONE.replace("guong", "public.guong"), [SUBJECT]).fetchall() == [
        (WRAPPED + b"sxd",)
    ]
