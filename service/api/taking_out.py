"""Taking an agency's history out over HTTP, as it is read: nothing is kept in memory for it."""

from typing import Any

from flask import Response
from flask.views import MethodView

from domain.errors import DomainError, NotFoundError
from projections.audit_trail.view import AuditTrailView
from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.audit import TakeOutQuerySchema
from service.calls import ids_in_scope
from service.takeout.entries import entries_after
from service.takeout.formats import FORMATS
from service.views import shown
from tenants.scope import current

LAST_POSITION = "Guong-Last-Position"
_CONTENT_TYPES = {each.media_type for each in FORMATS.values()}

blueprint = ApiBlueprint("taking-out", "Xuất lịch sử. An agency's history for other tools.")


class NoFurtherPartError(DomainError):
    """A format that is one whole document cannot be gone on with."""

    vi = "Định dạng {name} là một tài liệu liền, không tải tiếp được; hãy bỏ tham số after."
    en = "{name} is one whole document and cannot be gone on with; leave `after` out."


@blueprint.route(f"{TENANT}/take-out/<name>")
class TakeOut(MethodView):
    """The history as a file."""

    @blueprint.download(
        permits=Right.READ_AUDIT_TRAIL, takes=TakeOutQuerySchema, content_types=_CONTENT_TYPES
    )
    def get(self, query: dict[str, Any], name: str) -> Response:
        """Every event in the order of the log: jsonl, cloudevents, csv, ocel or xes.

        `Guong-Last-Position` says up to where the log reached when the file was begun. A file of
        lines whose last line has that position is whole; else ask again with `after`.
        """
        chosen, tenant_id = FORMATS.get(name), current().tenant_id
        if chosen is None:
            raise NotFoundError(kind="format", id=name)
        if query["after"] and not chosen.appends:
            raise NoFurtherPartError(name=name)
        view = shown(AuditTrailView)
        entries = entries_after(view, query["after"], within=ids_in_scope())
        answer = Response(chosen.lines(tenant_id, entries), content_type=chosen.media_type)
        answer.headers[LAST_POSITION] = str(view.position())
        answer.headers["Content-Disposition"] = f'attachment; filename="{tenant_id}.{name}"'
        return answer
