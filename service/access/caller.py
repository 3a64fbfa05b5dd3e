"""Who calls, at which tenant, and in which of their roles they act."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from domain.access.audit_scope import AuditScope
from domain.access.delegation import Delegation
from service.access.refusals import (
    ActingRoleError,
    KeyScopeError,
    OtherUnitError,
    RoleMissingError,
    TenantHiddenError,
)
from service.access.rights import Right
from service.access.roles import ROLES_VI, may, roles_that
from tenants.access import Grant, Identity


@dataclass(frozen=True, kw_only=True)
class Basis:
    """On what somebody acts who has no standing role for it.

    `rights` narrows those of the role (None: all of them); `scope` is what an auditor may see.
    """

    access_id: UUID
    rights: frozenset[Right] | None = None
    scope: AuditScope | None = None
    delegation: Delegation | None = None


@dataclass(frozen=True, kw_only=True)
class Caller:
    """A person at one tenant, with the grants of theirs that permit what they ask."""

    user_id: str
    tenant_id: str
    grants: tuple[Grant, ...]
    basis: Basis | None = None

    @property
    def role(self) -> str:
        """The role in which they act: that of the first grant which permits it."""
        return self.grants[0].role

    def for_unit(self, unit_id: UUID | None) -> "Caller":
        """The caller acting for a unit, or (None) for the agency as a whole.

        Raises:
            OtherUnitError: every permitting grant is for some other unit.
        """
        wanted = "" if unit_id is None else str(unit_id)
        covering = tuple(grant for grant in self.grants if grant.unit_id in {"", wanted})
        if not covering:
            raise OtherUnitError
        return replace(self, grants=covering)

    def may(self, right: Right) -> bool:
        """Whether one of the roles in which they act permits something further."""
        narrowed = self.basis.rights if self.basis else None
        held = any(may(grant.role, right) for grant in self.grants)
        return held and (narrowed is None or right in narrowed)


def admit(
    identity: Identity, *, tenant_id: str, right: Right, acting_role: str | None = None
) -> Caller:
    """Let somebody do something at a tenant; `acting_role` narrows their roles to one.

    Raises:
        TenantHiddenError: they hold no grant there.
        KeyScopeError: they come with a key that was not issued for it.
        RoleMissingError, ActingRoleError: no role, or not the chosen one, permits it.
    """
    held = [grant for grant in identity.grants if grant.tenant_id == tenant_id]
    if not held:
        raise TenantHiddenError
    if not within(identity.rights, right):
        raise KeyScopeError(right=right.value)
    permitting = _permitting(held, right)
    if acting_role is not None:
        permitting = tuple(grant for grant in permitting if grant.role == acting_role)
        if not permitting:
            raise ActingRoleError(role=acting_role)
    if not permitting:
        raise role_missing(right)
    return Caller(user_id=identity.user_id, tenant_id=tenant_id, grants=permitting)


def within(rights: frozenset[str] | None, right: Right) -> bool:
    """Whether the rights of a key include one; a key without a list has all of its user's."""
    return rights is None or right.value in rights


def _permitting(grants: Iterable[Grant], right: Right) -> tuple[Grant, ...]:
    return tuple(grant for grant in grants if may(grant.role, right))


def role_missing(right: Right) -> RoleMissingError:
    """The refusal of somebody whose roles do not permit this."""
    allowed = roles_that(right)
    return RoleMissingError(
        allowed=", ".join(allowed), allowed_vi=", ".join(ROLES_VI[role] for role in allowed)
    )
