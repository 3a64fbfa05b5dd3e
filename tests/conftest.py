"""Databases for tests: a fresh, migrated one for each test, on SQLite and on PostgreSQL."""

import os
import shutil
from pathlib import Path

import pytest
import pytest_socket
from hypothesis import HealthCheck, settings

from service.key_file import KEY_FILE
from tenants.engine import open_engine
from tenants.keys.keyring import make_file
from tests import postgres
from tests.service import kept

pytest.register_assert_rewrite("tests.specification", "tests.domain.told")

# The same examples for each mutant (`make mutate`), and none refused because the machine is busy.
settings.register_profile(
    "mutation",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=tuple(HealthCheck),
)

LOOPBACK = ["127.0.0.1", "::1", "localhost"]


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        postgres.begin_run()
        keys = Path(os.environ[postgres.RUN_DIRECTORY]) / "keys"
        make_file(keys)
        os.environ[KEY_FILE] = str(keys)


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        postgres.end_run()


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("soak") and not os.environ.get("GUONG_SOAK"):
            item.add_marker(pytest.mark.skip(reason="long: make soak"))
        if "postgres" in item.nodeid.rpartition("[")[2] or _POSTGRES & set(item.fixturenames):
            item.add_marker(pytest.mark.postgres)


_POSTGRES = {"postgres_url", "postgres_owner_url", "postgres_database", "empty_postgres_url"}


def pytest_runtest_setup(item):
    kept.begin_test(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def only_loopback():
    pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(scope="session")
def sqlite_template():
    return kept.empty_database()


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path):
    path = tmp_path / "guong.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_database():
    with postgres.fresh_database() as database:
        yield database


@pytest.fixture
def postgres_url(postgres_database):
    return postgres_database.service_url


@pytest.fixture
def postgres_owner_url(postgres_database):
    return postgres_database.owner_url


@pytest.fixture
def empty_postgres_url():
    with postgres.empty_database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request):
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def engine(database_url):
    engine = open_engine(database_url)
    yield engine
    engine.dispose()
