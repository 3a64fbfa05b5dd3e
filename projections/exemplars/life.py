"""Keeps the lives of exemplars in step with what is recorded of them."""

from functools import singledispatchmethod
from typing import Any

from typing_extensions import override

from domain.exemplars import exemplar_facts as facts
from domain.recognitions.facts import Revoked
from domain.subjects.subject import Subject
from domain.times import local_day
from projections.exemplars.life_tables import adoption, assessment, exemplar, fund, life_names
from projections.names import name_of
from projections.plain import fields_of
from projections.projection import Projection, RecordedFact
from projections.rows import Row, Rows

IN_FORCE, REVOKED = "in_force", "revoked"


class ExemplarLives(Projection):
    """One row an exemplar, and rows for its assessments, its adopters and the funds it drew on."""

    name = "exemplar_lives"
    tables = (exemplar, assessment, adoption, fund, life_names)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    # Names, beginning and end

    @react.register
    def _registered(self, fact: Subject.Registered, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(life_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _corrected(self, fact: Subject.Corrected, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(life_names, {"named_id": fact.originator_id}, name=fact.name)
        for table in (exemplar, assessment, adoption):
            rows.update(table, {"subject_id": fact.originator_id}, subject_name=fact.name)

    @react.register
    def _followed(self, fact: facts.Followed, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            exemplar,
            exemplar_id=fact.originator_id,
            version=fact.originator_version,
            nomination_id=fact.nomination_id,
            recognition_id=fact.recognition_id,
            subject_id=fact.subject_id,
            subject_name=name_of(rows, life_names, fact.subject_id),
            subject_kind=fact.subject_kind,
            unit_id=fact.unit_id,
            plan_id=fact.plan_id,
            plan_year=fact.plan_year,
            decision_number=fact.decision_number,
            decided_on=fact.decided_on,
            state=IN_FORCE,
            nurture=[],
            difficulties=[],
            support=[],
            funded=0,
            spread=[],
            adopters=0,
            followed_at=recorded.occurred_at,
            updated_at=recorded.occurred_at,
        )

    @react.register
    def _revoked(self, fact: Revoked, recorded: RecordedFact, rows: Rows) -> None:
        for row in rows.all(exemplar, recognition_id=fact.originator_id):
            keys = {"exemplar_id": row["exemplar_id"]}
            rows.update(exemplar, keys, state=REVOKED, updated_at=recorded.occurred_at)
            rows.update(assessment, keys, pending=False)

    # Nurture and support

    @react.register
    def _nurture_planned(
        self, fact: facts.NurturePlanned, recorded: RecordedFact, rows: Rows
    ) -> None:
        _add(rows, recorded, "nurture")

    @react.register
    def _difficulty_found(
        self, fact: facts.DifficultyFound, recorded: RecordedFact, rows: Rows
    ) -> None:
        _add(rows, recorded, "difficulties")

    @react.register
    def _support_given(self, fact: facts.SupportGiven, recorded: RecordedFact, rows: Rows) -> None:
        amount = fact.amount or 0
        _add(rows, recorded, "support", funded=_row(rows, recorded)["funded"] + amount)
        if fact.fund is not None:
            _draw(rows, fact.fund, fact.given_on.year, amount)

    # Assessment

    @react.register
    def _assessment_scheduled(
        self, fact: facts.AssessmentScheduled, recorded: RecordedFact, rows: Rows
    ) -> None:
        row = _row(rows, recorded)
        shared = ("exemplar_id", "nomination_id", "subject_id", "subject_name", "unit_id")
        rows.insert(
            assessment,
            assessment_id=fact.assessment_id,
            due_on=fact.due_on,
            pending=row["state"] == IN_FORCE,
            **{name: row[name] for name in shared},
        )
        _change(rows, recorded)

    @react.register
    def _assessed(self, fact: facts.Assessed, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(
            assessment,
            {"assessment_id": fact.assessment_id},
            pending=False,
            assessed_on=local_day(recorded.occurred_at),
            late=fact.late,
            result=fact.result,
            effect=fact.effect,
            reach=fact.reach,
            evidence=fact.evidence,
        )
        _change(rows, recorded)

    # Replication

    @react.register
    def _visit_held(self, fact: facts.VisitHeld, recorded: RecordedFact, rows: Rows) -> None:
        _add(rows, recorded, "spread")

    @react.register
    def _talk_held(self, fact: facts.TalkHeld, recorded: RecordedFact, rows: Rows) -> None:
        _add(rows, recorded, "spread")

    @react.register
    def _compete_alongside_launched(
        self, fact: facts.CompeteAlongsideLaunched, recorded: RecordedFact, rows: Rows
    ) -> None:
        _add(rows, recorded, "spread")

    @react.register
    def _adopted(self, fact: facts.Adopted, recorded: RecordedFact, rows: Rows) -> None:
        row = _row(rows, recorded)
        shared = ("nomination_id", "subject_id", "subject_name", "subject_kind")
        rows.insert(
            adoption,
            adoption_id=fact.adoption_id,
            adopter_unit_id=fact.adopter_unit_id,
            adopter=fact.adopter,
            what=fact.what,
            adopted_on=fact.adopted_on,
            **{name: row[name] for name in shared},
        )
        _change(rows, recorded, adopters=row["adopters"] + 1)

    @react.register
    def _adoption_assessed(
        self, fact: facts.AdoptionAssessed, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.update(adoption, {"adoption_id": fact.adoption_id}, result=fact.result)
        _change(rows, recorded)


def _row(rows: Rows, recorded: RecordedFact) -> Row:
    return rows.existing(exemplar, exemplar_id=recorded.fact.originator_id)


def _change(rows: Rows, recorded: RecordedFact, **values: Any) -> None:
    rows.update(
        exemplar,
        {"exemplar_id": recorded.fact.originator_id},
        version=recorded.fact.originator_version,
        updated_at=recorded.occurred_at,
        **values,
    )


def _add(rows: Rows, recorded: RecordedFact, where: str, **values: Any) -> None:
    """Add what was recorded, with the kind of record, to one of the lists of the row."""
    form = str(recorded.fact.TOPIC).partition(".")[2]  # type: ignore[attr-defined]  # of the registry
    entry = {"form": form} | fields_of(recorded.fact)
    _change(rows, recorded, **{where: [*_row(rows, recorded)[where], entry]}, **values)


def _draw(rows: Rows, name: str, year: int, amount: int) -> None:
    keys = {"fund": name, "year": year}
    row = rows.one(fund, **keys)
    if row is None:
        rows.insert(fund, times=1, amount=amount, **keys)
    else:
        rows.update(fund, keys, times=row["times"] + 1, amount=row["amount"] + amount)
