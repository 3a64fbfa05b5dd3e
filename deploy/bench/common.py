"""What every benchmark needs: a server with default durability, and one JSON object a line."""

import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from deploy.bench.server import start_server, stop_server
from tenants import migrations

Work = Callable[[], object]
_WARM = 100


@dataclass(frozen=True)
class Measurement:
    """A median of one run, beside what it is compared with in the same run."""

    name: str
    value: float
    unit: str
    ratio_to: str
    ratio: float

    def line(self) -> str:
        """The measurement as one line of JSON."""
        rounded = {"value": round(self.value, 1), "ratio": round(self.ratio, 3)}
        return json.dumps(asdict(self) | rounded, ensure_ascii=False)


@contextmanager
def server() -> Iterator[str]:
    """The superuser's URL of a PostgreSQL server as installed: every commit reaches the disk."""
    directory = Path(tempfile.mkdtemp(prefix="guong-bench-"))
    directory.chmod(0o755)
    try:
        url = start_server(directory / "data", {"max_connections": "200"})
        try:
            yield url
        finally:
            stop_server(directory / "data")
    finally:
        shutil.rmtree(directory)


@contextmanager
def migrated_database(server_url: str) -> Iterator[str]:
    """The URL of a new, migrated database, dropped at the end."""
    name = f"guong_bench_{uuid4().hex}"
    _run(server_url, "CREATE DATABASE {}", name)
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    try:
        migrations.upgrade(url)
        yield url
    finally:
        _run(server_url, "DROP DATABASE {} WITH (FORCE)", name)


def _run(server_url: str, command: str, name: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(sql.Identifier(name)))


def medians_by_lot(works: Sequence[Work], calls: int, *, seed: int) -> list[float]:
    """Microseconds of each work, called so often in an order drawn by lot, after warming up.

    What slows the machine down for a while thus slows all of them down.
    """
    order = list(range(len(works))) * calls
    random.Random(seed).shuffle(order)  # noqa: S311 -- nothing secret
    for work in list(works) * _WARM:
        work()
    times: list[list[float]] = [[] for _ in works]
    for which in order:
        began = time.perf_counter()
        works[which]()
        times[which].append(1e6 * (time.perf_counter() - began))
    return [statistics.median(each) for each in times]
