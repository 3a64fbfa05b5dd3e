"""Lets a process manager follow every tenant's log, with a place of its own in each.

No lock is held while a consequence is recorded in another log: the process is one whose repeated
consequences change nothing, so that it may be overtaken, killed or run twice.
"""

import contextlib

import structlog
from eventsourcing.persistence import IntegrityError, PersistenceError
from sqlalchemy import select
from sqlalchemy.exc import InterfaceError, OperationalError

from projections import tracking
from projections.projection import RecordedFact
from projections.reading_log import Batch, read_batch
from projections.schema import FIRST_GENERATION
from projections.schema import tracking as places
from projections.tracking import Claim, OvertakenError
from service.backend import Backend
from service.processes.process import Process
from service.traces import place_of
from tenants.engine import reading, writing
from tenants.scope import NO_TENANT, bound_to

BATCH = 500
_MOST_ATTEMPTS = 20
_PASSING = (OperationalError, InterfaceError, PersistenceError)

log = structlog.get_logger()


class Follower:
    """Moves one process on through the logs of all tenants."""

    def __init__(self, backend: Backend, process: Process) -> None:
        self._backend = backend
        self._process = process
        self._followed = [(process.name, FIRST_GENERATION)]

    def run_once(self) -> int:
        """Follow every tenant that is behind by one batch; answers how many facts were read."""
        return sum(self._advance_bound(tenant_id) for tenant_id in self._behind())

    def _advance_bound(self, tenant_id: str) -> int:
        with bound_to(tenant_id):
            return self._advance(tenant_id)

    def _behind(self) -> list[str]:
        with bound_to(NO_TENANT), reading(self._backend.engine) as connection:
            return tracking.tenants_behind(connection, self._followed)

    def _advance(self, tenant_id: str) -> int:
        claim = self._claim(tenant_id)
        if claim is None:
            return 0
        batch = self._read(claim)
        done, fault = self._follow_all(claim, batch)
        self._move(claim, done)
        if fault is not None:
            self._quarantine(claim, done + 1, fault)
        return len(batch.facts)

    def _claim(self, tenant_id: str) -> Claim | None:
        mine = select(places.c.position, places.c.quarantined_at).where(
            places.c.tenant_id == tenant_id,
            places.c.projection == self._process.name,
            places.c.generation == FIRST_GENERATION,
        )
        with writing(self._backend.engine) as connection:
            tracking.begin_tracking(connection, [tenant_id], self._followed)
            position, quarantined_at = connection.execute(mine).one()
        if quarantined_at is not None:
            return None
        return Claim(tenant_id, self._process.name, FIRST_GENERATION, position)

    def _read(self, claim: Claim) -> Batch:
        with reading(self._backend.engine) as connection:
            return read_batch(
                connection,
                self._backend.mapper,
                tenant_id=claim.tenant_id,
                after=claim.position,
                limit=BATCH,
            )

    def _follow_all(self, claim: Claim, batch: Batch) -> tuple[int, Exception | None]:
        done = claim.position
        for fact in batch.facts:
            try:
                self._follow(fact)
            except _PASSING:
                raise
            except Exception as fault:  # noqa: BLE001 -- one tenant's fault stops no other
                return done, fault
            done = fact.position
        return done, None if batch.facts else batch.undecodable

    def _follow(self, fact: RecordedFact) -> None:
        for attempt in range(_MOST_ATTEMPTS):
            try:
                self._process.follow(fact)
            except IntegrityError:
                if attempt == _MOST_ATTEMPTS - 1:
                    raise
            else:
                return

    def _move(self, claim: Claim, position: int) -> None:
        if position == claim.position:
            return
        # Overtaken: somebody else has done the same; what both did has had its effect once.
        with contextlib.suppress(OvertakenError), writing(self._backend.engine) as connection:
            tracking.move(connection, [claim], position)

    def _quarantine(self, claim: Claim, position: int, fault: Exception) -> None:
        text = f"{type(fault).__name__} at position {position}"
        with writing(self._backend.engine) as connection:
            tracking.quarantine(connection, claim, text)
        log.error(
            "process-quarantined",
            process=claim.projection,
            tenant=claim.tenant_id,
            fault=text,
            places=place_of(fault),
        )
