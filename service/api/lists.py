"""Lists upward: compiled, signed and sent by the agency."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.lists.commands import CancelList, CompileList, SendList, SignList
from domain.lists.upward_list import UpwardList
from projections.list_register.view import ListRegisterView
from service import directory
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.common import DoneSchema, MomentQuerySchema, ReasonSchema
from service.api.schemas.lists import (
    CompilationSchema,
    DispatchSchema,
    SignatureSchema,
    UpwardListPageSchema,
    UpwardListQuerySchema,
    UpwardListSchema,
)
from service.api.speaking import Answer
from service.calls import asked, at, caller, office, signed
from service.candidates import everybody_ready
from service.views import asked_for

blueprint = ApiBlueprint(
    "lists", "Danh sách gửi cấp trên. Lists of exemplars on their way to the level above."
)
ITEM = f"{TENANT}/lists/<uuid:list_id>"


@blueprint.route(f"{TENANT}/lists")
class ListCollection(MethodView):
    """The lists of the agency."""

    @blueprint.query(permits=Right.READ, takes=UpwardListQuerySchema, answers=UpwardListPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The lists, in the order of their compilation."""
        return page(ListRegisterView, ListRegisterView.upward, query)

    @blueprint.command(
        permits=Right.COMPILE_LISTS, takes=CompilationSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Compile a list, of dossiers chosen by name or of everybody ready."""
        chosen = body.pop("nomination_ids")
        if chosen is None:
            wanted = {name: body[name] for name in ("plan_id", "kind", "span")}
            chosen = everybody_ready(**wanted)
        command = CompileList(
            list_id=uuid4(), nomination_ids=tuple(chosen), by=caller().user_id, at=at(), **body
        )
        handle = office().compiling.compile_list
        return created(handle, command, id=command.list_id, place="lists/{id}")


@blueprint.route(ITEM)
class ListItem(MethodView):
    """One list."""

    @blueprint.query(
        permits=Right.READ_PERSONAL, takes=MomentQuerySchema, answers=UpwardListSchema, kind="item"
    )
    def get(self, query: dict[str, Any], list_id: UUID) -> Item:
        """A list with those on it, and what became of them."""
        return item(asked_for(ListRegisterView, query).upward_list(list_id))


@blueprint.route(f"{ITEM}/signature")
class ListSignature(MethodView):
    """The signature on a list."""

    @blueprint.command(permits=Right.REFER, takes=SignatureSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], list_id: UUID) -> Answer:
        """Sign a list, on the council's proposal where the plan asks for it."""
        command = SignList(list_id=list_id, **asked(), **signed(body))
        return done(office().lists.sign_list, command, id=list_id)


@blueprint.route(f"{ITEM}/dispatch")
class ListDispatch(MethodView):
    """The dispatch of a list."""

    @blueprint.command(permits=Right.REFER, takes=DispatchSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], list_id: UUID) -> Answer:
        """Send a signed list above, on the plan's route or elsewhere with a reason."""
        route_to = office().lists.load(UpwardList, list_id).route_to
        above = directory.above(route_to=route_to, destination=body.pop("destination"))
        command = SendList(
            list_id=list_id, destination=above.tenant_id, level=above.level, **asked(), **body
        )
        return done(office().lists.send_list, command, id=list_id)


@blueprint.route(f"{ITEM}/cancellation")
class ListCancellation(MethodView):
    """Giving a list up."""

    @blueprint.command(permits=Right.COMPILE_LISTS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], list_id: UUID) -> Answer:
        """Give a list up before it is sent."""
        command = CancelList(list_id=list_id, **asked(), **body)
        return done(office().lists.cancel_list, command, id=list_id)
