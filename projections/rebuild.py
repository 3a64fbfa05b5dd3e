"""Builds a read model anew from the logs, beside the one that is read meanwhile.

The new generation is filled in batches, then readers switch to it in one transaction, then the
old one is removed. A rebuild that is interrupted leaves the old generation in force; its rows go
with the next rebuild.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from domain.errors import DomainError
from projections import tracking as places
from projections.applying import Applier
from projections.generations import active_generation, active_generations
from projections.projection import Projection
from projections.schema import projection_generation, tracking
from projections.tracking import Followed
from projections.worker import BATCH
from tenants.engine import bind_again, reading, writing
from tenants.schema import tenant_head
from tenants.scope import NO_TENANT, bound_to

Progress = Callable[[int, int], None]
"""Told how many events are applied, of how many."""


class RebuildFailedError(DomainError):
    """An event could not be applied; the read model stays as it was."""

    vi = "Không dựng lại được {projection}: {tenant_id} dừng lại ({fault})."
    en = "{projection} could not be rebuilt: {tenant_id} stopped ({fault})."


def rebuild(
    engine: Engine,
    mapper: Mapper[UUID],
    projection: Projection,
    progress: Progress | None = None,
    batch: int = BATCH,
) -> int:
    """Build one read model of every tenant anew and answer its new generation.

    Workers go on with the old generation until the switch.

    Raises:
        RebuildFailedError: an event cannot be applied; readers keep the old generation.
    """
    return _Rebuild(engine, mapper, projection, progress or _silent, batch).run()


def rebuild_all(
    engine: Engine,
    mapper: Mapper[UUID],
    projections: Sequence[Projection],
    progress: Progress | None = None,
) -> None:
    """Build several read models anew, one after the other.

    Raises:
        RebuildFailedError: an event cannot be applied; models that come later stay as they were.
    """
    for projection in projections:
        rebuild(engine, mapper, projection, progress)


class _Rebuild:
    def __init__(
        self,
        engine: Engine,
        mapper: Mapper[UUID],
        projection: Projection,
        progress: Progress,
        batch: int,
    ) -> None:
        self._engine = engine
        self._projection = projection
        self._progress = progress
        self._applier = Applier(mapper, {projection.name: projection}, batch)
        self._new: Followed = (projection.name, self._next_generation())

    def run(self) -> int:
        self._fill()
        self._switch()
        self._remove_old()
        return self._new[1]

    def _next_generation(self) -> int:
        name = self._projection.name
        newest = select(func.max(tracking.c.generation)).where(tracking.c.projection == name)
        with bound_to(NO_TENANT), reading(self._engine) as connection:
            active = active_generations(connection, [name])[name]
            return max(active, connection.execute(newest).scalar() or 0) + 1

    def _fill(self) -> None:
        begun = select(tenant_head).where(tenant_head.c.position > 0)
        with bound_to(NO_TENANT), reading(self._engine) as connection:
            heads = connection.execute(begun.order_by(tenant_head.c.tenant_id)).all()
        total = sum(head.position for head in heads)
        done = 0
        self._progress(done, total)
        for head in heads:
            while applied := self._step(head.tenant_id):
                done += applied
                self._progress(min(done, total), total)

    def _step(self, tenant_id: str) -> int:
        with bound_to(tenant_id), writing(self._engine) as connection:
            return self._advance(connection, tenant_id)

    def _advance(self, connection: Connection, tenant_id: str) -> int:
        places.begin_tracking(connection, [tenant_id], [self._new])
        claims = places.claim(connection, tenant_id, [self._new])
        applied = self._applier.apply(connection, claims)
        self._refuse_faults(connection, tenant_id)
        return applied

    def _refuse_faults(self, connection: Connection, tenant_id: str) -> None:
        name, generation = self._new
        query = select(tracking.c.fault).where(
            tracking.c.tenant_id == tenant_id,
            tracking.c.projection == name,
            tracking.c.generation == generation,
            tracking.c.quarantined_at.is_not(None),
        )
        fault = connection.execute(query).scalar()
        if fault is not None:
            raise RebuildFailedError(projection=name, tenant_id=tenant_id, fault=fault)

    def _switch(self) -> None:
        """Hold the old generation still, bring the new one level with it, and make it active."""
        name, generation = self._new
        of_name = tracking.c.projection == name
        before = tracking.c.generation < generation
        old = select(tracking.c.tenant_id).where(
            of_name, tracking.c.generation == active_generation(name)
        )
        every = select(tracking.c.tenant_id).where(of_name, before).distinct()
        with bound_to(NO_TENANT), writing(self._engine) as connection:
            tenant_ids = connection.execute(every.order_by(tracking.c.tenant_id)).scalars().all()
            for tenant_id in tenant_ids:  # A distributed database locks one tenant at a time.
                of_tenant = tracking.c.tenant_id == tenant_id
                bind_again(connection, tenant_id)
                connection.execute(old.where(of_tenant).with_for_update())
                while self._advance(connection, tenant_id):
                    pass
                connection.execute(delete(tracking).where(of_name, of_tenant, before))
            _activate(connection, name, generation)

    def _remove_old(self) -> None:
        every = select(tenant_head.c.tenant_id).order_by(tenant_head.c.tenant_id)
        with bound_to(NO_TENANT), reading(self._engine) as connection:
            tenant_ids = connection.execute(every).scalars().all()
        for tenant_id in tenant_ids:
            with bound_to(tenant_id), writing(self._engine) as connection:
                for table in self._projection.tables:
                    of_tenant = table.c.tenant_id == tenant_id
                    old = table.c.generation < self._new[1]
                    connection.execute(delete(table).where(of_tenant, old))


def _activate(connection: Connection, name: str, generation: int) -> None:
    switched = (
        update(projection_generation)
        .where(projection_generation.c.projection == name)
        .values(active=generation)
    )
    if connection.execute(switched).rowcount == 0:
        first = insert(projection_generation).values(projection=name, active=generation)
        connection.execute(first)


def _silent(done: int, total: int) -> None:
    pass
