"""How a PostgreSQL transaction learns whose rows it may see: in the round trip that begins it.

`SET LOCAL` ends with the transaction (PostgreSQL, SET), so that a pooled connection never carries
a tenant over, not even behind a pooler that shares it between transactions.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.pq import Escaping, ExecStatus, TransactionStatus

SETTING = "guong.tenant"
READ_ONLY = b"BEGIN READ ONLY; "
READ_WRITE = b"BEGIN; "

_DONE = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


def begin(connection: psycopg.Connection[Any], tenant_id: str, how: bytes) -> None:
    """Begin a transaction that sees one tenant's rows, or with an empty id nobody's.

    Raises:
        psycopg.OperationalError: the server has gone away, or refuses.
    """
    slug = Escaping(connection.pgconn).escape_literal(tenant_id.encode())
    _send(connection, how + b"SET LOCAL guong.tenant = " + bytes(slug))


@contextmanager
def bound(connection: psycopg.Connection[Any], tenant_id: str, how: bytes) -> Iterator[None]:
    """One transaction on a connection in autocommit, bound to a tenant.

    Raises:
        psycopg.OperationalError: the server has gone away, or refuses.
    """
    begin(connection, tenant_id, how)
    try:
        yield
    except BaseException:
        if connection.info.transaction_status is not TransactionStatus.UNKNOWN:
            _send(connection, b"ROLLBACK")
        raise
    _send(connection, b"COMMIT")


def _send(connection: psycopg.Connection[Any], command: bytes) -> None:
    """Send through libpq itself: around such a command psycopg would cost more than the server."""
    result = connection.pgconn.exec_(command)
    if result.status not in _DONE:
        raise psycopg.OperationalError(result.error_message.decode(errors="replace").strip())
