"""The machine's view of a dossier: its criteria held against the facts that are in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.criteria.assessment import Assessment
from domain.criteria.engine import assess
from domain.criteria.evidence import Collective, Evidence, Round, Standing
from domain.criteria.finding import Finding
from domain.criteria.preferring import title_heights
from domain.exemplars import kinds as register
from domain.exemplars.movement import Movement
from domain.nominations.nomination import Nomination
from domain.nominations.stages import Stage
from domain.recognitions.recognition import Recognition
from domain.rules.book import PlanBook
from domain.rules.checks.standing import Launcher
from domain.rules.criteria import Criterion
from domain.rules.document import PlanDocument
from domain.subjects.subject import Subject

_CLOSED = {Stage.REFUSED, Stage.NOT_PASSED, Stage.WITHDRAWN}
_OF_REGISTER = {
    register.Launcher.PRIME_MINISTER: Launcher.PRIME_MINISTER,
    register.Launcher.MINISTRY: Launcher.MINISTRY,
    register.Launcher.PROVINCE: Launcher.PROVINCE,
    register.Launcher.AGENCY: Launcher.AGENCY,
    register.Launcher.UNION: Launcher.UNION,
}
"""Who launched a movement of the register -> the same body as checks call it."""


@dataclass(frozen=True, kw_only=True)
class AssessedCriterion:
    """A criterion with the newest finding of a person and the machine's assessment.

    `assessment` is None where the criterion gives a machine nothing to compute.
    """

    criterion: Criterion
    finding: Finding | None
    overridden: bool
    assessment: Assessment | None


@dataclass(frozen=True, kw_only=True)
class AssessedDossier:
    """A dossier as the machine sees it on a day; `title_heights` orders by preference."""

    nomination_id: UUID
    on: date
    criteria: tuple[AssessedCriterion, ...]
    preferences: tuple[str, ...]
    title_heights: tuple[int, ...]


class Assessing(Application):
    """Holds dossiers against facts; it records nothing."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], plans: PlanBook
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._plans = plans

    def dossier(self, nomination_id: UUID, *, on: date) -> AssessedDossier:
        """The machine's view of every criterion of a dossier on a day.

        Raises:
            NotFoundError: there is no such dossier.
        """
        return self.view_of(self.load(Nomination, nomination_id), on=on)

    def criterion(self, nomination: Nomination, key: str, *, on: date) -> Assessment | None:
        """The machine's view of one criterion; None where it has nothing to compute.

        Of a state secret there is none: its facts are kept outside.
        """
        subject, rules = self._grounds(nomination)
        if subject.is_secret:
            return None
        found = (each for each in _criteria(nomination, rules) if each.key == key)
        criterion = next(found, None)
        if criterion is None or criterion.check is None:
            return None
        return assess(criterion.check, self._evidence(nomination, subject, rules, on))

    def view_of(self, nomination: Nomination, *, on: date) -> AssessedDossier:
        """The machine's view of a dossier that is loaded."""
        subject, rules = self._grounds(nomination)
        evidence = self._evidence(nomination, subject, rules, on)
        preferred = [each.key for each in rules.preferences if each.concerns(subject.kind)]
        return AssessedDossier(
            nomination_id=nomination.id,
            on=on,
            criteria=tuple(_assessed(nomination, rules, evidence)),
            preferences=tuple(preferred),
            title_heights=title_heights(subject.facts, evidence.round),
        )

    def _grounds(self, nomination: Nomination) -> tuple[Subject, PlanDocument]:
        plan = nomination.plan
        subject = self.load(Subject, nomination.subject_id)
        return subject, self._plans.rules(plan.plan_id, plan.plan_version)

    def _evidence(
        self, nomination: Nomination, subject: Subject, rules: PlanDocument, on: date
    ) -> Evidence:
        return Evidence(
            round=Round(
                plan_year=nomination.plan.plan_year,
                first_year=rules.period.start.year,
                last_year=rules.period.end.year,
                on=on,
            ),
            facts=subject.facts,
            launchers=self._launchers(nomination, rules),
            collective=self._collective(nomination),
        )

    def _launchers(self, nomination: Nomination, rules: PlanDocument) -> frozenset[Launcher]:
        """Those of the register's movements; of the channel, while the dossier names none."""
        if not nomination.movements:
            return _launchers_of_channel(nomination.channel, rules)
        named = (self.load(Movement, each) for each in nomination.movements)
        return frozenset(_OF_REGISTER[movement.launcher] for movement in named)

    def _collective(self, nomination: Nomination) -> Collective | None:
        if nomination.collective is None:
            return None
        subject_id, dossier_id = nomination.collective
        facts = self.load(Subject, subject_id).facts
        if dossier_id is None:
            return Collective(subject_id=subject_id, facts=facts)
        dossier = self.load(Nomination, dossier_id)
        return Collective(
            subject_id=subject_id,
            facts=facts,
            standing=self._standing(dossier),
            nomination_id=dossier_id,
            recognition_id=dossier.recognition_id,
            findings=dossier.findings,
        )

    def _standing(self, dossier: Nomination) -> Standing:
        if dossier.recognition_id is not None:
            recognition = self.load(Recognition, dossier.recognition_id)
            return Standing.RECOGNISED if recognition.is_in_force else Standing.REVOKED
        return Standing.NOT_RECOGNISED if dossier.stage in _CLOSED else Standing.UNDECIDED


def _criteria(nomination: Nomination, rules: PlanDocument) -> Iterator[Criterion]:
    """The criteria that were pinned when the dossier began, in its order."""
    known = {criterion.key: criterion for criterion in rules.criteria}
    return (known[key] for key in nomination.criteria if key in known)


def _assessed(
    nomination: Nomination, rules: PlanDocument, evidence: Evidence
) -> Iterator[AssessedCriterion]:
    for criterion in _criteria(nomination, rules):
        check = criterion.check
        yield AssessedCriterion(
            criterion=criterion,
            finding=nomination.findings.get(criterion.key),
            overridden=criterion.key in nomination.overridden,
            assessment=None if check is None else assess(check, evidence),
        )


def _launchers_of_channel(channel: str | None, rules: PlanDocument) -> frozenset[Launcher]:
    """The launcher of the plan's movement that the channel names, by its key or title."""
    movements = rules.discovery.movements if rules.discovery else ()
    named = (each.launcher for each in movements if channel in {each.key, each.title})
    return frozenset(launcher for launcher in named if launcher is not None)
