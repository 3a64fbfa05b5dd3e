"""Writes every event of an agency down beside what it means."""

from uuid import UUID

from typing_extensions import override

from domain.subjects.subject import Subject
from projections.audit_trail.standing_out import Watcher
from projections.audit_trail.tables import about, decided, entry, label, vote, vote_rule
from projections.naming import other_agency
from projections.narrative.labels import Labels
from projections.narrative.story import sentence
from projections.plain import fields_of
from projections.projection import Projection, RecordedFact
from projections.registers.folding import folded
from projections.rows import Rows

_NUMBERS = (
    "decision_number",
    "document_number",
    "certificate_number",
    "minutes_number",
    "number",
    "document",
)
"""Where events name the document that they stand on, the most telling first."""


class AuditTrail(Projection):
    """Tells every event, whatever it is about; no vote of a secret ballot is in any of them."""

    name = "audit_trail"
    tables = (entry, about, vote, decided, vote_rule, label)

    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        labels = Labels(rows, label)
        labels.learn(fact)
        topic = str(recorded.fact.TOPIC)  # type: ignore[attr-defined]  # of the registry
        told = sentence(fact, labels)
        subject_id = _subject_of(recorded, rows)
        standing_out = Watcher(rows).look(fact)
        rows.insert(
            entry,
            position=recorded.position,
            event_id=recorded.event_id,
            topic=topic,
            context=topic.partition(".")[0],
            about_id=recorded.fact.originator_id,
            subject_id=subject_id,
            number=_number_in(fact),
            standing_out=standing_out,
            fact=fields_of(fact),
            vi=told.vi,
            en=told.en,
            folded=folded(told.vi),
            other_agency=other_agency(fact),
            actor=recorded.actor,
            acting_role=recorded.acting_role,
            occurred_at=recorded.occurred_at,
            recorded_at=recorded.recorded_at,
            correlation_id=recorded.correlation_id,
            causation_id=recorded.causation_id,
        )


def _subject_of(recorded: RecordedFact, rows: Rows) -> UUID | None:
    id = recorded.fact.originator_id
    if isinstance(recorded.fact, Subject.Event):
        return id
    named = getattr(recorded.fact, "subject_id", None)
    if named is not None:
        rows.put(about, {"about_id": id}, subject_id=named)
    found = rows.one(about, about_id=id)
    return None if found is None else found["subject_id"]


def _number_in(fact: object) -> str | None:
    named = (getattr(fact, name, None) for name in _NUMBERS)
    return next((each for each in named if isinstance(each, str)), None)
