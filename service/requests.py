"""What is done to every request: an id, headers that protect, one line in the log."""

import hashlib
import time
from http import HTTPStatus

import structlog
from flask import Flask, Response, g, request

from service import headers
from service.protection import protect

log = structlog.get_logger()


def watch_requests(app: Flask) -> None:
    """Number, protect and log the requests of an application."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = time.perf_counter_ns()
    g.request_id = headers.request_id()


def _end(response: Response) -> Response:
    if "request_id" not in g:
        _begin()
    protect(response)
    response.headers[headers.REQUEST_ID] = str(g.request_id)
    response.headers.add("Vary", "Accept-Language")
    _log(response)
    return response


def _log(response: Response) -> None:
    # Never a body, a query, a token or a name: ballots and people pass here.
    tell = log.warning if response.status_code in _SECURITY else log.info
    tell(
        "request",
        tenant=(request.view_args or {}).get("tenant") or _tenant(),
        request_id=str(g.request_id),
        method=request.method,
        route=str(request.url_rule) if request.url_rule else None,
        status=response.status_code,
        milliseconds=(time.perf_counter_ns() - g.began) // 1_000_000,
        **(_refused() if response.status_code >= HTTPStatus.BAD_REQUEST else {}),
    )


def _refused() -> dict[str, str | None]:
    """Why, to whom and where: what somebody needs who looks into attempts."""
    who = account_in_log(g.identity.user_id) if "identity" in g else None
    return {"problem": g.get("problem"), "account": who, "address": request.remote_addr}


def account_in_log(user_id: str) -> str:
    """A user as the log may show one: the same for all lines of one account, and no name."""
    return hashlib.sha256(user_id.encode()).hexdigest()[:12]


def _tenant() -> str | None:
    return g.caller.tenant_id if "caller" in g else None


_SECURITY = frozenset({401, 403, 429, 500, 503})
"""The statuses that are told even where the log is to hold warnings only."""
