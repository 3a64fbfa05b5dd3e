"""Which events a report as of a day is made from.

A day ends at midnight in Vietnam. An event belongs to the report when it was recorded before that
end: the log only grows, so the same day gives the same events for ever. A rehearsal lets its
players choose when things happen and records years in an hour; there an event belongs when it
happened before that end. Either way events are taken in the order in which they were recorded.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Engine
from typing_extensions import override

from domain.times import end_of
from projections.projection import RecordedFact
from projections.reading_log import read_facts
from tenants.scope import current


@dataclass(frozen=True)
class Cut(ABC):
    """The end of a day, and by which of its two times an event is held against it."""

    as_of: date
    basis: ClassVar[str]

    @property
    def end(self) -> datetime:
        """The first instant after the day (aware)."""
        return end_of(self.as_of)

    @abstractmethod
    def holds(self, recorded: RecordedFact) -> bool:
        """Whether an event belongs to a report as of the day."""


class RecordedBy(Cut):
    """What the log knew when the day ended."""

    basis = "recorded"

    @override
    def holds(self, recorded: RecordedFact) -> bool:
        return recorded.recorded_at < self.end and recorded.occurred_at < self.end


class HappenedBy(Cut):
    """What had happened when the day ended, in the time of a rehearsal."""

    basis = "happened"

    @override
    def holds(self, recorded: RecordedFact) -> bool:
        return recorded.occurred_at < self.end


def facts_until(engine: Engine, mapper: Mapper[UUID], cut: Cut) -> Iterator[RecordedFact]:
    """The events of the tenant in scope that belong to the day, in the order of their positions.

    Once an event of a thing does not belong, none after it does, whatever time a rehearsal gave it.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
        Exception: whatever an event raises that cannot be decoded; no report leaves one out.
    """
    left: set[UUID] = set()
    for recorded in read_facts(engine, mapper, current().tenant_id):
        if cut.holds(recorded) and recorded.fact.originator_id not in left:
            yield recorded
        else:
            left.add(recorded.fact.originator_id)
