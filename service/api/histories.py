"""The history of a dossier as JSON."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Response

from domain.errors import NotFoundError
from projections.nomination_history import NominationHistoryView
from service.access.rights import Right
from service.api.assuring import assurance
from service.calls import permitted
from service.views import asked_for


def history_of(nomination_id: UUID, query: dict[str, Any]) -> Response:
    """The events that follow the position `after` of a query, at most its `limit`.

    Only those who may read holds are told why a dossier waits.

    Raises:
        NotFoundError: there is no such dossier, or the view does not show it yet.
    """
    view = asked_for(NominationHistoryView, query)
    read = view.whole if permitted(Right.READ_HOLDS) else view.of
    entries = read(nomination_id, query["after"], query["limit"])
    if not entries and query["after"] is None:
        raise NotFoundError(kind="nomination", id=nomination_id)
    # Hundreds of rows: a schema would take longer than the database.
    items = [vars(entry) for entry in entries]
    document = {"items": items, "assurance": assurance()}
    text = json.dumps(document, ensure_ascii=False, default=_plain)
    return Response(text, content_type="application/json")


def _plain(value: UUID | datetime) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
