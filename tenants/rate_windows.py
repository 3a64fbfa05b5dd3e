"""How much each caller has used of a window of time, counted for all processes in one table."""

import hashlib

from sqlalchemy import Engine, delete, text

from tenants.engine import writing
from tenants.schema import rate_window

_ADD = text(
    "INSERT INTO rate_window (bucket, key, began, spent) VALUES (:bucket, :key, :began, :units) "
    "ON CONFLICT (bucket, key, began) DO UPDATE SET spent = rate_window.spent + excluded.spent "
    "RETURNING spent"
)


def add(engine: Engine, *, bucket: str, key: str, began: int, units: int) -> int:
    """Use so many units; answers what everybody together has used in this window, these included.

    Of the key, an address or a user's id, only a hash is kept.
    """
    values = {"bucket": bucket, "key": _hash(key), "began": began, "units": units}
    with writing(engine) as connection:
        return int(connection.execute(_ADD, values).scalar_one())


def forget(engine: Engine, *, before: int) -> None:
    """Drop the windows that began before an instant, in seconds since 1970."""
    with writing(engine) as connection:
        connection.execute(delete(rate_window).where(rate_window.c.began < before))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
