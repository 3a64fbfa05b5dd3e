"""One time line an exemplar: from the first note on a watch-list to the last who adopted it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Boolean, Column, Text, Uuid, or_
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.exemplars.registration_list import RegistrationList
from domain.lists import facts as upward
from projections.exemplars.phases import begun_by, is_open, phase_of, subjects_in
from projections.naming import other_agency, sentences, with_actors
from projections.narrative.labels import Labels, label_table
from projections.narrative.lists import told_of
from projections.narrative.sentence import Sentence
from projections.narrative.story import sentence
from projections.projection import Projection, RecordedFact
from projections.rows import Row, Rows
from projections.schema import view_table
from projections.view import View
from tenants.columns import Instant

view_exemplar_timeline = view_table(
    "view_exemplar_timeline",
    Column("subject_id", Uuid, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("source_id", Uuid, nullable=False),
    Column("unit_id", Uuid),
    Column("open", Boolean, nullable=False),
    Column("phase", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("vi", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("other_agency", Text),
    Column("actor", Text, nullable=False),
    Column("acting_role", Text, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
)

_source = view_table(
    "view_exemplar_timeline_source",
    Column("source_id", Uuid, primary_key=True),
    Column("subject_ids", JSON, nullable=False),
    Column("unit_id", Uuid),
)

_labels = label_table("view_exemplar_timeline_label")


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One event of an exemplar's life.

    `source_id` is that of the watch, list, dossier, recognition, exemplar or story to which it
    happened; of a list upward there is what is about this exemplar.
    """

    position: int
    source_id: UUID
    phase: str
    topic: str
    vi: str
    en: str
    actor: str
    actor_name: str
    acting_role: str
    occurred_at: datetime
    recorded_at: datetime


class ExemplarTimeline(Projection):
    """Merges what happens to a subject in every context, in the order of the log."""

    name = "exemplar_timeline"
    tables = (view_exemplar_timeline, _source, _labels)

    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        labels = Labels(rows, _labels)
        labels.learn(fact)
        phase = phase_of(fact)
        if phase is None:
            return
        for line in _lines(fact, recorded, rows, labels):
            rows.insert(
                view_exemplar_timeline,
                subject_id=line.subject_id,
                position=recorded.position,
                source_id=recorded.fact.originator_id,
                unit_id=line.unit_id,
                open=is_open(fact, phase),
                phase=phase,
                topic=str(recorded.fact.TOPIC),  # type: ignore[attr-defined]  # of the registry
                vi=line.told.vi,
                en=line.told.en,
                other_agency=other_agency(fact),
                actor=recorded.actor,
                acting_role=recorded.acting_role,
                occurred_at=recorded.occurred_at,
                recorded_at=recorded.recorded_at,
            )


class ExemplarTimelineView(View):
    """The time lines of the exemplars of the tenant in scope."""

    projection = ExemplarTimeline

    def of(
        self,
        subject_id: UUID,
        *,
        units: Collection[UUID] | None = None,
        after: int | None = None,
        limit: int | None = None,
    ) -> list[TimelineEntry]:
        """The events of a subject in the order of the log; none for an unknown one.

        With `units`, only what is open to every unit and what is of one of these.
        """
        table = view_exemplar_timeline
        query = (
            with_actors(table)
            .where(self._own(table), table.c.subject_id == subject_id)
            .order_by(table.c.position)
            .limit(limit)
        )
        if units is not None:
            query = query.where(or_(table.c.open, table.c.unit_id.in_(units)))
        if after is not None:
            query = query.where(table.c.position > after)
        return [self._entry(row) for row in self._fetch(query)]

    def _entry(self, row: RowMapping) -> TimelineEntry:
        values = {name: row[name] for name in TimelineEntry.__dataclass_fields__}
        return TimelineEntry(**(values | sentences(self._engine, row)))


@dataclass(frozen=True, kw_only=True)
class _Line:
    subject_id: UUID
    unit_id: UUID | None
    told: Sentence


def _lines(fact: object, recorded: RecordedFact, rows: Rows, labels: Labels) -> Iterable[_Line]:
    """What the event adds to each time line that it is on."""
    match fact:
        case upward.Compiled():
            told = sentence(fact, labels)
            return _of_dossiers(rows, {each["nomination_id"]: told for each in fact.entries})
        case upward.Answered():
            results = {each["nomination_id"]: each for each in fact.results}
            answers = {id: told_of([each], fact, labels) for id, each in results.items()}
            return _of_dossiers(rows, answers)
    return _on(_noted(fact, recorded, rows), sentence(fact, labels))


def _on(source: Row, told: Sentence) -> list[_Line]:
    return [
        _Line(subject_id=UUID(each), unit_id=source["unit_id"], told=told)
        for each in source["subject_ids"]
    ]


def _of_dossiers(rows: Rows, told: Mapping[str, Sentence]) -> Iterable[_Line]:
    """One line a subject, though several of its dossiers were on the list."""
    lines: dict[UUID, _Line] = {}
    for nomination_id, said in told.items():
        source = rows.one(_source, source_id=UUID(nomination_id))
        if source is not None:
            lines |= {line.subject_id: line for line in _on(source, said)}
    return lines.values()


def _noted(fact: object, recorded: RecordedFact, rows: Rows) -> Row:
    """The source of an event: on whose time lines it is; a list on those of all it ever named."""
    source_id = recorded.fact.originator_id
    begun = begun_by(fact)
    if begun is not None:
        unit_id = begun.unit_id or _unit_of(rows, begun.under)
        subject_ids = [str(each) for each in begun.subject_ids]
        rows.insert(_source, source_id=source_id, subject_ids=subject_ids, unit_id=unit_id)
    elif isinstance(fact, RegistrationList.Amended):
        before = rows.existing(_source, source_id=source_id)["subject_ids"]
        both = [*before, *map(str, subjects_in(fact.entries))]
        rows.update(_source, {"source_id": source_id}, subject_ids=[*dict.fromkeys(both)])
    return rows.existing(_source, source_id=source_id)


def _unit_of(rows: Rows, source_id: UUID | None) -> UUID | None:
    found = None if source_id is None else rows.one(_source, source_id=source_id)
    return None if found is None else found["unit_id"]
