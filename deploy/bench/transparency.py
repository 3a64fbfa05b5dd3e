"""The transparency log: what a leaf costs an append, and how fast leaves become a tree.

Appends with their leaf and without come in an order drawn by lot on one connection, in the same
statement but for the leaf. Integration adds 256 leaves a batch to a tree, each batch committed.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine, text

from deploy.bench.append import STATE
from deploy.bench.common import Measurement, medians_by_lot
from tenants import appending, directory
from tenants.engine import open_engine, writing
from tenants.event_log import TenantEventLog
from tenants.integrating import integrate
from tenants.leaves import NewLeaf, new_leaf
from tenants.scope import Scope, enter

SECONDS = 0.5
APPENDS = 6_000
BATCH = 256
BATCHES = 40
_TENANT = "agency-0000"
_SCOPE = Scope(_TENANT, "alice", "office", uuid4())
_NOTHING = NewLeaf(b"", b"", b"")


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
    def append(leaf: Callable[[Mapping[str, Any]], NewLeaf]) -> None:
        vars(appending)["new_leaf"] = leaf
        with enter(_SCOPE):
            event = StoredEvent(uuid4(), 1, "nomination.submitted", STATE)
            TenantEventLog(engine).insert_events([event])

    works = [lambda: append(new_leaf), lambda: append(lambda _: _NOTHING)]
    with_leaf, without = medians_by_lot(works, APPENDS, seed=0)
    append(new_leaf)
    return 1e6 / with_leaf, without / with_leaf


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
