"""What a projection is: reactions to recorded facts, each changing the rows of one read model.

A projection says which facts it shows by registering one private reaction for each:

    class Board(Projection):
        name = "board"
        tables = (view_board,)

        @singledispatchmethod
        @override
        def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
            pass

        @react.register
        def _submitted(self, fact: facts.Submitted, recorded: RecordedFact, rows: Rows) -> None:
            rows.update(view_board, {"nomination_id": fact.originator_id}, stage="submitted")
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import AggregateEvent
from sqlalchemy import Table

from projections.rows import Rows


@dataclass(frozen=True, slots=True)
class RecordedFact:
    """A fact with its place in the tenant's log, and who recorded it, when, in which role, why."""

    fact: AggregateEvent
    tenant_id: str
    position: int
    event_id: UUID
    recorded_at: datetime
    actor: str
    acting_role: str
    correlation_id: UUID
    causation_id: UUID | None

    @property
    def occurred_at(self) -> datetime:
        """When it happened (aware); `recorded_at` is when the log learned of it."""
        return self.fact.timestamp


class Projection(ABC):
    """Keeps one read model in step with the log.

    Reactions are deterministic: they use only the fact and the model's own rows, so that a
    rebuild gives the same rows. They are not told which tenant or generation they write.
    """

    name: ClassVar[str]
    tables: ClassVar[tuple[Table, ...]]

    @abstractmethod
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        """Change the rows as the fact asks; a fact that the model does not show changes none."""
