"""Registering a nomination: the plan, the subject and the unit must all agree."""

from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.exemplars.emerging import Emerging
from domain.exemplars.movement import Movement
from domain.nominations.commands import OnNomination, RegisterNomination
from domain.nominations.dossier import PinnedPlan, PinnedRules, field_in
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import KindNotAdmittedError, ScopeMissingError
from domain.processes.commands import LinkToMovement, PromoteEmerging
from domain.rules.book import PlanBook
from domain.rules.document import PlanDocument
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
            ScopeMissingError: the plan asks for the scope, and it is none of those it offers.
            UnitDissolvedError: the nominating unit no longer exists.
            NotFoundError: the movement that it names is not in the register.
        """
        return self.store(self._registered(command))

    def promote_emerging(self, command: PromoteEmerging) -> int:
        """Put an emerging exemplar forward: dossier and watch-list are kept in step (S3-11).

        Raises:
            AlreadyPromotedError, WatchClosedError: it cannot be put forward any more.
            PlanNotInForceError, KindNotAdmittedError, ScopeMissingError: the plan forbids it.
        """
        emerging = self.load(
            Emerging, command.emerging_id, expected_version=command.expected_version
        )
        emerging.promote(at=command.at, by=command.by, nomination_id=command.nomination_id)
        nomination = self._registered(
            RegisterNomination(
                nomination_id=command.nomination_id,
                plan_id=command.plan_id,
                subject_id=emerging.subject_id,
                unit_id=emerging.unit_id,
                scope=command.scope,
                channel=command.channel,
                achievement=command.achievement,
                movement_id=command.movement_id,
                field=command.field,
                by=command.by,
                at=command.at,
            )
        )
        return self.store(nomination, emerging)

    def link_to_movement(self, command: LinkToMovement) -> int:
        """Let a dossier name a movement of the register.

        Raises:
            NotFoundError, AlreadyLinkedError: there is no such movement, or it is named already.
        """
        nomination = self.load(
            Nomination, command.nomination_id, expected_version=command.expected_version
        )
        self._link(nomination, command.movement_id, command)
        return self.store(nomination)

    def _registered(self, command: RegisterNomination) -> Nomination:
        version = self._plans.current_version(command.plan_id)
        rules = self._plans.rules(command.plan_id, version)
        kind = self.load(Subject, command.subject_id).kind
        if not rules.admits(kind):
            raise KindNotAdmittedError(kind=kind.value)
        _require_scope(rules, command.scope)
        self.load(Unit, command.unit_id).require_alive()
        field = field_in(rules, kind, command.field)
        plan = PinnedPlan(
            plan_id=command.plan_id,
            plan_version=version,
            plan_year=rules.year_on(local_day(command.at)),
        )
        nomination = Nomination.register(
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
        if command.movement_id is not None:
            self._link(nomination, command.movement_id, command)
        return nomination

    def _link(
        self, nomination: Nomination, movement_id: UUID, command: RegisterNomination | OnNomination
    ) -> None:
        self.load(Movement, movement_id)
        nomination.link_to_movement(at=command.at, by=command.by, movement_id=movement_id)


def _require_scope(rules: PlanDocument, scope: str) -> None:
    if rules.scopes is not None and not rules.scopes.offers(scope):
        choices = rules.scopes.choices
        raise ScopeMissingError(
            choices=", ".join(choice.key for choice in choices),
            choices_vi=", ".join(f"{choice.key} ({choice.title})" for choice in choices),
        )
