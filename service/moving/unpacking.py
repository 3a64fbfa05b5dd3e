"""Reads a packed agency into another instance: the whole of it in one transaction, or nothing."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select

from service.moving import packing
from service.moving.refusals import (
    HistoryDiffersError,
    NotAPackError,
    OtherUserError,
    SuperiorMissingError,
)
from service.moving.tables import FOLLOWED, TRAVELS
from service.moving.transport import Transport
from service.moving.values import from_json
from tenants.directory import TenantExistsError
from tenants.engine import writing
from tenants.keys.keyring import Keyring
from tenants.keys.tables import tenant_key
from tenants.reconciling import reconcile
from tenants.reconciling_province import reconcile_province
from tenants.schema import tenant, tenant_head, tenant_status, user_account
from tenants.scope import bound_to

Rows = list[dict[str, Any]]

_AT_A_TIME = 500
_TABLES = {table.name: table for table in (*TRAVELS, FOLLOWED, user_account)}


@dataclass(frozen=True)
class Unpacked:
    """What came in: the agency, its rows, and the root of its log, which is as it was."""

    tenant_id: str
    rows: int
    size: int
    root: str


def unpack(
    engine: Engine, keyring: Keyring, passphrase: str, path: Path, told: packing.Told
) -> Unpacked:
    """Bring a packed agency in; the views are built by the worker afterwards.

    Raises:
        NotAPackError: the file is no pack, or was changed or cut.
        WrongPassphraseError: its keys do not open.
        TenantExistsError: the agency is here already.
        SuperiorMissingError, OtherUserError: this instance lacks whom it reports to, or knows
            somebody else by the id of one of its users.
        HistoryDiffersError: the rows do not give the root that the pack names.
    """
    rows = _require_whole(path)
    header = _header(path)
    transport = Transport.told(passphrase, header["keys"])
    tenant_id = str(header["tenant_id"])
    done = 0
    with bound_to(tenant_id), writing(engine) as connection:
        _require_room(connection, tenant_id)
        for table, batch in _batches(path):
            _add(connection, tenant_id, table, _kept(table, batch, transport, keyring))
            done += len(batch)
            told(done, rows)
        _require_superiors(connection, tenant_id)
        _require_history(connection, header)
    return Unpacked(tenant_id, rows, int(header["size"]), str(header["root"]))


def _kept(table: Table, rows: Rows, transport: Transport, keyring: Keyring) -> Rows:
    if table is not tenant_key:
        return rows
    return [transport.brought_in(row, keyring) for row in rows]


def _require_whole(path: Path) -> int:
    """Every line but the last, counted and compared with what the last line says of them."""
    digest, count, last = hashlib.sha256(), -2, b""
    with path.open("rb") as file:
        for line in file:
            digest.update(last)
            last, count = line, count + 1
    try:
        end = json.loads(last)["end"]
        whole = end == {"rows": count, "sha256": digest.hexdigest()}
    except (ValueError, TypeError, KeyError):
        raise _no_pack(path, "its last line is missing", "thiếu dòng cuối") from None
    if not whole:
        raise _no_pack(path, "it was changed or cut", "đã bị sửa hoặc bị cắt")
    return count


def _header(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        header: dict[str, Any] = json.loads(file.readline())
    if (header.get("kind"), header.get("version")) != (packing.KIND, packing.VERSION):
        raise _no_pack(path, "another kind or version of file", "khác loại hoặc phiên bản")
    return header


def _require_room(connection: Connection, tenant_id: str) -> None:
    for table in (tenant, tenant_head):
        if connection.execute(select(table).where(table.c.tenant_id == tenant_id)).first():
            raise TenantExistsError(tenant_id=tenant_id)


def _batches(path: Path) -> Iterator[tuple[Table, Rows]]:
    for name, rows in groupby(_lines(path), key=lambda line: str(line["table"])):
        table, batch = _TABLES.get(name), []
        if table is None:
            raise _no_pack(path, f"a table {name} is not known", f"không biết bảng {name}")
        for row in rows:
            batch.append(_row(path, table, row["row"]))
            if len(batch) == _AT_A_TIME:
                yield table, batch
                batch = []
        yield table, batch


def _row(path: Path, table: Table, values: dict[str, Any]) -> dict[str, Any]:
    try:
        return from_json(table, values)
    except (KeyError, ValueError, TypeError):
        reason = f"a row of {table.name} cannot be read"
        raise _no_pack(path, reason, f"không đọc được một dòng của bảng {table.name}") from None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        next(file)
        for line in file:
            value = json.loads(line)
            if "table" in value:
                yield value


def _add(connection: Connection, tenant_id: str, table: Table, rows: Rows) -> None:
    new = _unknown(connection, rows) if table is user_account else rows
    if table is not user_account and any(row["tenant_id"] != tenant_id for row in rows):
        raise HistoryDiffersError(what=table.name)
    if new:
        connection.execute(insert(table), new)


def _unknown(connection: Connection, rows: Rows) -> Rows:
    names = {row["user_id"]: row["display_name"] for row in rows}
    query = select(user_account).where(user_account.c.user_id.in_(names))
    here = {row.user_id: row.display_name for row in connection.execute(query)}
    for user_id, name in here.items():
        if names[user_id] != name:
            raise OtherUserError(user_id=user_id, name=name)
    return [row for row in rows if row["user_id"] not in here]


def _require_superiors(connection: Connection, tenant_id: str) -> None:
    parents = select(tenant.c.parent_id).where(tenant.c.tenant_id == tenant_id)
    ministries = select(tenant_status.c.ministry_id).where(tenant_status.c.tenant_id == tenant_id)
    named = {each for each in connection.execute(parents.union(ministries)).scalars() if each}
    query = select(tenant.c.tenant_id).where(tenant.c.tenant_id.in_(named))
    for superior in sorted(named - set(connection.execute(query).scalars())):
        raise SuperiorMissingError(superior=superior, tenant_id=tenant_id)


def _require_history(connection: Connection, header: dict[str, Any]) -> None:
    tenant_id = str(header["tenant_id"])
    size, root = packing.history(connection, tenant_id)
    if (size, root.hex()) != (header["size"], header["root"]):
        raise HistoryDiffersError(what="root")
    own = reconcile(connection, tenant_id).findings
    differing = [*own, *reconcile_province(connection, tenant_id)]
    if differing:
        raise HistoryDiffersError(what=f"{differing[0].kind} {differing[0].place}")


def _no_pack(path: Path, reason: str, reason_vi: str) -> NotAPackError:
    return NotAPackError(path=path, reason=reason, reason_vi=reason_vi)
