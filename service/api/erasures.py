"""Erasing persons from the log, preserving what must be, and keeping state secrets outside."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.erasures.commands import (
    GrantErasure,
    MarkSecret,
    Preserve,
    RefuseErasure,
    RequestErasure,
)
from projections.erasures.register import ErasureRegisterView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.common import DoneSchema, PageQuerySchema, PositionQuerySchema
from service.api.schemas.erasures import (
    ErasureEntrySchema,
    ErasureGrantSchema,
    ErasurePageSchema,
    ErasureRefusalSchema,
    ErasureRequestSchema,
    OrderedSchema,
    PreservationListSchema,
    PreservingSchema,
    StateSecretSchema,
)
from service.api.speaking import Answer
from service.calls import asked, at, caller, office
from service.marking import mark_secret
from service.views import shown

blueprint = ApiBlueprint("erasures", "Xóa dữ liệu cá nhân. Erasing persons, preserving data.")


@blueprint.route(f"{TENANT}/erasures")
class ErasureCollection(MethodView):
    """The requests."""

    @blueprint.query(permits=Right.READ_ERASURES, takes=PageQuerySchema, answers=ErasurePageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The requests to erase, in the order of the days by which they must be answered."""
        return page(ErasureRegisterView, ErasureRegisterView.page, query)


@blueprint.route(f"{TENANT}/erasures/<uuid:erasure_id>")
class ErasureItem(MethodView):
    """One request."""

    @blueprint.query(
        permits=Right.READ_ERASURES,
        takes=PositionQuerySchema,
        answers=ErasureEntrySchema,
        kind="item",
    )
    def get(self, query: dict[str, Any], erasure_id: UUID) -> Item:
        """A request as it stands, with its last day."""
        return item(shown(ErasureRegisterView, query["position"]).get(erasure_id))


@blueprint.route(f"{TENANT}/erasures/<uuid:erasure_id>/grant")
class ErasureGrant(MethodView):
    """The decision to grant."""

    @blueprint.command(permits=Right.DECIDE_ERASURES, takes=ErasureGrantSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], erasure_id: UUID) -> Answer:
        """Grant a request: the keys are destroyed, and nobody can undo it."""
        command = GrantErasure(erasure_id=erasure_id, **asked(), **body)
        return done(office().erasing.grant_erasure, command, id=erasure_id)


@blueprint.route(f"{TENANT}/erasures/<uuid:erasure_id>/refusal")
class ErasureRefusal(MethodView):
    """The decision to refuse."""

    @blueprint.command(
        permits=Right.DECIDE_ERASURES, takes=ErasureRefusalSchema, answers=DoneSchema
    )
    def post(self, body: dict[str, Any], erasure_id: UUID) -> Answer:
        """Refuse a request, with the reason."""
        command = RefuseErasure(erasure_id=erasure_id, **asked(), **body)
        return done(office().erasing.refuse_erasure, command, id=erasure_id)


@blueprint.route(f"{TENANT}/subjects/<uuid:subject_id>/erasures")
class SubjectErasures(MethodView):
    """The requests about one subject."""

    @blueprint.command(
        permits=Right.REQUEST_ERASURES,
        takes=ErasureRequestSchema,
        answers=DoneSchema,
        status=201,
    )
    def post(self, body: dict[str, Any], subject_id: UUID) -> Answer:
        """Register a request to erase; it must be answered within two working days."""
        command = RequestErasure(
            erasure_id=uuid4(), subject_id=subject_id, by=caller().user_id, at=at(), **body
        )
        handle = office().erasing.request_erasure
        return created(handle, command, id=command.erasure_id, place="erasures/{id}")


@blueprint.route(f"{TENANT}/subjects/<uuid:subject_id>/preservations")
class PreservationCollection(MethodView):
    """The orders to preserve."""

    @blueprint.query(
        permits=Right.READ_ERASURES, takes=PositionQuerySchema, answers=PreservationListSchema
    )
    def get(self, query: dict[str, Any], subject_id: UUID) -> dict[str, Any]:
        """The orders to preserve the data of a subject that stand."""
        return {"items": shown(ErasureRegisterView, query["position"]).preserved(subject_id)}

    @blueprint.command(permits=Right.PRESERVE, takes=PreservingSchema, answers=OrderedSchema)
    def post(self, body: dict[str, Any], subject_id: UUID) -> Answer:
        """Preserve the data of a subject by a document (legal hold): no erasure is granted."""
        command = _preserve(subject_id, uuid4(), body)
        handle = office().erasing.preserve
        return done(handle, command, id=subject_id, order_id=command.order_id)


@blueprint.route(f"{TENANT}/subjects/<uuid:subject_id>/preservations/<uuid:order_id>/lifting")
class PreservationLifting(MethodView):
    """The end of an order to preserve."""

    @blueprint.command(permits=Right.PRESERVE, takes=PreservingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], subject_id: UUID, order_id: UUID) -> Answer:
        """End an order to preserve, by a document; others stand."""
        command = _preserve(subject_id, order_id, body)
        return done(office().erasing.lift_preservation, command, id=subject_id)


@blueprint.route(f"{TENANT}/subjects/<uuid:subject_id>/state-secret")
class StateSecret(MethodView):
    """The mark of a state secret."""

    @blueprint.command(permits=Right.MARK_SECRETS, takes=StateSecretSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], subject_id: UUID) -> Answer:
        """Mark a subject as a state secret: from now on only its reference number is taken."""
        command = MarkSecret(subject_id=subject_id, **asked(), **body)
        return done(mark_secret, command, id=subject_id)


def _preserve(subject_id: UUID, order_id: UUID, body: dict[str, Any]) -> Preserve:
    return Preserve(subject_id=subject_id, order_id=order_id, by=caller().user_id, at=at(), **body)
