"""Counts the dossiers and recognitions of each agency, for its province."""

from functools import singledispatchmethod

from typing_extensions import override

from domain.nominations import facts as nominations
from domain.nominations.stages import STAGE_AFTER, Stage
from domain.recognitions import facts as recognitions
from projections.projection import Projection, RecordedFact
from projections.province_overview.tables import decision_count, dossier, recognition, stage_count
from projections.rows import Row, Rows


class ProvinceOverview(Projection):
    """How many dossiers stand in each stage, and how many recognitions came of them."""

    name = "province_overview"
    tables = (dossier, recognition, stage_count, decision_count)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    # Dossiers

    @react.register
    def _registered(self, fact: nominations.Registered, recorded: RecordedFact, rows: Rows) -> None:
        _begin(rows, fact, Stage.REGISTERED)

    @react.register
    def _referred_in(
        self, fact: nominations.ReferredIn, recorded: RecordedFact, rows: Rows
    ) -> None:
        _begin(rows, fact, Stage.SUBMITTED)

    @react.register
    def _submitted(self, fact: nominations.Submitted, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.SUBMITTED)

    @react.register
    def _received(self, fact: nominations.Received, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.RECEIVED)

    @react.register
    def _returned(self, fact: nominations.Returned, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.RETURNED)

    @react.register
    def _supplemented(
        self, fact: nominations.Supplemented, recorded: RecordedFact, rows: Rows
    ) -> None:
        _go_to(rows, recorded, Stage.SUPPLEMENTED)

    @react.register
    def _verified(self, fact: nominations.Verified, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.VERIFIED)

    @react.register
    def _tabled(self, fact: nominations.Tabled, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.TABLED)

    @react.register
    def _postponed(self, fact: nominations.Postponed, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage(fact.back_to))

    @react.register
    def _voted(self, fact: nominations.Voted, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, STAGE_AFTER[fact.outcome])

    @react.register
    def _vote_voided(
        self, fact: nominations.VoteVoided, recorded: RecordedFact, rows: Rows
    ) -> None:
        _go_to(rows, recorded, Stage.TABLED)

    @react.register
    def _proposed(self, fact: nominations.Proposed, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.PROPOSED)

    @react.register
    def _recognised(self, fact: nominations.Recognised, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.RECOGNISED)

    @react.register
    def _refused(self, fact: nominations.Refused, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.REFUSED)

    @react.register
    def _withdrawn(self, fact: nominations.Withdrawn, recorded: RecordedFact, rows: Rows) -> None:
        _go_to(rows, recorded, Stage.WITHDRAWN)

    # Recognitions

    @react.register
    def _granted(self, fact: recognitions.Granted, recorded: RecordedFact, rows: Rows) -> None:
        of_kind: Row = {"plan_year": fact.plan_year, "subject_kind": fact.subject_kind}
        rows.insert(recognition, recognition_id=fact.originator_id, referred=False, **of_kind)
        _count_decision(rows, of_kind, "recognised")

    @react.register
    def _revoked(self, fact: recognitions.Revoked, recorded: RecordedFact, rows: Rows) -> None:
        revoked = rows.existing(recognition, recognition_id=fact.originator_id)
        _count_decision(rows, revoked, "revoked")

    @react.register
    def _referred(self, fact: recognitions.Referred, recorded: RecordedFact, rows: Rows) -> None:
        keys = {"recognition_id": fact.originator_id}
        referred = rows.existing(recognition, **keys)
        if not referred["referred"]:
            rows.update(recognition, keys, referred=True)
            _count_decision(rows, referred, "referred")


def _begin(rows: Rows, fact: nominations.Registered | nominations.ReferredIn, stage: Stage) -> None:
    begun: Row = {"plan_year": fact.plan_year, "subject_kind": fact.subject_kind}
    rows.insert(dossier, nomination_id=fact.originator_id, stage=stage.value, **begun)
    _count_stage(rows, begun, stage.value, 1)


def _go_to(rows: Rows, recorded: RecordedFact, stage: Stage) -> None:
    keys = {"nomination_id": recorded.fact.originator_id}
    before = rows.existing(dossier, **keys)
    rows.update(dossier, keys, stage=stage.value)
    _count_stage(rows, before, before["stage"], -1)
    _count_stage(rows, before, stage.value, 1)


def _count_stage(rows: Rows, of_kind: Row, stage: str, change: int) -> None:
    keys = _group(of_kind) | {"stage": stage}
    row = rows.one(stage_count, **keys)
    if row is None:
        rows.insert(stage_count, count=change, **keys)
    else:
        rows.update(stage_count, keys, count=row["count"] + change)


def _count_decision(rows: Rows, of_kind: Row, what: str) -> None:
    keys = _group(of_kind)
    if rows.one(decision_count, **keys) is None:
        rows.insert(decision_count, recognised=0, revoked=0, referred=0, **keys)
    row = rows.existing(decision_count, **keys)
    rows.update(decision_count, keys, **{what: row[what] + 1})


def _group(of_kind: Row) -> Row:
    return {"plan_year": of_kind["plan_year"], "subject_kind": of_kind["subject_kind"]}
