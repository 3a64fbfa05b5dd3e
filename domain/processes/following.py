"""Following an exemplar: whatever is recorded of it rests on a decision that is in force."""

from uuid import UUID

from domain.application import Application
from domain.errors import NotFoundError
from domain.exemplars.exemplar import Exemplar, exemplar_id_of
from domain.exemplars.life_commands import (
    AdoptExemplar,
    AssessAdoption,
    AssessExemplar,
    FindDifficulty,
    GiveSupport,
    HoldTalk,
    HoldVisit,
    LaunchCompeteAlongside,
    OnExemplar,
    PlanNurture,
    ScheduleAssessment,
)
from domain.processes.origins import origin_of
from domain.subjects.unit import Unit


class Following(Application):
    """The lives of one agency's exemplars, each under the dossier of which it came.

    The first record of an exemplar begins its life. Nothing is added to that of one whose
    recognition was revoked, except the answers to what was open.

    Every command raises `NotYetAnExemplarError` or `RecognitionRevokedError` where there is none.
    """

    def plan_nurture(self, command: PlanNurture) -> int:
        """Plan how the exemplar is helped to go on."""
        exemplar = self._in_force(command)
        exemplar.plan_nurture(
            at=command.at,
            by=command.by,
            measure=command.measure,
            kind=command.kind,
            responsible=command.responsible,
        )
        return self.store(exemplar)

    def find_difficulty(self, command: FindDifficulty) -> int:
        """Note a difficulty or a shortcoming."""
        exemplar = self._in_force(command)
        exemplar.find_difficulty(at=command.at, by=command.by, what=command.what)
        return self.store(exemplar)

    def give_support(self, command: GiveSupport) -> int:
        """Record support."""
        exemplar = self._in_force(command)
        exemplar.give_support(at=command.at, by=command.by, support=command.support)
        return self.store(exemplar)

    def schedule_assessment(self, command: ScheduleAssessment) -> int:
        """Set by when the effect of the exemplar is assessed."""
        exemplar = self._in_force(command)
        exemplar.schedule_assessment(
            at=command.at,
            by=command.by,
            assessment_id=command.assessment_id,
            due_on=command.due_on,
        )
        return self.store(exemplar)

    def assess_exemplar(self, command: AssessExemplar) -> int:
        """Record a scheduled assessment, also of an exemplar that is one no longer."""
        exemplar = self._known(command)
        exemplar.assess(
            at=command.at,
            by=command.by,
            assessment_id=command.assessment_id,
            effect=command.effect,
            reach=command.reach,
            result=command.result,
            evidence=command.evidence,
            next_due_on=command.next_due_on,
        )
        return self.store(exemplar)

    def hold_visit(self, command: HoldVisit) -> int:
        """Record a study visit."""
        exemplar = self._in_force(command)
        exemplar.hold_visit(
            at=command.at,
            by=command.by,
            held_on=command.held_on,
            place=command.place,
            visitors=command.visitors,
            number=command.number,
            learnt=command.learnt,
        )
        return self.store(exemplar)

    def hold_talk(self, command: HoldTalk) -> int:
        """Record a talk."""
        exemplar = self._in_force(command)
        exemplar.hold_talk(
            at=command.at,
            by=command.by,
            held_on=command.held_on,
            place=command.place,
            speaker=command.speaker,
            number=command.number,
            content=command.content,
        )
        return self.store(exemplar)

    def launch_compete_alongside(self, command: LaunchCompeteAlongside) -> int:
        """Record a call to compete alongside the exemplar."""
        exemplar = self._in_force(command)
        exemplar.launch_compete_alongside(
            at=command.at,
            by=command.by,
            name=command.name,
            launched_by=command.launched_by,
            launched_from=command.launched_from,
            launched_until=command.launched_until,
            content=command.content,
        )
        return self.store(exemplar)

    def adopt_exemplar(self, command: AdoptExemplar) -> int:
        """Record that somebody took over the exemplar's way of working.

        Raises:
            NotFoundError, UnitDissolvedError: the unit that it names is none, or is no more.
        """
        if command.adopter_unit_id is not None:
            self.load(Unit, command.adopter_unit_id).require_alive()
        exemplar = self._in_force(command)
        exemplar.adopt(
            at=command.at,
            by=command.by,
            adoption_id=command.adoption_id,
            adopter_unit_id=command.adopter_unit_id,
            adopter=command.adopter,
            what=command.what,
            adopted_on=command.adopted_on,
        )
        return self.store(exemplar)

    def assess_adoption(self, command: AssessAdoption) -> int:
        """Note what came of an adoption, also where the exemplar is one no longer."""
        exemplar = self._known(command)
        exemplar.assess_adoption(
            at=command.at,
            by=command.by,
            adoption_id=command.adoption_id,
            result=command.result,
        )
        return self.store(exemplar)

    def adopting_unit(self, nomination_id: UUID, adoption_id: UUID) -> UUID | None:
        """The unit of the agency that adopted; None for somebody else.

        Raises:
            NotFoundError, UnknownAdoptionError: there was no such adoption.
        """
        return self.load(Exemplar, exemplar_id_of(nomination_id)).adopting_unit(adoption_id)

    def _known(self, command: OnExemplar) -> Exemplar:
        return self.load(
            Exemplar,
            exemplar_id_of(command.nomination_id),
            expected_version=command.expected_version,
        )

    def _in_force(self, command: OnExemplar) -> Exemplar:
        origin = origin_of(self, command.nomination_id)
        try:
            return self._known(command)
        except NotFoundError:
            return Exemplar.follow(at=command.at, origin=origin)
