"""What the operator prepares for the rehearsal: agencies, accounts, roles and tokens."""

import contextlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from domain.errors import DomainError
from service.calls import REHEARSAL
from service.demo.people import Cast
from tenants import access, directory, instance, machine_keys, users
from tenants.access import AlreadyGrantedError, Grant
from tenants.accounts import tickets
from tenants.directory import DissolvedError, Tenant, TenantExistsError
from tenants.machine_keys import KeyScope
from tenants.users import UserExistsError

_OPERATOR = "operator"
_FOUNDED = date(2020, 1, 1)
_TOKEN_DAYS = 7
_YES = "true"


class NotForRehearsalError(DomainError):
    """The rehearsal never mixes with the work of real agencies."""

    vi = "Cơ sở dữ liệu này đã có cơ quan thật ({tenant_id}); không diễn tập ở đây."
    en = "This database holds a real agency ({tenant_id}); the rehearsal stays away from it."


def take(engine: Engine) -> None:
    """Make the instance a rehearsal, unless somebody works in it.

    Raises:
        NotForRehearsalError: the instance is no rehearsal and has agencies.
    """
    if instance.setting(engine, REHEARSAL) == _YES:
        return
    for tenant in directory.all(engine):
        raise NotForRehearsalError(tenant_id=tenant.tenant_id)
    instance.change_setting(engine, REHEARSAL, _YES)


def enter(engine: Engine, casts: Iterable[Cast]) -> None:
    """Enter the agencies, with everybody's account and roles, as far as they are not there."""
    for cast in casts:
        with contextlib.suppress(TenantExistsError):
            directory.add(engine, _tenant(cast), document=cast.document)
        for person in cast.everybody():
            _account(engine, user_id=person.user_id, name=person.name)
            if person.unit is None:
                for role in person.roles:
                    _grant(engine, cast.tenant, person.user_id, role)


def give_units(engine: Engine, cast: Cast, units: Mapping[str, str]) -> None:
    """Let the people of the units act for them; `units` maps short names to ids."""
    for person in cast.people:
        if person.unit is not None:
            for role in person.roles:
                _grant(engine, cast.tenant, person.user_id, role, unit_id=units[person.unit])


def end(engine: Engine, cast: Cast, *, on: date, document: str) -> None:
    """Dissolve an agency, unless it is dissolved."""
    with contextlib.suppress(DissolvedError):
        directory.dissolve(engine, cast.tenant, on=on, document=document)


def issue_tokens(engine: Engine, casts: Iterable[Cast]) -> dict[str, str]:
    """A token for everybody, by user id, for some days."""
    now = datetime.now(UTC)
    people = dict.fromkeys(person.user_id for cast in casts for person in cast.everybody())
    return {
        user_id: machine_keys.issue_token(
            engine,
            user_id=user_id,
            label=REHEARSAL,
            at=now,
            expires_at=now + timedelta(days=_TOKEN_DAYS),
            scope=KeyScope(step_up_exempt=True),
        )
        for user_id in people
    }


def end_tokens(engine: Engine, tokens: Mapping[str, str]) -> None:
    """End the tokens of a run that nobody will use again."""
    for token in tokens.values():
        machine_keys.revoke_token(engine, token, at=datetime.now(UTC))


def issue_tickets(engine: Engine, user_ids: Iterable[str]) -> dict[str, str]:
    """A one-time sign-in for each of these figures, by user id, for some days."""
    now = datetime.now(UTC)
    until = now + timedelta(days=_TOKEN_DAYS)
    return {
        user_id: tickets.issue_rehearsal_ticket(engine, user_id=user_id, at=now, expires_at=until)
        for user_id in dict.fromkeys(user_ids)
    }


def _tenant(cast: Cast) -> Tenant:
    return Tenant(
        tenant_id=cast.tenant,
        name=cast.name,
        short_name=cast.short_name,
        level=cast.level,
        parent_id=cast.parent,
        ministry_id=cast.ministry,
        established_on=_FOUNDED,
    )


def _account(engine: Engine, *, user_id: str, name: str) -> None:
    with contextlib.suppress(UserExistsError):
        users.add_user(engine, user_id=user_id, display_name=name, at=datetime.now(UTC))


def _grant(engine: Engine, tenant: str, user_id: str, role: str, *, unit_id: str = "") -> None:
    grant = Grant(tenant_id=tenant, role=role, unit_id=unit_id, valid_from=_FOUNDED)
    with contextlib.suppress(AlreadyGrantedError):
        access.grant_role(
            engine, user_id=user_id, grant=grant, granted_by=_OPERATOR, at=datetime.now(UTC)
        )
