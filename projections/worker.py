"""The worker: follows every tenant's log and keeps the read models in step with it."""

import logging
import time
from collections.abc import Sequence
from threading import Event
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from projections import tracking
from projections.applying import Applier
from projections.generations import active_generations
from projections.projection import Projection
from projections.tracking import Followed
from tenants.engine import reading, writing
from tenants.scope import NO_TENANT, bound_to

BATCH = 500
_PAUSE_AFTER_TROUBLE = 1.0
_LOOK_AGAIN = 1.0  # Seconds until a release, a rebuild or a dead worker is noticed at rest.

log = logging.getLogger(__name__)


class Worker:
    """Applies events to projections: exactly once and in order for each tenant.

    Rows and place move in one transaction, so it may be killed at any moment. Any number of
    workers may run, in any number of processes.
    """

    def __init__(
        self,
        engine: Engine,
        mapper: Mapper[UUID],
        projections: Sequence[Projection],
        batch: int = BATCH,
    ) -> None:
        self._engine = engine
        self._names = [projection.name for projection in projections]
        self._applier = Applier(mapper, {each.name: each for each in projections}, batch)
        self._level_at: int | None = None
        self._look_again_at = 0.0

    def run_once(self) -> int:
        """Move every tenant that is behind on by one batch; answers how many events were read."""
        followed, behind = self._look()
        return sum(self._advance(tenant_id, followed) for tenant_id in behind)

    def catch_up(self) -> int:
        """Go on until nothing is left that this worker can do; answers how many events."""
        total = 0
        while applied := self.run_once():
            total += applied
        return total

    def run(self, stop: Event, idle: float = 0.1) -> None:
        """Work until `stop` is set; with nothing to do, look again after `idle` seconds."""
        while not stop.is_set():
            try:
                pause = 0.0 if self.run_once() else idle
            except (OperationalError, InterfaceError) as trouble:
                log.warning("The database does not answer the worker: %s", type(trouble).__name__)
                pause = _PAUSE_AFTER_TROUBLE
            stop.wait(pause)

    def release(self, projection: str, tenant_id: str) -> None:
        """Let a quarantined projection of a tenant be tried again.

        Raises:
            NotQuarantinedError: it is not quarantined.
        """
        tracking.release(self._engine, projection, tenant_id)
        self._level_at = None

    def _look(self) -> tuple[list[Followed], list[str]]:
        """Tell who is behind; when nothing was recorded since all were level, do so rarely."""
        with bound_to(NO_TENANT), reading(self._engine) as connection:
            recorded = tracking.events_recorded(connection)
            if recorded == self._level_at and time.monotonic() < self._look_again_at:
                return [], []
            followed = self._followed(connection)
            behind = tracking.tenants_behind(connection, followed)
        self._level_at = None if behind else recorded
        self._look_again_at = time.monotonic() + _LOOK_AGAIN
        return followed, behind

    def _followed(self, connection: Connection) -> list[Followed]:
        return list(active_generations(connection, self._names).items())

    def _advance(self, tenant_id: str, followed: list[Followed]) -> int:
        with bound_to(tenant_id), writing(self._engine) as connection:
            claims = tracking.claim(connection, tenant_id, followed)
            if len(claims) < len(followed):
                followed = self._followed(connection)  # A rebuild may have switched meanwhile.
                tracking.begin_tracking(connection, [tenant_id], followed)
                claims = tracking.claim(connection, tenant_id, followed)
            return self._applier.apply(connection, claims) if claims else 0
