"""Keeps the nomination board in step with the dossiers."""

from collections import Counter
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from typing_extensions import override

from domain.nominations import facts
from domain.nominations.findings import Finding
from domain.nominations.stages import STAGE_AFTER, Stage
from domain.subjects import facts as subjects
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from projections.names import name_of
from projections.nomination_board.tables import board, board_holds, board_names
from projections.projection import Projection, RecordedFact
from projections.rows import Rows

_NO_VOTE: dict[str, None] = dict.fromkeys(
    ("ballot_id", "vote_outcome", "vote_yes", "vote_base", "vote_required")
)


class NominationBoard(Projection):
    """One row a dossier, as it stands now."""

    name = "nomination_board"
    tables = (board, board_names, board_holds)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    # Names

    @react.register
    def _subject_registered(
        self, fact: Subject.Registered, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.insert(board_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _subject_corrected(
        self, fact: Subject.Corrected, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.update(board_names, {"named_id": fact.originator_id}, name=fact.name)
        rows.update(board, {"subject_id": fact.originator_id}, subject_name=fact.name)

    @react.register
    def _unit_established(self, fact: Unit.Established, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(board_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _unit_renamed(self, fact: Unit.Renamed, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(board_names, {"named_id": fact.originator_id}, name=fact.name)
        rows.update(board, {"unit_id": fact.originator_id}, unit_name=fact.name)

    # Holds

    @react.register
    def _held(self, fact: subjects.Held, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(board_holds, subject_id=fact.originator_id, hold_id=fact.hold_id)
        rows.update(board, {"subject_id": fact.originator_id}, on_hold=True)

    @react.register
    def _hold_released(
        self, fact: subjects.HoldReleased, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.delete(board_holds, subject_id=fact.originator_id, hold_id=fact.hold_id)
        on_hold = _is_held(rows, fact.originator_id)
        rows.update(board, {"subject_id": fact.originator_id}, on_hold=on_hold)

    # Birth

    @react.register
    def _registered(self, fact: facts.Registered, recorded: RecordedFact, rows: Rows) -> None:
        _begin(
            rows,
            recorded,
            fact,
            stage=Stage.REGISTERED.value,
            unit_id=fact.unit_id,
            unit_name=name_of(rows, board_names, fact.unit_id),
            field=fact.field,
        )

    @react.register
    def _referred_in(self, fact: facts.ReferredIn, recorded: RecordedFact, rows: Rows) -> None:
        _begin(
            rows,
            recorded,
            fact,
            stage=Stage.SUBMITTED.value,
            origin_tenant=fact.origin_tenant,
            referral_id=fact.referral_id,
            submitted_at=recorded.occurred_at,
        )

    # Intake

    @react.register
    def _linked_to_movement(
        self, fact: facts.LinkedToMovement, recorded: RecordedFact, rows: Rows
    ) -> None:
        _change(rows, recorded)

    @react.register
    def _submitted(self, fact: facts.Submitted, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            recorded,
            stage=Stage.SUBMITTED.value,
            submitted_at=recorded.occurred_at,
            late=fact.late,
            due_at=fact.due_at,
        )

    @react.register
    def _received(self, fact: facts.Received, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=Stage.RECEIVED.value)

    @react.register
    def _returned(self, fact: facts.Returned, recorded: RecordedFact, rows: Rows) -> None:
        returned = _row(rows, recorded)["returned"] + 1
        _change(rows, recorded, stage=Stage.RETURNED.value, returned=returned)

    @react.register
    def _supplemented(self, fact: facts.Supplemented, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=Stage.SUPPLEMENTED.value)

    @react.register
    def _withdrawn(self, fact: facts.Withdrawn, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=Stage.WITHDRAWN.value, withdrawal_reason=fact.reason)

    # Verification

    @react.register
    def _examined(self, fact: facts.Examined, recorded: RecordedFact, rows: Rows) -> None:
        findings = _row(rows, recorded)["findings"] | {fact.criterion: fact.finding}
        _change(rows, recorded, findings=findings, **_counted(findings))

    @react.register
    def _linked_to_collective(
        self, fact: facts.LinkedToCollective, recorded: RecordedFact, rows: Rows
    ) -> None:
        _change(
            rows,
            recorded,
            collective_subject_id=fact.collective_subject_id,
            collective_nomination_id=fact.collective_nomination_id,
        )

    @react.register
    def _verified(self, fact: facts.Verified, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=Stage.VERIFIED.value)

    # The council

    @react.register
    def _tabled(self, fact: facts.Tabled, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=Stage.TABLED.value, session_id=fact.session_id)

    @react.register
    def _postponed(self, fact: facts.Postponed, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=fact.back_to, session_id=None)

    @react.register
    def _voted(self, fact: facts.Voted, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            recorded,
            stage=STAGE_AFTER[fact.outcome].value,
            ballot_id=fact.ballot_id,
            vote_outcome=fact.outcome,
            vote_yes=fact.yes,
            vote_base=fact.base,
            vote_required=fact.required,
        )

    @react.register
    def _vote_voided(self, fact: facts.VoteVoided, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=Stage.TABLED.value, **_NO_VOTE)

    @react.register
    def _proposed(self, fact: facts.Proposed, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, recorded, stage=Stage.PROPOSED.value)

    # The head

    @react.register
    def _recognised(self, fact: facts.Recognised, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            recorded,
            stage=Stage.RECOGNISED.value,
            recognition_id=fact.recognition_id,
            decision_number=fact.decision_number,
            decided_on=fact.decided_on,
        )

    @react.register
    def _refused(self, fact: facts.Refused, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            recorded,
            stage=Stage.REFUSED.value,
            refusal_reason=fact.reason,
            decision_number=fact.document_number,
            decided_on=fact.decided_on,
        )

    @react.register
    def _origin_revoked(
        self, fact: facts.OriginRevoked, recorded: RecordedFact, rows: Rows
    ) -> None:
        _change(rows, recorded, origin_revoked=True)


def _begin(
    rows: Rows, recorded: RecordedFact, fact: facts.Registered | facts.ReferredIn, **values: Any
) -> None:
    rows.insert(
        board,
        nomination_id=fact.originator_id,
        plan_id=fact.plan_id,
        plan_version=fact.plan_version,
        plan_year=fact.plan_year,
        subject_id=fact.subject_id,
        subject_name=name_of(rows, board_names, fact.subject_id),
        subject_kind=fact.subject_kind,
        scope=fact.scope,
        late=False,
        returned=0,
        findings={},
        **_counted({}),
        origin_revoked=False,
        on_hold=_is_held(rows, fact.subject_id),
        registered_at=recorded.occurred_at,
        **_newest(recorded),
        **values,
    )


def _is_held(rows: Rows, subject_id: UUID) -> bool:
    return bool(rows.all(board_holds, subject_id=subject_id))


def _change(rows: Rows, recorded: RecordedFact, **values: Any) -> None:
    keys = {"nomination_id": recorded.fact.originator_id}
    rows.update(board, keys, **_newest(recorded), **values)


def _newest(recorded: RecordedFact) -> dict[str, Any]:
    return {
        "version": recorded.fact.originator_version,
        "position": recorded.position,
        "updated_at": recorded.occurred_at,
    }


def _row(rows: Rows, recorded: RecordedFact) -> dict[str, Any]:
    return rows.existing(board, nomination_id=recorded.fact.originator_id)


def _counted(findings: dict[str, str]) -> dict[str, int]:
    counts = Counter(findings.values())
    return {finding.value: counts[finding.value] for finding in Finding}
