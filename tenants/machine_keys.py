"""Keys of machines: bearer tokens of which only a hash is kept, dated and narrowed."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Engine,
    Select,
    and_,
    bindparam,
    insert,
    or_,
    select,
    update,
)

from tenants.access import Grant, Identity, day_of, grants_in, in_force_on, require_tenant
from tenants.columns import columns_of
from tenants.engine import reading, writing
from tenants.errors import InvalidTokenError, TenancyError
from tenants.instance import is_rehearsal
from tenants.ready_queries import rows_of
from tenants.schema import api_token, role_grant, user_account
from tenants.users import require_user

TOKEN_PREFIX = "guong_"  # noqa: S105 -- a public prefix, so that leaked tokens can be found

_TOKEN_BYTES = 32


class StepUpExemptionError(TenancyError):
    """Only a rehearsal has keys that need no second factor."""

    vi = "Chỉ hệ thống diễn tập mới có khóa được miễn xác thực lớp thứ hai."
    en = "Only a rehearsal has keys that are exempt from the second factor."


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
        require_tenant(engine, scope.tenant_id)
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


def _valid_at(now: BindParameter[datetime] | datetime) -> ColumnElement[bool]:
    return and_(
        api_token.c.revoked_at.is_(None),
        or_(api_token.c.expires_at.is_(None), api_token.c.expires_at > now),
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
