"""How the views of an agency keep up with its log."""

from typing import Any

from flask.views import MethodView

from projections.lag import lags
from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.answers import LagSchema
from service.calls import backend
from tenants.scope import current

blueprint = ApiBlueprint("operations", "Vận hành. How far the views are behind.")


@blueprint.route(f"{TENANT}/lag")
class LagItem(MethodView):
    """The lag of the views."""

    @blueprint.query(permits=Right.READ_LAG, answers=LagSchema)
    def get(self) -> dict[str, Any]:
        """How many events each view is behind the log of the agency."""
        return {"items": lags(backend().engine, tenant_id=current().tenant_id)}
