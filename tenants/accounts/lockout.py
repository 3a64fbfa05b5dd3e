"""Attempts at guessing are counted in the database, so that they count in every process.

An attempt is counted before it is judged: attempts at the same time are not free. After five in a
row each must wait longer than the one before (NIST SP 800-63B, 5.2.2).
"""

import hashlib
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from tenants.accounts.tables import attempt
from tenants.engine import writing
from tenants.errors import TenancyError

FREE_ATTEMPTS = 5
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
_ENOUGH_DOUBLINGS = 10


class TooManyAttemptsError(TenancyError):
    """The account waits after wrong attempts; an account that does not exist waits the same."""

    vi = "Sai quá nhiều lần; hãy thử lại sau {seconds} giây."
    en = "Too many wrong attempts; try again in {seconds} seconds."


def begin_attempt(engine: Engine, who: str, now: datetime) -> None:
    """Count an attempt to prove that one is `who`.

    Raises:
        TooManyAttemptsError: it comes too soon after the wrong ones before it.
    """
    key = _key(who)
    try:
        with writing(engine) as connection:
            _count(connection, key, now)
    except IntegrityError:  # Somebody else made the first attempt at the same time.
        with writing(engine) as connection:
            _count(connection, key, now)


def forget_attempts(engine: Engine, who: str) -> None:
    """Start anew after a proof that was right, or because the operator says so."""
    with writing(engine) as connection:
        connection.execute(delete(attempt).where(attempt.c.key == _key(who)))


def wait_after(failures: int) -> timedelta:
    """How long nobody may try again after so many attempts in a row."""
    if failures < FREE_ATTEMPTS:
        return timedelta()
    doublings = min(failures - FREE_ATTEMPTS, _ENOUGH_DOUBLINGS)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def _count(connection: Connection, key: str, now: datetime) -> None:
    query = select(attempt.c.failures, attempt.c.last_at, attempt.c.locked_until)
    found = connection.execute(query.where(attempt.c.key == key).with_for_update()).first()
    if found is None:
        connection.execute(delete(attempt).where(attempt.c.last_at < now - FORGOTTEN_AFTER))
        row = {"key": key, "failures": 1, "last_at": now, "locked_until": now}
        connection.execute(insert(attempt).values(row))
        return
    _refuse_until(found.locked_until, now)
    failures = 1 if found.last_at < now - FORGOTTEN_AFTER else found.failures + 1
    connection.execute(
        update(attempt)
        .where(attempt.c.key == key)
        .values(failures=failures, last_at=now, locked_until=now + wait_after(failures))
    )


def _refuse_until(free_at: datetime, now: datetime) -> None:
    if now < free_at:
        raise TooManyAttemptsError(seconds=ceil((free_at - now).total_seconds()))


def _key(who: str) -> str:
    return hashlib.sha256(who.encode()).hexdigest()
