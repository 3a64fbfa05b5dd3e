"""The auditors of the rehearsal are let in by the heads of their agencies."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Engine

from domain.access.audit import AuditAccess, Commission
from domain.access.audit_scope import AuditScope, ScopeKind
from domain.access.commands import GiveAudit
from domain.times import local_day
from projections.access.view import AccessView
from service.backend import Backend
from service.demo.people import Cast
from tenants.scope import Scope, enter

AUDITOR, HEAD = "auditor", "head"
_WEEK = timedelta(days=7)


def let_auditors_in(engine: Engine, casts: Iterable[Cast]) -> None:
    """Let every auditor read for a week, unless they are let in already."""
    for cast in casts:
        for person in cast.everybody():
            if AUDITOR in person.roles:
                _let_in(Backend(engine=engine), cast, person.user_id, datetime.now(UTC))


def _let_in(backend: Backend, cast: Cast, auditor: str, now: datetime) -> None:
    scope = Scope(cast.tenant, cast.staff.head, HEAD, uuid4())
    with enter(scope):
        access = backend.office().access
        given = [
            access.load(AuditAccess, each) for each in AccessView(backend.engine).audits_of(auditor)
        ]
        if not any(each.is_in_force(now) for each in given):
            commission = _commission(auditor, now)
            command = GiveAudit(
                access_id=uuid4(), commission=commission, by=cast.staff.head, at=now
            )
            access.give_audit(command)


def _commission(auditor: str, now: datetime) -> Commission:
    today = local_day(now)
    return Commission(
        auditor=auditor,
        scope=AuditScope(kind=ScopeKind.AGENCY),
        purpose="Diễn tập: xem lịch sử các hồ sơ",
        document="Diễn tập",
        first_day=today,
        last_day=today + _WEEK,
    )
