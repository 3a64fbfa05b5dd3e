"""What a province or ministry sees of its agencies: counts, and nothing else."""

from typing import Any

from flask.views import MethodView

from projections.province_overview.view import ProvinceOverviewView
from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.answers import OverviewSchema
from service.api.schemas.recognitions import OverviewQuerySchema
from service.views import asked_for

blueprint = ApiBlueprint("province", "Tổng hợp. Consolidated counts of the agencies below.")


@blueprint.route(f"{TENANT}/overview")
class Overview(MethodView):
    """The consolidated counts."""

    @blueprint.query(permits=Right.READ_OVERVIEW, takes=OverviewQuerySchema, answers=OverviewSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Counts by agency, level, kind, stage and plan year; `agency` drills down."""
        view = asked_for(ProvinceOverviewView, query)
        return {
            "agencies": view.agencies(),
            "stages": view.stages(**query),
            "decisions": view.decisions(**query),
        }
