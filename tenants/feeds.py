"""Secret addresses of calendar feeds: each reads one agency's or one unit's dates and no more.

Calendar programs cannot send a bearer token, so the address itself is the secret. Only a hash of
it is kept.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, insert, or_, select, update
from sqlalchemy.engine import RowMapping

from tenants.engine import reading, writing
from tenants.errors import InvalidTokenError, UnknownTenantError
from tenants.schema import feed_token, tenant_head

TOKEN_PREFIX = "guongfeed_"  # noqa: S105 -- a public prefix, so that leaked tokens can be found
_TOKEN_BYTES = 32
_ID_LETTERS = 16


class InvalidFeedError(InvalidTokenError):
    """The address of the feed is unknown, expired or revoked; which one is not told."""

    vi = "Địa chỉ lịch không hợp lệ hoặc đã hết hiệu lực."
    en = "The address of the calendar is not valid or no longer valid."


@dataclass(frozen=True)
class Feed:
    """What a feed shows: the dates of one agency, or (unit id not empty) of one of its units."""

    tenant_id: str
    unit_id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class IssuedFeed:
    """A feed as its agency sees it: for whom it was issued, until when, and never its address."""

    feed_id: str
    unit_id: str
    label: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


def id_of(token: str) -> str:
    """What a feed is called where its address must not stand."""
    return _hash(token)[:_ID_LETTERS]


def feeds_of(engine: Engine, tenant_id: str) -> list[IssuedFeed]:
    """Every feed of an agency, ended ones too, in the order in which they were issued."""
    query = (
        select(feed_token)
        .where(feed_token.c.tenant_id == tenant_id)
        .order_by(feed_token.c.created_at, feed_token.c.token_hash)
    )
    with reading(engine) as connection:
        return [_issued(row) for row in connection.execute(query).mappings()]


def _issued(row: RowMapping) -> IssuedFeed:
    names = ("unit_id", "label", "created_at", "expires_at", "revoked_at")
    return IssuedFeed(
        feed_id=row["token_hash"][:_ID_LETTERS], **{name: row[name] for name in names}
    )


def issue_feed(
    engine: Engine, feed: Feed, *, at: datetime, expires_at: datetime | None = None
) -> str:
    """A new secret for a feed; this answer is the only place where it can ever be read.

    Raises:
        UnknownTenantError: there is no such agency.
    """
    _require_tenant(engine, feed.tenant_id)
    token = TOKEN_PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    row = {**vars(feed), "token_hash": _hash(token), "created_at": at, "expires_at": expires_at}
    with writing(engine) as connection:
        connection.execute(insert(feed_token).values(row))
    return token


def revoke_feed(engine: Engine, token: str, *, at: datetime) -> None:
    """End a feed now; ending it twice, or an unknown one, changes nothing."""
    with writing(engine) as connection:
        connection.execute(
            update(feed_token)
            .where(feed_token.c.token_hash == _hash(token), feed_token.c.revoked_at.is_(None))
            .values(revoked_at=at)
        )


def feed_of(engine: Engine, token: str, now: datetime) -> Feed:
    """The feed that this secret opens.

    Raises:
        InvalidFeedError: none, or no longer.
    """
    query = select(feed_token.c.tenant_id, feed_token.c.unit_id, feed_token.c.label).where(
        feed_token.c.token_hash == _hash(token),
        feed_token.c.revoked_at.is_(None),
        or_(feed_token.c.expires_at.is_(None), feed_token.c.expires_at > now),
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    if row is None:
        raise InvalidFeedError
    return Feed(*row)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _require_tenant(engine: Engine, tenant_id: str) -> None:
    query = select(tenant_head.c.tenant_id).where(tenant_head.c.tenant_id == tenant_id)
    with reading(engine) as connection:
        if connection.execute(query).first() is None:
            raise UnknownTenantError(tenant_id=tenant_id)
