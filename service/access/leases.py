"""Who bears a token, remembered for a moment: under load nearly every request asks it again.

A lease only lets somebody in. Whoever it would keep out is asked about anew, and so is everybody
who does what needs a second factor; whatever was withdrawn is withdrawn everywhere once the lease
is over (docs/decisions/0014-identity-leases.md).
"""

import time
from collections.abc import Callable

from tenants.access import Identity

SECONDS = 1.0
_MOST = 10_000


class Leases:
    """What one process remembers, for `seconds`; with 0 nothing."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: dict[str, tuple[float, Identity]] = {}

    def keep(self, credential: str, identity: Identity) -> None:
        """Remember who bears a credential."""
        if not self._seconds:
            return
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[credential] = (self._clock() + self._seconds, identity)

    def of(self, credential: str) -> Identity | None:
        """Who bore it within the lease; None when it must be asked."""
        until, identity = self._kept.get(credential, (0.0, None))
        return identity if self._clock() < until else None
