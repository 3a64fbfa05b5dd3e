"""What is known of an agency when its obligations are reckoned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from domain.obligations.obligation import Answer
from domain.rules.document import PlanDocument
from domain.rules.steps import Step


@dataclass(frozen=True, kw_only=True)
class Ower:
    """A unit, a leading body without a unit, or (no unit id) the agency itself.

    `requested` ones were asked (“đề nghị”) and not told (“giao”). It owes what falls due between
    `since` and `until`; None means without a limit.
    """

    unit_id: UUID | None
    name: str
    requested: bool = False
    since: datetime | None = None
    until: datetime | None = None

    def exists_at(self, at: datetime) -> bool:
        """Whether it owes what falls due at this instant."""
        begun = self.since is None or self.since < at
        return begun and (self.until is None or at <= self.until)


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """When a dossier first took each of its steps, and when it ended without going on."""

    nomination_id: UUID
    subject_id: UUID
    unit_id: UUID | None
    reached: Mapping[Step, datetime]
    withdrawn_at: datetime | None = None
    stopped_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Something that was filed or excused; `ended_at` if it was taken back."""

    answer: Answer
    at: datetime
    text: str
    number: int | None = None
    ended_at: datetime | None = None

    def stands_at(self, as_of: datetime) -> bool:
        """Whether it had been recorded by then and not taken back."""
        return self.at <= as_of and (self.ended_at is None or self.ended_at > as_of)


@dataclass(frozen=True, kw_only=True)
class SentList:
    """A list upward of a span, both days included, and when it was sent."""

    first_day: date
    last_day: date
    at: datetime
    text: str

    def is_of(self, start: date, end: date) -> bool:
        """Whether the span is that of a window, which the plan's period may have cut."""
        return self.first_day <= start and self.last_day == end


@dataclass(frozen=True, kw_only=True)
class IssuedPlan:
    """The issued versions of one plan, each with the instant since which it is in force."""

    plan_id: UUID
    versions: Sequence[tuple[datetime, PlanDocument]]
    closed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Known:
    """One plan of an agency, its units, and what happened under the plan.

    Answers are found by duty, window and unit. `dissolved_at` is the first instant at which the
    agency no longer exists.
    """

    plan: IssuedPlan
    agency: str
    units: Sequence[Ower] = ()
    dossiers: Sequence[Dossier] = ()
    lists: Sequence[SentList] = ()
    answers: Mapping[tuple[str, str, UUID | None], Sequence[Answered]] = field(default_factory=dict)
    dissolved_at: datetime | None = None
