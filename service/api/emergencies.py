"""Emergency access: an operator comes in for a day at most, and the agency closes it."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.access.commands import CloseEmergencyAccess, EndEmergencyAccess, TakeEmergencyAccess
from domain.access.emergency import EmergencyAccess
from projections.access.view import AccessView
from service.access.refusals import NotYourEmergencyError
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.access import (
    EmergencyEntrySchema,
    EmergencyPageSchema,
    EmergencyQuerySchema,
    EmergencySchema,
    RemarkSchema,
)
from service.api.schemas.common import DoneSchema, NothingSchema, PositionQuerySchema
from service.api.speaking import Answer
from service.calls import asked, at, caller, office
from service.views import shown

blueprint = ApiBlueprint("emergencies", "Truy cập khẩn cấp. Operators who came in, and why.")
EMERGENCIES = f"{TENANT}/access/emergencies"


@blueprint.route(EMERGENCIES)
class EmergencyCollection(MethodView):
    """Emergency access."""

    @blueprint.query(
        permits=Right.READ_ACCESS, takes=EmergencyQuerySchema, answers=EmergencyPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """Emergency access with the notice of each; `closed=false` is what is left to close."""
        return page(AccessView, AccessView.emergencies, query)

    @blueprint.command(
        permits=Right.BREAK_GLASS, takes=EmergencySchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Come in as an operator, with a reason and an end; the agency is told at once."""
        command = TakeEmergencyAccess(access_id=uuid4(), by=caller().user_id, at=at(), **body)
        handle, place = office().access.take_emergency_access, "access/emergencies/{id}"
        return created(handle, command, id=command.access_id, place=place)


@blueprint.route(f"{EMERGENCIES}/<uuid:access_id>")
class EmergencyItem(MethodView):
    """One emergency access."""

    @blueprint.query(
        permits=Right.READ_ACCESS,
        takes=PositionQuerySchema,
        answers=EmergencyEntrySchema,
        kind="item",
    )
    def get(self, query: dict[str, Any], access_id: UUID) -> Item:
        """An emergency access as it stands now."""
        return item(shown(AccessView, query["position"]).emergency(access_id))


@blueprint.route(f"{EMERGENCIES}/<uuid:access_id>/ending")
class EmergencyEnding(MethodView):
    """Leaving early."""

    @blueprint.command(permits=Right.BREAK_GLASS, takes=NothingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], access_id: UUID) -> Answer:
        """Leave before the end."""
        if office().access.load(EmergencyAccess, access_id).operator != caller().user_id:
            raise NotYourEmergencyError
        command = EndEmergencyAccess(access_id=access_id, **asked(), **body)
        return done(office().access.end_emergency_access, command, id=access_id)


@blueprint.route(f"{EMERGENCIES}/<uuid:access_id>/closing")
class EmergencyClosing(MethodView):
    """The agency's last word."""

    @blueprint.command(permits=Right.GIVE_ACCESS, takes=RemarkSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], access_id: UUID) -> Answer:
        """Close an emergency access with a remark; one that is still open ends with that."""
        command = CloseEmergencyAccess(access_id=access_id, **asked(), **body)
        return done(office().access.close_emergency_access, command, id=access_id)
