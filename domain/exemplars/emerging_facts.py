"""Everything that can happen to an emerging exemplar, as it is stored."""

from datetime import date
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.personal import PersonalText


class Noted(Birth):
    """A unit noted somebody or something as an emerging exemplar (nhân tố mới)."""

    TOPIC = "emerging.noted"
    subject_id: UUID
    subject_kind: str
    unit_id: UUID
    why: PersonalText
    plan_id: UUID | None
    noted_by: str


class WeaknessFound(Aggregate.Event):
    """Something still stands in the way of the emerging exemplar."""

    TOPIC = "emerging.weakness-found"
    weakness_id: UUID
    what: PersonalText
    found_by: str


class HelpPlanned(Aggregate.Event):
    """It was planned how to help, of which kind, and who is responsible."""

    TOPIC = "emerging.help-planned"
    help_id: UUID
    measure: PersonalText
    kind: str
    responsible: PersonalText
    due_on: date | None
    weakness_id: UUID | None
    planned_by: str


class HelpGiven(Aggregate.Event):
    """A planned help was given."""

    TOPIC = "emerging.help-given"
    help_id: UUID
    result: PersonalText
    given_on: date
    recorded_by: str


class MentorAssigned(Aggregate.Event):
    """Somebody accompanies the emerging exemplar from now on, in place of any other before."""

    TOPIC = "emerging.mentor-assigned"
    mentor: PersonalText
    assigned_by: str


class ProgressNoted(Aggregate.Event):
    """Progress was seen, perhaps so far that a weakness was overcome."""

    TOPIC = "emerging.progress-noted"
    progress: PersonalText
    overcame: UUID | None
    noted_by: str


class Promoted(Aggregate.Event):
    """The emerging exemplar was put forward as a dossier."""

    TOPIC = "emerging.promoted"
    nomination_id: UUID
    promoted_by: str


class Closed(Aggregate.Event):
    """The watch ended for a reason."""

    TOPIC = "emerging.closed"
    reason: PersonalText
    closed_by: str
