"""The register of subjects, searched without accents."""

from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Index, Integer, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.errors import NotFoundError
from domain.subjects import facts
from domain.subjects.subject import Subject
from projections.paging import Page, fetch_page
from projections.projection import Projection, RecordedFact
from projections.registers.folding import FOLDED, folded
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View
from tenants.engine import reading

view_subject = view_table(
    "view_subject",
    Column("subject_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", FOLDED, nullable=False),
    Column("position", Text),
    Column("unit_id", Uuid),
    Column("leads_unit_id", Uuid),
    Column("origin_tenant", Text),
    Column("holds", Integer, nullable=False),
    Index("view_subject_order", "tenant_id", "generation", "folded", "subject_id"),
)


@dataclass(frozen=True, kw_only=True)
class SubjectEntry:
    """A subject as it is known now; `position` is the post that somebody holds.

    `on_hold` says that its dossiers wait, and never why.
    """

    subject_id: UUID
    version: int
    kind: str
    name: str
    position: str | None
    unit_id: UUID | None
    leads_unit_id: UUID | None
    origin_tenant: str | None
    on_hold: bool


class SubjectRegister(Projection):
    """One row a subject."""

    name = "subject_register"
    tables = (view_subject,)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _registered(self, fact: Subject.Registered, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_subject,
            subject_id=fact.originator_id,
            version=fact.originator_version,
            kind=fact.kind,
            unit_id=fact.unit_id,
            leads_unit_id=fact.leads_unit_id,
            origin_tenant=fact.origin_tenant,
            holds=0,
            **_known(fact),
        )

    @react.register
    def _corrected(self, fact: Subject.Corrected, recorded: RecordedFact, rows: Rows) -> None:
        keys = {"subject_id": fact.originator_id}
        rows.update(view_subject, keys, version=fact.originator_version, **_known(fact))

    @react.register
    def _recorded(
        self,
        fact: facts.FactAttested | facts.FactConfirmed | facts.FactRetracted,
        recorded: RecordedFact,
        rows: Rows,
    ) -> None:
        keys = {"subject_id": fact.originator_id}
        rows.update(view_subject, keys, version=fact.originator_version)

    @react.register
    def _held(self, fact: facts.Held, recorded: RecordedFact, rows: Rows) -> None:
        _count_hold(fact, rows, 1)

    @react.register
    def _hold_released(self, fact: facts.HoldReleased, recorded: RecordedFact, rows: Rows) -> None:
        _count_hold(fact, rows, -1)


class SubjectRegisterView(View):
    """The subjects of the tenant in scope."""

    projection = SubjectRegister

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        contains: str = "",
        kind: str | None = None,
        unit_id: UUID | None = None,
    ) -> Page[SubjectEntry]:
        """Subjects in the order of their names without accents.

        `contains` is part of a name, with or without accents: `anh` finds `Ánh` and `Thanh`.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        subject = view_subject.c
        query = select(view_subject).where(self._own(view_subject))
        if contains:
            query = query.where(subject.folded.contains(folded(contains), autoescape=True))
        if kind is not None:
            query = query.where(subject.kind == kind)
        if unit_id is not None:
            query = query.where(subject.unit_id == unit_id)
        order = [subject.folded, subject.subject_id]
        with reading(self._engine) as connection:
            return fetch_page(connection, query, order=order, after=after, limit=limit, item=_entry)

    def get(self, subject_id: UUID) -> SubjectEntry:
        """One subject (NotFoundError where the register does not show it)."""
        query = select(view_subject).where(
            self._own(view_subject), view_subject.c.subject_id == subject_id
        )
        for row in self._fetch(query):
            return _entry(row)
        raise NotFoundError(kind="subject", id=subject_id)


def _known(fact: Subject.Registered | Subject.Corrected) -> dict[str, Any]:
    return {"name": fact.name, "folded": folded(fact.name), "position": fact.position}


def _entry(row: RowMapping) -> SubjectEntry:
    known = {name: row[name] for name in SubjectEntry.__dataclass_fields__ if name != "on_hold"}
    return SubjectEntry(on_hold=row["holds"] > 0, **known)


def _count_hold(fact: facts.Held | facts.HoldReleased, rows: Rows, change: int) -> None:
    keys = {"subject_id": fact.originator_id}
    holds = rows.existing(view_subject, **keys)["holds"] + change
    rows.update(view_subject, keys, version=fact.originator_version, holds=holds)
