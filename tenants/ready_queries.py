"""Queries that every command asks, without what SQLAlchemy does around a query.

Measured on PostgreSQL, putting a query together and taking a connection out of the pool cost more
of a process's time than asking it. These are written once and asked on connections that are kept
in autocommit.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Dialect, Engine, Select

from tenants.autocommit import Cursor, autocommit_cursor
from tenants.binding import READ_ONLY, bound
from tenants.engine import reading
from tenants.scope import NO_TENANT, bound_tenant


def rows_of(
    engine: Engine, query: Select[Any] | CompoundSelect[Any], values: Mapping[str, Any]
) -> Sequence[Any]:
    """The rows of a query that is made once and kept, as plain tuples in the order it selects.

    `values` are those of its parameters; on PostgreSQL the driver takes and gives them as they
    are, so that columns need types which mean the same to both.
    """
    if engine.dialect.name != "postgresql":
        with reading(engine) as connection:
            return connection.execute(query, dict(values)).all()
    with autocommit_cursor(engine) as cursor, _bound(cursor):
        return cursor.execute(_text(query, engine.dialect), values, prepare=True).fetchall()


def _bound(cursor: Cursor) -> AbstractContextManager[None]:
    """Outside a tenant the connection shows no tenant's rows as it is, which saves two ways."""
    tenant_id = bound_tenant()
    if tenant_id == NO_TENANT:
        return nullcontext()
    return bound(cursor.connection, tenant_id, READ_ONLY)


@lru_cache(maxsize=256)
def _text(query: Select[Any] | CompoundSelect[Any], dialect: Dialect) -> bytes:
    return str(query.compile(dialect=dialect)).encode()
