"""An exemplar after it was found to be one: supported, assessed, and taken over by others."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.exemplars import exemplar_facts as facts
from domain.exemplars.guards import require_order, require_past, require_words
from domain.exemplars.kinds import HelpKind, Impact, SupportKind
from domain.exemplars.refusals import (
    AlreadyAssessedError,
    AmountWithoutFundError,
    EvidenceUnstatedError,
    FundUnstatedError,
    UnknownAdoptionError,
    UnknownAssessmentError,
)
from domain.personal import PersonalText
from domain.times import local_day


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What makes an exemplar: its dossier, and the decision where the plan has one."""

    nomination_id: UUID
    recognition_id: UUID | None
    subject_id: UUID
    subject_kind: str
    unit_id: UUID | None
    plan_id: UUID
    plan_year: int
    decision_number: str | None
    decided_on: date | None


@dataclass(frozen=True, kw_only=True)
class Support:
    """What was given; `amount` in đồng and `fund` only for money from a fund."""

    kind: SupportKind
    what: str
    amount: int | None
    fund: str | None
    document: str | None
    given_on: date


def exemplar_id_of(nomination_id: UUID) -> UUID:
    """The id of the exemplar that comes of a dossier: always the same one."""
    return uuid5(nomination_id, "exemplar")


class Exemplar(Aggregate):
    """The life of one exemplar, followed under the dossier of which it came."""

    TOPIC = "exemplar"

    Followed = facts.Followed
    NurturePlanned = facts.NurturePlanned
    DifficultyFound = facts.DifficultyFound
    SupportGiven = facts.SupportGiven
    AssessmentScheduled = facts.AssessmentScheduled
    Assessed = facts.Assessed
    VisitHeld = facts.VisitHeld
    TalkHeld = facts.TalkHeld
    CompeteAlongsideLaunched = facts.CompeteAlongsideLaunched
    Adopted = facts.Adopted
    AdoptionAssessed = facts.AdoptionAssessed

    @classmethod
    def follow(cls, *, at: datetime, origin: Origin) -> "Exemplar":
        """Begin to follow an exemplar; its id follows from its dossier."""
        return cls._begin(
            cls.Followed, id=exemplar_id_of(origin.nomination_id), at=at, **asdict(origin)
        )

    # Nurture

    def plan_nurture(
        self, *, at: datetime, by: str, measure: str, kind: HelpKind, responsible: str
    ) -> None:
        """Plan how the exemplar is helped to go on (S1-04)."""
        require_words("measure", measure)
        require_words("responsible", responsible)
        self._record(
            self.NurturePlanned,
            at=at,
            measure=measure,
            kind=kind.value,
            responsible=responsible,
            planned_by=by,
        )

    def find_difficulty(self, *, at: datetime, by: str, what: str) -> None:
        """Note a difficulty or a shortcoming, so that help can come in time (S1-06)."""
        require_words("what", what)
        self._record(self.DifficultyFound, at=at, what=PersonalText(what), found_by=by)

    def give_support(self, *, at: datetime, by: str, support: Support) -> None:
        """Record support (S3-12).

        Raises:
            FundUnstatedError: money without fund or amount.
            AmountWithoutFundError: an amount or a fund where no money was given.
            DayToComeError: the day has not come.
        """
        require_words("what", support.what)
        require_past(support.given_on, at)
        _require_fund(support)
        self._record(
            self.SupportGiven,
            at=at,
            recorded_by=by,
            **(asdict(support) | {"kind": support.kind.value}),
        )

    # Assessment

    def schedule_assessment(
        self, *, at: datetime, by: str, assessment_id: UUID, due_on: date
    ) -> None:
        """Set the last day on which an assessment is in time."""
        self._record(
            self.AssessmentScheduled,
            at=at,
            assessment_id=assessment_id,
            due_on=due_on,
            scheduled_by=by,
        )

    def assess(
        self,
        *,
        at: datetime,
        by: str,
        assessment_id: UUID,
        effect: str,
        reach: str,
        result: Impact,
        evidence: Sequence[str],
        next_due_on: date | None,
    ) -> None:
        """Record a scheduled assessment, and schedule the next one if its day is given.

        Raises:
            UnknownAssessmentError, AlreadyAssessedError: it was not scheduled, or made before.
            EvidenceUnstatedError: it finds something, and rests on nothing.
        """
        self._require_due(assessment_id)
        require_words("effect", effect)
        require_words("reach", reach)
        if result is not Impact.INSUFFICIENT and not evidence:
            raise EvidenceUnstatedError
        self._record(
            self.Assessed,
            at=at,
            assessment_id=assessment_id,
            effect=effect,
            reach=reach,
            result=result.value,
            evidence=list(evidence),
            late=local_day(at) > self._due[assessment_id],
            assessed_by=by,
        )
        if next_due_on is not None:
            following = uuid5(assessment_id, "next")
            self.schedule_assessment(at=at, by=by, assessment_id=following, due_on=next_due_on)

    # Replication

    def hold_visit(
        self,
        *,
        at: datetime,
        by: str,
        held_on: date,
        place: str,
        visitors: str,
        number: int,
        learnt: str,
    ) -> None:
        """Record a study visit: who came, how many, and what they learnt (S4-03)."""
        require_past(held_on, at)
        require_words("visitors", visitors)
        self._record(
            self.VisitHeld,
            at=at,
            held_on=held_on,
            place=place,
            visitors=visitors,
            number=number,
            learnt=learnt,
            recorded_by=by,
        )

    def hold_talk(
        self,
        *,
        at: datetime,
        by: str,
        held_on: date,
        place: str,
        speaker: str,
        number: int,
        content: str,
    ) -> None:
        """Record a talk: who spoke to how many, about what (S3-13, S3-16)."""
        require_past(held_on, at)
        require_words("speaker", speaker)
        self._record(
            self.TalkHeld,
            at=at,
            held_on=held_on,
            place=place,
            speaker=PersonalText(speaker),
            number=number,
            content=content,
            recorded_by=by,
        )

    def launch_compete_alongside(
        self,
        *,
        at: datetime,
        by: str,
        name: str,
        launched_by: str,
        launched_from: date,
        launched_until: date | None,
        content: str,
    ) -> None:
        """Record that others were called on to compete alongside (S3-03)."""
        require_words("name", name)
        require_words("launched_by", launched_by)
        require_order(launched_from, launched_until)
        self._record(
            self.CompeteAlongsideLaunched,
            at=at,
            name=name,
            launched_by=launched_by,
            launched_from=launched_from,
            launched_until=launched_until,
            content=content,
            recorded_by=by,
        )

    def adopt(
        self,
        *,
        at: datetime,
        by: str,
        adoption_id: UUID,
        adopter_unit_id: UUID | None,
        adopter: str,
        what: str,
        adopted_on: date,
    ) -> None:
        """Record that somebody took over the exemplar's way of working."""
        require_past(adopted_on, at)
        require_words("adopter", adopter)
        require_words("what", what)
        self._record(
            self.Adopted,
            at=at,
            adoption_id=adoption_id,
            adopter_unit_id=adopter_unit_id,
            adopter=adopter,
            what=what,
            adopted_on=adopted_on,
            recorded_by=by,
        )

    def assess_adoption(self, *, at: datetime, by: str, adoption_id: UUID, result: str) -> None:
        """Note what came of an adoption.

        Raises:
            UnknownAdoptionError: there was no such adoption.
        """
        self._require_adoption(adoption_id)
        require_words("result", result)
        self._record(
            self.AdoptionAssessed, at=at, adoption_id=adoption_id, result=result, recorded_by=by
        )

    def adopting_unit(self, adoption_id: UUID) -> UUID | None:
        """The unit of the agency that adopted; None for somebody else.

        Raises:
            UnknownAdoptionError: there was no such adoption.
        """
        self._require_adoption(adoption_id)
        return self._adoptions[adoption_id]

    def _require_adoption(self, adoption_id: UUID) -> None:
        if adoption_id not in self._adoptions:
            raise UnknownAdoptionError(adoption_id=adoption_id)

    def _require_due(self, assessment_id: UUID) -> None:
        if assessment_id not in self._due:
            raise UnknownAssessmentError(assessment_id=assessment_id)
        if assessment_id in self._made:
            raise AlreadyAssessedError(assessment_id=assessment_id)

    # Facts

    @event(Followed)
    def __init__(self, subject_id: UUID) -> None:
        self._subject_id = subject_id
        self._due: dict[UUID, date] = {}
        self._made: set[UUID] = set()
        self._adoptions: dict[UUID, UUID | None] = {}

    @event(AssessmentScheduled)
    def _assessment_scheduled(self, assessment_id: UUID, due_on: date) -> None:
        self._due[assessment_id] = due_on

    @event(Assessed)
    def _assessed(self, assessment_id: UUID) -> None:
        self._made.add(assessment_id)

    @event(Adopted)
    def _adopted(self, adoption_id: UUID, adopter_unit_id: UUID | None) -> None:
        self._adoptions[adoption_id] = adopter_unit_id


def _require_fund(support: Support) -> None:
    stated = support.amount is not None or support.fund is not None
    if support.kind is not SupportKind.FUND:
        if stated:
            raise AmountWithoutFundError
    elif (support.amount or 0) <= 0 or not (support.fund or "").strip():
        raise FundUnstatedError
