"""Keeps stories in step with their consents and publications, and says what must come down."""

from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from typing_extensions import override

from domain.exemplars import story_facts as facts
from domain.exemplars.consents import consents_needed
from domain.recognitions.facts import Revoked
from domain.rules.kinds import SubjectKind
from domain.subjects.subject import Subject
from domain.times import local_day
from projections.exemplars.story_tables import publication, story, story_names
from projections.names import name_of
from projections.projection import Projection, RecordedFact
from projections.rows import Row, Rows

CONSENT_WITHDRAWN, RECOGNITION_REVOKED = "consent_withdrawn", "recognition_revoked"


class Stories(Projection):
    """One row a story, and one for each time that it went up on a channel."""

    name = "stories"
    tables = (story, publication, story_names)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _registered(self, fact: Subject.Registered, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(story_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _corrected(self, fact: Subject.Corrected, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(story_names, {"named_id": fact.originator_id}, name=fact.name)
        for table in (story, publication):
            rows.update(table, {"subject_id": fact.originator_id}, subject_name=fact.name)

    @react.register
    def _drafted(self, fact: facts.Drafted, recorded: RecordedFact, rows: Rows) -> None:
        needed = consents_needed(SubjectKind(fact.subject_kind), minor=fact.minor)
        rows.insert(
            story,
            story_id=fact.originator_id,
            version=fact.originator_version,
            nomination_id=fact.nomination_id,
            recognition_id=fact.recognition_id,
            subject_id=fact.subject_id,
            subject_name=name_of(rows, story_names, fact.subject_id),
            subject_kind=fact.subject_kind,
            minor=fact.minor,
            decision_number=fact.decision_number,
            title=fact.title,
            text=fact.text,
            facts_ref=fact.facts_ref,
            consents_needed=[capacity.value for capacity in needed],
            consents=[],
            drafted_at=recorded.occurred_at,
            updated_at=recorded.occurred_at,
        )

    @react.register
    def _revised(self, fact: facts.Revised, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            recorded,
            title=fact.title,
            text=fact.text,
            facts_ref=fact.facts_ref,
            consents=[],
        )
        _bar(rows, _row(rows, recorded), None)

    @react.register
    def _consent_given(self, fact: facts.ConsentGiven, recorded: RecordedFact, rows: Rows) -> None:
        row = _row(rows, recorded)
        given = {
            "capacity": fact.capacity,
            "consented_by": fact.consented_by,
            "document": fact.document,
            "scope": fact.scope,
        }
        consents = [*_others(row, fact.capacity), given]
        _change(rows, recorded, consents=consents)
        if {each["capacity"] for each in consents} >= set(row["consents_needed"]):
            _bar(rows, row, None)

    @react.register
    def _consent_withdrawn(
        self, fact: facts.ConsentWithdrawn, recorded: RecordedFact, rows: Rows
    ) -> None:
        row = _row(rows, recorded)
        _change(rows, recorded, consents=_others(row, fact.capacity))
        _bar(rows, row, CONSENT_WITHDRAWN)

    @react.register
    def _published(self, fact: facts.Published, recorded: RecordedFact, rows: Rows) -> None:
        row = _row(rows, recorded)
        for each in _publications(rows, fact.originator_id):
            if _is_of(each, fact):  # Its time is over, or the story could not go up again.
                _take_down(rows, each, taken_down_on=each["published_until"])
        rows.insert(
            publication,
            story_id=fact.originator_id,
            position=recorded.position,
            channel=fact.channel,
            url=fact.url,
            published_from=fact.published_from,
            published_until=fact.published_until,
            **{name: row[name] for name in ("subject_id", "subject_name", "title", "barred")},
        )
        _change(rows, recorded)

    @react.register
    def _taken_down(self, fact: facts.TakenDown, recorded: RecordedFact, rows: Rows) -> None:
        up = [each for each in _publications(rows, fact.originator_id) if _is_of(each, fact)]
        day = local_day(recorded.occurred_at)
        for each in up:
            _take_down(rows, each, taken_down_on=day, reason=fact.reason)
        _change(rows, recorded)

    @react.register
    def _recognition_revoked(self, fact: Revoked, recorded: RecordedFact, rows: Rows) -> None:
        for row in rows.all(story, recognition_id=fact.originator_id):
            _bar(rows, row, RECOGNITION_REVOKED)


def _row(rows: Rows, recorded: RecordedFact) -> Row:
    return rows.existing(story, story_id=recorded.fact.originator_id)


def _change(rows: Rows, recorded: RecordedFact, **values: Any) -> None:
    rows.update(
        story,
        {"story_id": recorded.fact.originator_id},
        version=recorded.fact.originator_version,
        updated_at=recorded.occurred_at,
        **values,
    )


def _bar(rows: Rows, row: Row, reason: str | None) -> None:
    """Say why the story may not be up; what a revocation has barred stays so."""
    if row["barred"] == RECOGNITION_REVOKED:
        return
    rows.update(story, {"story_id": row["story_id"]}, barred=reason)
    rows.update(publication, {"story_id": row["story_id"]}, barred=reason)


def _take_down(rows: Rows, row: Row, **values: Any) -> None:
    rows.update(publication, {"story_id": row["story_id"], "position": row["position"]}, **values)


def _publications(rows: Rows, story_id: UUID) -> list[Row]:
    return rows.all(publication, story_id=story_id)


def _is_of(row: Row, fact: facts.Published | facts.TakenDown) -> bool:
    return bool(row["channel"] == fact.channel and row["taken_down_on"] is None)


def _others(row: Row, capacity: str) -> list[dict[str, Any]]:
    return [each for each in row["consents"] if each["capacity"] != capacity]
