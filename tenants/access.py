"""Users, their dated roles at tenants, and bearer tokens of which only a hash is kept."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Engine,
    Select,
    and_,
    bindparam,
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
from tenants.instance import is_rehearsal
from tenants.ready_queries import rows_of
from tenants.schema import api_token, role_grant, tenant_head, user_account
from tenants.scope import bound_to

TOKEN_PREFIX = "guong_"  # noqa: S105 -- a public prefix, so that leaked tokens can be found
_TOKEN_BYTES = 32
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class UserExistsError(TenancyError):
    """The user id is taken."""

    vi = "Đã có người dùng {user_id}."
    en = "There already is a user {user_id}."


class UnknownUserError(TenancyError):
    """No user has this id."""

    vi = "Không có người dùng {user_id}."
    en = "There is no user {user_id}."


class AlreadyGrantedError(TenancyError):
    """The user holds this role there from that day already."""

    vi = "{user_id} đã được giao vai trò {role} tại {tenant_id} từ ngày {valid_from}."
    en = "{user_id} already holds the role {role} at {tenant_id} from {valid_from}."


class UnknownGrantError(TenancyError):
    """The user holds no such grant."""

    vi = "{user_id} không được giao vai trò {role} tại {tenant_id} từ ngày {valid_from}."
    en = "{user_id} holds no role {role} at {tenant_id} from {valid_from}."


class InvalidTokenError(TenancyError):
    """The token is unknown, expired or revoked; which one is not told."""

    vi = "Mã truy cập không hợp lệ hoặc đã hết hiệu lực."
    en = "The access token is not valid or no longer valid."


class StepUpExemptionError(TenancyError):
    """Only a rehearsal has keys that need no second factor."""

    vi = "Chỉ hệ thống diễn tập mới có khóa được miễn xác thực lớp thứ hai."
    en = "Only a rehearsal has keys that are exempt from the second factor."


@dataclass(frozen=True)
class Grant:
    """A role at a tenant, for a unit of it or (empty `unit_id`) for all of it; days inclusive."""

    tenant_id: str
    role: str
    unit_id: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class KeyScope:
    """What a machine's key is good for: one agency (None: all), some rights (None: all)."""

    tenant_id: str | None = None
    rights: frozenset[str] | None = None
    step_up_exempt: bool = False


@dataclass(frozen=True)
class Key:
    """A machine's key as an operator sees it; `rights` are separated by spaces."""

    label: str
    tenant_id: str | None
    rights: str | None
    created_at: datetime
    expires_at: datetime | None


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


def add_user(engine: Engine, *, user_id: str, display_name: str, at: datetime) -> None:
    """Enter a user, who may do nothing yet.

    Raises:
        UserExistsError: the id is taken.
    """
    row = {"user_id": user_id, "display_name": display_name, "created_at": at}
    try:
        with writing(engine) as connection:
            connection.execute(insert(user_account).values(row))
    except IntegrityError:
        raise UserExistsError(user_id=user_id) from None


def grant_role(
    engine: Engine, *, user_id: str, grant: Grant, granted_by: str, at: datetime, why: str = ""
) -> None:
    """Give a user a role; the journal keeps who did it, when and why.

    Raises:
        UnknownUserError, UnknownTenantError: one of the two does not exist.
        AlreadyGrantedError: the same grant from the same day exists.
    """
    require_user(engine, user_id)
    _require_tenant(engine, grant.tenant_id)
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


def issue_token(
    engine: Engine,
    *,
    user_id: str,
    label: str,
    at: datetime,
    expires_at: datetime | None = None,
    scope: KeyScope = KeyScope(),
) -> str:
    """A new key of a machine; this answer is the only place where it can ever be read.

    Raises:
        UnknownUserError, UnknownTenantError: there is no such user or agency.
        StepUpExemptionError: the key shall need no second factor, and nothing is rehearsed here.
    """
    require_user(engine, user_id)
    _require_scope(engine, scope)
    token = TOKEN_PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    row = {
        "token_hash": _hash(token),
        "user_id": user_id,
        "label": label,
        "created_at": at,
        "expires_at": expires_at,
        "tenant_id": scope.tenant_id,
        "rights": None if scope.rights is None else " ".join(sorted(scope.rights)),
        "step_up_exempt": scope.step_up_exempt,
    }
    with writing(engine) as connection:
        connection.execute(insert(api_token).values(row))
    return token


def _require_scope(engine: Engine, scope: KeyScope) -> None:
    if scope.tenant_id is not None:
        _require_tenant(engine, scope.tenant_id)
    if scope.step_up_exempt and not is_rehearsal(engine):
        raise StepUpExemptionError


def revoke_token(engine: Engine, token: str, *, at: datetime) -> None:
    """End a token now; ending it twice, or an unknown one, changes nothing."""
    with writing(engine) as connection:
        connection.execute(
            update(api_token)
            .where(api_token.c.token_hash == _hash(token), api_token.c.revoked_at.is_(None))
            .values(revoked_at=at)
        )


def tokens_of(engine: Engine, user_id: str, now: datetime) -> list[Key]:
    """The keys of a user that are valid, without what would let anybody in.

    Raises:
        UnknownUserError: there is no such user.
    """
    require_user(engine, user_id)
    query = (
        select(*columns_of(api_token, Key))
        .where(api_token.c.user_id == user_id, _valid_at(now))
        .order_by(api_token.c.created_at, api_token.c.label)
    )
    with reading(engine) as connection:
        return [Key(*row) for row in connection.execute(query)]


def revoke_tokens_of(engine: Engine, user_id: str, *, at: datetime) -> int:
    """End all keys of a user now; answers how many there were.

    Raises:
        UnknownUserError: there is no such user.
    """
    require_user(engine, user_id)
    with writing(engine) as connection:
        ended = connection.execute(
            update(api_token)
            .where(api_token.c.user_id == user_id, api_token.c.revoked_at.is_(None))
            .values(revoked_at=at)
        )
    return ended.rowcount


def authenticate(engine: Engine, token: str, now: datetime) -> Identity:
    """Who bears this token, asked in one query.

    Raises:
        InvalidTokenError: it is unknown, expired or revoked.
    """
    values = {"hash": _hash(token), "now": now, "day": day_of(now)}
    rows = rows_of(engine, _bearer(), values)
    if not rows:
        raise InvalidTokenError
    user_id, display_name, tenant_id, rights, exempt, *_ = rows[0]
    grants = grants_in(row[5:] for row in rows)
    return Identity(
        user_id,
        display_name,
        tuple(grant for grant in grants if tenant_id in {None, grant.tenant_id}),
        rights=None if rights is None else frozenset(rights.split()),
        step_up_exempt=bool(exempt),
    )


def day_of(now: datetime) -> date:
    """The day on which a grant counts: that of Vietnam."""
    return now.astimezone(_VIETNAM).date()


def grants_in(rows: Iterable[Sequence[Any]]) -> tuple[Grant, ...]:
    """The grants of an outer join; somebody without any has one row without a tenant."""
    return tuple(Grant(*row) for row in rows if row[0])


@cache
def _bearer() -> Select[Any]:
    """Asked with every request, so it is put together once."""
    return (
        select(
            user_account.c.user_id,
            user_account.c.display_name,
            api_token.c.tenant_id,
            api_token.c.rights,
            api_token.c.step_up_exempt,
            *columns_of(role_grant, Grant),
        )
        .select_from(api_token)
        .join(user_account, user_account.c.user_id == api_token.c.user_id)
        .outerjoin(role_grant, in_force_on(bindparam("day")))
        .where(api_token.c.token_hash == bindparam("hash"), _valid_at(bindparam("now")))
        .order_by(role_grant.c.tenant_id, role_grant.c.role, role_grant.c.valid_from)
    )


def in_force_on(day: BindParameter[date]) -> ColumnElement[bool]:
    """That a grant is the joined user's and counts on a day."""
    return and_(
        role_grant.c.user_id == user_account.c.user_id,
        role_grant.c.valid_from <= day,
        or_(role_grant.c.valid_to.is_(None), role_grant.c.valid_to >= day),
    )


def _valid_at(now: BindParameter[datetime] | datetime) -> ColumnElement[bool]:
    return and_(
        api_token.c.revoked_at.is_(None),
        or_(api_token.c.expires_at.is_(None), api_token.c.expires_at > now),
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def require_user(engine: Engine, user_id: str) -> None:
    """Go on only for a user who is known.

    Raises:
        UnknownUserError: nobody has this id.
    """
    if not _exists(engine, user_account.c.user_id == user_id):
        raise UnknownUserError(user_id=user_id)


def _require_tenant(engine: Engine, tenant_id: str) -> None:
    if not _exists(engine, tenant_head.c.tenant_id == tenant_id):
        raise UnknownTenantError(tenant_id=tenant_id)


def _exists(engine: Engine, condition: ColumnElement[bool]) -> bool:
    with reading(engine) as connection:
        return bool(connection.execute(select(exists().where(condition))).scalar())
