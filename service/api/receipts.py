"""Receipts of what was recorded, for those who recorded it and for those who read the log."""

from typing import Any

from flask.views import MethodView

from domain.errors import NotFoundError
from service import headers
from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.receipts import EventReceiptSchema, ReceiptQuerySchema
from service.calls import backend, caller, permitted
from service.transparency.proving import NotSignedYetError
from service.transparency.receipts import FORMAT, actor_of, receipt_of
from tenants.scope import current

PENDING, WITNESSED = "pending", "witnessed"
_SOON = {"Retry-After": "2"}

blueprint = ApiBlueprint("receipts", "Biên nhận. Proof that what was recorded is remembered.")


@blueprint.route(f"{TENANT}/receipts/<int:position>")
class ReceiptOfEvent(MethodView):
    """The receipt of one event."""

    @blueprint.alt_response(202, schema=EventReceiptSchema)
    @blueprint.query(permits=Right.READ, takes=ReceiptQuerySchema, answers=EventReceiptSchema)
    def get(self, query: dict[str, Any], position: int) -> Any:
        """The proof up to a witnessed checkpoint; 202 until there is one (`Prefer: wait=N`).

        Who recorded the event gets it, and who may read the log; to others there is none.
        """
        engine, tenant_id = backend().engine, current().tenant_id
        own = actor_of(engine, tenant_id, position) == caller().user_id
        if not (own or permitted(Right.READ_LOG)):
            raise NotFoundError(kind="receipt", id=position)
        try:
            found = receipt_of(
                engine, tenant_id, position,
                witnesses=query["witnesses"], patience=headers.patience(),
            )  # fmt: skip
        except NotSignedYetError:
            return {"format": FORMAT, "position": position, "status": PENDING}, 202, _SOON
        return found.document | {"status": WITNESSED}
