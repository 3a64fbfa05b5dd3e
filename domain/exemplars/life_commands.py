"""What can be asked about an exemplar after it was found to be one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.exemplars.exemplar import Support
from domain.exemplars.kinds import HelpKind, Impact


@dataclass(frozen=True, kw_only=True)
class OnExemplar:
    """A command on the exemplar that came of a dossier; who asks, and when."""

    nomination_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class PlanNurture(OnExemplar):
    """Plan how the exemplar is helped to go on."""

    measure: str
    kind: HelpKind
    responsible: str


@dataclass(frozen=True, kw_only=True)
class FindDifficulty(OnExemplar):
    """Note a difficulty or a shortcoming."""

    what: str


@dataclass(frozen=True, kw_only=True)
class GiveSupport(OnExemplar):
    """Record support."""

    support: Support


@dataclass(frozen=True, kw_only=True)
class ScheduleAssessment(OnExemplar):
    """Set by when the effect of the exemplar is assessed."""

    assessment_id: UUID
    due_on: date


@dataclass(frozen=True, kw_only=True)
class AssessExemplar(OnExemplar):
    """Record a scheduled assessment, and the day of the next."""

    assessment_id: UUID
    effect: str
    reach: str
    result: Impact
    evidence: tuple[str, ...] = ()
    next_due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class HoldVisit(OnExemplar):
    """Record a study visit."""

    held_on: date
    place: str
    visitors: str
    number: int
    learnt: str


@dataclass(frozen=True, kw_only=True)
class HoldTalk(OnExemplar):
    """Record a talk."""

    held_on: date
    place: str
    speaker: str
    number: int
    content: str


@dataclass(frozen=True, kw_only=True)
class LaunchCompeteAlongside(OnExemplar):
    """Record a call to compete alongside the exemplar."""

    name: str
    launched_by: str
    launched_from: date
    content: str
    launched_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class AdoptExemplar(OnExemplar):
    """Record that somebody took over the exemplar's way of working."""

    adoption_id: UUID
    adopter: str
    what: str
    adopted_on: date
    adopter_unit_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AssessAdoption(OnExemplar):
    """Note what came of an adoption."""

    adoption_id: UUID
    result: str
