"""No table of tenants lacks its policies, and no connection carries a tenant over."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from projections.catalogue import PROJECTIONS
from projections.province_overview.tables import decision_count, stage_count
from tenants import directory, isolation, migrations
from tenants.autocommit import autocommit_cursor
from tenants.engine import open_engine, reading, writing
from tenants.event_log import TenantEventLog, read_after
from tenants.scope import NO_TENANT, Scope, bound_tenant, bound_to, enter
from tests import postgres
from tests.isolation.conftest import RECORDED
from tests.tenants.conftest import CONSTRUCTION, PROVINCE
from tests.tenants.test_event_log import stored

SECURED = """
SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE a.attname = 'tenant_id' AND c.relkind IN ('r', 'p')
  AND c.relnamespace = 'public'::regnamespace
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity
    AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'guong_own'))"""
SETTING = "SELECT current_setting('guong.tenant', true)"
SHOWN = text("SELECT DISTINCT tenant_id FROM events")


@pytest.fixture
def engine(recorded):
    engine = open_engine(recorded)
    yield engine
    engine.dispose()


def scope(tenant):
    return Scope(tenant, "alice", "office", uuid4())


def shown(engine):
    with reading(engine) as connection:
        return list(connection.execute(SHOWN).scalars())


# Every table


def test_every_table_of_tenants_has_its_policies_and_they_bind_the_owner_too(owner):
    assert owner.execute(SECURED).fetchall() == []


def test_every_table_of_a_read_model_is_among_them(engine):
    with reading(engine) as connection:
        protected = set(isolation.tables_of_tenants(connection))

    assert {table.name for each in PROJECTIONS for table in each.tables} < protected


def test_a_table_of_a_later_migration_is_protected_by_the_next_upgrade(owner, postgres_owner_url):
    owner.execute("CREATE TABLE view_later (tenant_id text, what text)")
    before = owner.execute(SECURED).fetchall()

    migrations.upgrade(postgres_owner_url)

    assert (before, owner.execute(SECURED).fetchall()) == ([("view_later",)], [])


def test_the_tables_that_are_shown_without_a_tenant_are_those_with_a_reason(owner):
    query = "SELECT DISTINCT polrelid::regclass::text FROM pg_policy WHERE polname <> 'guong_own'"
    named = (
        isolation.READ_BEFORE_A_TENANT | isolation.KEPT_BEFORE_A_TENANT | isolation.DIRECTORY
    ).keys() | isolation.CONSOLIDATED.keys()
    permissive = f"{query} AND polpermissive"

    assert {name for (name,) in owner.execute(permissive)} == named
    assert {stage_count.name, decision_count.name} < isolation.CONSOLIDATED.keys()


def test_the_owner_of_the_tables_sees_no_more(plain_owner):
    with enter(scope("sxd")):
        TenantEventLog(plain_owner).insert_events([stored()])
        assert shown(plain_owner) == ["sxd"]

    assert shown(plain_owner) == []
    assert isolation.state(plain_owner) == isolation.ENFORCED


@pytest.fixture
def plain_owner():
    with postgres.empty_database_of_plain_owner() as url:
        migrations.upgrade(url)
        engine = open_engine(url)
        for agency in (PROVINCE, CONSTRUCTION):
            directory.add(engine, agency)
        yield engine
        engine.dispose()


def test_whether_tenants_are_kept_apart_is_told(engine, postgres_owner_url, sqlite_url):
    superuser, embedded = open_engine(postgres_owner_url), open_engine(sqlite_url)

    states = [isolation.state(each) for each in (engine, superuser, embedded)]

    assert states == ["enforced", "bypassed", "single-process"]
    superuser.dispose()
    embedded.dispose()


# Binding


def test_a_scope_binds_the_database_and_nothing_is_left_of_it(engine):
    seen = []
    for tenant in RECORDED:
        with enter(scope(tenant)):
            seen += shown(engine)
        assert shown(engine) == []

    assert seen == list(RECORDED)


def test_a_scope_within_a_scope_binds_until_it_ends(engine):
    with enter(scope("sxd")):
        with enter(scope("sngv")):
            inner = shown(engine)
        with bound_to(NO_TENANT):
            unbound = shown(engine)
        assert (inner, unbound, shown(engine)) == (["sngv"], [], ["sxd"])
    assert bound_tenant() == NO_TENANT


def carried_over(engine):
    """What any connection of the process shows to somebody who binds nothing."""
    raw = [engine.raw_connection() for _ in range(8)]
    left = [each.driver_connection.execute(SETTING).fetchall()[0][0] for each in raw]
    for each in raw:
        each.close()
    with autocommit_cursor(engine) as cursor:
        kept = cursor.execute(SETTING).fetchall()
    return {*left, *(value for (value,) in kept)} - {"", None}


def interrupted(engine):
    with enter(scope("sxd")), writing(engine) as connection:
        connection.execute(SHOWN)
        raise KeyboardInterrupt


def test_no_connection_carries_a_tenant_over_whatever_happened_on_it(engine):
    with pytest.raises(DBAPIError), enter(scope("sxd")), writing(engine) as connection:
        connection.execute(text("SELECT 1 / 0"))
    with pytest.raises(DBAPIError), enter(scope("sxd")), reading(engine) as connection:
        connection.execute(text("SELECT 1 / 0"))
    with enter(scope("sxd")):
        with pytest.raises(IntegrityError):
            TenantEventLog(engine).insert_events([stored(version=1), stored(version=1)])
        TenantEventLog(engine).insert_events([stored(version=7)])
        TenantEventLog(engine).select_events(uuid4())
        TenantEventLog(engine).select_events(uuid4(), gt=3, desc=True, limit=1)
        read_after(engine, 0, 10)
    with pytest.raises(KeyboardInterrupt):
        interrupted(engine)

    for pooled in [engine.connect() for _ in range(3)]:
        pooled.execute(SHOWN)
        pooled.close()
    assert carried_over(engine) == set()


def test_threads_that_share_the_pool_see_each_their_own(engine):
    def look(tenant):
        with enter(scope(tenant)):
            found = [shown(engine) for _ in range(20)]
            found += [[each.tenant_id for each in read_after(engine, 0, 1)] for _ in range(20)]
        return found == [[tenant]] * 40

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(look, list(RECORDED) * 8))


def test_a_reader_cannot_write(engine):
    with pytest.raises(DBAPIError, match="read-only transaction"), reading(engine) as connection:
        connection.execute(text("DELETE FROM instance"))


def test_a_slug_that_is_sql_is_only_a_slug(engine):
    with bound_to("sxd'; RESET ALL; --"):
        assert shown(engine) == []


def test_a_connection_that_the_server_ended_is_told_as_such_and_made_anew(engine, owner):
    with enter(scope("sxd")):
        shown(engine)
        owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'guong_service' AND datname = current_database()"
        )
        with pytest.raises(OperationalError):
            shown(engine)

        assert shown(engine) == ["sxd"]


def test_the_functions_run_with_the_rights_of_the_caller(connect):
    session = connect("guong_auditor", tenant="sxd")
    session.execute("SET default_transaction_read_only = off")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute(
            "SELECT guong_append_one('sxd', 'a', 'b', gen_random_uuid(), NULL, now(), NULL, NULL,"
            " NULL, gen_random_uuid(), 1, 'x', '', gen_random_uuid(), '', '', '')"
        )
