"""How access is read: by the agency, and by the door that lets somebody in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Table, or_, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.elements import ColumnElement

from domain.access.audit_scope import AuditScope, ScopeKind, Thing
from domain.errors import NotFoundError
from projections.access.entries import (
    AuditEntry,
    DelegationEntry,
    EmergencyEntry,
    ReadingEntry,
    T,
    read,
)
from projections.access.projection import AccessRegister
from projections.access.tables import (
    view_audit,
    view_delegation,
    view_emergency,
    view_part,
    view_reading,
    view_reading_about,
    view_thing,
)
from projections.paging import Page, fetch_page
from projections.view import View
from tenants.engine import reading


@dataclass(frozen=True, kw_only=True)
class ThingEntry:
    """A dossier or session in the scope of an audit, with the day to which it belongs."""

    kind: str
    thing_id: UUID
    day: date


class AccessView(View):
    """Who has access at the tenant in scope, and who read what."""

    projection = AccessRegister

    def delegations(
        self, after: str | None = None, limit: int = 50, *, delegate: str | None = None
    ) -> Page[DelegationEntry]:
        """Delegations in the order in which they were given (BadCursorError)."""
        wanted = {"delegate": delegate}
        return self._kept(
            view_delegation, DelegationEntry, ("given_at", "delegation_id"), wanted, after, limit
        )

    def delegation(self, access_id: UUID) -> DelegationEntry:
        """One delegation (NotFoundError where there is none)."""
        return self._one(view_delegation, DelegationEntry, delegation_id=access_id)

    def audits(
        self, after: str | None = None, limit: int = 50, *, auditor: str | None = None
    ) -> Page[AuditEntry]:
        """Auditors' access in the order in which it was given (BadCursorError)."""
        wanted = {"auditor": auditor}
        return self._kept(view_audit, AuditEntry, ("given_at", "access_id"), wanted, after, limit)

    def audit(self, access_id: UUID) -> AuditEntry:
        """One auditor's access (NotFoundError where there is none)."""
        return self._one(view_audit, AuditEntry, access_id=access_id)

    def emergencies(
        self, after: str | None = None, limit: int = 50, *, closed: bool | None = None
    ) -> Page[EmergencyEntry]:
        """Emergency access in the order in which it was taken (BadCursorError)."""
        column = view_emergency.c.closed_at
        states: dict[bool | None, list[ColumnElement[bool]]] = {
            None: [],
            True: [column.is_not(None)],
            False: [column.is_(None)],
        }
        order = [view_emergency.c.taken_at, view_emergency.c.access_id]
        query = select(view_emergency).where(self._own(view_emergency), *states[closed])
        with reading(self._engine) as connection:
            return fetch_page(
                connection, query, order=order, after=after, limit=limit,
                item=lambda row: read(EmergencyEntry, row),
            )  # fmt: skip

    def emergency(self, access_id: UUID) -> EmergencyEntry:
        """One emergency access (NotFoundError where there is none)."""
        return self._one(view_emergency, EmergencyEntry, access_id=access_id)

    def readings(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        reader: str | None = None,
        role: str | None = None,
        about: UUID | None = None,
    ) -> Page[ReadingEntry]:
        """Readings in the order of the log; `about` is any id that stood in an address."""
        table, mention = view_reading, view_reading_about
        query = select(table).where(self._own(table))
        if reader is not None:
            query = query.where(table.c.reader == reader)
        if role is not None:
            query = query.where(table.c.role == role)
        if about is not None:
            query = query.join(
                mention,
                (mention.c.position == table.c.position) & (mention.c.about == str(about)),
            ).where(self._own(mention))
        with reading(self._engine) as connection:
            return fetch_page(
                connection, query, order=[table.c.position], after=after, limit=limit,
                item=lambda row: read(ReadingEntry, row),
            )  # fmt: skip

    def things_in(
        self, after: str | None = None, limit: int = 50, *, scope: AuditScope
    ) -> Page[ThingEntry]:
        """The dossiers and sessions that a scope covers, by their day."""
        query = select(view_thing).where(self._own(view_thing), *_covered(scope))
        order = [view_thing.c.day, view_thing.c.thing_id]
        with reading(self._engine) as connection:
            return fetch_page(
                connection, query, order=order, after=after, limit=limit,
                item=lambda row: read(ThingEntry, row),
            )  # fmt: skip

    def things_of(self, id: UUID) -> list[Thing]:
        """The dossiers and sessions to which something belongs, or which it is itself."""
        whole = select(view_part.c.thing_id).where(self._own(view_part), view_part.c.part_id == id)
        itself = view_thing.c.thing_id == id
        query = select(view_thing).where(
            self._own(view_thing), or_(itself, view_thing.c.thing_id.in_(whole))
        )
        return [read(Thing, row) for row in self._fetch(query)]

    def ids_in(self, scope: AuditScope) -> frozenset[UUID]:
        """The dossiers and sessions that a scope covers, and everything that belongs to them."""
        covered = select(view_thing.c.thing_id).where(self._own(view_thing), *_covered(scope))
        parts = select(view_part.c.part_id).where(
            self._own(view_part), view_part.c.thing_id.in_(covered)
        )
        both = covered.union(parts).subquery()
        return frozenset(row["thing_id"] for row in self._fetch(select(both)))

    def delegations_to(self, user_id: str) -> list[UUID]:
        """The ids of every delegation to somebody, ended ones too, the newest first."""
        return self._ids(view_delegation, "delegation_id", "delegate", user_id, "given_at")

    def audits_of(self, user_id: str) -> list[UUID]:
        """The ids of every access of an auditor, past ones too, the newest first."""
        return self._ids(view_audit, "access_id", "auditor", user_id, "given_at")

    def emergencies_of(self, user_id: str) -> list[UUID]:
        """The ids of every emergency access of an operator, past ones too, the newest first."""
        return self._ids(view_emergency, "access_id", "operator", user_id, "taken_at")

    def _ids(self, table: Table, key: str, who: str, user_id: str, when: str) -> list[UUID]:
        query = (
            select(table.c[key])
            .where(self._own(table), table.c[who] == user_id)
            .order_by(table.c[when].desc())
        )
        return [row[key] for row in self._fetch(query)]

    def _kept(
        self, table: Table, kind: type[T], order: tuple[str, ...], wanted: dict[str, str | None],
        after: str | None, limit: int,
    ) -> Page[T]:  # fmt: skip
        def entry(row: RowMapping) -> T:
            return read(kind, row)

        return self._page(table, wanted, order=order, after=after, limit=limit, item=entry)

    def _one(self, table: Table, kind: type[T], **key: UUID) -> T:
        ((name, value),) = key.items()
        for row in self._fetch(select(table).where(self._own(table), table.c[name] == value)):
            return read(kind, row)
        raise NotFoundError(kind="access", id=value)


def _covered(scope: AuditScope) -> list[ColumnElement[bool]]:
    things = view_thing.c
    if scope.kind is ScopeKind.AGENCY:
        return []
    if scope.kind is ScopeKind.PERIOD:
        return [things.day >= scope.since, things.day <= scope.until]
    if scope.kind is ScopeKind.UNIT:
        return [things.unit_id == scope.thing_id]
    if scope.kind is ScopeKind.PLAN:
        return [things.plan_id == scope.thing_id]
    return [things.kind == scope.kind.value, things.thing_id == scope.thing_id]
