"""The call being served: who, in which tenant and role, and when."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app, g, request

from service import clock, credentials, guests, headers, limiting, readings, signing
from service.access.caller import Caller, role_missing, within
from service.access.refusals import (
    AccessError,
    OtherMemberError,
    SecondFactorStaleError,
    SignInNeededError,
    SignInStaleError,
)
from service.access.rights import Right
from service.access.step_up import MINUTES, STEP_UP, is_fresh, needs_proof
from service.backend import Backend
from service.errors import RehearsalOnlyError
from service.office import Office
from tenants import instance
from tenants.access import Identity
from tenants.accompanied_log import Beside
from tenants.scope import Scope, enter

REHEARSAL = instance.REHEARSAL
EXTENSION = "guong"
TENANT_ROUTE = "/v1/tenants/<slug:tenant>"


def backend() -> Backend:
    """What this process shares."""
    found: Backend = current_app.extensions[EXTENSION]
    return found


def office() -> Office:
    """The applications of the tenant in scope."""
    return backend().office(_signature())


def identity() -> Identity:
    """Who bears the token of the request.

    Raises:
        UnauthenticatedError, InvalidTokenError: nobody who may come in.
        ForgedRequestError: a cookie came without its token.
        TooManyRequestsError: they come too often.
    """
    if "identity" not in g:
        g.identity = credentials.identified(backend(), clock.now())
        limiting.spend_as(g.identity.user_id)
    found: Identity = g.identity
    return found


@contextmanager
def entered(right: Right, tenant_id: str) -> Iterator[None]:
    """Let the caller in and put the tenant in scope.

    Raises:
        UnauthenticatedError, InvalidTokenError, AccessError: the caller is not let in.
    """
    door = guests.Door(
        tenant_id=tenant_id,
        right=right,
        acting_role=headers.acting_role(),
        request_id=g.request_id,
        at=clock.now(),
    )
    g.caller, g.right = _under_lease(door) or guests.admitted(backend(), identity(), door), right
    _require_proof_for(right)
    with enter(_scope()):
        guests.require_in_scope(backend(), caller(), right, request.view_args or {})
        yield


def _under_lease(door: guests.Door) -> Caller | None:
    """Whoever may come in by what was found a moment ago; a lease keeps nobody out."""
    who = None if "identity" in g or door.right in STEP_UP else credentials.leased(backend())
    if who is None:
        return None
    try:
        admitted = guests.admitted(backend(), who, door)
    except AccessError:
        return None
    limiting.spend_as(who.user_id)
    g.identity, g.leased = who, True
    return admitted


def caller() -> Caller:
    """Who was let in."""
    found: Caller = g.caller
    return found


def permitted(right: Right) -> bool:
    """Whether one of the roles in which the caller acts permits something further."""
    return caller().may(right) and within(identity().rights, right)


def require(right: Right) -> None:
    """Let nobody on whose roles do not permit something further.

    Raises:
        RoleMissingError: none of the roles in which the caller acts permits it.
        SecondFactorStaleError: it needs a second factor shown within the last minutes.
    """
    if not permitted(right):
        raise role_missing(right)
    _require_proof_for(right)


def signed_in() -> Identity:
    """A person who signed in, not a machine with its key.

    Raises:
        SignInNeededError: a machine calls.
    """
    if not identity().sign_in_id:
        raise SignInNeededError
    return identity()


def signed_in_just_now() -> Identity:
    """A person who signed in within the last minutes.

    Raises:
        SignInNeededError, SignInStaleError: nobody did.
    """
    who = signed_in()
    if not is_fresh(who.authenticated_at, clock.now()):
        raise SignInStaleError(minutes=MINUTES)
    return who


def _require_proof_for(right: Right) -> None:
    if right in STEP_UP and g.pop("leased", False):
        g.identity = credentials.identified(backend(), clock.now())
    if not needs_proof(identity(), right, clock.now()):
        return
    if not (identity().step_up_exempt and instance.is_rehearsal(backend().engine)):
        raise SecondFactorStaleError(minutes=MINUTES)


def act_for_unit_of(find: Callable[[], UUID | None]) -> None:
    """Go on in a role that covers the unit which `find` answers; it is asked only if it matters.

    Raises:
        OtherUnitError: the caller has none.
    """
    if any(grant.unit_id for grant in caller().grants):
        act_for_unit(find())


def act_for_unit(unit_id: UUID | None) -> None:
    """Go on in a role that covers this unit, or (None) the agency as a whole.

    Raises:
        OtherUnitError: the caller has none.
    """
    g.caller = caller().for_unit(unit_id)


def own_units() -> frozenset[UUID] | None:
    """The units to which the caller is bound; None for somebody who acts for the agency."""
    units = {grant.unit_id for grant in caller().grants}
    return None if "" in units else frozenset(UUID(unit) for unit in units)


def readable_unit(asked_for: UUID | None) -> UUID | None:
    """The unit whose things a list shows: the one asked for, or the caller's; None for all.

    Raises:
        OtherUnitError: the caller is bound to other units.
    """
    own = own_units()
    if own is None:
        return asked_for
    chosen = asked_for or min(own)
    act_for_unit(chosen)
    return chosen


def speaking_for(member_id: str | None) -> str:
    """The member whom the caller speaks for: himself or herself, or anybody as an officer.

    Raises:
        OtherMemberError: a mere member speaks for somebody else.
    """
    who = caller()
    if member_id in {None, who.user_id}:
        return who.user_id
    officers = tuple(grant for grant in who.grants if grant.role != "council_member")
    if not officers:
        raise OtherMemberError
    g.caller = replace(who, grants=officers)
    return member_id or who.user_id


def at() -> datetime:
    """The instant of the command: now, or in a rehearsal the one that the caller chose.

    Raises:
        RehearsalOnlyError, HeaderFaultyError: the caller may not choose, or chose no instant.
    """
    chosen = headers.rehearsal_time()
    if chosen is None:
        return clock.now()
    if not instance.is_rehearsal(backend().engine):
        raise RehearsalOnlyError
    return chosen


def asked() -> dict[str, Any]:
    """What every command on an existing thing is told: by whom, when, on which version."""
    return timed() | {"by": caller().user_id}


def timed() -> dict[str, Any]:
    """The same without who, for commands that take it from elsewhere or not at all."""
    return {"at": at(), "expected_version": headers.expected_version()}


def _scope() -> Scope:
    who = caller()
    return Scope(
        tenant_id=who.tenant_id,
        actor=who.user_id,
        acting_role=who.role,
        correlation_id=g.request_id,
    )


def _signature() -> Beside | None:
    """What the first thing that is recorded in this call takes with it, under a delegation."""
    who: Caller | None = g.get("caller")
    if who is None or who.basis is None or who.basis.delegation is None:
        return None
    if "beside" not in g:
        g.beside = signing.beside(
            backend().mapper, who.basis.delegation, right=g.right, at=at(),
            path=request.view_args or {},
        )  # fmt: skip
    found: Beside = g.beside
    return found


def signed(body: dict[str, Any]) -> dict[str, Any]:
    """The body of a command with its `signer` as the document shows it."""
    return body | {"signer": signing.signed(caller(), body["signer"])}


def note_reading() -> None:
    """Record what the caller reads, if they come from outside; the answer goes out after that."""
    who = caller()
    route = (request.url_rule.rule if request.url_rule else request.path).removeprefix(TENANT_ROUTE)
    if readings.is_recorded(who, g.right, route):
        readings.record(
            office(), who, route=f"{request.method} {route}", path=request.view_args or {},
            request_id=g.request_id, at=clock.now(),
        )  # fmt: skip
