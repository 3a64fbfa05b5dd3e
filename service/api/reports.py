"""Reports and reviews of the agency as of a day."""

from typing import Any

from flask import Response
from flask.views import MethodView

from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.reports import ReportQuerySchema, ReportSchema
from service.calls import backend
from service.reporting import written

blueprint = ApiBlueprint(
    "reports", "Báo cáo. Monthly, half-year and yearly reports, interim and final reviews."
)


@blueprint.route(f"{TENANT}/reports/<string:kind>")
class Report(MethodView):
    """One report."""

    @blueprint.query(permits=Right.READ_OVERVIEW, takes=ReportQuerySchema, answers=ReportSchema)
    def get(self, query: dict[str, Any], kind: str) -> Response:
        """A report (monthly, half-year, yearly, interim or final) as of a day that is over."""
        return Response(written(backend(), kind=kind, **query), content_type="application/json")
