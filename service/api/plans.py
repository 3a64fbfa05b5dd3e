"""Plans of the agency."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.plans.commands import AmendPlan, ClosePlan, DraftPlan, IssuePlan, RevisePlan
from domain.rules.feasibility.simulation import Office, simulate
from domain.rules.instruments import expired_bases
from domain.rules.reading import read_plan
from domain.times import local_day
from projections.registers.plans import PlanRegisterView
from service import clock
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, etag, page
from service.api.schemas.answers import PlanItemSchema, PlanPageSchema
from service.api.schemas.common import DoneSchema, ReasonSchema
from service.api.schemas.plans import (
    ImplicationsSchema,
    PlanAmendmentSchema,
    PlanDocumentSchema,
    PlanIssueSchema,
    PlanQuerySchema,
    PlanRevisionSchema,
    PlanVersionQuerySchema,
    SimulationSchema,
)
from service.api.speaking import Answer
from service.calls import at, office, signed, timed
from service.legal_bases import legal_bases
from service.views import asked_for

blueprint = ApiBlueprint("plans", "Kế hoạch. Plans as data, with their issued versions.")


@blueprint.route(f"{TENANT}/plans")
class PlanCollection(MethodView):
    """The plans."""

    @blueprint.query(permits=Right.READ, takes=PlanQuerySchema, answers=PlanPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The plans, by key."""
        return page(PlanRegisterView, PlanRegisterView.page, query)

    @blueprint.command(
        permits=Right.DRAFT_PLANS, takes=PlanDocumentSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Lay a plan down; all its faults are answered at once."""
        command = DraftPlan(plan_id=uuid4(), at=at(), **body)
        return created(office().plans.draft_plan, command, id=command.plan_id, place="plans/{id}")


@blueprint.route(f"{TENANT}/plans/<uuid:plan_id>")
class PlanItem(MethodView):
    """One plan."""

    @blueprint.query(
        permits=Right.READ, takes=PlanVersionQuerySchema, answers=PlanItemSchema, kind="item"
    )
    def get(self, query: dict[str, Any], plan_id: UUID) -> Item:
        """A plan with its document, in the version asked for or the newest, and its warnings."""
        entry = asked_for(PlanRegisterView, query).get(plan_id)
        document = office().plan_document(plan_id, query["version"], recalled=entry.version)
        warnings = expired_bases(read_plan(document), legal_bases(), on=local_day(clock.now()))
        return vars(entry) | {"document": document, "warnings": warnings}, 200, etag(entry)


@blueprint.route(f"{TENANT}/plans/<uuid:plan_id>/simulation")
class PlanSimulation(MethodView):
    """What a plan implies."""

    @blueprint.question(permits=Right.READ, takes=SimulationSchema, answers=ImplicationsSchema)
    def post(self, body: dict[str, Any], plan_id: UUID) -> dict[str, Any]:
        """Say before a round what the newest version implies for an office; nothing is kept."""
        plan = read_plan(office().plan_document(plan_id, None))
        notes = simulate(plan, Office(**body, cap=legal_bases().rating_cap))
        return {"notes": [note.as_data() for note in notes]}


@blueprint.route(f"{TENANT}/plans/<uuid:plan_id>/issue")
class PlanIssue(MethodView):
    """The issue of a plan."""

    @blueprint.command(permits=Right.ISSUE_PLANS, takes=PlanIssueSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], plan_id: UUID) -> Answer:
        """Put a draft in force as version 1."""
        command = IssuePlan(plan_id=plan_id, **timed(), **signed(body))
        return done(office().plans.issue_plan, command, id=plan_id)


@blueprint.route(f"{TENANT}/plans/<uuid:plan_id>/revision")
class PlanRevision(MethodView):
    """Another draft."""

    @blueprint.command(permits=Right.DRAFT_PLANS, takes=PlanRevisionSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], plan_id: UUID) -> Answer:
        """Replace a draft."""
        command = RevisePlan(plan_id=plan_id, **timed(), **body)
        return done(office().plans.revise_plan, command, id=plan_id)


@blueprint.route(f"{TENANT}/plans/<uuid:plan_id>/amendment")
class PlanAmendment(MethodView):
    """A further version."""

    @blueprint.command(permits=Right.ISSUE_PLANS, takes=PlanAmendmentSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], plan_id: UUID) -> Answer:
        """Put a further version in force; dossiers keep the one they began under."""
        command = AmendPlan(plan_id=plan_id, **timed(), **body)
        return done(office().plans.amend_plan, command, id=plan_id)


@blueprint.route(f"{TENANT}/plans/<uuid:plan_id>/closure")
class PlanClosure(MethodView):
    """The end of a plan."""

    @blueprint.command(permits=Right.ISSUE_PLANS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], plan_id: UUID) -> Answer:
        """Close a plan."""
        command = ClosePlan(plan_id=plan_id, **timed(), **body)
        return done(office().plans.close_plan, command, id=plan_id)
