"""The inbox of a province or ministry: lists of the agencies below, and the answers to them."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from domain.lists.commands import AcknowledgeList, AnswerList, ReturnList
from projections.list_register.view import ListRegisterView
from service.access.rights import Right
from service.api.answering import done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.common import DoneSchema, MomentQuerySchema, ReasonSchema
from service.api.schemas.lists import (
    AcknowledgementSchema,
    InboxQuerySchema,
    IncomingListPageSchema,
    IncomingListSchema,
    ListAnswerSchema,
)
from service.api.speaking import Answer
from service.calls import asked, office
from service.views import asked_for

blueprint = ApiBlueprint(
    "inbox", "Hộp nhận danh sách. Lists that agencies below have sent, and what is answered."
)
ITEM = f"{TENANT}/inbox/lists/<uuid:incoming_list_id>"


@blueprint.route(f"{TENANT}/inbox/lists")
class IncomingListCollection(MethodView):
    """The lists in the inbox."""

    @blueprint.query(
        permits=Right.READ_DOSSIERS, takes=InboxQuerySchema, answers=IncomingListPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """The lists, in the order of their arrival."""
        return page(ListRegisterView, ListRegisterView.inbox, query)


@blueprint.route(ITEM)
class IncomingListItem(MethodView):
    """One list in the inbox."""

    @blueprint.query(
        permits=Right.READ_DOSSIERS,
        takes=MomentQuerySchema,
        answers=IncomingListSchema,
        kind="item",
    )
    def get(self, query: dict[str, Any], incoming_list_id: UUID) -> Item:
        """A list with those on it, and what was answered of them."""
        return item(asked_for(ListRegisterView, query).incoming_list(incoming_list_id))


@blueprint.route(f"{ITEM}/acknowledgement")
class ListAcknowledgement(MethodView):
    """The receipt of a list."""

    @blueprint.command(permits=Right.ANSWER_LISTS, takes=AcknowledgementSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], incoming_list_id: UUID) -> Answer:
        """Acknowledge a list; the agency is told."""
        command = AcknowledgeList(list_id=incoming_list_id, **asked(), **body)
        return done(office().lists.acknowledge_list, command, id=incoming_list_id)


@blueprint.route(f"{ITEM}/answer")
class ListAnswer(MethodView):
    """The answer to a list."""

    @blueprint.command(permits=Right.ANSWER_LISTS, takes=ListAnswerSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], incoming_list_id: UUID) -> Answer:
        """Tell the agency what became of those on its list."""
        command = AnswerList(list_id=incoming_list_id, **asked(), **body)
        return done(office().lists.answer_list, command, id=incoming_list_id)


@blueprint.route(f"{ITEM}/return")
class ListReturn(MethodView):
    """Giving a list back."""

    @blueprint.command(permits=Right.ANSWER_LISTS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], incoming_list_id: UUID) -> Answer:
        """Give a list back with a reason; the agency is told and sends another."""
        command = ReturnList(list_id=incoming_list_id, **asked(), **body)
        return done(office().lists.return_list, command, id=incoming_list_id)
