"""Attempts at guessing are counted in the database, so that they count in every process.

An attempt is counted before it is judged: attempts at the same time are not free. It counts for the
account at the source that it came from: after five in a row each waits longer than the one before.
Sources from which the account never proved itself also count together, and after twenty their
attempts are slowed, whatever source they come from. So a stranger who knows a user's id makes
other strangers wait, and not the user where the user signed in before (NIST SP 800-63B, 5.2.2;
OWASP ASVS 5.0, 6.3.1).
"""

import hashlib
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection, Engine, and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from tenants.accounts.tables import attempt
from tenants.engine import writing
from tenants.errors import TenancyError

FREE_ATTEMPTS = 5
FIRST_WAIT = timedelta(minutes=1)
FREE_OF_STRANGERS = 20
FIRST_PAUSE = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
KNOWN_FOR = timedelta(days=90)
_ENOUGH_DOUBLINGS = 10
_MOST_RACES = 3
_STRANGERS = ""
"""In place of a source: all those from which the account never proved itself."""


class TooManyAttemptsError(TenancyError):
    """The account waits after wrong attempts; an account that does not exist waits the same."""

    vi = "Sai quá nhiều lần; hãy thử lại sau {seconds} giây."
    en = "Too many wrong attempts; try again in {seconds} seconds."


def begin_attempt(engine: Engine, who: str, source: str, now: datetime) -> None:
    """Count an attempt from a source (an address, or a sign-in) to prove that one is `who`.

    Raises:
        TooManyAttemptsError: it comes too soon after the wrong ones before it.
    """
    for race in range(_MOST_RACES):
        try:
            with writing(engine) as connection:
                _begin(connection, _hash(who), _hash(source), now)
        except IntegrityError:  # Somebody else made the first attempt at the same time.
            if race == _MOST_RACES - 1:
                raise
        else:
            return


def note_proof(engine: Engine, who: str, source: str, now: datetime) -> None:
    """Start anew at this source after a proof that was right, and know it from now on.

    What others tried elsewhere stays counted: it was not the user who tried.
    """
    account, own = _hash(who), _hash(source)
    begun = {"failures": 0, "last_at": now, "locked_until": now, "proven_at": now}
    with writing(engine) as connection:
        strange = not _is_known(connection, account, own, now)
        tried = connection.execute(
            select(attempt.c.failures).where(_of(account, own)).with_for_update()
        ).scalar()
        if strange and tried:
            left = func.greatest if engine.dialect.name == "postgresql" else func.max
            connection.execute(
                update(attempt)
                .where(_of(account, _STRANGERS))
                .values(failures=left(attempt.c.failures - tried, 0))
            )
        connection.execute(update(attempt).where(_of(account, own)).values(begun))


def forget_attempts(engine: Engine, who: str) -> None:
    """Start anew at every source, because the operator says so; none is known any more."""
    with writing(engine) as connection:
        connection.execute(delete(attempt).where(attempt.c.account == _hash(who)))


def wait_after(failures: int) -> timedelta:
    """How long a source may not try again after so many attempts in a row."""
    return _doubling(FIRST_WAIT, failures - FREE_ATTEMPTS)


def pause_after(failures: int) -> timedelta:
    """How long no strange source may try after so many attempts of strange sources in a row."""
    return _doubling(FIRST_PAUSE, failures - FREE_OF_STRANGERS)


def _doubling(first: timedelta, times: int) -> timedelta:
    if times < 0:
        return timedelta()
    return min(first * (1 << min(times, _ENOUGH_DOUBLINGS)), LONGEST_WAIT)


def _begin(connection: Connection, account: str, source: str, now: datetime) -> None:
    counted = [(source, wait_after)]
    if not _is_known(connection, account, source, now):
        counted.insert(0, (_STRANGERS, pause_after))
    tried = [_tried(connection, account, place, now) for place, _ in counted]
    for (place, wait), before in zip(counted, tried, strict=True):
        _count(connection, account, place, before, now + wait((before or 0) + 1), now)


def _is_known(connection: Connection, account: str, source: str, now: datetime) -> bool:
    proven = select(attempt.c.proven_at).where(_of(account, source))
    proven_at = connection.execute(proven).scalar()
    return proven_at is not None and proven_at > now - KNOWN_FOR


def _tried(connection: Connection, account: str, source: str, now: datetime) -> int | None:
    """How many attempts there were, None without a row; nobody else counts until the end."""
    query = select(attempt.c.failures, attempt.c.last_at, attempt.c.locked_until)
    found = connection.execute(query.where(_of(account, source)).with_for_update()).first()
    if found is None:
        return None
    if now < found.locked_until:
        raise TooManyAttemptsError(seconds=ceil((found.locked_until - now).total_seconds()))
    return 0 if found.last_at < now - FORGOTTEN_AFTER else int(found.failures)


def _count(
    connection: Connection, account: str, source: str, before: int | None, until: datetime,
    now: datetime,
) -> None:  # fmt: skip
    values = {"failures": (before or 0) + 1, "last_at": now, "locked_until": until}
    if before is None:
        connection.execute(delete(attempt).where(_is_forgotten(now)))
        key = {"account": account, "source": source, "proven_at": None}
        connection.execute(insert(attempt).values(key | values))
    else:
        connection.execute(update(attempt).where(_of(account, source)).values(values))


def _of(account: str, source: str) -> ColumnElement[bool]:
    return and_(attempt.c.account == account, attempt.c.source == source)


def _is_forgotten(now: datetime) -> ColumnElement[bool]:
    unknown = or_(attempt.c.proven_at.is_(None), attempt.c.proven_at < now - KNOWN_FOR)
    return and_(attempt.c.last_at < now - FORGOTTEN_AFTER, unknown)


def _hash(who: str) -> str:
    return hashlib.sha256(who.encode()).hexdigest()
