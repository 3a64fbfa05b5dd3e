"""Connections on which each statement is a transaction of its own, kept ready for appends.

Taking a connection from the engine's pool, switching it to autocommit and back, and resetting it
costs as much of a process's time as the append itself (decision 0001). These few connections come
from the engine, stay in autocommit, and are closed when the engine is disposed of.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import Engine, event

Cursor = psycopg.Cursor[Any]

_idle: WeakKeyDictionary[Engine, deque[Cursor]] = WeakKeyDictionary()


@contextmanager
def autocommit_cursor(engine: Engine) -> Iterator[Cursor]:
    """A psycopg cursor for this thread alone until the block ends.

    When the server has gone away, the block fails once and the connections are made anew.
    """
    idle = _idle_of(engine)
    cursor = _taken(idle) or _opened(engine)
    try:
        yield cursor
    finally:
        if cursor.connection.closed:
            _close(idle)
        else:
            idle.append(cursor)


def _idle_of(engine: Engine) -> deque[Cursor]:
    try:
        return _idle[engine]
    except KeyError:
        event.listen(engine, "engine_disposed", _dispose)
        return _idle.setdefault(engine, deque())


def _taken(idle: deque[Cursor]) -> Cursor | None:
    try:
        return idle.pop()
    except IndexError:
        return None


def _opened(engine: Engine) -> Cursor:
    pooled = engine.raw_connection()
    connection: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]  # psycopg's, by the engine's dialect
    pooled.detach()
    connection.autocommit = True
    return connection.cursor()


def _dispose(engine: Engine) -> None:
    _close(_idle.get(engine, deque()))


def _close(idle: deque[Cursor]) -> None:
    while cursor := _taken(idle):
        cursor.connection.close()
