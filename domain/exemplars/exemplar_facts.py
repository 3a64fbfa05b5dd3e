"""Everything that can happen to an exemplar after it was found to be one, as it is stored."""

from datetime import date
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.personal import PersonalText


class Followed(Birth):
    """The agency began to follow an exemplar: one dossier that came to the end of its steps."""

    TOPIC = "exemplar.followed"
    nomination_id: UUID
    recognition_id: UUID | None
    subject_id: UUID
    subject_kind: str
    unit_id: UUID | None
    plan_id: UUID
    plan_year: int
    decision_number: str | None
    decided_on: date | None


class NurturePlanned(Aggregate.Event):
    """It was planned how the exemplar is helped to go on."""

    TOPIC = "exemplar.nurture-planned"
    measure: PersonalText
    kind: str
    responsible: PersonalText
    planned_by: str


class DifficultyFound(Aggregate.Event):
    """The exemplar has met a difficulty or a shortcoming was seen (S1-06)."""

    TOPIC = "exemplar.difficulty-found"
    what: PersonalText
    found_by: str


class SupportGiven(Aggregate.Event):
    """The exemplar was supported; `amount` in đồng and `fund` where money was given (S3-12)."""

    TOPIC = "exemplar.support-given"
    kind: str
    what: PersonalText
    amount: int | None
    fund: str | None
    document: PersonalText | None
    given_on: date
    recorded_by: str


class AssessmentScheduled(Aggregate.Event):
    """It was set by when the effect of the exemplar is assessed (S1-05)."""

    TOPIC = "exemplar.assessment-scheduled"
    assessment_id: UUID
    due_on: date
    scheduled_by: str


class Assessed(Aggregate.Event):
    """The effect of the exemplar was assessed: met, not met, or not enough evidence."""

    TOPIC = "exemplar.assessed"
    assessment_id: UUID
    effect: PersonalText
    reach: PersonalText
    result: str
    evidence: list[PersonalText]
    late: bool
    assessed_by: str


class VisitHeld(Aggregate.Event):
    """Others came to see how the exemplar works (S4-03)."""

    TOPIC = "exemplar.visit-held"
    held_on: date
    place: PersonalText
    visitors: PersonalText
    number: int
    learnt: PersonalText
    recorded_by: str


class TalkHeld(Aggregate.Event):
    """The exemplar, or somebody for it, told others how it works (S3-13)."""

    TOPIC = "exemplar.talk-held"
    held_on: date
    place: PersonalText
    speaker: PersonalText
    number: int
    content: PersonalText
    recorded_by: str


class CompeteAlongsideLaunched(Aggregate.Event):
    """Others were called on to compete alongside the exemplar (S3-03, S0-28)."""

    TOPIC = "exemplar.compete-alongside-launched"
    name: PersonalText
    launched_by: str
    launched_from: date
    launched_until: date | None
    content: PersonalText
    recorded_by: str


class Adopted(Aggregate.Event):
    """Somebody took over the exemplar's way of working; `adopter_unit_id` if a unit of ours."""

    TOPIC = "exemplar.adopted"
    adoption_id: UUID
    adopter_unit_id: UUID | None
    adopter: PersonalText
    what: PersonalText
    adopted_on: date
    recorded_by: str


class AdoptionAssessed(Aggregate.Event):
    """It was noted what came of an adoption; a later note supersedes it."""

    TOPIC = "exemplar.adoption-assessed"
    adoption_id: UUID
    result: PersonalText
    recorded_by: str
