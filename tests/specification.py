"""Given, when, then for aggregates: facts, then a decision, then the new facts or a refusal.

`given` facts are stamped with an id, versions and times and are replayed. A decision at an
aggregate without facts is handed its class, so that births are specified in the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import CanInitAggregate
from eventsourcing.utils import get_topic

from domain.aggregate import Aggregate
from domain.errors import DomainError

THE_ID = UUID("00000000-0000-4000-8000-000000000001")
THE_BEGINNING = datetime(2024, 11, 1, 1, 0, tzinfo=UTC)
NOW = datetime(2024, 12, 2, 1, 0, tzinfo=UTC)

STAMPS = {"originator_id", "originator_version", "originator_topic", "timestamp"}


@dataclass(frozen=True)
class Fact:
    """An event without its stamps."""

    kind: type
    fields: dict[str, Any]


def fact(kind: type, /, **fields: Any) -> Fact:
    """Describe an event by its class and its own fields."""
    return Fact(kind, fields)


def facts_of(events) -> list[Fact]:
    """The events as facts: without ids, versions and times."""
    return [Fact(type(each), _own_fields(each)) for each in events]


class Given:
    """An aggregate to which these facts have happened."""

    def __init__(self, kind: type[Aggregate], *facts: Fact, id: UUID = THE_ID) -> None:
        self._subject = replay(kind, *facts, id=id) if facts else kind
        self.result: Any = None
        self._refusal: DomainError | None = None

    def when(self, decision: Callable[[Any], Any]) -> Self:
        """Let the aggregate, or its class when nothing has happened yet, decide."""
        try:
            self.result = decision(self._subject)
        except DomainError as refusal:
            self._refusal = refusal
        return self

    def then(self, *expected: Fact) -> Any:
        """Compare the new facts; answers with what the decision returned."""
        assert self._refusal is None, self._refusal
        decided = self._decided()
        assert facts_of(decided) == list(expected)
        assert [each for each in decided if not is_told(each.timestamp)] == []
        return self.result

    def then_refused(self, kind: type[DomainError], sentence: str) -> None:
        """Expect a refusal with exactly this English sentence, and no new fact."""
        assert self._refusal is not None, "The decision was not refused."
        assert (type(self._refusal), str(self._refusal)) == (kind, sentence)
        assert self._refusal.message("vi")
        assert facts_of(self._decided()) == []

    def _decided(self):
        subject = self.result if isinstance(self._subject, type) else self._subject
        return subject.collect_events() if subject is not None else []


def is_told(at: Any) -> bool:
    """Whether a fact has the time that its decision was told, and not that of a clock."""
    return isinstance(at, datetime) and abs(datetime.now(UTC) - at) > timedelta(minutes=10)


def replay(kind: type[Aggregate], *facts: Fact, id: UUID = THE_ID) -> Any:
    """The aggregate after these facts, with nothing pending."""
    subject: Any = None
    for version, each in enumerate(facts, start=1):
        subject = _event(kind, each, id, version).mutate(subject)
    return subject


def _event(kind, each: Fact, id: UUID, version: int):
    born = issubclass(each.kind, CanInitAggregate)
    return each.kind(
        originator_id=id,
        originator_version=version,
        timestamp=THE_BEGINNING + timedelta(minutes=version),
        **({"originator_topic": get_topic(kind)} if born else {}),
        **each.fields,
    )


def _own_fields(event) -> dict[str, Any]:
    return {name: value for name, value in vars(event).items() if name not in STAMPS}
