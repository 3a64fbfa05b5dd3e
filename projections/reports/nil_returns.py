"""Windows for which a unit reported “không có điển hình trong kỳ”.

The events are known by their topics alone, so that a log without obligations is reported on too.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from domain.times import local_day
from projections.projection import RecordedFact

_OPENED = "obligation.opened"
_FILED = "obligation.nil-return-filed"
_WITHDRAWN = "obligation.withdrawn"
_NIL = "nil_return"


@dataclass(frozen=True)
class NilReturn:
    """One such return: for which duty and window of which plan, by which unit, and why."""

    plan_id: UUID | None
    duty_key: str
    window: str
    unit_id: UUID | None
    reason: str
    day: date
    position: int


@dataclass
class NilReturns:
    """The returns that stand, by the obligation that each answers."""

    _plans: dict[UUID, UUID] = field(default_factory=dict)
    _standing: dict[UUID, NilReturn] = field(default_factory=dict)

    def take(self, recorded: RecordedFact) -> None:
        """Fold one event; most are about something else."""
        fact: Any = recorded.fact
        topic = getattr(fact, "TOPIC", "")
        if topic == _OPENED:
            self._plans[fact.originator_id] = fact.plan_id
        if topic == _FILED:
            self._standing[fact.originator_id] = self._filed(fact, recorded.position)
        if topic == _WITHDRAWN and fact.what == _NIL:
            self._standing.pop(fact.originator_id, None)

    def standing(self) -> list[NilReturn]:
        """The returns that were not withdrawn, in the order in which they were filed."""
        return sorted(self._standing.values(), key=lambda each: each.position)

    def _filed(self, fact: Any, position: int) -> NilReturn:
        return NilReturn(
            plan_id=self._plans.get(fact.originator_id),
            duty_key=fact.duty_key,
            window=fact.window,
            unit_id=fact.unit_id,
            reason=fact.reason,
            day=local_day(fact.timestamp),
            position=position,
        )
