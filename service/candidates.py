"""Who is put on a list when nobody is chosen by name: everybody ready who is on none yet."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from domain.errors import DomainError
from domain.lists.content import ListKind
from domain.nominations.stages import Stage, require_introducible
from domain.rules.document import PlanDocument
from domain.rules.spans import Span, span_of
from domain.times import local_day
from projections.list_register.view import ListRegisterView
from projections.nomination_board.view import BoardEntry, NominationBoardView
from service.calls import backend, office
from service.views import shown
from tenants.event_log import TenantEventLog

_PAGE = 200


def everybody_ready(*, plan_id: UUID, kind: ListKind, span: str) -> tuple[UUID, ...]:
    """The dossiers of a plan that may go on such a list, in the order of their registration.

    Left out are those that came after the span and those on a list of the same kind that was
    neither cancelled nor returned. The views are waited for.

    Raises:
        NotFoundError, PlanNotInForceError, UnknownSpanError: there is no such plan or span.
        ViewBehindError: the views do not catch up in time.
    """
    rules, wanted = office().plan_book.rules(plan_id), span_of(span)
    head = TenantEventLog(backend().engine).max_notification_id() or 0
    listed = shown(ListRegisterView, head).standing_on(plan_id=plan_id, kind=kind.value)
    return tuple(
        row.nomination_id
        for row in _dossiers(plan_id, head)
        if row.nomination_id not in listed and _is_ready(row, rules, kind, wanted)
    )


def _dossiers(plan_id: UUID, head: int) -> Iterator[BoardEntry]:
    view = shown(NominationBoardView, head)
    cursor: str | None = None
    while True:
        page = view.page(cursor, _PAGE, plan_id=plan_id)
        yield from page.items
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _is_ready(row: BoardEntry, rules: PlanDocument, kind: ListKind, span: Span) -> bool:
    begun_at: datetime = row.submitted_at or row.registered_at
    if local_day(begun_at) > span.last:
        return False
    if kind is ListKind.REGISTRATION_COUNTS:
        return row.stage != Stage.WITHDRAWN.value
    try:
        require_introducible(stage=Stage(row.stage), steps=rules.steps)
    except DomainError:
        return False
    return True
