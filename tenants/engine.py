"""The one database engine of a process, and the two ways to use it: reading and writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import StaticPool

from tenants.errors import TenancyError

BUSY_TIMEOUT_MS = 30_000
POOL_SIZE = 16
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_READING = "guong_reading"


class UnusableDatabaseUrlError(TenancyError):
    """The database URL cannot be used; the message never shows a password."""

    vi = "Không dùng được địa chỉ cơ sở dữ liệu {url}: {reason}"
    en = "The database URL {url} cannot be used: {reason}"


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///path` or `postgresql://…`; it connects on first use.

    Raises:
        UnusableDatabaseUrlError: the URL is malformed or names another kind of database.
    """
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return create_engine(parsed, pool_size=POOL_SIZE, max_overflow=POOL_SIZE)


def open_memory() -> Engine:
    """An empty database of this process's own, gone with the engine; one user at a time."""
    return _sqlite_engine(make_url("sqlite://"), poolclass=StaticPool)


def check_connection(engine: Engine) -> None:
    """Connect once.

    Raises:
        UnusableDatabaseUrlError: the server or the file cannot be reached.
    """
    try:
        engine.connect().close()
    except OperationalError as refused:
        reason = str(refused.orig).strip().splitlines()[0]
        raise UnusableDatabaseUrlError(url=shown(engine.url), reason=reason) from None


def shown(url: URL) -> str:
    """The URL as it may be printed: without its password."""
    return url.render_as_string(hide_password=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which each statement is its own transaction; it holds no lock."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            yield connection.execution_options(**{_READING: True})
        else:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, committed when the block ends well; on SQLite it holds the write lock."""
    with engine.begin() as connection:
        yield connection


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise UnusableDatabaseUrlError(url="…", reason="not a database URL") from None
    parsed = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
    if parsed.drivername not in {"sqlite", "postgresql+psycopg"}:
        raise UnusableDatabaseUrlError(url=shown(parsed), reason="neither sqlite nor postgresql")
    if parsed.drivername == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise UnusableDatabaseUrlError(url=shown(parsed), reason="a file path is needed")
    return parsed


def _sqlite(url: URL) -> Engine:
    return _sqlite_engine(url, pool_size=POOL_SIZE, max_overflow=POOL_SIZE)


def _sqlite_engine(url: URL, **options: Any) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False}, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # The driver shall never begin a deferred transaction.
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get(_READING, False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
