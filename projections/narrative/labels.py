"""What ids stand for, learnt from the log itself and kept in a table of the read model."""

from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Column, Table, Text, Uuid
from typing_extensions import override

from domain.councils.council import Council
from domain.councils.session import Session
from domain.exemplars import emerging_facts, exemplar_facts, story_facts
from domain.exemplars.movement import Movement
from domain.nominations import facts
from domain.plans.plan import Plan
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from projections.narrative.mentions import mention, plain
from projections.narrative.sentence import Names
from projections.rows import Rows
from projections.schema import view_table


def label_table(name: str) -> Table:
    """A table of its own for one read model: `id` and what it stands for."""
    return view_table(
        name, Column("id", Uuid, primary_key=True), Column("label", Text, nullable=False)
    )


class Labels(Names):
    """The labels that a read model has learnt so far, so that a sentence keeps those of its time.

    Users and agencies are not in the log: they are mentioned by their marked ids.
    """

    def __init__(self, rows: Rows, table: Table) -> None:
        self._rows = rows
        self._table = table

    def learn(self, fact: object) -> None:
        """Remember what the fact says about what something is called."""
        learnt = _label(fact, self)
        if learnt is not None:
            self._remember(fact.originator_id, learnt)  # type: ignore[attr-defined]  # an event
        if isinstance(fact, Plan.Drafted | Plan.Revised | Plan.Amended):
            self._learn_criteria(fact.originator_id, fact.document)
        if isinstance(fact, facts.Registered | facts.ReferredIn):
            self._remember(_plan_of(fact.originator_id), str(fact.plan_id))

    @override
    def of(self, id: UUID) -> str:
        return self._found(id) or str(id)

    @override
    def held_on(self, session_id: UUID) -> date | None:
        found = self._found(session_id)
        return date.fromisoformat(found) if found else None

    @override
    def criterion(self, nomination_id: UUID, key: str) -> str:
        plan_id = self._found(_plan_of(nomination_id))
        return (plan_id and self._found(uuid5(UUID(plan_id), key))) or ""

    @override
    def person(self, user_id: str) -> str:
        return mention(user_id)

    @override
    def tenant(self, tenant_id: str) -> str:
        return mention(tenant_id)

    def _learn_criteria(self, plan_id: UUID, document: dict[str, Any]) -> None:
        for criterion in document.get("criteria", ()):
            self._remember(uuid5(plan_id, criterion["key"]), criterion["statement"])

    def _found(self, id: UUID) -> str | None:
        row = self._rows.one(self._table, id=id)
        return None if row is None else str(row["label"])

    def _remember(self, id: UUID, label: str) -> None:
        if self._found(id) is None:
            self._rows.insert(self._table, id=id, label=plain(label))
        else:
            self._rows.update(self._table, {"id": id}, label=plain(label))


def _plan_of(nomination_id: UUID) -> UUID:
    return uuid5(nomination_id, "plan")


@singledispatch
def _label(_: object, __: Labels) -> str | None:
    return None


@_label.register
def _unit(fact: Unit.Established | Unit.Renamed, _: Labels) -> str:
    return fact.name


@_label.register
def _subject(fact: Subject.Registered | Subject.Corrected, _: Labels) -> str:
    return fact.name


@_label.register
def _plan(fact: Plan.Drafted | Plan.Revised | Plan.Amended, _: Labels) -> str:
    document: dict[str, Any] = fact.document
    return str(document["title"])


@_label.register
def _council(fact: Council.Founded, _: Labels) -> str:
    return fact.name


@_label.register
def _session(fact: Session.Convened, _: Labels) -> str:
    return fact.held_on.isoformat()


@_label.register
def _dossier(fact: facts.Registered | facts.ReferredIn, known: Labels) -> str:
    return known.of(fact.subject_id)


@_label.register
def _movement(fact: Movement.Launched, _: Labels) -> str:
    return fact.name


@_label.register
def _exemplar(
    fact: emerging_facts.Noted | exemplar_facts.Followed | story_facts.Drafted, known: Labels
) -> str:
    return known.of(fact.subject_id)
