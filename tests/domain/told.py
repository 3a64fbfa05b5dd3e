"""A mapper for logs in memory that notices what a process forgot to hand on."""

from enum import Enum
from types import NoneType
from typing import Any, get_args, get_type_hints
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import StoredEvent
from typing_extensions import override

from domain import topics
from domain.event_registry import ClosedMapper
from tests.specification import is_told


class ToldMapper(ClosedMapper):
    """Stores no fact with the time of a clock, or without what its class asks for."""

    @override
    def stored(self, fact: DomainEventProtocol[UUID], *, about: UUID) -> StoredEvent:
        told: Any = fact
        assert is_told(told.timestamp), f"{told} was not told when it happened."
        lacking = [name for name in _required(type(told)) if vars(told).get(name, 0) is None]
        assert lacking == [], f"{told} lacks {lacking}."
        return super().stored(fact, about=about)


def told_mapper() -> ToldMapper:
    """A mapper of the whole domain that notices."""
    return ToldMapper(topics.AGGREGATES)


def carried(command: Any, fact: Any) -> None:
    """Check that a fact repeats its command: its time, who asked, and every field of one name."""
    assert fact.timestamp == command.at
    assert command.by in vars(fact).values()
    told, stored = vars(command), vars(fact)
    shared = {name: _plain(told[name]) for name in told if name in stored}
    assert shared
    assert {name: stored[name] for name in shared} == shared


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, Enum) else value


def _required(kind: type) -> tuple[str, ...]:
    return tuple(name for name, hint in get_type_hints(kind).items() if not _may_lack(hint))


def _may_lack(hint: Any) -> bool:
    return hint is Any or NoneType in get_args(hint)
