"""The events of an agency as they are taken out: one after the other, however many there are."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from projections.audit_trail.view import AuditTrailView, TrailEntry
from tenants.scope import Scope, current, enter

_AT_A_TIME = 500


def entries_after(
    view: AuditTrailView, position: int, *, within: Collection[UUID] | None = None
) -> Iterator[TrailEntry]:
    """The events after a position of the log, in its order, read in pages as they are asked for.

    The tenant is the one in scope now, whatever is in scope when they are read. With `within`,
    only events about one of these.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
    """
    return _pages(current(), view, view.cursor_after(position), within)


def _pages(
    scope: Scope, view: AuditTrailView, cursor: str, within: Collection[UUID] | None
) -> Iterator[TrailEntry]:
    while True:
        with enter(scope):
            page = view.page(cursor, _AT_A_TIME, within=within)
        yield from page.items
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def leaf_index(entry: TrailEntry) -> int:
    """Where the event stands in the agency's transparency log, from 0."""
    return entry.position - 1


def as_row(entry: TrailEntry) -> dict[str, Any]:
    """An event as plain JSON, its own fields under `fact`; instants are in ISO 8601 (UTC)."""
    return {
        "position": entry.position,
        "leaf_index": leaf_index(entry),
        "event_id": str(entry.event_id),
        "topic": entry.topic,
        "about_id": str(entry.about_id),
        "subject_id": None if entry.subject_id is None else str(entry.subject_id),
        "number": entry.number,
        "standing_out": entry.standing_out,
        "occurred_at": entry.occurred_at.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "actor": entry.actor,
        "acting_role": entry.acting_role,
        "correlation_id": str(entry.correlation_id),
        "causation_id": None if entry.causation_id is None else str(entry.causation_id),
        "vi": entry.vi,
        "en": entry.en,
        "fact": entry.fact,
    }
