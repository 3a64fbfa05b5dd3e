"""Counting a caller's requests in shares against one statement of the database for each."""

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count

from deploy.bench.common import Measurement
from service.limiter import CALLER, WINDOW, Limiter
from tenants import rate_windows
from tenants.engine import open_engine

REQUESTS = 3_000
ROUNDS = 7


def measure(url: str) -> Iterator[Measurement]:
    """Microseconds to count a request, as a share of a statement for each."""
    engine = open_engine(url)
    limiter = Limiter(engine, requests_per_minute=1_000_000)
    began = int(time.time()) // WINDOW * WINDOW
    keys = count()

    def in_shares() -> None:
        limiter.spend(CALLER, "alice")

    def one_by_one() -> None:
        rate_windows.add(engine, bucket=CALLER, key=str(next(keys) % 50), began=began, units=1)

    rounds = [(_microseconds(in_shares), _microseconds(one_by_one)) for _ in range(1 + ROUNDS)]
    value = statistics.median(ours for ours, _ in rounds[1:])
    ratio = statistics.median(ours / other for ours, other in rounds[1:])
    yield Measurement("rate_limit", value, "us/request", "a statement for each request", ratio)
    engine.dispose()


def _microseconds(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    for _ in range(REQUESTS):
        act()
    return 1_000_000 * (time.perf_counter() - start) / REQUESTS
