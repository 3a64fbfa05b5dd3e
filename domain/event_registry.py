"""The closed registry of stored topics: a name in the database never imports a module."""

import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any
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
from domain.personal import ERASED, Sealed, Vault, changed, personal_fields

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


class SealedAsText(Transcoding):
    """Stores a sealed text as `<whose>.<sealed>`, or `<whose>.` where nothing was kept."""

    type = Sealed
    name = "sealed"

    @override
    def encode(self, obj: Sealed) -> str:
        return f"{obj.about.hex}.{obj.sealed or ''}"

    @override
    def decode(self, data: str) -> Sealed:
        about, _, sealed = data.partition(".")
        return Sealed(UUID(about), sealed or None)


_WHOSE = re.compile(rb'"_type_":"sealed","_data_":"([0-9a-f]{32})')


@dataclass(frozen=True, kw_only=True)
class SealedText:
    """A personal text of a stored event: the field, the place to which it is bound, and itself."""

    field: str
    place: str
    text: Sealed


class ClosedMapper(Mapper[UUID]):
    """Turns stored events into domain events of the registry, and nothing else.

    With a vault it stores personal texts sealed and opens them again, as `ERASED` once their key
    is gone. Without one it stores them as they are, for specifications that keep no log.

    Raises:
        UnknownTopicError: the stored topic, or the aggregate it names, is not in the registry.
    """

    def __init__(self, aggregates: Iterable[type[Aggregate]], vault: Vault | None = None) -> None:
        self.vault = vault
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
        return self._opened(fact)

    @override
    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        about = getattr(domain_event, "subject_id", None)
        return self.stored(domain_event, about=about or domain_event.originator_id)

    def stored(self, fact: DomainEventProtocol[UUID], *, about: UUID) -> StoredEvent:
        """The event as it is stored, with its personal texts sealed for whom they are about.

        An event of a class with `ABOUT` names in that field whom they are about.
        """
        named = getattr(type(fact), "ABOUT", None)
        whose: UUID = about if named is None else getattr(fact, named)
        return super().to_stored_event(self._sealed(fact, whose))

    def holding(self, states: Iterable[bytes]) -> AbstractContextManager[None]:
        """Open these stored states with the keys that exist now, and no longer kept ones."""
        if self.vault is None:
            return nullcontext()
        found = {name for state in states for name in _WHOSE.findall(bytes(state))}
        return self.vault.held({UUID(name.decode()) for name in found})

    def sealed_texts(self, stored_event: StoredEvent) -> list[SealedText]:
        """The personal texts of a stored event as they are stored; none is opened."""
        fact = super().to_domain_event(stored_event)
        found: list[SealedText] = []

        def note(text: Any, _: UUID, field: str) -> None:
            if isinstance(text, Sealed):
                found.append(SealedText(field=field, place=_place(fact, field), text=text))

        changed(type(fact), vars(fact), fact.originator_id, note)
        return found

    def _sealed(self, fact: DomainEventProtocol[UUID], about: UUID) -> DomainEventProtocol[UUID]:
        vault = self.vault
        if vault is None or not personal_fields(type(fact)):
            return fact

        def seal(text: str, whose: UUID, field: str) -> Sealed:
            return Sealed(whose, vault.seal(text, about=whose, place=_place(fact, field)))

        sealed = copy(fact)
        vars(sealed).update(changed(type(fact), vars(fact), about, seal))
        return sealed

    def _opened(self, fact: DomainEventProtocol[UUID]) -> DomainEventProtocol[UUID]:
        vault = self.vault
        if vault is None or not personal_fields(type(fact)):
            return fact

        def open_(text: Any, _: UUID, field: str) -> Any:
            if not isinstance(text, Sealed):
                return text
            opened = vault.open(text.sealed, about=text.about, place=_place(fact, field))
            return ERASED if opened is None else opened

        vars(fact).update(changed(type(fact), vars(fact), fact.originator_id, open_))
        return fact


def _place(fact: DomainEventProtocol[UUID], field: str) -> str:
    return f"{fact.originator_id}/{fact.originator_version}/{field}"


def _transcoder() -> JSONTranscoder:
    transcoder = JSONTranscoder()
    for transcoding in (UUIDAsHex(), DatetimeAsISO(), DateAsISO(), SealedAsText()):
        transcoder.register(transcoding)
    return transcoder
