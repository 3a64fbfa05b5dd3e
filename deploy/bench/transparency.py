"""The transparency log: what a leaf costs an append, and how fast leaves become a tree.

An append with its leaf and one without are done by turns on one connection each, in the same
statement but for the leaf. Integration adds 256 leaves a batch to a tree, each batch committed.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from unittest.mock import patch
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine, text

from deploy.bench.append import STATE
from deploy.bench.common import Measurement
from tenants import appending, directory
from tenants.appending import Batch, append_on_postgresql
from tenants.engine import open_engine, writing
from tenants.event_log import TenantEventLog
from tenants.integrating import integrate
from tenants.leaves import NewLeaf, new_leaf
from tenants.scope import Scope, enter

ROUNDS = 60
SECONDS = 0.1
BATCH = 256
BATCHES = 40
_TENANT = "agency-0000"
_SCOPE = Scope(_TENANT, "alice", "office", uuid4())
_NOTHING = NewLeaf(b"", "", "")


def measure(url: str) -> Iterator[Measurement]:
    """Leaf against none in an append, and leaves integrated a second against appends."""
    engine = open_engine(url)
    directory.add(engine, directory.Tenant(_TENANT, "A", "A", "agency", None, date(2024, 1, 1)))
    yield _leaf_cost()
    with_leaf, ratio = _appends(engine)
    yield Measurement("append_with_leaf", with_leaf, "events/s", "the same without leaf", ratio)
    rate = _integration(engine)
    yield Measurement(
        "integrate_256", rate, "leaves/s", "appends/s of one process", rate / with_leaf
    )
    engine.dispose()


def _leaf_cost() -> Measurement:
    row = vars(_SCOPE) | {
        "originator_id": uuid4(),
        "originator_version": 1,
        "topic": "nomination.submitted",
        "state": STATE,
        "event_id": uuid4(),
        "recorded_at": datetime.now(UTC),
    }
    rate = _rate(lambda: new_leaf(row))
    return Measurement("leaf_made", rate, "leaves/s", "itself", 1.0)


def _appends(engine: Engine) -> tuple[float, float]:
    rounds = [(_rate(_append(engine)), _rate_without(engine)) for _ in range(ROUNDS)]
    value = statistics.median(with_leaf for with_leaf, _ in rounds)
    return value, statistics.median(with_leaf / without for with_leaf, without in rounds)


def _rate_without(engine: Engine) -> float:
    with patch.object(appending, "new_leaf", lambda _: _NOTHING):
        return _rate(_append(engine))


def _append(engine: Engine) -> Callable[[], object]:
    def append() -> None:
        batch = Batch.of(_SCOPE, [StoredEvent(uuid4(), 1, "nomination.submitted", STATE)])
        append_on_postgresql(engine, batch)

    return append


def _integration(engine: Engine) -> float:
    _fresh(engine)
    with enter(_SCOPE):
        for _ in range(BATCHES):
            events = [StoredEvent(uuid4(), 1, "t", STATE) for _ in range(BATCH)]
            TenantEventLog(engine).insert_events(events)
    began = time.perf_counter()
    total = 0
    while added := integrate(engine, _TENANT, BATCH):
        total += added
    return total / (time.perf_counter() - began)


def _fresh(engine: Engine) -> None:
    """Leave the events without leaves behind: the tree begins after them."""
    with writing(engine) as connection:
        for statement in ("TRUNCATE events", "UPDATE tenant_head SET position = 0"):
            connection.execute(text(statement))


def _rate(act: Callable[[], object]) -> float:
    began, count = time.perf_counter(), 0
    while (elapsed := time.perf_counter() - began) < SECONDS:
        act()
        count += 1
    return count / elapsed
