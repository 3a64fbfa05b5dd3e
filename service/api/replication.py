"""Replication: who came, who heard, who competed, who adopted what with what result."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.exemplars.life_commands import (
    AdoptExemplar,
    AssessAdoption,
    HoldTalk,
    HoldVisit,
    LaunchCompeteAlongside,
)
from projections.exemplars.life_view import ExemplarLivesView
from service.access.rights import Right
from service.api.answering import done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.exemplars import ITEM, act_for_its_unit
from service.api.reading import page
from service.api.schemas.common import DoneSchema
from service.api.schemas.emerging import PartSchema
from service.api.schemas.exemplars import (
    AdoptionQuerySchema,
    AdoptionResultSchema,
    AdoptionSchema,
    CompetitionSchema,
    TalkSchema,
    VisitSchema,
)
from service.api.schemas.lives import AdoptionPageSchema
from service.api.speaking import Answer
from service.calls import act_for_unit, act_for_unit_of, asked, office

blueprint = ApiBlueprint(
    "replication", "Nhân rộng. Visits, talks, calls to compete alongside, and who adopted."
)


@blueprint.route(f"{ITEM}/visits")
class VisitCollection(MethodView):
    """Study visits."""

    @blueprint.command(permits=Right.REPLICATE, takes=VisitSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Record a study visit."""
        act_for_its_unit(nomination_id)
        command = HoldVisit(nomination_id=nomination_id, **asked(), **body)
        return done(office().following.hold_visit, command, id=nomination_id)


@blueprint.route(f"{ITEM}/talks")
class TalkCollection(MethodView):
    """Talks."""

    @blueprint.command(permits=Right.REPLICATE, takes=TalkSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Record a talk about how the exemplar works."""
        act_for_its_unit(nomination_id)
        command = HoldTalk(nomination_id=nomination_id, **asked(), **body)
        return done(office().following.hold_talk, command, id=nomination_id)


@blueprint.route(f"{ITEM}/competitions")
class CompetitionCollection(MethodView):
    """Calls to compete alongside."""

    @blueprint.command(permits=Right.REPLICATE, takes=CompetitionSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Record a call to compete alongside the exemplar."""
        act_for_its_unit(nomination_id)
        command = LaunchCompeteAlongside(nomination_id=nomination_id, **asked(), **body)
        return done(office().following.launch_compete_alongside, command, id=nomination_id)


@blueprint.route(f"{ITEM}/adoptions")
class ExemplarAdoptions(MethodView):
    """Adoptions from one exemplar."""

    @blueprint.command(permits=Right.REPLICATE, takes=AdoptionSchema, answers=PartSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Record who took over what; a unit does so for itself, or for its own exemplar."""
        if body["adopter_unit_id"] is None:
            act_for_its_unit(nomination_id)
        else:
            act_for_unit(body["adopter_unit_id"])
        command = AdoptExemplar(nomination_id=nomination_id, adoption_id=uuid4(), **asked(), **body)
        handle = office().following.adopt_exemplar
        return done(handle, command, id=nomination_id, adoption_id=command.adoption_id)


@blueprint.route(f"{ITEM}/adoptions/<uuid:adoption_id>/result")
class AdoptionResult(MethodView):
    """What came of an adoption."""

    @blueprint.command(permits=Right.REPLICATE, takes=AdoptionResultSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID, adoption_id: UUID) -> Answer:
        """Note what came of an adoption; the unit that adopted does so for itself."""
        act_for_unit_of(lambda: office().following.adopting_unit(nomination_id, adoption_id))
        command = AssessAdoption(
            nomination_id=nomination_id, adoption_id=adoption_id, **asked(), **body
        )
        return done(office().following.assess_adoption, command, id=nomination_id)


@blueprint.route(f"{TENANT}/adoptions")
class AdoptionCollection(MethodView):
    """Adoptions from all exemplars."""

    @blueprint.query(permits=Right.READ, takes=AdoptionQuerySchema, answers=AdoptionPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """Who adopted what from whom, with what result; models by `subject_kind=model`."""
        return page(ExemplarLivesView, ExemplarLivesView.adoptions, query)
