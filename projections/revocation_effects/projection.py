"""Lists, when a collective's recognition is revoked, every dossier that rested on it."""

from functools import singledispatchmethod
from typing import Any

from typing_extensions import override

from domain.nominations import facts as nominations
from domain.recognitions import facts as recognitions
from domain.subjects.subject import Subject
from projections.names import name_of
from projections.narrative.sentence import Sentence
from projections.projection import Projection, RecordedFact
from projections.revocation_effects.tables import dossier, effect, effect_names
from projections.rows import Row, Rows

OPEN, REVIEWED = "open", "reviewed"
_OF_A_RECOGNITION = Sentence(
    "Tập thể không còn được công nhận: xem xét lại công nhận của người đứng đầu.",
    "The collective is no longer recognised: review the leader's recognition.",
)
_OF_A_DOSSIER = Sentence(
    "Tập thể không còn được công nhận: thẩm định lại người đứng đầu trước khi quyết định.",
    "The collective is no longer recognised: examine the leader anew before the decision.",
)


class RevocationEffects(Projection):
    """One row for each dossier that rested on a revoked recognition."""

    name = "revocation_effects"
    tables = (effect, dossier, effect_names)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _subject_registered(
        self, fact: Subject.Registered, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.insert(effect_names, named_id=fact.originator_id, name=fact.name)

    @react.register
    def _subject_corrected(
        self, fact: Subject.Corrected, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.update(effect_names, {"named_id": fact.originator_id}, name=fact.name)

    @react.register
    def _begun(
        self,
        fact: nominations.Registered | nominations.ReferredIn,
        recorded: RecordedFact,
        rows: Rows,
    ) -> None:
        rows.insert(
            dossier, nomination_id=fact.originator_id, subject_id=fact.subject_id, closed=False
        )

    @react.register
    def _linked_to_collective(
        self, fact: nominations.LinkedToCollective, recorded: RecordedFact, rows: Rows
    ) -> None:
        _change(recorded, rows, collective_nomination_id=fact.collective_nomination_id)

    @react.register
    def _recognised(self, fact: nominations.Recognised, recorded: RecordedFact, rows: Rows) -> None:
        _change(recorded, rows, recognition_id=fact.recognition_id)

    @react.register
    def _closed(
        self,
        fact: nominations.Refused | nominations.Withdrawn,
        recorded: RecordedFact,
        rows: Rows,
    ) -> None:
        _change(recorded, rows, closed=True)

    @react.register
    def _revoked(self, fact: recognitions.Revoked, recorded: RecordedFact, rows: Rows) -> None:
        for collective in rows.all(dossier, recognition_id=fact.originator_id):
            resting = rows.all(dossier, collective_nomination_id=collective["nomination_id"])
            for each in resting:
                if not each["closed"]:
                    _open(recorded, rows, collective, each)

    @react.register
    def _effect_reviewed(
        self, fact: recognitions.EffectReviewed, recorded: RecordedFact, rows: Rows
    ) -> None:
        keys = {"recognition_id": fact.originator_id, "nomination_id": fact.nomination_id}
        if rows.one(effect, **keys) is not None:
            rows.update(
                effect,
                keys,
                state=REVIEWED,
                note=fact.note,
                reviewed_by=fact.reviewed_by,
                reviewed_at=recorded.occurred_at,
            )


def _change(recorded: RecordedFact, rows: Rows, **values: Any) -> None:
    rows.update(dossier, {"nomination_id": recorded.fact.originator_id}, **values)


def _open(recorded: RecordedFact, rows: Rows, collective: Row, dependent: Row) -> None:
    needed = _OF_A_RECOGNITION if dependent["recognition_id"] else _OF_A_DOSSIER
    rows.insert(
        effect,
        recognition_id=recorded.fact.originator_id,
        nomination_id=dependent["nomination_id"],
        position=recorded.position,
        subject_id=dependent["subject_id"],
        subject_name=name_of(rows, effect_names, dependent["subject_id"]),
        collective_name=name_of(rows, effect_names, collective["subject_id"]),
        dependent_recognition_id=dependent["recognition_id"],
        needed_vi=needed.vi,
        needed_en=needed.en,
        opened_at=recorded.occurred_at,
        state=OPEN,
    )
