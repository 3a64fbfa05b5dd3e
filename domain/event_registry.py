"""The closed registry of stored topics: a name in the database never imports a module."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate, DomainEventProtocol
from eventsourcing.persistence import (
    DatetimeAsISO,
    JSONTranscoder,
    Mapper,
    StoredEvent,
    Transcoding,
    UUIDAsHex,
)
from typing_extensions import override

from domain.aggregate import Aggregate

type_of_event = type[CanMutateAggregate[UUID]]


class UnknownTopicError(Exception):
    """The log holds an event whose topic this version does not know."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"Unknown topic {topic!r}: not in the closed registry of events.")


def topics_of(aggregates: Iterable[type[Aggregate]]) -> dict[str, type_of_event]:
    """Every stored topic of these aggregates with the event class that it names."""
    return {
        fact.TOPIC: fact
        for aggregate in aggregates
        for fact in vars(aggregate).values()
        if isinstance(fact, type)
        and issubclass(fact, CanMutateAggregate)
        and hasattr(fact, "TOPIC")
    }


class DateAsISO(Transcoding):
    """Stores a calendar day as `2024-11-30`."""

    type = date
    name = "date_iso"

    @override
    def encode(self, obj: date) -> str:
        return obj.isoformat()

    @override
    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


class ClosedMapper(Mapper[UUID]):
    """Turns stored events into domain events of the registry, and nothing else.

    Raises:
        UnknownTopicError: the stored topic, or the aggregate it names, is not in the registry.
    """

    def __init__(self, aggregates: Iterable[type[Aggregate]]) -> None:
        known = tuple(aggregates)
        self._topics: Mapping[str, type_of_event] = topics_of(known)
        self._aggregates = frozenset(aggregate.TOPIC for aggregate in known)  # type: ignore[attr-defined]
        super().__init__(transcoder=_transcoder())

    @override
    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        if stored_event.topic not in self._topics:
            raise UnknownTopicError(stored_event.topic)
        fact = super().to_domain_event(stored_event)
        named = getattr(fact, "originator_topic", None)
        if named is not None and named not in self._aggregates:
            raise UnknownTopicError(named)
        return fact


def _transcoder() -> JSONTranscoder:
    transcoder = JSONTranscoder()
    for transcoding in (UUIDAsHex(), DatetimeAsISO(), DateAsISO()):
        transcoder.register(transcoding)
    return transcoder
