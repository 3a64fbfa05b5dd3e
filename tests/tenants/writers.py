"""What the writer processes of the concurrency tests do; each opens an engine of its own."""

import random
from contextlib import contextmanager
from uuid import UUID, uuid4

from eventsourcing.persistence import IntegrityError, StoredEvent

from tenants.engine import open_engine
from tenants.event_log import TenantEventLog
from tenants.scope import Scope, enter


def append_batches(url, *, tenants, rounds, largest, seed):
    """Append to all tenants in some order, again and again; answers tenant and positions."""
    chance = random.Random(seed)  # noqa: S311 -- a reproducible load, no secret
    order = tenants * rounds
    chance.shuffle(order)
    with opened(url) as engine:
        return [
            (tenant, append(engine, tenant, _new(chance.randint(1, largest)))) for tenant in order
        ]


def race(url, *, tenant, aggregate: UUID, versions):
    """Try to be the one who records each version; answers the versions won and lost."""
    won, lost = [], []
    with opened(url) as engine:
        for version in versions:
            try:
                append(engine, tenant, [StoredEvent(aggregate, version, "a.b", b"{}")])
                won.append(version)
            except IntegrityError:
                lost.append(version)
    return won, lost


def append(engine, tenant, events):
    with enter(Scope(tenant, "writer", "office", uuid4())):
        return TenantEventLog(engine).insert_events(events)


@contextmanager
def opened(url):
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _new(size):
    aggregate = uuid4()
    return [StoredEvent(aggregate, version, "a.b", b"{}") for version in range(1, size + 1)]
