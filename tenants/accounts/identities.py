"""Who signed in: the identity behind a sign-in or its cookie, with the roles of the day."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, bindparam, select, update

from tenants.access import Grant, Identity, day_of, grants_in, in_force_on
from tenants.accounts.sign_ins import IDLE, hash_of
from tenants.accounts.tables import sign_in
from tenants.columns import columns_of
from tenants.engine import writing
from tenants.errors import InvalidTokenError
from tenants.ready_queries import rows_of
from tenants.schema import role_grant, user_account

_SEEN_EVERY = timedelta(minutes=1)
_BEFORE_GRANTS = 7


def identity_of(engine: Engine, sign_in_id: str, now: datetime) -> Identity:
    """Who signed in, asked in one query.

    Raises:
        InvalidTokenError: the sign-in has ended.
    """
    return _identity(engine, _by_id(), sign_in_id, now)


def identity_with_cookie(engine: Engine, cookie: str, now: datetime) -> Identity:
    """Who signed in with the browser that bears this cookie; using it keeps the sign-in awake.

    Raises:
        InvalidTokenError: the sign-in has ended, or was idle for too long.
    """
    return _identity(engine, _by_cookie(), hash_of(cookie), now)


def note_seen(engine: Engine, sign_in_id: str, now: datetime) -> None:
    """Keep a sign-in awake."""
    with writing(engine) as connection:
        connection.execute(
            update(sign_in).where(sign_in.c.sign_in_id == sign_in_id).values(seen_at=now)
        )


def _identity(engine: Engine, query: Select[Any], key: str, now: datetime) -> Identity:
    values = {"key": key, "now": now, "idle": now - IDLE, "day": day_of(now)}
    rows = rows_of(engine, query, values)
    if not rows:
        raise InvalidTokenError
    user_id, name, sign_in_id, exempt, authenticated_at, second_factor_at, seen_at, *_ = rows[0]
    if now - seen_at > _SEEN_EVERY:
        note_seen(engine, sign_in_id, now)
    return Identity(
        user_id,
        name,
        grants_in(row[_BEFORE_GRANTS:] for row in rows),
        step_up_exempt=bool(exempt),
        sign_in_id=sign_in_id,
        authenticated_at=authenticated_at,
        second_factor_at=second_factor_at,
    )


@cache
def _by_id() -> Select[Any]:
    return _query(sign_in.c.sign_in_id == bindparam("key"))


@cache
def _by_cookie() -> Select[Any]:
    return _query(sign_in.c.cookie_hash == bindparam("key"))


def _query(which: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            user_account.c.user_id,
            user_account.c.display_name,
            sign_in.c.sign_in_id,
            sign_in.c.step_up_exempt,
            sign_in.c.authenticated_at,
            sign_in.c.second_factor_at,
            sign_in.c.seen_at,
            *columns_of(role_grant, Grant),
        )
        .select_from(sign_in)
        .join(user_account, user_account.c.user_id == sign_in.c.user_id)
        .outerjoin(role_grant, in_force_on(bindparam("day")))
        .where(
            which,
            sign_in.c.revoked_at.is_(None),
            sign_in.c.expires_at > bindparam("now"),
            sign_in.c.seen_at > bindparam("idle"),
        )
        .order_by(role_grant.c.tenant_id, role_grant.c.role, role_grant.c.valid_from)
    )
