"""The audit trail: for inspectors, and for the head of the agency."""

from typing import Any

from flask.views import MethodView

from projections.audit_trail.view import AuditTrailView
from service.access.rights import Right
from service.api.assuring import assurance, assured
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import page
from service.api.schemas.audit import (
    AssuredChainSchema,
    AssuredTrailPageSchema,
    StandingOutSchema,
    TrailQuerySchema,
)
from service.api.schemas.common import MomentQuerySchema
from service.calls import ids_in_scope, require_covered
from service.views import asked_for

blueprint = ApiBlueprint("audit", "Thanh tra. Every event, what caused it, and what stands out.")
TRAIL = f"{TENANT}/audit-trail"


@blueprint.route(TRAIL)
class Trail(MethodView):
    """The events."""

    @blueprint.query(
        permits=Right.READ_AUDIT_TRAIL, takes=TrailQuerySchema, answers=AssuredTrailPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """Every event beside what it means, in the order of the log; no vote is in any of them."""
        found = page(AuditTrailView, AuditTrailView.page, query | {"within": ids_in_scope()})
        return assured(found)


@blueprint.route(f"{TRAIL}/standing-out")
class StandingOut(MethodView):
    """What an inspector wants to see first."""

    @blueprint.query(
        permits=Right.READ_AUDIT_TRAIL, takes=MomentQuerySchema, answers=StandingOutSchema
    )
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """How many events stand out for which reason; that one does says not that it is wrong."""
        items = asked_for(AuditTrailView, query).standing_out()
        return {"items": items, "assurance": assurance()}


@blueprint.route(f"{TRAIL}/<int:at>")
class TrailItem(MethodView):
    """One event."""

    @blueprint.query(
        permits=Right.READ_AUDIT_TRAIL, takes=MomentQuerySchema, answers=AssuredChainSchema
    )
    def get(self, query: dict[str, Any], at: int) -> dict[str, Any]:
        """The event at a position, what led to it, what it led to, and the rest of its request."""
        view = asked_for(AuditTrailView, query)
        require_covered(view.at(at).about_id)
        return assured(view.chain(at, within=ids_in_scope()))
