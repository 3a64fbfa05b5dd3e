"""Keeps the register of recognitions in step with the decisions."""

from functools import singledispatchmethod
from typing import Any

from typing_extensions import override

from domain.recognitions import facts
from domain.subjects.subject import Subject
from projections.names import name_of
from projections.projection import Projection, RecordedFact
from projections.recognition_register.tables import referral, register, register_names
from projections.rows import Rows

IN_FORCE = "in_force"
REVOKED = "revoked"


class RecognitionRegister(Projection):
    """One row a recognition, and one row a referral of it upward."""

    name = "recognition_register"
    tables = (register, referral, register_names)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    # Names

    @react.register
    def _subject_registered(
        self, fact: Subject.Registered, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.insert(register_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _subject_corrected(
        self, fact: Subject.Corrected, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.update(register_names, {"named_id": fact.originator_id}, name=fact.name)
        rows.update(register, {"subject_id": fact.originator_id}, subject_name=fact.name)

    # Recognitions

    @react.register
    def _granted(self, fact: facts.Granted, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            register,
            recognition_id=fact.originator_id,
            nomination_id=fact.nomination_id,
            subject_id=fact.subject_id,
            subject_name=name_of(rows, register_names, fact.subject_id),
            subject_kind=fact.subject_kind,
            plan_id=fact.plan_id,
            plan_version=fact.plan_version,
            plan_year=fact.plan_year,
            level=fact.level,
            decision_number=fact.decision_number,
            decided_on=fact.decided_on,
            signer=fact.signer,
            certificate_title=fact.certificate_title,
            state=IN_FORCE,
            **_newest(recorded),
        )

    @react.register
    def _certificate_issued(
        self, fact: facts.CertificateIssued, recorded: RecordedFact, rows: Rows
    ) -> None:
        _change(
            rows,
            recorded,
            certificate_number=fact.certificate_number,
            certificate_issued_on=fact.issued_on,
        )

    @react.register
    def _revoked(self, fact: facts.Revoked, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            recorded,
            state=REVOKED,
            revocation_reason=fact.reason,
            revocation_number=fact.decision_number,
            revoked_on=fact.decided_on,
        )

    @react.register
    def _effect_reviewed(
        self, fact: facts.EffectReviewed, recorded: RecordedFact, rows: Rows
    ) -> None:
        _change(rows, recorded)

    # Referrals

    @react.register
    def _referred(self, fact: facts.Referred, recorded: RecordedFact, rows: Rows) -> None:
        recognised = rows.existing(register, recognition_id=fact.originator_id)
        rows.insert(
            referral,
            referral_id=fact.referral_id,
            recognition_id=fact.originator_id,
            nomination_id=recognised["nomination_id"],
            destination=fact.destination,
            document_number=fact.document_number,
            route_override_reason=fact.route_override_reason,
            sent_at=recorded.occurred_at,
        )
        _change(rows, recorded)

    @react.register
    def _referral_received(
        self, fact: facts.ReferralReceived, recorded: RecordedFact, rows: Rows
    ) -> None:
        keys = {"referral_id": fact.referral_id}
        received_at = recorded.occurred_at
        rows.update(referral, keys, received_at=received_at, dossier_id=fact.dossier_id)
        _change(rows, recorded)

    @react.register
    def _referral_answered(
        self, fact: facts.ReferralAnswered, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.update(
            referral,
            {"referral_id": fact.referral_id},
            result=fact.result,
            result_reason=fact.reason,
            decision_number=fact.decision_number,
            decided_on=fact.decided_on,
            answered_at=recorded.occurred_at,
        )
        _change(rows, recorded)

    @react.register
    def _referral_withdrawn(
        self, fact: facts.ReferralWithdrawn, recorded: RecordedFact, rows: Rows
    ) -> None:
        keys = {"referral_id": fact.referral_id}
        rows.update(referral, keys, withdrawn_at=recorded.occurred_at)
        _change(rows, recorded)


def _change(rows: Rows, recorded: RecordedFact, **values: Any) -> None:
    keys = {"recognition_id": recorded.fact.originator_id}
    rows.update(register, keys, **_newest(recorded), **values)


def _newest(recorded: RecordedFact) -> dict[str, Any]:
    return {
        "version": recorded.fact.originator_version,
        "position": recorded.position,
        "updated_at": recorded.occurred_at,
    }
