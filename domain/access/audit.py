"""An auditor's access: given by a named officer, for a purpose, within a scope, until a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from eventsourcing.domain import event

from domain.access.audit_scope import AuditScope, ScopeKind
from domain.access.guards import require_days_in_order, require_said
from domain.access.refusals import (
    AlreadyEndedError,
    AuditOverError,
    AuditTooLongError,
    GranterIsAuditorError,
    OpenEndError,
)
from domain.aggregate import Aggregate, Birth
from domain.times import local_day

MOST_DAYS = 366
"""Our own reading of “time-boxed”: an inspection that lasts longer is granted anew."""


@dataclass(frozen=True, kw_only=True)
class Commission:
    """What an inspection's document says: who may see what, why, and on which days."""

    auditor: str
    scope: AuditScope
    purpose: str
    document: str
    first_day: date
    last_day: date | None


class AuditAccess(Aggregate):
    """One access of one auditor to one agency."""

    TOPIC = "audit-access"

    class Given(Birth):
        """An officer of the agency let an auditor read; `last_day` still counts."""

        TOPIC = "audit-access.given"
        auditor: str
        scope: str
        thing_id: UUID | None
        since: date | None
        until: date | None
        purpose: str
        document: str
        first_day: date
        last_day: date
        given_by: str

    class Revoked(Aggregate.Event):
        """The access ended before its last day."""

        TOPIC = "audit-access.revoked"
        reason: str
        revoked_by: str

    @classmethod
    def give(
        cls, *, access_id: UUID, at: datetime, by: str, commission: Commission
    ) -> "AuditAccess":
        """Let an auditor read, and nothing else.

        Raises:
            GranterIsAuditorError: the auditor would grant it.
            OpenEndError, AuditTooLongError, AuditOverError, BackwardsDaysError: not these days.
            AuditScopeError, AccessWordsMissingError: scope, purpose or document are not whole.
        """
        if by == commission.auditor:
            raise GranterIsAuditorError(person=by)
        require_said(purpose=commission.purpose, document=commission.document)
        scope = commission.scope
        scope.require_whole()
        return cls._begin(
            cls.Given,
            id=access_id,
            at=at,
            auditor=commission.auditor,
            scope=scope.kind.value,
            thing_id=scope.thing_id,
            since=scope.since,
            until=scope.until,
            purpose=commission.purpose,
            document=commission.document,
            first_day=commission.first_day,
            last_day=_last_day(commission, local_day(at)),
            given_by=by,
        )

    def revoke(self, *, at: datetime, by: str, reason: str) -> None:
        """End it now.

        Raises:
            AlreadyEndedError, AccessWordsMissingError: it was revoked, or there is no reason.
        """
        if self._revoked:
            raise AlreadyEndedError
        require_said(reason=reason)
        self._record(self.Revoked, at=at, reason=reason, revoked_by=by)

    def is_in_force(self, at: datetime) -> bool:
        """Whether it counts on the day of this instant in Vietnam; it expires by itself."""
        return not self._revoked and self._first_day <= local_day(at) <= self._last_day

    @property
    def auditor(self) -> str:
        """Who may read."""
        return self._auditor

    @property
    def scope(self) -> AuditScope:
        """What they may read."""
        return self._scope

    # Facts

    @event(Given)
    def __init__(
        self,
        auditor: str,
        scope: str,
        thing_id: UUID | None,
        since: date | None,
        until: date | None,
        first_day: date,
        last_day: date,
    ) -> None:
        self._auditor = auditor
        self._scope = AuditScope(kind=ScopeKind(scope), thing_id=thing_id, since=since, until=until)
        self._first_day = first_day
        self._last_day = last_day
        self._revoked = False

    @event(Revoked)
    def _was_revoked(self) -> None:
        self._revoked = True


def _last_day(commission: Commission, today: date) -> date:
    first, last = commission.first_day, commission.last_day
    if last is None:
        raise OpenEndError
    require_days_in_order(first, last)
    if last - first >= timedelta(days=MOST_DAYS):
        raise AuditTooLongError(most=MOST_DAYS)
    if last < today:
        raise AuditOverError(last_day=last)
    return last
