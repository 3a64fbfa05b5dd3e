"""How an inspector searches the audit trail, and follows what caused what."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.elements import ColumnElement
from typing_extensions import Unpack

from domain.errors import NotFoundError
from projections.audit_trail.projection import AuditTrail
from projections.audit_trail.standing_out import MEANINGS, StandingOut
from projections.audit_trail.tables import entry
from projections.naming import sentences, with_actors
from projections.paging import Page, cursor_behind, fetch_page
from projections.registers.folding import folded
from projections.view import View
from tenants.engine import reading

ANY = "any"
FARTHEST = 100
"""How many causes, or effects, of one event are followed at most."""


@dataclass(frozen=True, kw_only=True)
class TrailEntry:
    """One event: `fact` holds its own fields, `vi` and `en` tell it.

    `about_id` is what it happened to, `subject_id` the person or collective concerned, `number`
    that of the document it stands on, `standing_out` why an inspector may ask about it.
    """

    position: int
    event_id: UUID
    topic: str
    about_id: UUID
    subject_id: UUID | None
    number: str | None
    standing_out: str | None
    fact: dict[str, Any]
    vi: str
    en: str
    actor: str
    actor_name: str
    acting_role: str
    occurred_at: datetime
    recorded_at: datetime
    correlation_id: UUID
    causation_id: UUID | None


class Wanted(TypedDict, total=False):
    """Which events are searched for; None, or no word, wants nothing in particular.

    `topic` is a whole topic or what stands before its dot, `contains` is found without accents,
    `standing_out` is a reason or "any", instants are those of the record, the last exclusive.
    """

    actor: str | None
    role: str | None
    topic: str | None
    about_id: UUID | None
    subject_id: UUID | None
    number: str | None
    standing_out: str | None
    contains: str | None
    recorded_from: datetime | None
    recorded_before: datetime | None


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """How many events stand out for one reason."""

    reason: str
    vi: str
    en: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Chain:
    """An event, what led to it (the first cause first), what it led to, and its own request."""

    event: TrailEntry
    causes: list[TrailEntry]
    effects: list[TrailEntry]
    same_request: list[TrailEntry]


class AuditTrailView(View):
    """The audit trail of the tenant in scope."""

    projection = AuditTrail

    def page(
        self, after: str | None = None, limit: int = 50, **wanted: Unpack[Wanted]
    ) -> Page[TrailEntry]:
        """The events that are searched for, in the order of the log.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        query = self._query().where(*_conditions(wanted))
        with reading(self._engine) as connection:
            return fetch_page(
                connection,
                query,
                order=[entry.c.position],
                after=after,
                limit=limit,
                item=self._entry,
            )

    def cursor_after(self, position: int) -> str:
        """The cursor of the page that begins after a position."""
        return cursor_behind(position)

    def at(self, position: int) -> TrailEntry:
        """The event at a position.

        Raises:
            NotFoundError: the log, or the view, has not come that far.
        """
        found = self._found(entry.c.position == position)
        if not found:
            raise NotFoundError(kind="event", id=position)
        return found[0]

    def chain(self, position: int) -> Chain:
        """What led to an event and what it led to, as far as this agency's log tells.

        Raises:
            NotFoundError: the log, or the view, has not come that far.
        """
        event = self.at(position)
        request = self._found(entry.c.correlation_id == event.correlation_id)
        return Chain(
            event=event,
            causes=self._causes(event),
            effects=self._effects(event),
            same_request=[each for each in request if each.position != position],
        )

    def standing_out(self) -> list[Reasons]:
        """How many events stand out for each reason there is, in a fixed order."""
        query = (
            select(entry.c.standing_out, func.count())
            .where(self._own(entry), entry.c.standing_out.is_not(None))
            .group_by(entry.c.standing_out)
        )
        with reading(self._engine) as connection:
            counts: Counter[str] = Counter(dict(map(tuple, connection.execute(query).all())))
        return [
            Reasons(reason=each, vi=meaning.vi, en=meaning.en, count=counts[each])
            for each, meaning in MEANINGS.items()
        ]

    def _causes(self, event: TrailEntry) -> list[TrailEntry]:
        causes: list[TrailEntry] = []
        cause = event.causation_id
        while cause is not None and len(causes) < FARTHEST:
            found = self._found(entry.c.event_id == cause)
            if not found:
                break
            causes.insert(0, found[0])
            cause = found[0].causation_id
        return causes

    def _effects(self, event: TrailEntry) -> list[TrailEntry]:
        effects: list[TrailEntry] = []
        latest = [event.event_id]
        while latest and len(effects) < FARTHEST:
            found = self._found(entry.c.causation_id.in_(latest))
            effects += found
            latest = [each.event_id for each in found]
        return effects[:FARTHEST]

    def _found(self, condition: ColumnElement[bool]) -> list[TrailEntry]:
        query = self._query().where(condition).order_by(entry.c.position)
        return [self._entry(row) for row in self._fetch(query)]

    def _query(self) -> Select[Any]:
        return with_actors(entry).where(self._own(entry))

    def _entry(self, row: RowMapping) -> TrailEntry:
        values = {name: row[name] for name in TrailEntry.__dataclass_fields__}
        return TrailEntry(**(values | sentences(self._engine, row)))


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    for word, value in wanted.items():
        if value is not None:
            yield _CONDITIONS[word](value)


def _about_topic(topic: str) -> ColumnElement[bool]:
    return (entry.c.topic if "." in topic else entry.c.context) == topic


def _stands_out(reason: str) -> ColumnElement[bool]:
    return entry.c.standing_out.is_not(None) if reason == ANY else entry.c.standing_out == reason


def _tells(words: str) -> ColumnElement[bool]:
    return entry.c.folded.contains(folded(words), autoescape=True)


_CONDITIONS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "actor": entry.c.actor.__eq__,
    "role": entry.c.acting_role.__eq__,
    "topic": _about_topic,
    "about_id": entry.c.about_id.__eq__,
    "subject_id": entry.c.subject_id.__eq__,
    "number": entry.c.number.__eq__,
    "standing_out": _stands_out,
    "contains": _tells,
    "recorded_from": entry.c.recorded_at.__ge__,
    "recorded_before": entry.c.recorded_at.__lt__,
}
REASONS = (ANY, *(each.value for each in StandingOut))
"""What `standing_out` may be."""
