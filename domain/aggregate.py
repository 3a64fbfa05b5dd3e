"""The root of every aggregate: it names its own beginning and is told the time."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import AggregateEvent, BaseAggregate, CanInitAggregate


class Aggregate(BaseAggregate[UUID]):
    """An event-sourced aggregate.

    Decisions are public methods: they check a rule, refuse by raising a `DomainError`, and record
    a fact. Facts are private `@event` methods: replay runs them again, so they never refuse.
    """

    class Event(AggregateEvent):
        """Something that happened to one aggregate."""

    @property
    def about(self) -> UUID:
        """Whose key seals the personal texts of its facts: its subject's, or one of its own."""
        subject_id: UUID = getattr(self, "_subject_id", self.id)
        return subject_id

    @classmethod
    def _begin(
        cls, fact: type[CanInitAggregate[UUID]], *, id: UUID, at: datetime, **fields: Any
    ) -> Self:
        """Record the fact that begins an aggregate; `at` is when it happened (aware)."""
        return cls._create(fact, id=id, timestamp=at, **fields)

    def _record(self, fact: type[Event], *, at: datetime, **fields: Any) -> None:
        """Record a fact; `at` is when it happened (aware)."""
        self.trigger_event(fact, timestamp=at, **fields)


class Birth(CanInitAggregate[UUID], AggregateEvent):
    """The fact that begins an aggregate."""

    originator_topic: str
