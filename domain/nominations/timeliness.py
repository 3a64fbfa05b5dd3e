"""Whether something came in time, with the phrase that says so beside the reading of it."""

from dataclasses import dataclass
from datetime import datetime

from domain.rules.deadlines import Deadline


@dataclass(frozen=True, kw_only=True)
class Timeliness:
    """A deadline held against an instant.

    `due_at` is the first instant that is too late; all are None or False where there is no
    deadline.
    """

    due_at: datetime | None = None
    phrase: str | None = None
    reading: str | None = None
    late: bool = False

    @classmethod
    def of(cls, deadline: Deadline | None, *, year: int, at: datetime) -> "Timeliness":
        """Hold an instant against a plan's deadline for one plan year."""
        if deadline is None:
            return cls()
        return cls(
            due_at=deadline.due_at(year),
            phrase=deadline.clause.quote,
            reading=deadline.clause.reading,
            late=deadline.is_late(at, year),
        )
