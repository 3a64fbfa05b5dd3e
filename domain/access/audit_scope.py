"""What an auditor may see of an agency: all, or one dossier, session, unit, plan or period."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.access.guards import require_days_in_order
from domain.access.refusals import AuditScopeError


class ScopeKind(StrEnum):
    """How wide an audit is."""

    AGENCY = "agency"
    NOMINATION = "nomination"
    SESSION = "session"
    PERIOD = "period"
    UNIT = "unit"
    PLAN = "plan"


_NEEDS: Mapping[ScopeKind, frozenset[str]] = {
    ScopeKind.AGENCY: frozenset(),
    ScopeKind.NOMINATION: frozenset({"thing_id"}),
    ScopeKind.SESSION: frozenset({"thing_id"}),
    ScopeKind.PERIOD: frozenset({"since", "until"}),
    ScopeKind.UNIT: frozenset({"thing_id"}),
    ScopeKind.PLAN: frozenset({"thing_id"}),
}


@dataclass(frozen=True, kw_only=True)
class AuditScope:
    """A scope: `thing_id` names what it is about, `since` and `until` bound a period."""

    kind: ScopeKind
    thing_id: UUID | None = None
    since: date | None = None
    until: date | None = None

    def require_whole(self) -> None:
        """Refuse a scope that says too little or too much.

        Raises:
            AuditScopeError, BackwardsDaysError: it does.
        """
        given = {name for name in ("thing_id", "since", "until") if getattr(self, name) is not None}
        needs = _NEEDS[self.kind]
        if given != needs:
            raise AuditScopeError(kind=self.kind.value, needs=", ".join(sorted(needs)) or "–")
        if self.since is not None:
            require_days_in_order(self.since, self.until)

    def covers(self, things: Collection["Thing"]) -> bool:
        """Whether it covers one of these dossiers or sessions; all of the agency covers anything.

        A dossier belongs to the day on which it was registered, to its unit and to its plan, a
        session to the day on which it is held and to its plan.
        """
        if self.kind is ScopeKind.AGENCY:
            return True
        return any(self._covers(thing) for thing in things)

    def _covers(self, thing: "Thing") -> bool:
        if self.kind is ScopeKind.UNIT:
            return thing.unit_id is not None and thing.unit_id == self.thing_id
        if self.kind is ScopeKind.PLAN:
            return thing.plan_id is not None and thing.plan_id == self.thing_id
        if self.kind is not ScopeKind.PERIOD:
            return (self.kind.value, self.thing_id) == (thing.kind, thing.thing_id)
        if self.since is None or self.until is None or thing.day is None:
            return False
        return self.since <= thing.day <= self.until


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A dossier (`nomination`) or a `session`, with day, unit and plan as far as it has them."""

    kind: str
    thing_id: UUID
    day: date | None
    unit_id: UUID | None = None
    plan_id: UUID | None = None
