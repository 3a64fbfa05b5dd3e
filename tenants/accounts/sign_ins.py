"""Sign-ins: one row each, so that every one of them can be seen, proven anew and ended."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, Engine, and_, insert, select, update

from tenants.accounts.refusals import UnknownSignInError
from tenants.accounts.tables import sign_in
from tenants.columns import columns_of
from tenants.engine import reading, writing

LIFE = timedelta(hours=12)
IDLE = timedelta(hours=1)
_COOKIE_BYTES = 32
_DEVICE_LETTERS = 200


@dataclass(frozen=True, kw_only=True)
class Vouched:
    """What an identity provider said: who it is, in which of its sessions, and the ID token."""

    provider_id: str
    issuer: str
    subject: str
    provider_session: str | None = None
    sealed_id_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Proven:
    """How somebody proved who they are; `methods` are those of RFC 8176 (pwd, otp, …)."""

    user_id: str
    methods: Sequence[str]
    authenticated_at: datetime
    second_factor_at: datetime | None = None
    step_up_exempt: bool = False
    vouched: Vouched | None = None


@dataclass(frozen=True)
class SignIn:
    """A sign-in as its user sees it."""

    sign_in_id: str
    device: str
    methods: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Begun:
    """A sign-in that has just begun, with the only copy of its cookie's secret."""

    sign_in_id: str
    cookie: str = field(repr=False)


def begin(engine: Engine, proven: Proven, *, device: str, at: datetime) -> Begun:
    """Let somebody in who has proven who they are."""
    begun = Begun(sign_in_id=str(uuid4()), cookie=secrets.token_urlsafe(_COOKIE_BYTES))
    row = {
        "sign_in_id": begun.sign_in_id,
        "user_id": proven.user_id,
        "device": device[:_DEVICE_LETTERS],
        "methods": " ".join(proven.methods),
        "cookie_hash": hash_of(begun.cookie),
        "created_at": at,
        "seen_at": at,
        "expires_at": at + LIFE,
        "authenticated_at": proven.authenticated_at,
        "second_factor_at": proven.second_factor_at,
        "step_up_exempt": proven.step_up_exempt,
        **(vars(proven.vouched) if proven.vouched else {}),
    }
    with writing(engine) as connection:
        connection.execute(insert(sign_in).values(row))
    return begun


def renew_cookie(engine: Engine, sign_in_id: str) -> str:
    """A new cookie for a sign-in in place of the one it had."""
    cookie = secrets.token_urlsafe(_COOKIE_BYTES)
    with writing(engine) as connection:
        connection.execute(
            update(sign_in)
            .where(sign_in.c.sign_in_id == sign_in_id)
            .values(cookie_hash=hash_of(cookie))
        )
    return cookie


def note_second_factor(engine: Engine, sign_in_id: str, *, at: datetime) -> None:
    """Remember that a second factor was shown in a sign-in."""
    with writing(engine) as connection:
        connection.execute(
            update(sign_in)
            .where(sign_in.c.sign_in_id == sign_in_id)
            .values(second_factor_at=at, seen_at=at)
        )


def sign_ins_of(engine: Engine, user_id: str, now: datetime) -> list[SignIn]:
    """The sign-ins of a user that go on, the newest first."""
    query = (
        select(*columns_of(sign_in, SignIn))
        .where(sign_in.c.user_id == user_id, _goes_on(now))
        .order_by(sign_in.c.created_at.desc(), sign_in.c.sign_in_id)
    )
    with reading(engine) as connection:
        return [SignIn(*row) for row in connection.execute(query)]


def vouched_for(engine: Engine, sign_in_id: str) -> Vouched | None:
    """What an identity provider said at the beginning of a sign-in, if one did."""
    names = list(Vouched.__dataclass_fields__)
    query = select(*columns_of(sign_in, Vouched)).where(sign_in.c.sign_in_id == sign_in_id)
    with reading(engine) as connection:
        row = connection.execute(query).first()
    if row is None or row.provider_id is None:
        return None
    return Vouched(**dict(zip(names, row, strict=True)))


def end(engine: Engine, user_id: str, sign_in_id: str, *, at: datetime) -> None:
    """End one sign-in of a user.

    Raises:
        UnknownSignInError: the user has none of this id that goes on.
    """
    if not end_all(engine, sign_in.c.user_id == user_id, sign_in.c.sign_in_id == sign_in_id, at=at):
        raise UnknownSignInError


def end_every(engine: Engine, user_id: str, *, at: datetime) -> int:
    """End all sign-ins of a user; answers how many there were."""
    return end_all(engine, sign_in.c.user_id == user_id, at=at)


def end_with_cookie(engine: Engine, cookie: str, *, at: datetime) -> None:
    """End the sign-in of a browser, if the cookie is of one."""
    end_all(engine, sign_in.c.cookie_hash == hash_of(cookie), at=at)


def end_all(engine: Engine, *which: ColumnElement[bool], at: datetime) -> int:
    """End the sign-ins that fit; answers how many there were."""
    with writing(engine) as connection:
        ended = connection.execute(
            update(sign_in).where(*which, sign_in.c.revoked_at.is_(None)).values(revoked_at=at)
        )
    return ended.rowcount


def hash_of(secret: str) -> str:
    """What is kept of the secret of a cookie."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _goes_on(now: datetime) -> ColumnElement[bool]:
    return and_(
        sign_in.c.revoked_at.is_(None),
        sign_in.c.expires_at > now,
        sign_in.c.seen_at > now - IDLE,
    )
