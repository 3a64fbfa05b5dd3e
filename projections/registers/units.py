"""The register of units: the rooms and bodies that nominate."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Column, Date, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.errors import NotFoundError
from domain.subjects.unit import Unit
from projections.paging import Page
from projections.projection import Projection, RecordedFact
from projections.registers.folding import FOLDED, folded
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View

view_unit = view_table(
    "view_unit",
    Column("unit_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("folded", FOLDED, nullable=False),
    Column("external", Boolean, nullable=False),
    Column("dissolved_on", Date),
)


@dataclass(frozen=True, kw_only=True)
class UnitEntry:
    """A unit as it is now; `external` ones can be asked but not told."""

    unit_id: UUID
    version: int
    name: str
    short_name: str
    external: bool
    dissolved_on: date | None


class UnitRegister(Projection):
    """One row a unit."""

    name = "unit_register"
    tables = (view_unit,)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _established(self, fact: Unit.Established, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_unit,
            unit_id=fact.originator_id,
            version=fact.originator_version,
            external=fact.external,
            **_named(fact),
        )

    @react.register
    def _renamed(self, fact: Unit.Renamed, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, **_named(fact))

    @react.register
    def _dissolved(self, fact: Unit.Dissolved, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, dissolved_on=fact.on)


class UnitRegisterView(View):
    """The units of the tenant in scope, also dissolved ones."""

    projection = UnitRegister

    def page(self, after: str | None = None, limit: int = 50) -> Page[UnitEntry]:
        """Units in the order of their names without accents.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        order = ("folded", "unit_id")
        return self._page(view_unit, {}, order=order, after=after, limit=limit, item=_entry)

    def get(self, unit_id: UUID) -> UnitEntry:
        """One unit (NotFoundError where the register does not show it)."""
        query = select(view_unit).where(self._own(view_unit), view_unit.c.unit_id == unit_id)
        for row in self._fetch(query):
            return _entry(row)
        raise NotFoundError(kind="unit", id=unit_id)


def _named(fact: Unit.Established | Unit.Renamed) -> dict[str, Any]:
    return {"name": fact.name, "short_name": fact.short_name, "folded": folded(fact.name)}


def _change(rows: Rows, fact: Unit.Event, **values: Any) -> None:
    keys = {"unit_id": fact.originator_id}
    rows.update(view_unit, keys, version=fact.originator_version, **values)


def _entry(row: RowMapping) -> UnitEntry:
    return UnitEntry(**{name: row[name] for name in UnitEntry.__dataclass_fields__})
