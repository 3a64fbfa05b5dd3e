"""Writes an agency into one file of JSON Lines, as it was at one instant.

The first line names the agency, the size and root of its transparency log and how its keys are
wrapped; the last counts the rows and has the SHA-256 of everything before it.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from errno import EEXIST
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, CursorResult, Engine, Select, Table, select, text

from proofs.growing import GrowingTree
from proofs.hashing import leaf_hash
from service.moving.tables import FOLLOWED, TRAVELS
from service.moving.transport import Transport
from service.moving.values import as_json
from tenants import directory
from tenants.engine import reading
from tenants.keys.keyring import Keyring
from tenants.keys.tables import tenant_key
from tenants.schema import events, role_grant, user_account
from tenants.scope import bound_to

KIND, VERSION = "guong-agency", 1
PROCESSES = "process:"
_AT_A_TIME = 1_000

Row = dict[str, Any]

Told = Callable[[int, int], None]
"""Told how many rows are done, and how many there are at least."""


def pack(
    engine: Engine,
    keyring: Keyring,
    transport: Transport,
    *,
    tenant_id: str,
    path: Path,
    told: Told,
) -> int:
    """Write an agency into a new file, which is there whole or not at all; answers its rows.

    Raises:
        UnknownTenantError: there is no such agency.
        FileExistsError: the file is there.
        KeyFileError, InstanceKeyLostError: the instance's keys are not at hand.
    """
    directory.get(engine, tenant_id)
    if path.exists():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    part = path.with_name(f"{path.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file, bound_to(tenant_id), reading(engine) as rows:
            _at_one_instant(rows)
            written = _write(_Lines(file), rows, keyring, transport, tenant_id, told)
        os.link(part, path)  # Unlike a rename this leaves a file that is there alone.
    finally:
        part.unlink()
    return written


def _write(
    lines: "_Lines",
    connection: Connection,
    keyring: Keyring,
    transport: Transport,
    tenant_id: str,
    told: Told,
) -> int:
    size, root = history(connection, tenant_id)
    lines.add(_header(tenant_id, size, root, transport))
    for table, row in _rows(connection, tenant_id):
        carried = transport.taken_out(row, keyring) if table is tenant_key else row
        lines.add({"table": table.name, "row": as_json(table, carried)})
        told(lines.rows, max(size, lines.rows))
    lines.close()
    return lines.rows


class _Lines:
    """Lines with a running digest."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.rows = -1

    def add(self, value: Mapping[str, Any]) -> None:
        line = f"{json.dumps(value, ensure_ascii=False, sort_keys=True)}\n".encode()
        self._digest.update(line)
        self._file.write(line)
        self.rows += 1

    def close(self) -> None:
        end = {"end": {"rows": self.rows, "sha256": self._digest.hexdigest()}}
        self._file.write(f"{json.dumps(end, sort_keys=True)}\n".encode())


def _at_one_instant(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))


def _header(tenant_id: str, size: int, root: bytes, transport: Transport) -> dict[str, Any]:
    return {
        "kind": KIND,
        "version": VERSION,
        "tenant_id": tenant_id,
        "size": size,
        "root": root.hex(),
        "keys": transport.header,
    }


def history(connection: Connection, tenant_id: str) -> tuple[int, bytes]:
    """How many events an agency has, and the root of all their leaves."""
    tree = GrowingTree()
    leaves = select(events.c.leaf).where(events.c.tenant_id == tenant_id)
    for (leaf,) in _streamed(connection, leaves.order_by(events.c.position)):
        tree.extend([leaf_hash(leaf)])
    return tree.size, tree.root


def _rows(connection: Connection, tenant_id: str) -> Iterator[tuple[Table, Row]]:
    for table in TRAVELS:
        own = select(table).where(table.c.tenant_id == tenant_id)
        order = [table.c.position] if table is events else [*table.primary_key]
        yield from _of(table, connection, own.order_by(*order))
    places = select(FOLLOWED).where(FOLLOWED.c.tenant_id == tenant_id)
    followed = places.where(FOLLOWED.c.projection.startswith(PROCESSES))
    yield from _of(FOLLOWED, connection, followed.order_by(FOLLOWED.c.projection))
    yield from _of(user_account, connection, _users(tenant_id))


def _users(tenant_id: str) -> Select[Any]:
    """Everybody who acted there or holds a role there: their ids and names, no secrets."""
    acted = select(events.c.actor).where(events.c.tenant_id == tenant_id)
    held = select(role_grant.c.user_id).where(role_grant.c.tenant_id == tenant_id)
    known = user_account.c.user_id.in_(acted.union(held))
    return select(user_account).where(known).order_by(user_account.c.user_id)


def _of(table: Table, connection: Connection, query: Select[Any]) -> Iterator[tuple[Table, Row]]:
    for row in _streamed(connection, query).mappings():
        yield table, {column.name: row[column.name] for column in table.columns}


def _streamed(connection: Connection, query: Select[Any]) -> CursorResult[Any]:
    return connection.execution_options(yield_per=_AT_A_TIME).execute(query)
