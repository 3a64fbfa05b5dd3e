"""Keeps the record of subjects in step with what is attested and held."""

from functools import singledispatchmethod

from typing_extensions import override

from domain.subjects import facts
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.subject_record.tables import fact as fact_table
from projections.subject_record.tables import hold as hold_table

PROVISIONAL, CONFIRMED, RETRACTED = "provisional", "confirmed", "retracted"
OPEN, RELEASED = "open", "released"


class SubjectRecord(Projection):
    """One row a fact, and one row a hold."""

    name = "subject_record"
    tables = (fact_table, hold_table)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _fact_attested(self, fact: facts.FactAttested, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            fact_table,
            fact_id=fact.fact_id,
            position=recorded.position,
            subject_id=fact.originator_id,
            kind=fact.kind,
            of=fact.of,
            year=fact.year,
            value=fact.value,
            source_document=fact.source_document,
            document_date=fact.document_date,
            attested_by=fact.attested_by,
            attested_at=recorded.occurred_at,
            state=PROVISIONAL if fact.provisional else CONFIRMED,
        )

    @react.register
    def _fact_confirmed(
        self, fact: facts.FactConfirmed, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.update(
            fact_table,
            {"fact_id": fact.fact_id},
            state=CONFIRMED,
            confirmed_by=fact.confirmed_by,
            confirmation_document=fact.document,
        )

    @react.register
    def _fact_retracted(
        self, fact: facts.FactRetracted, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.update(
            fact_table,
            {"fact_id": fact.fact_id},
            state=RETRACTED,
            retracted_by=fact.retracted_by,
            retraction_reason=fact.reason,
        )

    @react.register
    def _held(self, fact: facts.Held, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            hold_table,
            hold_id=fact.hold_id,
            position=recorded.position,
            subject_id=fact.originator_id,
            reason_class=fact.reason_class,
            reference=fact.reference,
            held_by=fact.held_by,
            held_at=recorded.occurred_at,
            state=OPEN,
        )

    @react.register
    def _hold_released(self, fact: facts.HoldReleased, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(
            hold_table,
            {"hold_id": fact.hold_id},
            state=RELEASED,
            release_reason=fact.reason,
            released_by=fact.released_by,
            released_at=recorded.occurred_at,
        )
