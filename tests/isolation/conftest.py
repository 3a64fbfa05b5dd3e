"""Two agencies of one province with events of their own, and connections as each database role."""

from contextlib import ExitStack
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from tenants import directory
from tenants.engine import open_engine
from tenants.event_log import TenantEventLog
from tenants.scope import Receipt, Scope, enter
from tests import postgres
from tests.tenants.conftest import CONSTRUCTION, FOREIGN_AFFAIRS, PROVINCE
from tests.tenants.test_event_log import stored

RECORDED = {"sxd": 2, "sngv": 3, "binh-phuoc": 1}


def rows_of(session, table):
    return session.execute(sql.SQL("TABLE {}").format(sql.Identifier(table))).fetchall()


def tenants_in(session, table):
    query = sql.SQL("SELECT tenant_id FROM {}").format(sql.Identifier(table))
    return {tenant for (tenant,) in session.execute(query)}


@pytest.fixture(scope="module")
def postgres_database():
    """One database for all tests of a module: they read, or are refused."""
    with postgres.fresh_database() as database:
        yield database


@pytest.fixture(scope="module")
def recorded(postgres_database):
    """Events, a receipt and a view row in each of three tenants; the URL of the service."""
    engine = open_engine(postgres_database.service_url)
    for agency in (PROVINCE, CONSTRUCTION, FOREIGN_AFFAIRS):
        directory.add(engine, agency)
    for tenant, events in RECORDED.items():
        receipt = Receipt("once", "hash", {"status": 202})
        with enter(Scope(tenant, "alice", "office", uuid4(), receipt=receipt)):
            for number in range(events):
                TenantEventLog(engine).insert_events([stored(UUID(int=number), version=1)])
    engine.dispose()
    return postgres_database.service_url


@pytest.fixture
def connect(recorded, postgres_database):  # noqa: ARG001 -- what is read
    """Opens a session as one of the roles, as psql does, bound to a tenant or to none."""
    with ExitStack() as stack:

        def as_role(role="guong_service", tenant=None):
            url = postgres_database.url_of(role)
            session = stack.enter_context(psycopg.connect(url, autocommit=True))
            if tenant is not None:
                session.execute("SELECT set_config('guong.tenant', %s, false)", [tenant])
            return session

        yield as_role


@pytest.fixture
def owner(recorded, postgres_owner_url):  # noqa: ARG001 -- what is read
    with psycopg.connect(postgres_owner_url, autocommit=True) as session:
        yield session
