"""Read models as requests ask them: those of the tenant in scope, up to date if that is wanted."""

from typing import TypeVar

from projections.view import View
from service import headers
from service.calls import backend
from service.errors import PositionUnknownError
from tenants.event_log import TenantEventLog

PATIENCE = 5.0
"""How many seconds a reader waits for a position."""

V = TypeVar("V", bound=View)


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


def _require_reached(wanted: int) -> None:
    head = TenantEventLog(backend().engine).max_notification_id() or 0
    if wanted > head:
        raise PositionUnknownError(wanted=wanted, head=head)
