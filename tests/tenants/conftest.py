"""Two agencies and their province, and the scopes in which Alice works."""

from datetime import date
from uuid import UUID

import pytest

from tenants import directory
from tenants.directory import Tenant
from tenants.engine import open_engine
from tenants.scope import Scope, enter
from tests import postgres

PROVINCE = Tenant("binh-phuoc", "Tỉnh Bình Phước", "Bình Phước", "province", None, date(1997, 1, 1))
CONSTRUCTION = Tenant("sxd", "Sở Xây dựng", "SXD", "agency", "binh-phuoc", date(2010, 5, 3))
FOREIGN_AFFAIRS = Tenant("sngv", "Sở Ngoại vụ", "SNgV", "agency", "binh-phuoc", date(2011, 5, 3))


@pytest.fixture
def agencies(engine):
    for agency in (PROVINCE, CONSTRUCTION, FOREIGN_AFFAIRS):
        directory.add(engine, agency)


@pytest.fixture
def in_scope(agencies):  # noqa: ARG001 -- a scope needs its tenant
    with enter(ALICE) as scope:
        yield scope


ALICE = Scope("sxd", "alice", "office", UUID(int=1))
ALICE_ELSEWHERE = Scope("sngv", "alice", "office", UUID(int=2))


@pytest.fixture
def sqlite_engine(sqlite_url):
    yield from _engine_with_agencies(sqlite_url)


@pytest.fixture
def postgres_engine(postgres_url):
    yield from _engine_with_agencies(postgres_url)


def _engine_with_agencies(url):
    engine = open_engine(url)
    for agency in (PROVINCE, CONSTRUCTION, FOREIGN_AFFAIRS):
        directory.add(engine, agency)
    yield engine
    engine.dispose()


@pytest.fixture
def plain_owner_url():
    """An empty database that belongs to an ordinary role, and the URL as that role."""
    with postgres.empty_database_of_plain_owner() as url:
        yield url
