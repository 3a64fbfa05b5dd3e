"""Refresh tokens: each is good once, and one that comes twice ends its sign-in (RFC 9700, 4.14)."""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import Engine, insert, select, update

from tenants.accounts.identities import note_seen
from tenants.accounts.refusals import InvalidRefreshTokenError
from tenants.accounts.sign_ins import IDLE, end_all
from tenants.accounts.tables import refresh_token, sign_in
from tenants.engine import reading, writing

PREFIX = "guongrefresh_"
_BYTES = 32


def issue_refresh_token(engine: Engine, sign_in_id: str, *, at: datetime) -> str:
    """A refresh token for a sign-in; this answer is the only place where it can be read."""
    token = PREFIX + secrets.token_urlsafe(_BYTES)
    row = {
        "token_hash": _hash(token),
        "sign_in_id": sign_in_id,
        "issued_at": at,
        "expires_at": at + IDLE,
    }
    with writing(engine) as connection:
        connection.execute(insert(refresh_token).values(row))
    return token


def use_refresh_token(engine: Engine, token: str, now: datetime) -> tuple[str, str]:
    """The sign-in of a refresh token, which is used up, and the user of the sign-in.

    Raises:
        InvalidRefreshTokenError: it is unknown, expired or used; a used one ends its sign-in.
    """
    found = _sign_in_of(engine, token)
    with writing(engine) as connection:
        used = connection.execute(
            update(refresh_token)
            .where(refresh_token.c.token_hash == _hash(token), refresh_token.c.used_at.is_(None))
            .values(used_at=now)
        )
    if used.rowcount != 1:
        end_all(engine, sign_in.c.sign_in_id == found[0], at=now)
        raise InvalidRefreshTokenError
    _require_alive(engine, token, now)
    note_seen(engine, found[0], now)
    return found


def _sign_in_of(engine: Engine, token: str) -> tuple[str, str]:
    query = (
        select(sign_in.c.sign_in_id, sign_in.c.user_id)
        .join(refresh_token, refresh_token.c.sign_in_id == sign_in.c.sign_in_id)
        .where(refresh_token.c.token_hash == _hash(token))
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    if row is None:
        raise InvalidRefreshTokenError
    return row.sign_in_id, row.user_id


def _require_alive(engine: Engine, token: str, now: datetime) -> None:
    query = (
        select(sign_in.c.sign_in_id)
        .join(refresh_token, refresh_token.c.sign_in_id == sign_in.c.sign_in_id)
        .where(
            refresh_token.c.token_hash == _hash(token),
            refresh_token.c.expires_at > now,
            sign_in.c.revoked_at.is_(None),
            sign_in.c.expires_at > now,
        )
    )
    with reading(engine) as connection:
        if connection.execute(query).first() is None:
            raise InvalidRefreshTokenError


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
