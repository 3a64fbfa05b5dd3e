"""The history of a dossier, of its recognition and of its lists: raw event, sentence, who, when.

The names of users and agencies are not in the log; they are filled in when the history is read.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateEvent
from sqlalchemy import JSON, BigInteger, Column, ColumnElement, Row, Text, Uuid
from typing_extensions import override

from domain.access.signature import Signature
from domain.lists import facts as lists
from domain.nominations import facts as nominations
from domain.recognitions import facts as recognitions
from domain.subjects import facts as subjects
from projections.naming import actor_name, agency_name, with_actors
from projections.narrative.evidence import GOES_ON, ON_HOLD
from projections.narrative.labels import Labels, label_table
from projections.narrative.mentions import resolved
from projections.narrative.story import sentence
from projections.plain import fields_of
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View
from tenants.columns import Instant
from tenants.engine import reading

view_nomination_history = view_table(
    "view_nomination_history",
    Column("nomination_id", Uuid, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("event_id", Uuid, nullable=False),
    Column("topic", Text, nullable=False),
    Column("fact", JSON, nullable=False),
    Column("vi", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("acting_role", Text, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("correlation_id", Uuid, nullable=False),
    Column("causation_id", Uuid),
)

_recognised = view_table(
    "view_nomination_history_recognition",
    Column("recognition_id", Uuid, primary_key=True),
    Column("nomination_id", Uuid, nullable=False),
)

_subjects = view_table(
    "view_nomination_history_subject",
    Column("subject_id", Uuid, primary_key=True),
    Column("nomination_id", Uuid, primary_key=True),
)

_listed = view_table(
    "view_nomination_history_list",
    Column("list_id", Uuid, primary_key=True),
    Column("nomination_id", Uuid, primary_key=True),
)

_labels = label_table("view_nomination_history_label")


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """One event of a dossier: `fact` holds its own fields, `vi` and `en` tell it."""

    nomination_id: UUID
    position: int
    event_id: UUID
    topic: str
    fact: dict[str, Any]
    vi: str
    en: str
    actor: str
    actor_name: str
    acting_role: str
    occurred_at: datetime
    recorded_at: datetime
    correlation_id: UUID
    causation_id: UUID | None


class NominationHistory(Projection):
    """Tells every event of a dossier, of the recognition that came of it, of lists it is on."""

    name = "nomination_history"
    tables = (view_nomination_history, _recognised, _subjects, _listed, _labels)

    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        labels = Labels(rows, _labels)
        labels.learn(fact)
        if isinstance(fact, recognitions.Granted):
            _belongs(fact, rows)
        if isinstance(fact, nominations.Registered | nominations.ReferredIn):
            rows.insert(_subjects, subject_id=fact.subject_id, nomination_id=fact.originator_id)
        if isinstance(fact, lists.Compiled):
            _note_entries(fact, rows)
        if isinstance(fact, lists.Sent | lists.Answered | lists.Returned):
            _tell_everybody(fact, recorded, rows, labels)
        for nomination_id in _dossiers_of(recorded, rows):
            rows.insert(view_nomination_history, **_entry(nomination_id, recorded, labels))


class NominationHistoryView(View):
    """The histories of the dossiers of the tenant in scope."""

    projection = NominationHistory

    def of(
        self, nomination_id: UUID, after_position: int | None = None, limit: int | None = None
    ) -> list[HistoryEntry]:
        """The events of a dossier as a nominating unit may see them.

        Of a hold it is told that the dossier waits, or goes on, and nothing else.
        """
        return [_for_units(each) for each in self.whole(nomination_id, after_position, limit)]

    def whole(
        self, nomination_id: UUID, after_position: int | None = None, limit: int | None = None
    ) -> list[HistoryEntry]:
        """The events of a dossier in the order of their positions; none for an unknown one."""
        table = view_nomination_history
        query = (
            with_actors(table, *_selected())
            .where(self._own(table), table.c.nomination_id == nomination_id)
            .order_by(table.c.position)
            .limit(limit)
        )
        if after_position is not None:
            query = query.where(table.c.position > after_position)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        agencies = self._agencies([row.fact for row in rows])
        return [_read(row, agencies) for row in rows]

    def _agencies(self, facts: list[dict[str, Any]]) -> dict[str, str]:
        named = {fact[field] for fact in facts for field in _AGENCY_FIELDS if field in fact}
        return {each: agency_name(self._engine, each) for each in sorted(named)}


def _for_units(entry: HistoryEntry) -> HistoryEntry:
    """The entry without the reason of a hold and without who spoke of it."""
    told = _TOLD_TO_UNITS.get(entry.topic)
    if told is None:
        return entry
    return replace(entry, fact={}, vi=told.vi, en=told.en, actor="", actor_name="", acting_role="")


_TOLD_TO_UNITS = {subjects.Held.TOPIC: ON_HOLD, subjects.HoldReleased.TOPIC: GOES_ON}
_FIELDS = tuple(HistoryEntry.__dataclass_fields__)
_AGENCY_FIELDS = ("origin_tenant", "destination")


def _belongs(granted: recognitions.Granted, rows: Rows) -> None:
    rows.insert(
        _recognised,
        recognition_id=granted.originator_id,
        nomination_id=granted.nomination_id,
    )


def _note_entries(compiled: lists.Compiled, rows: Rows) -> None:
    for entry in compiled.entries:
        rows.insert(
            _listed,
            list_id=compiled.originator_id,
            nomination_id=UUID(entry["nomination_id"]),
        )


def _tell_everybody(
    fact: lists.Sent | lists.Answered | lists.Returned,
    recorded: RecordedFact,
    rows: Rows,
    labels: Labels,
) -> None:
    """Tell each dossier on a list what is its own, and nothing of the others."""
    for row in rows.all(_listed, list_id=fact.originator_id):
        nomination_id = row["nomination_id"]
        own = replace(recorded, fact=_own_part(fact, nomination_id))
        rows.insert(view_nomination_history, **_entry(nomination_id, own, labels))


def _own_part(fact: AggregateEvent, nomination_id: UUID) -> AggregateEvent:
    if not isinstance(fact, lists.Answered):
        return fact
    own = [each for each in fact.results if each["nomination_id"] == str(nomination_id)]
    return replace(fact, results=own)  # type: ignore[call-arg]  # a dataclass by its metaclass


def _dossiers_of(recorded: RecordedFact, rows: Rows) -> list[UUID]:
    fact = recorded.fact
    context = _topic(fact).partition(".")[0]
    if context == "nomination":
        return [fact.originator_id]
    if isinstance(fact, subjects.Held | subjects.HoldReleased):
        held = rows.all(_subjects, subject_id=fact.originator_id)
        return [row["nomination_id"] for row in held]
    if isinstance(fact, Signature.Made):
        return _signed_about(fact, rows)
    if context != "recognition":
        return []
    row = rows.one(_recognised, recognition_id=fact.originator_id)
    return [] if row is None else [row["nomination_id"]]


def _signed_about(fact: Signature.Made, rows: Rows) -> list[UUID]:
    if fact.about is None:
        return []
    granted = rows.one(_recognised, recognition_id=fact.about)
    if granted is not None:
        return [granted["nomination_id"]]
    return [row["nomination_id"] for row in rows.all(_subjects, nomination_id=fact.about)]


def _entry(nomination_id: UUID, recorded: RecordedFact, labels: Labels) -> dict[str, Any]:
    told = sentence(recorded.fact, labels)
    return {
        "nomination_id": nomination_id,
        "position": recorded.position,
        "event_id": recorded.event_id,
        "topic": _topic(recorded.fact),
        "fact": fields_of(recorded.fact),
        "vi": told.vi,
        "en": told.en,
        "actor": recorded.actor,
        "acting_role": recorded.acting_role,
        "occurred_at": recorded.occurred_at,
        "recorded_at": recorded.recorded_at,
        "correlation_id": recorded.correlation_id,
        "causation_id": recorded.causation_id,
    }


def _topic(fact: object) -> str:
    return str(fact.TOPIC)  # type: ignore[attr-defined]  # every event of the registry has one


def _selected() -> list[ColumnElement[Any]]:
    """The columns in the order of the fields of an entry; whoever has no name shows the id."""
    table = view_nomination_history
    columns: dict[str, ColumnElement[Any]] = {**table.c, "actor_name": actor_name(table)}
    return [columns[name].label(name) for name in _FIELDS]


def _read(row: Row[Any], agencies: dict[str, str]) -> HistoryEntry:
    values = dict(zip(_FIELDS, row, strict=True))
    known = {**agencies, values["actor"]: values["actor_name"]}
    values["vi"], values["en"] = resolved(values["vi"], known), resolved(values["en"], known)
    return HistoryEntry(**values)
