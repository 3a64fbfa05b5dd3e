"""Exemplars after their dossiers: nurture, support, assessment, and the time line of it all."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.exemplars.life_commands import (
    AssessExemplar,
    FindDifficulty,
    GiveSupport,
    PlanNurture,
    ScheduleAssessment,
)
from domain.times import local_day
from projections.exemplars.life_view import ExemplarLivesView
from projections.exemplars.timeline import ExemplarTimelineView
from service import clock
from service.access.rights import Right
from service.api.answering import done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.common import DoneSchema, MomentQuerySchema
from service.api.schemas.emerging import PartSchema
from service.api.schemas.exemplars import (
    OVERDUE,
    PENDING,
    AssessmentQuerySchema,
    AssessmentResultSchema,
    AssessmentSchema,
    DifficultySchema,
    ExemplarQuerySchema,
    NurtureSchema,
    SupportSchema,
    TimelineQuerySchema,
)
from service.api.schemas.lives import (
    AssessmentPageSchema,
    ExemplarEntrySchema,
    ExemplarPageSchema,
    FundsSchema,
    TimelineSchema,
)
from service.api.speaking import Answer
from service.calls import (
    act_for_unit_of,
    asked,
    ids_in_scope,
    office,
    own_units,
    readable_unit,
)
from service.views import asked_for

blueprint = ApiBlueprint(
    "exemplars", "Điển hình. Nurture, support and assessment of exemplars, and their time lines."
)
ITEM = f"{TENANT}/nominations/<uuid:nomination_id>/exemplar"


def act_for_its_unit(nomination_id: UUID) -> None:
    """Go on in a role that covers the unit whose dossier it was (OtherUnitError for others)."""
    act_for_unit_of(lambda: office().nominating_unit(nomination_id))


@blueprint.route(f"{TENANT}/exemplars")
class ExemplarCollection(MethodView):
    """The exemplars that are followed."""

    @blueprint.query(
        permits=Right.READ_DOSSIERS, takes=ExemplarQuerySchema, answers=ExemplarPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """The exemplars that are followed, in the order of their first records."""
        query["unit_id"] = readable_unit(query["unit_id"])
        return page(ExemplarLivesView, ExemplarLivesView.page, query)


@blueprint.route(f"{TENANT}/exemplars/<uuid:subject_id>/timeline")
class Timeline(MethodView):
    """One time line."""

    @blueprint.query(permits=Right.READ_DOSSIERS, takes=TimelineQuerySchema, answers=TimelineSchema)
    def get(self, query: dict[str, Any], subject_id: UUID) -> dict[str, Any]:
        """The life of an exemplar from the first note to the last adopter.

        A unit reads what is its own, and what was decided, published or passed on; an auditor
        what the audit covers.
        """
        view = asked_for(ExemplarTimelineView, query)
        found = view.of(subject_id, units=own_units(), sources=ids_in_scope(), **query)
        return {"items": found}


@blueprint.route(ITEM)
class ExemplarItem(MethodView):
    """One exemplar."""

    @blueprint.query(
        permits=Right.READ_DOSSIERS,
        takes=MomentQuerySchema,
        answers=ExemplarEntrySchema,
        kind="item",
    )
    def get(self, query: dict[str, Any], nomination_id: UUID) -> Item:
        """The exemplar that came of a dossier, with what was done for it."""
        act_for_its_unit(nomination_id)
        return item(asked_for(ExemplarLivesView, query).get(nomination_id))


@blueprint.route(f"{ITEM}/nurture")
class NurtureCollection(MethodView):
    """Planned nurture."""

    @blueprint.command(permits=Right.NURTURE, takes=NurtureSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Plan how the exemplar is helped to go on."""
        act_for_its_unit(nomination_id)
        command = PlanNurture(nomination_id=nomination_id, **asked(), **body)
        return done(office().following.plan_nurture, command, id=nomination_id)


@blueprint.route(f"{ITEM}/difficulties")
class DifficultyCollection(MethodView):
    """Difficulties and shortcomings."""

    @blueprint.command(permits=Right.NURTURE, takes=DifficultySchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Note a difficulty or a shortcoming, so that help can come in time."""
        act_for_its_unit(nomination_id)
        command = FindDifficulty(nomination_id=nomination_id, **asked(), **body)
        return done(office().following.find_difficulty, command, id=nomination_id)


@blueprint.route(f"{ITEM}/support")
class SupportCollection(MethodView):
    """Support."""

    @blueprint.command(permits=Right.SUPPORT, takes=SupportSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Record what the exemplar was given, also from a fund."""
        act_for_its_unit(nomination_id)
        command = GiveSupport(nomination_id=nomination_id, **asked(), **body)
        return done(office().following.give_support, command, id=nomination_id)


@blueprint.route(f"{TENANT}/funds")
class FundCollection(MethodView):
    """Funds."""

    @blueprint.query(permits=Right.READ, takes=MomentQuerySchema, answers=FundsSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """What every fund gave to exemplars, by year."""
        return {"items": asked_for(ExemplarLivesView, query).funds()}


@blueprint.route(f"{ITEM}/assessments")
class ExemplarAssessments(MethodView):
    """Assessments of one exemplar."""

    @blueprint.command(permits=Right.ASSESS, takes=AssessmentSchema, answers=PartSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Set by when the effect of the exemplar is assessed."""
        command = ScheduleAssessment(
            nomination_id=nomination_id, assessment_id=uuid4(), **asked(), **body
        )
        handle = office().following.schedule_assessment
        return done(handle, command, id=nomination_id, assessment_id=command.assessment_id)


@blueprint.route(f"{ITEM}/assessments/<uuid:assessment_id>/result")
class AssessmentResult(MethodView):
    """What an assessment found."""

    @blueprint.command(permits=Right.ASSESS, takes=AssessmentResultSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID, assessment_id: UUID) -> Answer:
        """Record an assessment: met, not met or not enough evidence, and when the next is due."""
        command = AssessExemplar(
            nomination_id=nomination_id, assessment_id=assessment_id, **asked(), **body
        )
        return done(office().following.assess_exemplar, command, id=nomination_id)


@blueprint.route(f"{TENANT}/assessments")
class AssessmentCollection(MethodView):
    """Assessments of all exemplars."""

    @blueprint.query(
        permits=Right.READ_DOSSIERS, takes=AssessmentQuerySchema, answers=AssessmentPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """Assessments in the order of their last days; the overdue ones by `state=overdue`."""
        query["unit_id"] = readable_unit(query["unit_id"])
        state, on = query.pop("state"), query.pop("on") or local_day(clock.now())
        query["overdue_on"] = on if state == OVERDUE else None
        query["pending"] = None if state is None else state in {PENDING, OVERDUE}
        return page(ExemplarLivesView, ExemplarLivesView.assessments, query)
