"""Builds the views of one agency anew, because what its log can still tell has become less.

After a key was destroyed the views hold what it had sealed, until they are built again. Each read
model of the agency is emptied and filled in one transaction, so that readers see the old rows and
then the new ones, and a worker or a rebuild that is at work meanwhile waits or begins anew.
"""

from collections.abc import Sequence
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Connection, Engine, delete, select, update

from projections import tracking as places
from projections.applying import Applier
from projections.projection import Projection
from projections.schema import tracking
from projections.worker import BATCH
from tenants.engine import reading, writing


def renew(
    engine: Engine, mapper: Mapper[UUID], projections: Sequence[Projection], tenant_id: str
) -> None:
    """Build these read models of one agency anew, in every generation that there is."""
    for projection in projections:
        for generation in _generations(engine, projection.name, tenant_id):
            with writing(engine) as connection:
                _Renewal(connection, mapper, projection, tenant_id, generation).run()


def _generations(engine: Engine, name: str, tenant_id: str) -> Sequence[int]:
    query = select(tracking.c.generation).where(
        tracking.c.projection == name, tracking.c.tenant_id == tenant_id
    )
    with reading(engine) as connection:
        return connection.execute(query).scalars().all()


class _Renewal:
    def __init__(
        self,
        connection: Connection,
        mapper: Mapper[UUID],
        projection: Projection,
        tenant_id: str,
        generation: int,
    ) -> None:
        self._connection = connection
        self._projection = projection
        self._tenant_id = tenant_id
        self._generation = generation
        self._applier = Applier(mapper, {projection.name: projection}, BATCH)

    def run(self) -> None:
        own = (
            tracking.c.tenant_id == self._tenant_id,
            tracking.c.projection == self._projection.name,
            tracking.c.generation == self._generation,
        )
        self._connection.execute(select(tracking.c.position).where(*own).with_for_update())
        self._empty()
        begun = {"position": 0, "quarantined_at": None, "fault": None}
        self._connection.execute(update(tracking).where(*own).values(begun))
        followed = [(self._projection.name, self._generation)]
        while claims := places.claim(self._connection, self._tenant_id, followed):
            if not self._applier.apply(self._connection, claims):
                return

    def _empty(self) -> None:
        for table in self._projection.tables:
            own = (table.c.tenant_id == self._tenant_id, table.c.generation == self._generation)
            self._connection.execute(delete(table).where(*own))
