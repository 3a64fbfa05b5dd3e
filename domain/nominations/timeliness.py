"""Whether something came in time, with the phrase that says so beside the reading of it."""

from dataclasses import dataclass
from datetime import datetime

from domain.rules.calendar import WorkingCalendar
from domain.rules.document import PlanDocument
from domain.rules.occurrences import occurrence_at, occurrences
from domain.rules.steps import Step


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
    def of(
        cls, step: Step, *, rules: PlanDocument, at: datetime, calendar: WorkingCalendar
    ) -> "Timeliness":
        """Hold an instant against a plan's deadline on a step, in the window it falls in."""
        deadline = rules.deadline_for(step)
        if deadline is None:
            return cls()
        window = occurrence_at(occurrences(deadline, plan=rules, calendar=calendar), at)
        if window is None:
            return cls()
        return cls(
            due_at=window.due_at,
            phrase=deadline.clause.quote,
            reading=deadline.clause.reading,
            late=at >= window.due_at,
        )
