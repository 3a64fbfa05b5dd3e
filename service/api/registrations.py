"""Registration lists and their counts, and the register of movements."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.exemplars.commands import AmendList, FileList, LaunchMovement
from domain.exemplars.registration_list import list_id_of
from domain.processes.commands import LinkToMovement
from projections.exemplars.movements import MovementRegisterView
from projections.exemplars.registrations import RegistrationListsView, RegistrationOverviewView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.common import DoneSchema, MomentQuerySchema
from service.api.schemas.emerging import (
    AmendmentSchema,
    ListQuerySchema,
    ListSchema,
    MovementLinkSchema,
    MovementQuerySchema,
    MovementSchema,
    RegistrationOverviewQuerySchema,
    SummaryQuerySchema,
)
from service.api.schemas.lives import (
    ListEntrySchema,
    ListPageSchema,
    MovementEntrySchema,
    MovementPageSchema,
    RegistrationOverviewSchema,
    RegistrationSummarySchema,
)
from service.api.speaking import Answer
from service.calls import act_for_unit, act_for_unit_of, asked, at, caller, office
from service.views import asked_for

blueprint = ApiBlueprint(
    "registrations", "Danh sách đăng ký, phong trào thi đua. What units intend to build."
)


@blueprint.route(f"{TENANT}/registrations")
class RegistrationCollection(MethodView):
    """The registration lists."""

    @blueprint.query(permits=Right.READ_PERSONAL, takes=ListQuerySchema, answers=ListPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The lists, in the order in which they were filed."""
        return page(RegistrationListsView, RegistrationListsView.page, query)

    @blueprint.command(permits=Right.FILE_LISTS, takes=ListSchema, answers=DoneSchema, status=201)
    def post(self, body: dict[str, Any]) -> Answer:
        """File the list of a unit for a plan and a period."""
        act_for_unit(body["unit_id"])
        named = {name: body[name] for name in ("plan_id", "unit_id", "period")}
        command = FileList(by=caller().user_id, at=at(), **body)
        handle = office().watching.file_list
        return created(handle, command, id=list_id_of(**named), place="registrations/{id}")


@blueprint.route(f"{TENANT}/registrations/<uuid:list_id>")
class RegistrationItem(MethodView):
    """One list."""

    @blueprint.query(
        permits=Right.READ_PERSONAL, takes=MomentQuerySchema, answers=ListEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], list_id: UUID) -> Item:
        """A list as it stands now."""
        return item(asked_for(RegistrationListsView, query).get(list_id))


@blueprint.route(f"{TENANT}/registrations/<uuid:list_id>/amendment")
class Amendment(MethodView):
    """Another list."""

    @blueprint.command(permits=Right.FILE_LISTS, takes=AmendmentSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], list_id: UUID) -> Answer:
        """Put another list in the place of a filed one."""
        act_for_unit_of(lambda: office().listing_unit(list_id))
        command = AmendList(list_id=list_id, **asked(), **body)
        return done(office().watching.amend_list, command, id=list_id)


@blueprint.route(f"{TENANT}/registrations/summary")
class RegistrationSummary(MethodView):
    """Counts."""

    @blueprint.query(
        permits=Right.READ, takes=SummaryQuerySchema, answers=RegistrationSummarySchema
    )
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """How many exemplars were registered, by plan, period, unit and kind."""
        view = asked_for(RegistrationListsView, query)
        return {"items": view.summary(**query)}


@blueprint.route(f"{TENANT}/registrations/overview")
class RegistrationOverview(MethodView):
    """Counts upward."""

    @blueprint.query(
        permits=Right.READ_OVERVIEW,
        takes=RegistrationOverviewQuerySchema,
        answers=RegistrationOverviewSchema,
    )
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """How many exemplars the agencies below registered, by agency, period and kind."""
        view = asked_for(RegistrationOverviewView, query)
        return {"items": view.across(**query)}


@blueprint.route(f"{TENANT}/movements")
class MovementCollection(MethodView):
    """The register of movements."""

    @blueprint.query(permits=Right.READ, takes=MovementQuerySchema, answers=MovementPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The movements, in the order of their launch."""
        return page(MovementRegisterView, MovementRegisterView.page, query)

    @blueprint.command(
        permits=Right.LAUNCH_MOVEMENTS, takes=MovementSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Enter a movement."""
        command = LaunchMovement(movement_id=uuid4(), at=at(), **body)
        handle = office().watch_list.launch_movement
        return created(handle, command, id=command.movement_id, place="movements/{id}")


@blueprint.route(f"{TENANT}/movements/<uuid:movement_id>")
class MovementItem(MethodView):
    """One movement."""

    @blueprint.query(
        permits=Right.READ, takes=MomentQuerySchema, answers=MovementEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], movement_id: UUID) -> Item:
        """A movement, with how many dossiers name it."""
        return item(asked_for(MovementRegisterView, query).get(movement_id))


@blueprint.route(f"{TENANT}/nominations/<uuid:nomination_id>/movements")
class MovementLinks(MethodView):
    """The movements of a dossier."""

    @blueprint.command(permits=Right.NOMINATE, takes=MovementLinkSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Let a dossier name a movement of the register."""
        act_for_unit_of(lambda: office().nominating_unit(nomination_id))
        command = LinkToMovement(nomination_id=nomination_id, **asked(), **body)
        return done(office().registering.link_to_movement, command, id=nomination_id)
