"""What the OpenAPI document says of a door beyond its schemas: headers, statuses, roles."""

from collections.abc import Mapping
from typing import Any

from service import headers
from service.access.roles import ROLES

PROBLEM = {"$ref": "#/components/responses/Problem"}

_EVERYWHERE = (401, 429, 500, 503)
_STATUSES: Mapping[str, tuple[int, ...]] = {
    "personal": (403, *_EVERYWHERE),
    "feed": _EVERYWHERE,
    "entrance": (400, 409, 413, 415, 422, 429, *_EVERYWHERE),
    "own": (400, 403, 404, 409, 413, 415, 422, 429, *_EVERYWHERE),
    "query": (400, 403, 404, 422, *_EVERYWHERE),
    "item": (400, 403, 404, 422, *_EVERYWHERE),
    "question": (400, 403, 404, 413, 415, 422, *_EVERYWHERE),
    "creation": (400, 403, 404, 409, 413, 415, 422, *_EVERYWHERE),
    "command": (400, 403, 404, 409, 412, 413, 415, 422, *_EVERYWHERE),
}


def _header(name: str, description: str, **schema: Any) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": description,
        "schema": {"type": "string"} | schema,
    }


LANGUAGE = _header("Accept-Language", "vi (default) or en.", enum=["vi", "en"])
ACTING_ROLE = _header(
    headers.ACTING_ROLE, "Act in this one of the roles that you hold.", enum=list(ROLES)
)
KEY = _header(
    headers.IDEMPOTENCY_KEY,
    "Repeat a request safely: the same key and body get the first answer.",
    pattern=headers.KEY_PATTERN,
)
IF_MATCH = _header(
    headers.IF_MATCH, "Refuse (412) unless it is still at this ETag.", pattern=headers.ETAG_PATTERN
)
REHEARSAL = _header(
    headers.REHEARSAL_TIME,
    "The instant of the command; refused unless the instance is a rehearsal.",
    format="date-time",
)
WAIT = _header(
    headers.WAIT_FOR_POSITION,
    "Answer only when the view shows this position of the tenant's log (5 s at most).",
    pattern=headers.POSITION_PATTERN,
)
_PARAMETERS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "personal": (LANGUAGE,),
    "entrance": (LANGUAGE,),
    "own": (LANGUAGE,),
    "feed": (LANGUAGE,),
    "query": (LANGUAGE, ACTING_ROLE, WAIT),
    "item": (LANGUAGE, ACTING_ROLE, WAIT),
    "question": (LANGUAGE, ACTING_ROLE),
    "creation": (LANGUAGE, ACTING_ROLE, KEY, REHEARSAL),
    "command": (LANGUAGE, ACTING_ROLE, KEY, IF_MATCH, REHEARSAL),
}
_OPEN = frozenset({"feed", "entrance"})
_ANSWERED: Mapping[str, dict[str, Any]] = {
    "creation": {"Location": {"schema": {"type": "string"}, "required": True}},
    "item": {"ETag": {"schema": {"type": "string"}, "required": True}},
}


def document_door(doc: dict[str, Any], doc_info: Mapping[str, Any], **_: Any) -> dict[str, Any]:
    """Add to an operation what every door of its kind takes and may answer."""
    door = doc_info.get("door")
    if door is None:
        return doc
    kind = door["kind"]
    doc.setdefault("parameters", []).extend(_PARAMETERS[kind])
    for status, response in doc["responses"].items():
        if _is_success(status) and kind in _ANSWERED:
            response["headers"] = _ANSWERED[kind]
    doc["responses"] = {
        **{str(status): found for status, found in doc["responses"].items() if _is_success(status)},
        **{str(status): PROBLEM for status in _STATUSES[kind]},
    }
    doc["security"] = [] if kind in _OPEN else [{"bearer": []}, {"cookie": []}]
    doc["x-permits"] = door["permits"]
    if "roles" in door:
        doc["x-roles"] = list(door["roles"])
    return doc


def _is_success(status: object) -> bool:
    return str(status).startswith("2")
