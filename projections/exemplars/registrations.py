"""Registration lists, and their counts by kind and unit, and upward by agency (S4-14)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, Text, Uuid, func, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.errors import NotFoundError
from domain.exemplars.registration_list import RegistrationList
from domain.subjects.unit import Unit
from projections.generations import active_generation
from projections.names import name_of, names_table
from projections.paging import Page
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View
from tenants import directory
from tenants.columns import Instant
from tenants.scope import current

view_registration_list = view_table(
    "view_registration_list",
    Column("list_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("plan_id", Uuid, nullable=False),
    Column("unit_id", Uuid, nullable=False),
    Column("unit_name", Text),
    Column("period", Text, nullable=False),
    Column("entries", JSON, nullable=False),
    Column("filed_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index("view_registration_list_order", "tenant_id", "generation", "filed_at", "list_id"),
)

view_registration_count = view_table(
    "view_registration_count",
    Column("list_id", Uuid, primary_key=True),
    Column("subject_kind", Text, primary_key=True),
    Column("plan_id", Uuid, nullable=False),
    Column("unit_id", Uuid, nullable=False),
    Column("unit_name", Text),
    Column("period", Text, nullable=False),
    Column("count", Integer, nullable=False),
)

_names = names_table("view_registration_name")


@dataclass(frozen=True, kw_only=True)
class ListEntry:
    """A unit's list for a period; an entry is `{subject_kind, subject_id, description}`."""

    list_id: UUID
    version: int
    plan_id: UUID
    unit_id: UUID
    unit_name: str | None
    period: str
    entries: list[dict[str, Any]]
    filed_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class KindCount:
    """How many exemplars of a kind a unit registered under a plan for a period."""

    plan_id: UUID
    period: str
    unit_id: UUID
    unit_name: str | None
    subject_kind: str
    count: int


@dataclass(frozen=True, kw_only=True)
class AgencyCount:
    """How many exemplars of a kind an agency registered for a period; no unit and no name."""

    agency: str
    period: str
    subject_kind: str
    count: int


class RegistrationLists(Projection):
    """One row a list, and one for each kind in it."""

    name = "registration_lists"
    tables = (view_registration_list, view_registration_count, _names)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _established(self, fact: Unit.Established, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _renamed(self, fact: Unit.Renamed, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(_names, {"named_id": fact.originator_id}, name=fact.name)
        for table in (view_registration_list, view_registration_count):
            rows.update(table, {"unit_id": fact.originator_id}, unit_name=fact.name)

    @react.register
    def _filed(self, fact: RegistrationList.Filed, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_registration_list,
            list_id=fact.originator_id,
            version=fact.originator_version,
            plan_id=fact.plan_id,
            unit_id=fact.unit_id,
            unit_name=name_of(rows, _names, fact.unit_id),
            period=fact.period,
            entries=fact.entries,
            filed_at=recorded.occurred_at,
            updated_at=recorded.occurred_at,
        )
        _count(rows, fact.originator_id)

    @react.register
    def _amended(self, fact: RegistrationList.Amended, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(
            view_registration_list,
            {"list_id": fact.originator_id},
            version=fact.originator_version,
            entries=fact.entries,
            updated_at=recorded.occurred_at,
        )
        rows.delete(view_registration_count, list_id=fact.originator_id)
        _count(rows, fact.originator_id)


class RegistrationListsView(View):
    """The lists of the tenant in scope, and its counts."""

    projection = RegistrationLists

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        plan_id: UUID | None = None,
        unit_id: UUID | None = None,
        period: str | None = None,
    ) -> Page[ListEntry]:
        """Lists in the order in which they were filed.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"plan_id": plan_id, "unit_id": unit_id, "period": period}
        order = ("filed_at", "list_id")
        table = view_registration_list
        return self._page(table, wanted, order=order, after=after, limit=limit, item=_entry)

    def get(self, list_id: UUID) -> ListEntry:
        """One list (NotFoundError where there is none)."""
        table = view_registration_list
        for row in self._fetch(select(table).where(self._own(table), table.c.list_id == list_id)):
            return _entry(row)
        raise NotFoundError(kind="registration list", id=list_id)

    def summary(self, *, plan_id: UUID | None = None, period: str | None = None) -> list[KindCount]:
        """Counts in the order plan, period, name of the unit, kind."""
        counts = view_registration_count
        query = select(counts).where(self._own(counts))
        if plan_id is not None:
            query = query.where(counts.c.plan_id == plan_id)
        if period is not None:
            query = query.where(counts.c.period == period)
        found = [
            KindCount(**{name: row[name] for name in KindCount.__dataclass_fields__})
            for row in self._fetch(query)
        ]
        return sorted(found, key=_place)


class RegistrationOverviewView(View):
    """The counts of the tenant in scope and of the agencies that report to it."""

    projection = RegistrationLists
    shows_agencies_below = True

    def across(self, *, period: str | None = None) -> list[AgencyCount]:
        """Counts of the tenant and of those that report to it, by agency, period and kind."""
        own = current().tenant_id
        agencies = [own, *(each.tenant_id for each in directory.children_of(self._engine, own))]
        counts = view_registration_count.c
        group = (counts.tenant_id, counts.period, counts.subject_kind)
        query = (
            select(*group, func.sum(counts["count"]).label("registered"))
            .where(
                counts.generation == active_generation(self.projection.name),
                counts.tenant_id.in_(agencies),
            )
            .group_by(*group)
            .order_by(*group)
        )
        if period is not None:
            query = query.where(counts.period == period)
        return [_agency_count(row) for row in self._fetch(query)]


def _count(rows: Rows, list_id: UUID) -> None:
    filed = rows.existing(view_registration_list, list_id=list_id)
    kinds = Counter(entry["subject_kind"] for entry in filed["entries"])
    shared = {name: filed[name] for name in ("plan_id", "unit_id", "unit_name", "period")}
    for kind, number in kinds.items():
        rows.insert(
            view_registration_count, list_id=list_id, subject_kind=kind, count=number, **shared
        )


def _place(count: KindCount) -> tuple[str, ...]:
    return (str(count.plan_id), count.period, count.unit_name or "", count.subject_kind)


def _agency_count(row: RowMapping) -> AgencyCount:
    return AgencyCount(
        agency=row["tenant_id"],
        period=row["period"],
        subject_kind=row["subject_kind"],
        count=int(row["registered"]),
    )


def _entry(row: RowMapping) -> ListEntry:
    return ListEntry(**{name: row[name] for name in ListEntry.__dataclass_fields__})
