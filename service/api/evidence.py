"""Evidence: attested facts, holds, the machine's view of a dossier, effects of revocations."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.nominations.commands import LinkToCollective
from domain.processes.commands import ReviewEffect
from domain.subjects.commands import (
    AttestFact,
    ConfirmFact,
    HoldSubject,
    ReleaseHold,
    RetractFact,
)
from domain.times import local_day
from projections.revocation_effects.view import RevocationEffectsView
from projections.subject_record.view import SubjectRecordView
from service.access.rights import Right
from service.api.answering import done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import page
from service.api.schemas.common import DoneSchema, ReasonSchema
from service.api.schemas.evidence import (
    AssessmentQuerySchema,
    CollectiveSchema,
    DossierAssessment,
    DossierAssessmentSchema,
    EffectPageSchema,
    EffectQuerySchema,
    FactConfirmationSchema,
    FactPageSchema,
    FactQuerySchema,
    FactSchema,
    HoldPageSchema,
    HoldQuerySchema,
    HoldSchema,
    RecordedSchema,
    ReviewSchema,
)
from service.api.speaking import Answer
from service.calls import act_for_unit_of, asked, at, office, require

blueprint = ApiBlueprint(
    "evidence", "Dữ kiện, thẩm định, tạm dừng. What is attested, and what it says of dossiers."
)
FACTS = f"{TENANT}/subjects/<uuid:subject_id>/facts"
HOLDS = f"{TENANT}/subjects/<uuid:subject_id>/holds"
DOSSIER = f"{TENANT}/nominations/<uuid:nomination_id>"
EFFECTS = f"{TENANT}/recognitions/<uuid:recognition_id>/effects"


@blueprint.route(FACTS)
class FactCollection(MethodView):
    """The facts of a subject."""

    @blueprint.query(permits=Right.READ_DOSSIERS, takes=FactQuerySchema, answers=FactPageSchema)
    def get(self, query: dict[str, Any], subject_id: UUID) -> object:
        """The facts in the order in which they were attested; a unit reads those of its own."""
        act_for_unit_of(lambda: office().subjects.unit_of(subject_id))
        return page(SubjectRecordView, SubjectRecordView.facts, query | {"subject_id": subject_id})

    @blueprint.command(permits=Right.ATTEST, takes=FactSchema, answers=RecordedSchema)
    def post(self, body: dict[str, Any], subject_id: UUID) -> Answer:
        """Vouch for a fact by a document; it is provisional until somebody confirms it."""
        act_for_unit_of(lambda: office().subjects.unit_of(subject_id))
        if not body["provisional"]:
            require(Right.CONFIRM_FACTS)
        command = AttestFact(subject_id=subject_id, fact_id=uuid4(), **asked(), **body)
        handle = office().subjects.attest_fact
        return done(handle, command, id=subject_id, fact_id=command.fact_id)


@blueprint.route(f"{FACTS}/<uuid:fact_id>/confirmation")
class FactConfirmation(MethodView):
    """A confirmation."""

    @blueprint.command(
        permits=Right.CONFIRM_FACTS, takes=FactConfirmationSchema, answers=DoneSchema
    )
    def post(self, body: dict[str, Any], subject_id: UUID, fact_id: UUID) -> Answer:
        """Confirm a provisional fact by a document."""
        command = ConfirmFact(subject_id=subject_id, fact_id=fact_id, **asked(), **body)
        return done(office().subjects.confirm_fact, command, id=subject_id)


@blueprint.route(f"{FACTS}/<uuid:fact_id>/retraction")
class FactRetraction(MethodView):
    """A retraction."""

    @blueprint.command(permits=Right.CONFIRM_FACTS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], subject_id: UUID, fact_id: UUID) -> Answer:
        """Let a fact count no longer; what rested on it is assessed anew."""
        command = RetractFact(subject_id=subject_id, fact_id=fact_id, **asked(), **body)
        return done(office().subjects.retract_fact, command, id=subject_id)


@blueprint.route(HOLDS)
class HoldCollection(MethodView):
    """The holds of a subject."""

    @blueprint.command(permits=Right.HOLD, takes=HoldSchema, answers=RecordedSchema)
    def post(self, body: dict[str, Any], subject_id: UUID) -> Answer:
        """Let a subject's dossiers wait; units are told only that they do."""
        command = HoldSubject(subject_id=subject_id, hold_id=uuid4(), **asked(), **body)
        handle = office().subjects.hold_subject
        return done(handle, command, id=subject_id, hold_id=command.hold_id)


@blueprint.route(f"{HOLDS}/<uuid:hold_id>/release")
class HoldRelease(MethodView):
    """The end of a hold."""

    @blueprint.command(permits=Right.HOLD, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], subject_id: UUID, hold_id: UUID) -> Answer:
        """Release a subject's dossiers from one hold."""
        command = ReleaseHold(subject_id=subject_id, hold_id=hold_id, **asked(), **body)
        return done(office().subjects.release_hold, command, id=subject_id)


@blueprint.route(f"{TENANT}/holds")
class Holds(MethodView):
    """All holds."""

    @blueprint.query(permits=Right.READ_HOLDS, takes=HoldQuerySchema, answers=HoldPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """Why dossiers wait, or waited."""
        return page(SubjectRecordView, SubjectRecordView.holds, query)


@blueprint.route(f"{DOSSIER}/assessment")
class Assessment(MethodView):
    """The machine's view."""

    @blueprint.query(
        permits=Right.READ_DOSSIERS, takes=AssessmentQuerySchema, answers=DossierAssessmentSchema
    )
    def get(self, query: dict[str, Any], nomination_id: UUID) -> DossierAssessment:
        """What the facts in force say of each criterion; a unit reads that of its own dossiers."""
        act_for_unit_of(lambda: office().nominating_unit(nomination_id))
        on = query["on"] or local_day(at())
        return DossierAssessment.of(office().assessing.dossier(nomination_id, on=on))


@blueprint.route(f"{DOSSIER}/collective")
class Collective(MethodView):
    """The collective that a leader heads."""

    @blueprint.command(permits=Right.ANSWER, takes=CollectiveSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Name the collective on which a leader's dossier rests."""
        act_for_unit_of(lambda: office().nominating_unit(nomination_id))
        command = LinkToCollective(nomination_id=nomination_id, **asked(), **body)
        return done(office().leading.link_to_collective, command, id=nomination_id)


@blueprint.route(EFFECTS)
class EffectCollection(MethodView):
    """The effects of one revocation."""

    @blueprint.query(permits=Right.READ_EFFECTS, takes=EffectQuerySchema, answers=EffectPageSchema)
    def get(self, query: dict[str, Any], recognition_id: UUID) -> object:
        """Every dossier and recognition that rested on this one before it was revoked."""
        wanted = query | {"recognition_id": recognition_id}
        return page(RevocationEffectsView, RevocationEffectsView.page, wanted)


@blueprint.route(f"{TENANT}/effects")
class Effects(MethodView):
    """The effects of all revocations."""

    @blueprint.query(permits=Right.READ_EFFECTS, takes=EffectQuerySchema, answers=EffectPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """What revocations left to be reviewed; nothing is ever cascaded."""
        return page(RevocationEffectsView, RevocationEffectsView.page, query)


@blueprint.route(f"{EFFECTS}/<uuid:nomination_id>/review")
class EffectReview(MethodView):
    """The end of an effect."""

    @blueprint.command(permits=Right.REVIEW_EFFECTS, takes=ReviewSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], recognition_id: UUID, nomination_id: UUID) -> Answer:
        """Close an effect with a note on what was done."""
        command = ReviewEffect(
            recognition_id=recognition_id, nomination_id=nomination_id, **asked(), **body
        )
        return done(office().leading.review_effect, command, id=recognition_id)
