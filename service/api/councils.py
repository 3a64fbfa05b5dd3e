"""Councils: founded, appointed, and settling how they vote."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.councils.commands import AdoptVotePolicy, AppointRoster, FoundCouncil
from projections.registers.councils import CouncilRegisterView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.answers import CouncilEntrySchema, CouncilPageSchema
from service.api.schemas.common import DoneSchema, MomentQuerySchema, PageQuerySchema
from service.api.schemas.councils import CouncilSchema, RosterSchema, VotePolicySchema
from service.api.speaking import Answer
from service.calls import at, office, timed
from service.views import asked_for

blueprint = ApiBlueprint("councils", "Hội đồng. Councils, their rosters and vote policies.")


@blueprint.route(f"{TENANT}/councils")
class CouncilCollection(MethodView):
    """The councils."""

    @blueprint.query(permits=Right.READ, takes=PageQuerySchema, answers=CouncilPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The councils, in the order of their founding."""
        return page(CouncilRegisterView, CouncilRegisterView.page, query)

    @blueprint.command(
        permits=Right.APPOINT_COUNCILS, takes=CouncilSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Found a council."""
        command = FoundCouncil(council_id=uuid4(), at=at(), **body)
        handle = office().councils.found_council
        return created(handle, command, id=command.council_id, place="councils/{id}")


@blueprint.route(f"{TENANT}/councils/<uuid:council_id>")
class CouncilItem(MethodView):
    """One council."""

    @blueprint.query(
        permits=Right.READ, takes=MomentQuerySchema, answers=CouncilEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], council_id: UUID) -> Item:
        """A council with its rosters and vote policies."""
        return item(asked_for(CouncilRegisterView, query).get(council_id))


@blueprint.route(f"{TENANT}/councils/<uuid:council_id>/rosters")
class RosterCollection(MethodView):
    """The rosters of a council."""

    @blueprint.command(permits=Right.APPOINT_COUNCILS, takes=RosterSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], council_id: UUID) -> Answer:
        """Appoint the next roster."""
        command = AppointRoster(council_id=council_id, **timed(), **body)
        return done(office().councils.appoint_roster, command, id=council_id)


@blueprint.route(f"{TENANT}/councils/<uuid:council_id>/vote-policies")
class VotePolicyCollection(MethodView):
    """The vote policies of a council."""

    @blueprint.command(permits=Right.APPOINT_COUNCILS, takes=VotePolicySchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], council_id: UUID) -> Answer:
        """Settle what the plans leave open about the vote."""
        command = AdoptVotePolicy(council_id=council_id, **timed(), **body)
        return done(office().councils.adopt_vote_policy, command, id=council_id)
