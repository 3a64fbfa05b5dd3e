"""A whole plan as a value: everything that the other contexts ask of a plan."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.rules.clauses import Clause, Question, passages_in
from domain.rules.criteria import Criterion, Preference, Scope
from domain.rules.deadlines import Deadline
from domain.rules.kinds import SubjectKind
from domain.rules.model import Key, Rule, Text, Year
from domain.rules.procedure import (
    Certificate,
    ChecklistItem,
    Decision,
    DelegatedCriteria,
    Duty,
    Intake,
    Paper,
    Quota,
    Review,
    Verification,
    Vote,
)
from domain.rules.rounds import PlanRound
from domain.rules.route import Route
from domain.rules.scopes import Scopes
from domain.rules.setting import (
    Discovery,
    ExtraDays,
    LegalBasis,
    Level,
    ParentPlan,
    Period,
    PlanField,
    Subjects,
)
from domain.rules.steps import Step, step_before


class PlanDocument(Rule):
    """A plan, as `read_plan` checked it: its parts agree with one another.

    `year` is the plan's year, None for a plan of several years; `note` says what is not in the
    plan's own text; a `sketch` shows the form and cannot be issued.
    """

    key: Key
    title: Text
    issuer: Text
    number: Text | None = None
    issued_on: date | None = None
    signer: Text | None = None
    level: Level
    year: Year | None = None
    period: Period
    parent: ParentPlan | None = None
    rounds: tuple[PlanRound, ...] = ()
    note: Text | None = None
    sketch: bool = False
    bases: tuple[LegalBasis, ...] = ()
    principles: tuple[Clause, ...] = ()
    subjects: Subjects
    fields: tuple[PlanField, ...] = ()
    discovery: Discovery | None = None
    scopes: Scopes | None = None
    criteria: tuple[Criterion, ...] = ()
    preferences: tuple[Preference, ...] = ()
    delegated_criteria: tuple[DelegatedCriteria, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    intake: Intake | None = None
    extra_days: ExtraDays | None = None
    deadlines: tuple[Deadline, ...] = ()
    quotas: tuple[Quota, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    verification: Verification | None = None
    vote: Vote | None = None
    decision: Decision | None = None
    certificate: Certificate | None = None
    route: Route | None = None
    documents: tuple[Paper, ...] = ()
    reviews: tuple[Review, ...] = ()
    duties: tuple[Duty, ...] = ()
    questions: tuple[Question, ...] = ()

    def admits(self, kind: SubjectKind) -> bool:
        """Whether the plan admits subjects of this kind."""
        return kind in self.subjects.kinds

    def year_on(self, day: date) -> int:
        """The plan year of what begins on a day: the plan's own, or the year within its period."""
        if self.year is not None:
            return self.year
        return min(max(day, self.period.start), self.period.end).year

    def fields_for(self, kind: SubjectKind) -> tuple[PlanField, ...]:
        """The fields in which subjects of this kind are put forward; none: they name no field."""
        return tuple(field for field in self.fields if field.takes(kind))

    def criteria_for(self, kind: SubjectKind, field: str | None = None) -> tuple[Criterion, ...]:
        """The criteria for subjects of this kind in this field: general ones, then specific."""
        concerned = [each for each in self.criteria if each.concerns(kind, field)]
        return tuple(sorted(concerned, key=lambda criterion: criterion.scope is Scope.SPECIFIC))

    def uses(self, step: Step) -> bool:
        """Whether the plan uses this step."""
        return step in self.steps

    def before(self, step: Step) -> Step | None:
        """The step that must come right before, or None for the first.

        Raises:
            StepNotInPlanError: the plan does not use `step`.
        """
        return step_before(step=step, steps=self.steps)

    def deadline_for(self, step: Step) -> Deadline | None:
        """The deadline that limits this step, or None."""
        return next((deadline for deadline in self.deadlines if deadline.step is step), None)

    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of the plan, with its rule id, in the order of the document."""
        return tuple(passage for passage in passages_in(self) if isinstance(passage, Clause))

    def open_questions(self) -> tuple[tuple[str | None, Question], ...]:
        """What the plan leaves open, each with the rule id that it belongs to, if any."""
        asked = (
            (passage.rule if isinstance(passage, Clause) else None, passage.question)
            for passage in passages_in(self)
            if passage.question
        )
        return (*asked, *((None, question) for question in self.questions))
