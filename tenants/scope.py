"""The tenant in force, who acts in it and why; without one, nothing is read or written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tenants.errors import TenancyError


class NoTenantInScopeError(TenancyError):
    """Data of a tenant was asked for while no tenant was in scope."""

    vi = "Chưa xác định cơ quan đang làm việc."
    en = "No agency is in scope."


@dataclass
class Receipt:
    """The answer to keep for an Idempotency-Key; the first append in its scope stores it once."""

    key: str
    request_hash: str
    answer: dict[str, Any]
    written: bool = field(default=False, init=False, compare=False)


@dataclass(frozen=True)
class Scope:
    """A tenant by its slug, and who acts in it, in which role, for which request."""

    tenant_id: str
    actor: str
    acting_role: str
    correlation_id: UUID
    causation_id: UUID | None = None
    receipt: Receipt | None = None


_in_force: ContextVar[Scope] = ContextVar("tenant_scope")

NO_TENANT = ""
_bound: ContextVar[str] = ContextVar("tenant_at_the_database", default=NO_TENANT)


@contextmanager
def enter(scope: Scope) -> Iterator[Scope]:
    """Put a scope in force for this thread or task until the block ends."""
    token, bound = _in_force.set(scope), _bound.set(scope.tenant_id)
    try:
        yield scope
    finally:
        _in_force.reset(token)
        _bound.reset(bound)


@contextmanager
def bound_to(tenant_id: str) -> Iterator[None]:
    """Let the database show and take the rows of one tenant, while nobody acts in it.

    For workers and for what is done to a tenant from outside. `NO_TENANT` shows the rows of none,
    and of the few tables that are read before a tenant is known all.
    """
    token = _bound.set(tenant_id)
    try:
        yield
    finally:
        _bound.reset(token)


def bound_tenant() -> str:
    """Whose rows a transaction that begins now may see: `NO_TENANT` where no scope is in force."""
    return _bound.get()


def current() -> Scope:
    """The scope in force.

    Raises:
        NoTenantInScopeError: nobody entered one; a new thread starts without.
    """
    try:
        return _in_force.get()
    except LookupError:
        raise NoTenantInScopeError from None
