"""A log whose first append takes something else with it, in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine
from typing_extensions import override

from tenants.event_log import TenantEventLog


@dataclass
class Beside:
    """Events to store with the next append, once."""

    events: Sequence[StoredEvent]


class AccompaniedLog(TenantEventLog):
    """The tenant's log; what stands beside is stored before the first events appended, or neither.

    Whoever appends is answered the positions of their own events.
    """

    def __init__(self, engine: Engine, beside: Beside) -> None:
        super().__init__(engine)
        self._beside = beside

    @override
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        if not stored_events:
            return super().insert_events(stored_events, **kwargs)
        beside = self._beside.events
        positions = super().insert_events([*beside, *stored_events], **kwargs)
        self._beside.events = ()
        return positions[len(beside) :]
