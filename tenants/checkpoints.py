"""The signed checkpoints of a tenant's transparency log, with the cosignatures that came later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from proofs.checkpoints import Checkpoint
from proofs.notes import Note, Signature
from tenants.log_tables import log_checkpoint, log_cosignature


@dataclass(frozen=True)
class SignedTree:
    """A checkpoint of a tenant with all its signatures, none of them checked here."""

    checkpoint: Checkpoint
    note: Note
    signed_at: datetime


def last_signed(connection: Connection, tenant_id: str) -> SignedTree | None:
    """The largest checkpoint of a tenant."""
    return _one(connection, tenant_id, order=log_checkpoint.c.size.desc())


def first_covering(connection: Connection, tenant_id: str, size: int) -> SignedTree | None:
    """The smallest checkpoint of a tenant that covers so many entries."""
    covers = log_checkpoint.c.size >= size
    return _one(connection, tenant_id, covers, order=log_checkpoint.c.size)


def last_until(connection: Connection, tenant_id: str, instant: datetime) -> SignedTree | None:
    """The checkpoint of a tenant that was the last at an instant."""
    before = log_checkpoint.c.signed_at <= instant
    return _one(connection, tenant_id, before, order=log_checkpoint.c.size.desc())


def keep_checkpoint(connection: Connection, tenant_id: str, note: Note, at: datetime) -> None:
    """Store a checkpoint; one that is there already stays as it is."""
    size = Checkpoint.parse(note.text).size
    row = {"tenant_id": tenant_id, "size": size, "note": note.content, "signed_at": at}
    connection.execute(_insert(connection, log_checkpoint), row)


def keep_cosignatures(
    connection: Connection, tenant_id: str, size: int, lines: Iterable[Signature], at: datetime
) -> None:
    """Store what witnesses signed below a checkpoint."""
    rows = [
        {"tenant_id": tenant_id, "size": size, "line": each.line, "added_at": at} for each in lines
    ]
    if rows:
        connection.execute(_insert(connection, log_cosignature), rows)


def _one(
    connection: Connection, tenant_id: str, *such: ColumnElement[bool], order: ColumnElement[int]
) -> SignedTree | None:
    columns = (log_checkpoint.c.size, log_checkpoint.c.note, log_checkpoint.c.signed_at)
    query = select(*columns).where(log_checkpoint.c.tenant_id == tenant_id, *such)
    row = connection.execute(query.order_by(order).limit(1)).first()
    if row is None:
        return None
    size, content, signed_at = row
    note = Note.parse(content).with_signatures(_cosignatures(connection, tenant_id, size))
    return SignedTree(Checkpoint.parse(note.text), note, signed_at)


def _cosignatures(connection: Connection, tenant_id: str, size: int) -> list[Signature]:
    query = (
        select(log_cosignature.c.line)
        .where(log_cosignature.c.tenant_id == tenant_id, log_cosignature.c.size == size)
        .order_by(log_cosignature.c.added_at, log_cosignature.c.line)
    )
    lines = connection.execute(query).scalars()
    return [Signature.parse(line.removesuffix("\n")) for line in lines]


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()
