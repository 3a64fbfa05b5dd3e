"""Reads a tenant's log for projections: recorded facts in the order of their positions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from eventsourcing.domain import AggregateEvent
from eventsourcing.persistence import Mapper, StoredEvent
from sqlalchemy import Connection, Engine, Row, select

from projections.projection import RecordedFact
from tenants.columns import columns_of
from tenants.engine import reading
from tenants.event_log import RecordedEvent
from tenants.schema import events

_BATCH = 2000


@dataclass(frozen=True)
class Batch:
    """Facts that follow a position, and why the next event after them cannot be decoded, if so."""

    facts: tuple[RecordedFact, ...]
    undecodable: Exception | None = None


def read_batch(
    connection: Connection, mapper: Mapper[UUID], *, tenant_id: str, after: int, limit: int
) -> Batch:
    """The facts of a tenant after a position, decoded once; it stops before what it cannot decode.

    It reads in the caller's transaction and asks for no scope: a worker serves every tenant.
    """
    query = (
        select(*columns_of(events, RecordedEvent))
        .where(events.c.tenant_id == tenant_id, events.c.position > after)
        .order_by(events.c.position)
        .limit(limit)
    )
    facts: list[RecordedFact] = []
    for row in connection.execute(query):
        try:
            facts.append(_recorded(mapper, row))
        except Exception as fault:  # noqa: BLE001 -- whatever a stored event does to its decoder
            return Batch(tuple(facts), fault)
    return Batch(tuple(facts))


def read_facts(engine: Engine, mapper: Mapper[UUID], tenant_id: str) -> Iterator[RecordedFact]:
    """The facts of a tenant from the first, in the order of their positions.

    Raises:
        Exception: whatever an event raises that cannot be decoded; none is left out.
    """
    after = 0
    while True:
        with reading(engine) as connection:
            batch = read_batch(connection, mapper, tenant_id=tenant_id, after=after, limit=_BATCH)
        yield from batch.facts
        if batch.undecodable is not None:
            raise batch.undecodable
        if not batch.facts:
            return
        after = batch.facts[-1].position


def _recorded(mapper: Mapper[UUID], row: Row[Any]) -> RecordedFact:
    stored = StoredEvent(row.originator_id, row.originator_version, row.topic, row.state)
    return RecordedFact(
        fact=cast(AggregateEvent, mapper.to_domain_event(stored)),
        tenant_id=row.tenant_id,
        position=row.position,
        event_id=row.event_id,
        recorded_at=row.recorded_at,
        actor=row.actor,
        acting_role=row.acting_role,
        correlation_id=row.correlation_id,
        causation_id=row.causation_id,
    )
