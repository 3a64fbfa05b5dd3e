"""Single-event appends: our recorder against a plain INSERT and against the library's recorder.

Eight processes write for a second in each variant by turns, round after round, and a ratio is the
median of the ratios within one round: what else the machine does meets all variants alike. The
plain INSERT is as fast as psycopg can: prepared, in autocommit (one round trip), into a table with
the same columns and indexes.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from uuid import uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from sqlalchemy import make_url

from deploy.bench.common import Measurement
from tenants import directory
from tenants.engine import open_engine
from tenants.event_log import TenantEventLog
from tenants.scope import Scope, enter

WRITERS = 8
TENANTS = 1000
FEW_TENANTS = 50
ROUNDS = 9
SECONDS = 1.0
VARIANTS = ("plain", "many", "few", "native")
STATE = b'{"at":"2024-11-30T08:00:00+07:00","text":"' + b"x" * 250 + b'"}'

PLAIN = """
INSERT INTO plain_events (tenant_id, position, originator_id, originator_version, topic, state,
  event_id, recorded_at, actor, acting_role, correlation_id, causation_id)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""

Append = Callable[[], object]
Round = dict[str, float]  # events a second by variant


def measure(url: str) -> Iterator[Measurement]:
    """Appends a second of each variant, and ratios to the plain INSERT and the library."""
    _prepare(url)
    rounds = _rounds(url)
    against = "plain prepared INSERT + COMMIT"
    yield _compared("append_plain", rounds, "plain", "plain", against)
    yield _compared("append_1000_tenants", rounds, "many", "plain", against)
    yield _compared("append_50_tenants", rounds, "few", "plain", against)
    yield _compared("append_native", rounds, "native", "plain", against)
    yield _compared("append_vs_native", rounds, "many", "native", "native recorder")


def _compared(
    name: str, rounds: list[Round], variant: str, other: str, ratio_to: str
) -> Measurement:
    value = statistics.median(rates[variant] for rates in rounds)
    ratio = statistics.median(rates[variant] / rates[other] for rates in rounds)
    return Measurement(name, value, "events/s", ratio_to, ratio)


def _prepare(url: str) -> None:
    engine = open_engine(url)
    for number in range(TENANTS):
        slug = _slug(number)
        agency = directory.Tenant(slug, slug, slug, "agency", None, date(2024, 1, 1))
        directory.add(engine, agency)
    engine.dispose()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE plain_events (LIKE events INCLUDING ALL)")
    _native(url, create=True)


def _rounds(url: str) -> list[Round]:
    context = get_context("spawn")
    barrier = context.Barrier(WRITERS)
    pipes = [context.Pipe() for _ in range(WRITERS)]
    processes = [
        context.Process(target=_write, args=(url, number, barrier, pipes[number][1]), daemon=True)
        for number in range(WRITERS)
    ]
    for process in processes:
        process.start()
    ends = [pipe[0] for pipe in pipes]
    rounds = [{name: _round(ends, name) for name in VARIANTS} for _ in range(1 + ROUNDS)]
    for end in ends:
        end.send(None)
    for process in processes:
        process.join()
    return rounds[1:]  # The first one warms up.


def _round(ends: "list[Connection]", variant: str) -> float:
    for end in ends:
        end.send(variant)
    return float(sum(end.recv() for end in ends))


def _write(url: str, number: int, barrier: Barrier, end: Connection) -> None:
    variants: dict[str, Append] = {
        "plain": _plain(url, number),
        "many": _recorder(url, number, TENANTS),
        "few": _recorder(url, number, FEW_TENANTS),
        "native": _native_append(url),
    }
    while (variant := end.recv()) is not None:
        barrier.wait()
        end.send(_rate(variants[variant]))


def _rate(append: Append) -> float:
    began, count = time.perf_counter(), 0
    while (elapsed := time.perf_counter() - began) < SECONDS:
        append()
        count += 1
    return count / elapsed


def _plain(url: str, number: int) -> Append:
    connection = psycopg.connect(url, autocommit=True)
    positions = iter(range(number * 10**9, (number + 1) * 10**9))
    slugs = cycle(_slug(other) for other in range(TENANTS))

    def append() -> None:
        now, ids = datetime.now(UTC), (uuid4(), uuid4(), uuid4())
        event = (next(slugs), next(positions), ids[0], 1, "nomination.submitted", STATE)
        who = (ids[1], now, "alice", "office", ids[2], None)
        connection.execute(PLAIN, event + who, prepare=True)

    return append


def _recorder(url: str, number: int, tenants: int) -> Append:
    engine = open_engine(url)
    slugs = random.Random(number).choices([_slug(other) for other in range(tenants)], k=100_000)  # noqa: S311 -- no secret
    turns = cycle(slugs)

    def append() -> None:
        with enter(Scope(next(turns), "alice", "office", uuid4())):
            TenantEventLog(engine).insert_events([_event()])

    return append


def _native_append(url: str) -> Append:
    recorder = _native(url, create=False)
    return lambda: recorder.insert_events([_event()])


def _native(url: str, *, create: bool) -> PostgresApplicationRecorder:
    parts = make_url(url)
    datastore = PostgresDatastore(
        dbname=parts.database or "",
        host=parts.host or "",
        port=str(parts.port),
        user=parts.username or "",
        password=parts.password or "trusted",
    )
    recorder = PostgresApplicationRecorder(datastore, events_table_name="native_events")
    if create:
        recorder.create_table()
        datastore.close()
    return recorder


def _event() -> StoredEvent:
    return StoredEvent(uuid4(), 1, "nomination.submitted", STATE)


def _slug(number: int) -> str:
    return f"agency-{number:04}"
