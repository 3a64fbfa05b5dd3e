"""Registering a nomination: the plan, the subject and the unit must all agree."""

from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.nominations.commands import RegisterNomination
from domain.nominations.dossier import PinnedPlan, PinnedRules, field_in
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import KindNotAdmittedError
from domain.rules.book import PlanBook
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from domain.times import local_day


class Registering(Application):
    """Begins dossiers under the plans of one agency."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], plans: PlanBook
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._plans = plans

    def register_nomination(self, command: RegisterNomination) -> int:
        """Put a subject forward under the plan in force, whose rules the dossier keeps.

        Raises:
            PlanNotInForceError: the plan is a draft or closed.
            KindNotAdmittedError: the plan does not admit this kind of subject.
            FieldMissingError, FieldNotForKindError: the field is not one for this kind.
            UnitDissolvedError: the nominating unit no longer exists.
        """
        version = self._plans.current_version(command.plan_id)
        rules = self._plans.rules(command.plan_id, version)
        kind = self.load(Subject, command.subject_id).kind
        if not rules.admits(kind):
            raise KindNotAdmittedError(kind=kind.value)
        self.load(Unit, command.unit_id).require_alive()
        field = field_in(rules, kind, command.field)
        plan = PinnedPlan(
            plan_id=command.plan_id,
            plan_version=version,
            plan_year=rules.year_on(local_day(command.at)),
        )
        return self.store(
            Nomination.register(
                nomination_id=command.nomination_id,
                at=command.at,
                pinned=PinnedRules.of(plan, rules, kind, command.field),
                subject_id=command.subject_id,
                subject_kind=kind.value,
                unit_id=command.unit_id,
                field=field,
                scope=command.scope,
                channel=command.channel,
                achievement=command.achievement,
                by=command.by,
            )
        )
