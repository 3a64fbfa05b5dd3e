"""How many requests a caller may make in a minute, over all processes together.

A process takes small shares of an allowance from the database and spends them in memory, so that
most requests ask no database (decision 0020). What was handed out never exceeds the allowance.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine

from service.errors import TooManyRequestsError
from tenants import rate_windows

CALLER = "caller"
"""What somebody who is known may ask, by user."""
ANONYMOUS = "anonymous"
"""What anybody may ask at doors that ask nobody who they are, by address."""
STRANGER = "stranger"
"""How often one address may fail to prove who it is."""
SIGN_IN = "sign-in"
"""How often one address may try to sign in."""

WINDOW = 60
REQUESTS_PER_MINUTE = 6_000
_OF_ADDRESSES: Mapping[str, int] = {ANONYMOUS: 600, STRANGER: 120, SIGN_IN: 60}
_SHARES = 100
_LARGEST_SHARE = 60
_MOST_KEPT = 100_000
_FORGET_AFTER = 2 * WINDOW


@dataclass(frozen=True, kw_only=True)
class Left:
    """What is left of an allowance of `most`, and in how many seconds it is whole again."""

    bucket: str
    most: int
    units: int
    seconds: int


@dataclass
class _Share:
    """What this process holds of one window: units in hand, and what all have taken."""

    began: int
    held: int = 0
    taken: int = 0


class Limiter:
    """Counts what callers spend; one for each process, shared by its threads."""

    def __init__(
        self,
        engine: Engine,
        *,
        requests_per_minute: int = REQUESTS_PER_MINUTE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._allowances = {CALLER: requests_per_minute, **_OF_ADDRESSES}
        self._shares: dict[tuple[str, str], _Share] = {}
        self._forgotten_at = 0
        self._lock = threading.Lock()

    def spend(self, bucket: str, key: str) -> Left:
        """Spend one request of the allowance of a key; answers what is left.

        Raises:
            TooManyRequestsError: nothing is left in this minute.
        """
        now = int(self._clock())
        share = self._share(bucket, key, now - now % WINDOW)
        if not self._spent(share):
            self._take(share, bucket, key)
            if not self._spent(share):
                raise TooManyRequestsError(left=self._left(bucket, share, now))
        return self._left(bucket, share, now)

    def _share(self, bucket: str, key: str, began: int) -> _Share:
        with self._lock:
            share = self._shares.get((bucket, key))
            if share is None or share.began != began:
                if len(self._shares) >= _MOST_KEPT:
                    self._shares.clear()
                share = self._shares[bucket, key] = _Share(began)
            return share

    def _spent(self, share: _Share) -> bool:
        with self._lock:
            if share.held < 1:
                return False
            share.held -= 1
            return True

    def _take(self, share: _Share, bucket: str, key: str) -> None:
        most = self._allowances[bucket]
        if share.taken >= most:
            return
        units = min(_LARGEST_SHARE, max(1, most // _SHARES))
        taken = rate_windows.add(
            self._engine, bucket=bucket, key=key, began=share.began, units=units
        )
        with self._lock:
            share.held += max(0, min(units, most - (taken - units)))
            share.taken = max(share.taken, taken)
        self._forget(share.began)

    def _forget(self, began: int) -> None:
        if self._forgotten_at < began:
            self._forgotten_at = began
            rate_windows.forget(self._engine, before=began - _FORGET_AFTER)

    def _left(self, bucket: str, share: _Share, now: int) -> Left:
        most = self._allowances[bucket]
        untaken = max(0, most - share.taken)
        seconds = share.began + WINDOW - now
        return Left(bucket=bucket, most=most, units=untaken + share.held, seconds=seconds)
