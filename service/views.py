"""Read models as requests ask them: those of the tenant in scope, up to date if that is wanted."""

from contextlib import ExitStack
from typing import Any, TypeVar

from flask import after_this_request

from projections.retrospect.remembering import remembered
from projections.view import View
from service import headers, moments
from service.calls import backend
from service.errors import PositionUnknownError
from tenants.event_log import TenantEventLog

PATIENCE = 5.0
"""How many seconds a reader waits for a position."""

V = TypeVar("V", bound=View)


def asked_for(kind: type[V], query: dict[str, Any]) -> V:
    """The view as a query wants it, by its words `position` and `as_of`, which are taken out.

    Raises:
        PositionUnknownError, ViewBehindError: as for `shown`.
        MomentUnknownError: `as_of` names no moment that was.
        PositionOfOneLogError: the view shows several agencies, and `as_of` is a position.
    """
    position, as_of = query.pop("position"), query.pop("as_of")
    return shown(kind, position) if as_of is None else _remembered(kind, as_of)


def shown(kind: type[V], position: int | None = None) -> V:
    """The view; if a position is asked for, here or by header, it shows that.

    Raises:
        PositionUnknownError: the log itself has not come that far.
        ViewBehindError: the view does not come that far in time.
    """
    view = kind(backend().engine)
    wanted = position if position is not None else headers.position_to_wait_for()
    if wanted is not None and view.position() < wanted:
        _require_reached(wanted)
        view.wait_for(wanted, PATIENCE)
    return view


def _remembered(kind: type[V], as_of: str) -> V:
    moment = moments.named(as_of, backend().engine)
    kept = ExitStack()
    view = kept.enter_context(remembered(kind, backend().engine, backend().mapper, moment))

    @after_this_request
    def forget(response: Any) -> Any:
        kept.close()
        return response

    return view


def _require_reached(wanted: int) -> None:
    head = TenantEventLog(backend().engine).max_notification_id() or 0
    if wanted > head:
        raise PositionUnknownError(wanted=wanted, head=head)
