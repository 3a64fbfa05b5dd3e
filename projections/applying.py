"""Applies a batch of facts to projections, and sets aside the projection that cannot take one."""

import logging
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from projections import tracking
from projections.projection import Projection, RecordedFact
from projections.reading_log import Batch, read_batch
from projections.rows import Rows
from projections.tracking import Claim

_PASSING = (OperationalError, InterfaceError)  # The database's fault, not the event's.

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Poison:
    """The event at `position` cannot be applied; the text holds nothing of what it says."""

    position: int
    fault: str


@dataclass(frozen=True)
class Applier:
    """Moves claimed projections on by one batch, within the transaction that claimed them."""

    mapper: Mapper[UUID]
    projections: Mapping[str, Projection]
    batch: int

    def apply(self, connection: Connection, claims: Sequence[Claim]) -> int:
        """Apply the next events of one tenant and answer how many were read.

        Projections that stand at the same position share one reading of the log. One that cannot
        take an event is quarantined there; the others go on.
        """
        together = groupby(sorted(claims, key=_position), key=_position)
        return sum(self._apply_at(connection, list(group)) for _, group in together)

    def _apply_at(self, connection: Connection, claims: Sequence[Claim]) -> int:
        first = claims[0]
        batch = read_batch(
            connection,
            self.mapper,
            tenant_id=first.tenant_id,
            after=first.position,
            limit=self.batch,
        )
        if batch.facts:
            self._apply_facts(connection, claims, batch)
        elif batch.undecodable is not None:
            poison = _poison(first.position + 1, batch.undecodable)
            for each in claims:
                _set_aside(connection, each, poison)
        return len(batch.facts)

    def _apply_facts(self, connection: Connection, claims: Sequence[Claim], batch: Batch) -> None:
        poisoned = {each: self._try(connection, each, batch.facts) for each in claims}
        moved = [each for each, poison in poisoned.items() if poison is None]
        tracking.move(connection, moved, batch.facts[-1].position)
        for each, poison in poisoned.items():
            if poison is not None:
                if poison.position - 1 > each.position:
                    tracking.move(connection, [each], poison.position - 1)
                _set_aside(connection, each, poison)

    def _try(
        self, connection: Connection, claimed: Claim, facts: Sequence[RecordedFact]
    ) -> Poison | None:
        projection = self.projections[claimed.projection]
        try:
            react_to(connection, projection, claimed, facts)
        except _PASSING:
            raise
        except Exception as fault:  # noqa: BLE001 -- whatever an event does to a projection
            if len(facts) == 1:
                return _poison(facts[0].position, fault)
            return self._try_one_by_one(connection, claimed, facts)
        return None

    def _try_one_by_one(
        self, connection: Connection, claimed: Claim, facts: Sequence[RecordedFact]
    ) -> Poison | None:
        tried = (self._try(connection, claimed, [recorded]) for recorded in facts)
        return next((poison for poison in tried if poison is not None), None)


def react_to(
    connection: Connection, projection: Projection, claimed: Claim, facts: Sequence[RecordedFact]
) -> None:
    """Apply facts to the rows of one generation of a projection: all of them, or none.

    Raises:
        Exception: whatever a reaction raises.
    """
    with connection.begin_nested():
        rows = Rows(connection, claimed.tenant_id, claimed.generation)
        if len(facts) > 1:
            _foresee(rows, projection, facts)
        react = projection.react  # Looked up once: that is what costs most in a dispatch.
        for recorded in facts:
            react(recorded.fact, recorded, rows)
        rows.flush()


def _foresee(rows: Rows, projection: Projection, facts: Sequence[RecordedFact]) -> None:
    told_of = {recorded.fact.originator_id for recorded in facts}
    for table in projection.tables:
        rows.foresee(table, told_of)


def _set_aside(connection: Connection, claimed: Claim, poison: Poison) -> None:
    tracking.quarantine(connection, claimed, poison.fault)
    log.error(
        "Quarantined projection %s (generation %s) of tenant %s: %s",
        claimed.projection,
        claimed.generation,
        claimed.tenant_id,
        poison.fault,
    )


def _poison(position: int, fault: Exception) -> Poison:
    where = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno}"
    return Poison(position, f"{type(fault).__name__} at position {position} ({place})")


def _position(claimed: Claim) -> int:
    return claimed.position
