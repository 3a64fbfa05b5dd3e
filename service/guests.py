"""Who comes in without a standing role for it: under a delegation, as an auditor, in an emergency.

The views say which accesses somebody was given; whether one is in force is asked of the log itself,
so that what is ended counts no longer, however far the views are behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from domain.access.audit import AuditAccess
from domain.access.delegation import Delegation
from domain.access.emergency import EmergencyAccess
from projections.access.view import AccessView
from service.access.caller import Basis, Caller, admit, role_missing
from service.access.refusals import AccessError, AccessNeededError
from service.access.rights import Right
from service.access.roles import ONLY_WITH_ACCESS, may
from service.backend import Backend
from tenants.access import Grant, Identity
from tenants.scope import Scope, enter

HEAD, AUDITOR, OPERATOR, EMERGENCY = "head", "auditor", "operator", "emergency_operator"
_ALWAYS = date(1945, 9, 2)


@dataclass(frozen=True, kw_only=True)
class Door:
    """The door at which somebody stands: what they ask of which agency, when."""

    tenant_id: str
    right: Right
    acting_role: str | None
    request_id: UUID
    at: datetime


def admitted(backend: Backend, who: Identity, door: Door) -> Caller:
    """Let somebody in, in a standing role or else under an access in force.

    Raises:
        AccessError: neither permits it.
    """
    standing = tuple(grant for grant in who.grants if grant.role not in ONLY_WITH_ACCESS)
    try:
        return _admit(replace(who, grants=standing), door)
    except AccessError:
        guest = _guest(backend, who, door)
        if guest is None:
            raise
        return guest


def _admit(who: Identity, door: Door) -> Caller:
    return admit(who, tenant_id=door.tenant_id, right=door.right, acting_role=door.acting_role)


@dataclass(frozen=True, kw_only=True)
class _Access:
    """An access that somebody was given, with the role in which they act under it."""

    role: str
    basis: Basis
    in_force: bool

    def permits(self, right: Right) -> bool:
        narrowed = self.basis.rights
        return may(self.role, right) and (narrowed is None or right in narrowed)


def _guest(backend: Backend, who: Identity, door: Door) -> Caller | None:
    """Somebody under an access in force; None for whoever was never given any.

    Raises:
        RoleMissingError: what they were given never permits this.
        AccessNeededError: it has ended, or they hold a role that counts only with an access.
    """
    scope = Scope(
        tenant_id=door.tenant_id,
        actor=who.user_id,
        acting_role="",
        correlation_id=door.request_id,
    )
    with enter(scope):
        every = [*_given(backend, who, door)]
    given = [each for each in every if each.permits(door.right)]
    for each in given:
        if each.in_force and door.acting_role in {None, each.role}:
            grant = Grant(door.tenant_id, each.role, "", _ALWAYS)
            caller = _admit(replace(who, grants=(grant,)), door)
            return replace(caller, basis=each.basis)
    if given or _waits_for_access(who, door):
        raise AccessNeededError
    if every:
        raise role_missing(door.right)
    return None


def _waits_for_access(who: Identity, door: Door) -> bool:
    """Whether they hold a role there that would permit it, if they had an access in force."""
    here = {grant.role for grant in who.grants if grant.tenant_id == door.tenant_id}
    return any(may(role, door.right) for role in here & ONLY_WITH_ACCESS)


def _given(backend: Backend, who: Identity, door: Door) -> Iterator[_Access]:
    """Every access of theirs, past ones too; of emergencies only while they are operators there."""
    view = AccessView(backend.engine)
    for found, access in (
        (view.delegations_to, _by_delegation),
        (view.audits_of, _by_audit),
        (view.emergencies_of if _is_operator(who, door) else _none, _by_emergency),
    ):
        yield from (access(backend, each, door) for each in found(who.user_id))


def _none(_: str) -> list[UUID]:
    return []


def _is_operator(who: Identity, door: Door) -> bool:
    here = (door.tenant_id, OPERATOR)
    return here in {(grant.tenant_id, grant.role) for grant in who.grants}


def _by_delegation(backend: Backend, id: UUID, door: Door) -> _Access:
    found = backend.office().access.load(Delegation, id)
    rights = frozenset(Right(each) for each in found.mandate.rights)
    basis = Basis(access_id=id, rights=rights, delegation=found)
    return _Access(role=HEAD, basis=basis, in_force=found.is_in_force(door.at))


def _by_audit(backend: Backend, id: UUID, door: Door) -> _Access:
    found = backend.office().access.load(AuditAccess, id)
    basis = Basis(access_id=id, scope=found.scope)
    return _Access(role=AUDITOR, basis=basis, in_force=found.is_in_force(door.at))


def _by_emergency(backend: Backend, id: UUID, door: Door) -> _Access:
    found = backend.office().access.load(EmergencyAccess, id)
    basis = Basis(access_id=id)
    return _Access(role=EMERGENCY, basis=basis, in_force=found.is_in_force(door.at))
