"""Everything that can happen to a story about an exemplar, as it is stored."""

from datetime import date
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.personal import PersonalText


class Drafted(Birth):
    """A text was written that rests on facts of a dossier and names its decision, if any."""

    TOPIC = "story.drafted"
    nomination_id: UUID
    recognition_id: UUID | None
    subject_id: UUID
    subject_kind: str
    minor: bool
    decision_number: str | None
    title: PersonalText
    text: PersonalText
    facts_ref: list[str]
    drafted_by: str


class Revised(Aggregate.Event):
    """The text was changed; consents that were given to the earlier one are no longer in force."""

    TOPIC = "story.revised"
    title: PersonalText
    text: PersonalText
    facts_ref: list[str]
    reason: PersonalText
    revised_by: str


class ConsentGiven(Aggregate.Event):
    """The subject, or who represents a minor, consented to publication on these channels."""

    TOPIC = "story.consent-given"
    consented_by: PersonalText
    capacity: str
    document: PersonalText
    scope: list[str]
    recorded_by: str


class ConsentWithdrawn(Aggregate.Event):
    """A consent was taken back; what is up must come down."""

    TOPIC = "story.consent-withdrawn"
    capacity: str
    reason: PersonalText
    recorded_by: str


class Published(Aggregate.Event):
    """The story is up on a channel from a day on, perhaps until another."""

    TOPIC = "story.published"
    channel: str
    url: PersonalText | None
    published_from: date
    published_until: date | None
    published_by: str


class TakenDown(Aggregate.Event):
    """The story was taken off a channel for a reason."""

    TOPIC = "story.taken-down"
    channel: str
    reason: PersonalText
    taken_down_by: str
