"""The tenant's event log: an eventsourcing recorder that serves one tenant and costs nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Never
from uuid import UUID

import psycopg
from eventsourcing import persistence
from eventsourcing.persistence import ApplicationRecorder, Notification, StoredEvent
from sqlalchemy import BigInteger, ColumnElement, Engine, Select, bindparam, select
from sqlalchemy.exc import DBAPIError, InterfaceError
from typing_extensions import override

from tenants.appending import Batch, append_on_postgresql, append_on_sqlite
from tenants.autocommit import autocommit_cursor
from tenants.columns import columns_of
from tenants.engine import reading
from tenants.errors import TenancyError
from tenants.ready_queries import rows_of
from tenants.schema import events, tenant_head
from tenants.scope import Scope, current


class OtherTenantInScopeError(TenancyError):
    """A log that was opened for one tenant was used while another was in scope."""

    vi = "Nhật ký của {opened_for} không dùng được khi đang làm việc tại {in_scope}."
    en = "The log of {opened_for} cannot be used while {in_scope} is in scope."


@dataclass(frozen=True)
class RecordedEvent:
    """A stored event with its position, and who recorded it, when, in which role and why."""

    tenant_id: str
    position: int
    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes
    event_id: UUID
    recorded_at: datetime
    actor: str
    acting_role: str
    correlation_id: UUID
    causation_id: UUID | None


class TenantEventLog(ApplicationRecorder):
    """Records and reads the events of the tenant that is in scope when it is opened.

    Who and why is taken from the scope in force at each append. Opening one asks the database
    nothing. Positions count from 1 without a gap, in commit order.

    Raises:
        NoTenantInScopeError: it is opened or used outside a scope.
        OtherTenantInScopeError: it is used in the scope of another tenant.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tenant_id = current().tenant_id
        self._on_postgresql = engine.dialect.name == "postgresql"
        self._append = append_on_postgresql if self._on_postgresql else append_on_sqlite

    @override
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        given = sorted(name for name, value in kwargs.items() if value is not None)
        if given:  # An application always passes `tracking`, and passes None.
            msg = f"Metadata comes from the scope, not from {given}."
            raise TypeError(msg)
        scope = self._scope()
        if not stored_events:
            return []
        batch = Batch.of(scope, stored_events)
        with _library_errors():
            positions = self._append(self._engine, batch)
        if batch.receipt is not None:
            batch.receipt.written = True
        return positions

    @override
    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        bounds = {"gt": gt, "lte": lte, "limit": limit}
        given = {name: value for name, value in bounds.items() if value is not None}
        query = _stream(frozenset(given), desc=desc)
        of_stream = {"tenant_id": self._scope().tenant_id, "originator_id": originator_id}
        if self._on_postgresql and not given and not desc:
            return self._whole_stream(of_stream)
        with _library_errors():
            rows = rows_of(self._engine, query, of_stream | given)
        return [StoredEvent(*row) for row in rows]

    @override
    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        position = events.c.position
        query = select(*columns_of(events, StoredEvent), position).where(self._of_tenant())
        if start is not None:
            query = query.where(position >= start if inclusive_of_start else position > start)
        if stop is not None:
            query = query.where(position <= stop)
        if topics:
            query = query.where(events.c.topic.in_(topics))
        return [Notification(*row) for row in self._read(query.order_by(position).limit(limit))]

    @override
    def max_notification_id(self) -> int | None:
        query = select(tenant_head.c.position).where(
            tenant_head.c.tenant_id == self._scope().tenant_id
        )
        with _library_errors(), reading(self._engine) as connection:
            return connection.execute(query).scalar() or None

    @override
    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Never:
        msg = (
            "The log is followed by polling positions: NOTIFY would serialise the commits of all"
            " tenants, and SQLite has none."
        )
        raise NotImplementedError(msg)

    def _whole_stream(self, of_stream: dict[str, Any]) -> list[StoredEvent]:
        """Every command replays one, so that here the tenant is set in the same round trip."""
        with _library_errors(), autocommit_cursor(self._engine) as cursor:
            rows = cursor.execute(_WHOLE_STREAM, of_stream, prepare=True).fetchall()
        return [StoredEvent(of_stream["originator_id"], *row) for row in rows]

    def _scope(self) -> Scope:
        scope = current()
        if scope.tenant_id != self._tenant_id:
            raise OtherTenantInScopeError(opened_for=self._tenant_id, in_scope=scope.tenant_id)
        return scope

    def _of_tenant(self) -> ColumnElement[bool]:
        return events.c.tenant_id == self._scope().tenant_id

    def _read(self, query: Select[Any]) -> list[Any]:
        with _library_errors(), reading(self._engine) as connection:
            return list(connection.execute(query))


_WHOLE_STREAM = "SELECT * FROM guong_stream(%(tenant_id)s, %(originator_id)s)"


@cache
def _stream(bounds: frozenset[str], *, desc: bool) -> Select[Any]:
    """The events of one aggregate within bounds; replayed at every command, so made once."""
    version = events.c.originator_version
    query = (
        select(*columns_of(events, StoredEvent))
        .where(
            events.c.tenant_id == bindparam("tenant_id"),
            events.c.originator_id == bindparam("originator_id"),
        )
        .order_by(version.desc() if desc else version)
    )
    if "gt" in bounds:
        query = query.where(version > bindparam("gt"))
    if "lte" in bounds:
        query = query.where(version <= bindparam("lte"))
    return query.limit(bindparam("limit", type_=BigInteger)) if "limit" in bounds else query


def read_after(engine: Engine, position: int, limit: int) -> list[RecordedEvent]:
    """The events of the tenant in scope that follow a position, in order, `limit` at most.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
    """
    query = (
        select(*columns_of(events, RecordedEvent))
        .where(events.c.tenant_id == current().tenant_id, events.c.position > position)
        .order_by(events.c.position)
        .limit(limit)
    )
    with reading(engine) as connection:
        return [RecordedEvent(*row) for row in connection.execute(query)]


@contextmanager
def _library_errors() -> Iterator[None]:
    try:
        yield
    except InterfaceError as refused:
        raise persistence.InterfaceError(refused.orig) from refused
    except DBAPIError as refused:
        raise _matching(refused.orig)(refused.orig) from refused
    except psycopg.Error as refused:
        raise _matching(refused)(refused) from refused


def _matching(refused: BaseException | None) -> type[persistence.PersistenceError]:
    names = {kind.__name__ for kind in type(refused).__mro__}
    return next((kind for kind in _MOST_SPECIFIC if kind.__name__ in names), _ANY)


_ANY = persistence.PersistenceError
_MOST_SPECIFIC: tuple[type[persistence.PersistenceError], ...] = (
    persistence.IntegrityError,
    persistence.DataError,
    persistence.OperationalError,
    persistence.InternalError,
    persistence.ProgrammingError,
    persistence.NotSupportedError,
    persistence.DatabaseError,
    persistence.InterfaceError,
)
