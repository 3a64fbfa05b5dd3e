"""The register of emulation movements, with how many dossiers name each."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from uuid import UUID

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.errors import NotFoundError
from domain.exemplars.movement import Movement
from domain.nominations import facts as nominations
from projections.paging import Page
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View

view_movement = view_table(
    "view_movement",
    Column("movement_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("launcher", Text, nullable=False),
    Column("launched_by", Text, nullable=False),
    Column("launched_from", Date, nullable=False),
    Column("launched_until", Date),
    Column("field", Text),
    Column("document", Text),
    Column("nominations", Integer, nullable=False),
    Index("view_movement_order", "tenant_id", "generation", "launched_from", "movement_id"),
)


@dataclass(frozen=True, kw_only=True)
class MovementEntry:
    """A movement; `nominations` counts the dossiers that name it."""

    movement_id: UUID
    version: int
    name: str
    launcher: str
    launched_by: str
    launched_from: date
    launched_until: date | None
    field: str | None
    document: str | None
    nominations: int


class MovementRegister(Projection):
    """One row a movement."""

    name = "movement_register"
    tables = (view_movement,)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _launched(self, fact: Movement.Launched, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_movement,
            movement_id=fact.originator_id,
            version=fact.originator_version,
            name=fact.name,
            launcher=fact.launcher,
            launched_by=fact.launched_by,
            launched_from=fact.launched_from,
            launched_until=fact.launched_until,
            field=fact.field,
            document=fact.document,
            nominations=0,
        )

    @react.register
    def _linked(
        self, fact: nominations.LinkedToMovement, recorded: RecordedFact, rows: Rows
    ) -> None:
        keys = {"movement_id": fact.movement_id}
        named = rows.existing(view_movement, **keys)["nominations"]
        rows.update(view_movement, keys, nominations=named + 1)


class MovementRegisterView(View):
    """The movements that the tenant in scope keeps."""

    projection = MovementRegister

    def page(
        self, after: str | None = None, limit: int = 50, *, launcher: str | None = None
    ) -> Page[MovementEntry]:
        """Movements in the order of the days on which they were launched.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        order = ("launched_from", "movement_id")
        return self._page(
            view_movement,
            {"launcher": launcher},
            order=order,
            after=after,
            limit=limit,
            item=_entry,
        )

    def get(self, movement_id: UUID) -> MovementEntry:
        """One movement (NotFoundError where the register does not show it)."""
        of_id = view_movement.c.movement_id == movement_id
        for row in self._fetch(select(view_movement).where(self._own(view_movement), of_id)):
            return _entry(row)
        raise NotFoundError(kind="movement", id=movement_id)


def _entry(row: RowMapping) -> MovementEntry:
    return MovementEntry(**{name: row[name] for name in MovementEntry.__dataclass_fields__})
