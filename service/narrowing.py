"""Audits narrower than the agency: which doors they open, and what those then show.

A door that is not named here stays closed to them.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from domain.access.audit_scope import AuditScope
from projections.access.view import AccessView
from projections.narrative.access import scope_told
from service.access.caller import Caller
from service.access.refusals import OutsideScopeError
from service.backend import Backend

NOTHING_OF_ANYBODY = frozenset(
    {
        "/access/scope",
        "/log/checkpoint",
        "/log/checkpoints/<int:size>/above",
        "/log/consistency",
        "/log/consistency/period",
    }
)
"""Sizes, hashes, and what the audit itself covers: open to every auditor."""

BY_ID: Mapping[str, str] = {
    "/nominations/<uuid:nomination_id>": "nomination_id",
    "/nominations/<uuid:nomination_id>/history": "nomination_id",
    "/nominations/<uuid:nomination_id>/assessment": "nomination_id",
    "/nominations/<uuid:nomination_id>/exemplar": "nomination_id",
    "/nominations/<uuid:nomination_id>/evidence-package": "nomination_id",
    "/sessions/<uuid:session_id>": "session_id",
    "/sessions/<uuid:session_id>/evidence-package": "session_id",
    "/sessions/<uuid:session_id>/ballot-audit": "session_id",
    "/sessions/<uuid:session_id>/ballot-audit.md": "session_id",
    "/recognitions/<uuid:recognition_id>": "recognition_id",
    "/referrals/<uuid:referral_id>": "referral_id",
    "/stories/<uuid:story_id>": "story_id",
    "/subjects/<uuid:subject_id>": "subject_id",
    "/subjects/<uuid:subject_id>/facts": "subject_id",
    "/exemplars/<uuid:subject_id>/timeline": "subject_id",
    "/units/<uuid:unit_id>": "unit_id",
    "/plans/<uuid:plan_id>": "plan_id",
    "/councils/<uuid:council_id>": "council_id",
}
"""Route -> the id in its address that must belong to what the audit covers."""

NARROWED = frozenset(
    {
        "/audit-trail",
        "/audit-trail/<int:at>",
        "/log/proof",
        "/log/tile/<path:path>",
        "/take-out/<name>",
    }
)
"""Routes whose views show only what the audit covers, by `calls.ids_in_scope`."""


def require_in_scope(backend: Backend, caller: Caller, route: str, path: Mapping[str, Any]) -> None:
    """Refuse an auditor a door, or a thing, that lies outside the scope of the audit.

    Raises:
        OutsideScopeError: it does; the problem says what the scope is.
    """
    scope = narrow_scope(caller)
    if scope is None or route in NOTHING_OF_ANYBODY | NARROWED:
        return
    named = BY_ID.get(route)
    if named is None or not scope.covers(AccessView(backend.engine).things_of(path[named])):
        raise outside(scope)


def ids_in_scope(backend: Backend, caller: Caller) -> frozenset[UUID] | None:
    """Everything that belongs to what the caller's audit covers; None for all of the agency."""
    scope = narrow_scope(caller)
    return None if scope is None else AccessView(backend.engine).ids_in(scope)


def require_covered(caller: Caller, ids: Collection[UUID] | None, id: UUID) -> None:
    """Refuse an auditor something that is not among the ids in scope (None: all).

    Raises:
        OutsideScopeError: it is not.
    """
    scope = narrow_scope(caller)
    if scope is not None and ids is not None and id not in ids:
        raise outside(scope)


def narrow_scope(caller: Caller) -> AuditScope | None:
    """The scope of the caller's audit, if it is narrower than the agency."""
    scope = caller.basis.scope if caller.basis else None
    return None if scope is None or scope.covers([]) else scope


def outside(scope: AuditScope) -> OutsideScopeError:
    """The refusal that tells the scope."""
    told = scope_told(scope.kind.value, scope.since, scope.until)
    id = "" if scope.thing_id is None else f" ({scope.thing_id})"
    return OutsideScopeError(covered=f"{told.en}{id}", covered_vi=f"{told.vi}{id}")
