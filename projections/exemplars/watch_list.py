"""The watch-list: emerging exemplars with weaknesses, help, mentor and progress."""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.errors import NotFoundError
from domain.exemplars import emerging_facts as facts
from domain.subjects.subject import Subject
from projections.names import name_of, names_table
from projections.paging import Page
from projections.plain import fields_of
from projections.projection import Projection, RecordedFact
from projections.rows import Row, Rows
from projections.schema import view_table
from projections.view import View
from tenants.columns import Instant

WATCHED, PROMOTED, CLOSED = "watched", "promoted", "closed"

view_emerging = view_table(
    "view_emerging",
    Column("emerging_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("subject_kind", Text, nullable=False),
    Column("unit_id", Uuid, nullable=False),
    Column("plan_id", Uuid),
    Column("why", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("mentor", Text),
    Column("weaknesses", JSON, nullable=False),
    Column("helps", JSON, nullable=False),
    Column("progress", JSON, nullable=False),
    Column("to_overcome", Integer, nullable=False),
    Column("nomination_id", Uuid),
    Column("closing_reason", Text),
    Column("noted_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index("view_emerging_order", "tenant_id", "generation", "noted_at", "emerging_id"),
)

_names = names_table("view_emerging_name")


@dataclass(frozen=True, kw_only=True)
class EmergingEntry:
    """An emerging exemplar; `state` is watched, promoted or closed.

    A weakness is `{weakness_id, what, overcome}`, a help what was planned with `given_on` and
    `result` once it was given, and `to_overcome` counts the weaknesses that are left.
    """

    emerging_id: UUID
    version: int
    subject_id: UUID
    subject_name: str | None
    subject_kind: str
    unit_id: UUID
    plan_id: UUID | None
    why: str
    state: str
    mentor: str | None
    weaknesses: list[dict[str, Any]]
    helps: list[dict[str, Any]]
    progress: list[dict[str, Any]]
    to_overcome: int
    nomination_id: UUID | None
    closing_reason: str | None
    noted_at: datetime
    updated_at: datetime


class WatchListRegister(Projection):
    """One row an entry of a watch-list."""

    name = "watch_list"
    tables = (view_emerging, _names)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _registered(self, fact: Subject.Registered, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _corrected(self, fact: Subject.Corrected, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(_names, {"named_id": fact.originator_id}, name=fact.name)
        rows.update(view_emerging, {"subject_id": fact.originator_id}, subject_name=fact.name)

    @react.register
    def _noted(self, fact: facts.Noted, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_emerging,
            emerging_id=fact.originator_id,
            version=fact.originator_version,
            subject_id=fact.subject_id,
            subject_name=name_of(rows, _names, fact.subject_id),
            subject_kind=fact.subject_kind,
            unit_id=fact.unit_id,
            plan_id=fact.plan_id,
            why=fact.why,
            state=WATCHED,
            weaknesses=[],
            helps=[],
            progress=[],
            to_overcome=0,
            noted_at=recorded.occurred_at,
            updated_at=recorded.occurred_at,
        )

    @react.register
    def _weakness_found(
        self, fact: facts.WeaknessFound, recorded: RecordedFact, rows: Rows
    ) -> None:
        found = {"weakness_id": str(fact.weakness_id), "what": fact.what, "overcome": False}
        weaknesses = [*_row(rows, recorded)["weaknesses"], found]
        _change(rows, recorded, weaknesses=weaknesses, to_overcome=_left(weaknesses))

    @react.register
    def _help_planned(self, fact: facts.HelpPlanned, recorded: RecordedFact, rows: Rows) -> None:
        planned = fields_of(fact) | {"given_on": None, "result": None}
        _change(rows, recorded, helps=[*_row(rows, recorded)["helps"], planned])

    @react.register
    def _help_given(self, fact: facts.HelpGiven, recorded: RecordedFact, rows: Rows) -> None:
        given = {"given_on": fact.given_on.isoformat(), "result": fact.result}
        helps = _with(_row(rows, recorded)["helps"], "help_id", fact.help_id, given)
        _change(rows, recorded, helps=helps)

    @react.register
    def _mentor_assigned(
        self, fact: facts.MentorAssigned, recorded: RecordedFact, rows: Rows
    ) -> None:
        _change(rows, recorded, mentor=fact.mentor)

    @react.register
    def _progress_noted(
        self, fact: facts.ProgressNoted, recorded: RecordedFact, rows: Rows
    ) -> None:
        row = _row(rows, recorded)
        weaknesses = _with(row["weaknesses"], "weakness_id", fact.overcame, {"overcome": True})
        noted = {"noted_at": recorded.occurred_at.isoformat()} | fields_of(fact)
        _change(
            rows,
            recorded,
            progress=[*row["progress"], noted],
            weaknesses=weaknesses,
            to_overcome=_left(weaknesses),
        )

    @react.register
    def _promoted(self, fact: facts.Promoted, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, state=PROMOTED, nomination_id=fact.nomination_id)

    @react.register
    def _closed(self, fact: facts.Closed, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, state=CLOSED, closing_reason=fact.reason)


class WatchListView(View):
    """The emerging exemplars of the tenant in scope."""

    projection = WatchListRegister

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        unit_id: UUID | None = None,
        subject_id: UUID | None = None,
        plan_id: UUID | None = None,
        state: str | None = None,
    ) -> Page[EmergingEntry]:
        """Entries in the order in which they were noted.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"unit_id": unit_id, "subject_id": subject_id, "plan_id": plan_id, "state": state}
        order = ("noted_at", "emerging_id")
        return self._page(view_emerging, wanted, order=order, after=after, limit=limit, item=_entry)

    def get(self, emerging_id: UUID) -> EmergingEntry:
        """One entry (NotFoundError where the list does not show it)."""
        of_id = view_emerging.c.emerging_id == emerging_id
        for row in self._fetch(select(view_emerging).where(self._own(view_emerging), of_id)):
            return _entry(row)
        raise NotFoundError(kind="emerging", id=emerging_id)


def _row(rows: Rows, recorded: RecordedFact) -> Row:
    return rows.existing(view_emerging, emerging_id=recorded.fact.originator_id)


def _change(rows: Rows, recorded: RecordedFact, **values: Any) -> None:
    rows.update(
        view_emerging,
        {"emerging_id": recorded.fact.originator_id},
        version=recorded.fact.originator_version,
        updated_at=recorded.occurred_at,
        **values,
    )


def _with(
    parts: list[dict[str, Any]], key: str, id: UUID | None, more: dict[str, Any]
) -> list[dict[str, Any]]:
    return [part | more if part[key] == str(id) else part for part in parts]


def _left(weaknesses: list[dict[str, Any]]) -> int:
    return sum(not each["overcome"] for each in weaknesses)


def _entry(row: RowMapping) -> EmergingEntry:
    return EmergingEntry(**{name: row[name] for name in EmergingEntry.__dataclass_fields__})
