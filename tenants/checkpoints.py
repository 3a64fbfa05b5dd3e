"""The signed checkpoints of a tenant's transparency log, with the cosignatures that came later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, func, select
from sqlalchemy.dialects import postgresql, sqlite

from proofs.checkpoints import Checkpoint
from proofs.notes import Note, Signature
from tenants.columns import columns_of
from tenants.log_tables import EVENT_LOG, LogTables


@dataclass(frozen=True)
class SignedTree:
    """A checkpoint of a tenant with all its signatures, none of them checked here."""

    checkpoint: Checkpoint
    note: Note
    signed_at: datetime


@dataclass(frozen=True)
class Timestamp:
    """What a timestamping authority answered (RFC 3161, DER), and when it came."""

    authority: str
    response: bytes
    added_at: datetime


class Checkpoints:
    """The checkpoints of one tenant's log of one kind, as long as the connection lives."""

    def __init__(
        self, connection: Connection, tenant_id: str, tables: LogTables = EVENT_LOG
    ) -> None:
        self._connection = connection
        self._tenant_id = tenant_id
        self._signed = tables.checkpoint
        self._cosigned = tables.cosignature
        self._stamped = tables.timestamp

    def last(self) -> SignedTree | None:
        """The largest one."""
        return self._one(order=self._signed.c.size.desc())

    def last_until(self, instant: datetime) -> SignedTree | None:
        """The one that was the last at an instant."""
        return self._one(self._signed.c.signed_at <= instant, order=self._signed.c.size.desc())

    def first_covering(self, size: int, *, witnesses: int = 0) -> SignedTree | None:
        """The smallest one with at least so many entries and cosignatures.

        A later one will do where the first was never witnessed.
        """
        such = [self._signed.c.size >= size]
        if witnesses:
            such.append(self._has_cosigners(witnesses))
        return self._one(*such, order=self._signed.c.size)

    def sizes_after(self, size: int, most: int) -> list[int]:
        """The sizes of the next ones beyond a size, at most so many."""
        query = select(self._signed.c.size).where(self._is_own, self._signed.c.size > size)
        return list(self._connection.execute(query.order_by("size").limit(most)).scalars())

    def keep(self, note: Note, at: datetime) -> None:
        """Store a checkpoint; one that is there already stays as it is."""
        size = Checkpoint.parse(note.text).size
        self._insert(self._signed, size=size, note=note.content, signed_at=at)

    def add_cosignatures(self, size: int, lines: Iterable[Signature], at: datetime) -> None:
        """Store what witnesses signed below a checkpoint."""
        for each in lines:
            self._insert(self._cosigned, size=size, line=each.line, added_at=at)

    def add_timestamp(self, size: int, stamp: Timestamp) -> None:
        """Store what a timestamping authority answered for a checkpoint."""
        self._insert(self._stamped, size=size, **vars(stamp))

    def last_stamped_at(self) -> datetime | None:
        """When the last timestamp came."""
        query = select(func.max(self._stamped.c.added_at))
        of_own = query.where(self._stamped.c.tenant_id == self._tenant_id)
        return self._connection.execute(of_own).scalar()

    def timestamps(self, size: int) -> list[Timestamp]:
        """The timestamps of a checkpoint, by authority."""
        table = self._stamped
        query = select(*columns_of(table, Timestamp)).where(
            table.c.tenant_id == self._tenant_id, table.c.size == size
        )
        rows = self._connection.execute(query.order_by(table.c.authority))
        return [Timestamp(*row) for row in rows]

    def _insert(self, table: Table, **row: object) -> None:
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        insert = dialect.insert(table).values(tenant_id=self._tenant_id, **row)
        self._connection.execute(insert.on_conflict_do_nothing())

    @property
    def _is_own(self) -> ColumnElement[bool]:
        return self._signed.c.tenant_id == self._tenant_id

    def _has_cosigners(self, count: int) -> ColumnElement[bool]:
        lines = (
            select(func.count())
            .select_from(self._cosigned)
            .where(
                self._cosigned.c.tenant_id == self._signed.c.tenant_id,
                self._cosigned.c.size == self._signed.c.size,
            )
            .scalar_subquery()
        )
        return lines >= count

    def _one(self, *such: ColumnElement[bool], order: ColumnElement[int]) -> SignedTree | None:
        columns = (self._signed.c.size, self._signed.c.note, self._signed.c.signed_at)
        chosen = select(*columns).where(self._is_own, *such).order_by(order).limit(1).subquery()
        by = self._cosigned
        below = and_(by.c.tenant_id == self._tenant_id, by.c.size == chosen.c.size)
        query = select(chosen.c.note, chosen.c.signed_at, by.c.line)
        joined = query.select_from(chosen.outerjoin(by, below)).order_by(by.c.added_at, by.c.line)
        rows = self._connection.execute(joined).all()
        if not rows:
            return None
        lines = [_line(row.line) for row in rows if row.line is not None]
        note = Note.parse(rows[0].note).with_signatures(lines)
        return SignedTree(Checkpoint.parse(note.text), note, rows[0].signed_at)


def last_signed(connection: Connection, tenant_id: str) -> SignedTree | None:
    """The largest checkpoint of a tenant."""
    return Checkpoints(connection, tenant_id).last()


def _line(stored: str) -> Signature:
    return Signature.parse(stored.removesuffix("\n"))
