"""The dated roles of users at tenants, and who calls with which of them in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Engine,
    and_,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from tenants.columns import columns_of
from tenants.engine import reading, writing
from tenants.errors import TenancyError, UnknownTenantError
from tenants.grant_journal import What, note
from tenants.schema import role_grant, tenant_head, user_account
from tenants.scope import bound_to
from tenants.users import require_user

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class AlreadyGrantedError(TenancyError):
    """The user holds this role there from that day already."""

    vi = "{user_id} đã được giao vai trò {role} tại {tenant_id} từ ngày {valid_from}."
    en = "{user_id} already holds the role {role} at {tenant_id} from {valid_from}."


class UnknownGrantError(TenancyError):
    """The user holds no such grant."""

    vi = "{user_id} không được giao vai trò {role} tại {tenant_id} từ ngày {valid_from}."
    en = "{user_id} holds no role {role} at {tenant_id} from {valid_from}."


@dataclass(frozen=True)
class Grant:
    """A role at a tenant, for a unit of it or (empty `unit_id`) for all of it; days inclusive."""

    tenant_id: str
    role: str
    unit_id: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Identity:
    """Who calls, with the grants in force on the day of the call in Vietnam.

    `rights` (None: no limit) narrows what the grants permit. `sign_in_id` is empty for a key.
    `second_factor_at` is when a second factor was last shown in the sign-in.
    """

    user_id: str
    display_name: str
    grants: tuple[Grant, ...]
    rights: frozenset[str] | None = None
    step_up_exempt: bool = False
    sign_in_id: str = ""
    authenticated_at: datetime | None = None
    second_factor_at: datetime | None = None


def grant_role(
    engine: Engine, *, user_id: str, grant: Grant, granted_by: str, at: datetime, why: str = ""
) -> None:
    """Give a user a role; the journal keeps who did it, when and why.

    Raises:
        UnknownUserError, UnknownTenantError: one of the two does not exist.
        AlreadyGrantedError: the same grant from the same day exists.
    """
    require_user(engine, user_id)
    require_tenant(engine, grant.tenant_id)
    row = {**vars(grant), "user_id": user_id, "granted_by": granted_by, "granted_at": at}
    try:
        with bound_to(grant.tenant_id), writing(engine) as connection:
            connection.execute(insert(role_grant).values(row))
            note(
                connection, What.GIVEN, user_id=user_id, grant=grant, by=granted_by, at=at, why=why
            )
    except IntegrityError:
        raise AlreadyGrantedError(user_id=user_id, **vars(grant)) from None


def end_grant(
    engine: Engine, *, user_id: str, grant: Grant, on: date, by: str, at: datetime, why: str = ""
) -> None:
    """Let a grant end with a day; that day still counts, and the grant stays readable.

    Raises:
        UnknownGrantError: there is no such grant.
    """
    ended = replace(grant, valid_to=on)
    with bound_to(grant.tenant_id), writing(engine) as connection:
        found = connection.execute(
            update(role_grant)
            .where(
                role_grant.c.tenant_id == grant.tenant_id,
                role_grant.c.user_id == user_id,
                role_grant.c.role == grant.role,
                role_grant.c.unit_id == grant.unit_id,
                role_grant.c.valid_from == grant.valid_from,
            )
            .values(valid_to=on)
        )
        if not found.rowcount:
            raise UnknownGrantError(user_id=user_id, **vars(grant))
        note(connection, What.ENDED, user_id=user_id, grant=ended, by=by, at=at, why=why)


def grants_of(engine: Engine, user_id: str) -> list[Grant]:
    """Every grant of a user, past ones too."""
    query = (
        select(*columns_of(role_grant, Grant))
        .where(role_grant.c.user_id == user_id)
        .order_by(role_grant.c.tenant_id, role_grant.c.role, role_grant.c.valid_from)
    )
    with reading(engine) as connection:
        return [Grant(*row) for row in connection.execute(query)]


def day_of(now: datetime) -> date:
    """The day on which a grant counts: that of Vietnam."""
    return now.astimezone(_VIETNAM).date()


def grants_in(rows: Iterable[Sequence[Any]]) -> tuple[Grant, ...]:
    """The grants of an outer join; somebody without any has one row without a tenant."""
    return tuple(Grant(*row) for row in rows if row[0])


def in_force_on(day: BindParameter[date]) -> ColumnElement[bool]:
    """That a grant is the joined user's and counts on a day."""
    return and_(
        role_grant.c.user_id == user_account.c.user_id,
        role_grant.c.valid_from <= day,
        or_(role_grant.c.valid_to.is_(None), role_grant.c.valid_to >= day),
    )


def require_tenant(engine: Engine, tenant_id: str) -> None:
    """Go on only for an agency that is known.

    Raises:
        UnknownTenantError: there is none of this id.
    """
    query = select(exists().where(tenant_head.c.tenant_id == tenant_id))
    with reading(engine) as connection:
        known = connection.execute(query).scalar()
    if not known:
        raise UnknownTenantError(tenant_id=tenant_id)
