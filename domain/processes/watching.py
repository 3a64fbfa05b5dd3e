"""Watch-lists and registration lists: what they name must be known to the agency."""

from collections.abc import Sequence
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.errors import NotFoundError
from domain.exemplars.commands import AmendList, FileList, NoteEmerging
from domain.exemplars.emerging import Emerging
from domain.exemplars.refusals import ListAlreadyFiledError, SubjectOfOtherKindError
from domain.exemplars.registration_list import Entry, RegistrationList, list_id_of
from domain.nominations.refusals import KindNotAdmittedError
from domain.rules.book import PlanBook
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit


class Watching(Application):
    """What the units of one agency watch and intend to build."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], plans: PlanBook
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._plans = plans

    def note_emerging(self, command: NoteEmerging) -> int:
        """Put a known subject on a unit's watch-list.

        Raises:
            NotFoundError: there is no such subject, unit or plan.
            UnitDissolvedError: the unit no longer exists.
        """
        self.load(Unit, command.unit_id).require_alive()
        subject = self.load(Subject, command.subject_id)
        if command.plan_id is not None:
            self._plans.current_version(command.plan_id)
        return self.store(
            Emerging.note(
                emerging_id=command.emerging_id,
                at=command.at,
                by=command.by,
                subject_id=subject.id,
                subject_kind=subject.kind.value,
                unit_id=command.unit_id,
                why=command.why,
                plan_id=command.plan_id,
            )
        )

    def file_list(self, command: FileList) -> int:
        """File a unit's registration list under a plan in force (S4-14, S0-26).

        Raises:
            ListAlreadyFiledError: the unit has filed one for this plan and period.
            KindNotAdmittedError, SubjectOfOtherKindError: an entry does not fit.
        """
        self.load(Unit, command.unit_id).require_alive()
        self._require_fitting(command.plan_id, command.entries)
        self._require_new(command)
        return self.store(
            RegistrationList.file(
                at=command.at,
                by=command.by,
                plan_id=command.plan_id,
                unit_id=command.unit_id,
                period=command.period,
                entries=command.entries,
            )
        )

    def amend_list(self, command: AmendList) -> int:
        """Put another list in the place of a filed one.

        Raises:
            KindNotAdmittedError, SubjectOfOtherKindError: an entry does not fit.
        """
        filed = self.load(
            RegistrationList, command.list_id, expected_version=command.expected_version
        )
        self._require_fitting(filed.plan_id, command.entries)
        filed.amend(at=command.at, by=command.by, entries=command.entries, reason=command.reason)
        return self.store(filed)

    def _require_new(self, command: FileList) -> None:
        list_id = list_id_of(
            plan_id=command.plan_id, unit_id=command.unit_id, period=command.period
        )
        try:
            self.load(RegistrationList, list_id)
        except NotFoundError:
            return
        raise ListAlreadyFiledError(period=command.period)

    def _require_fitting(self, plan_id: UUID, entries: Sequence[Entry]) -> None:
        rules = self._plans.rules(plan_id, self._plans.current_version(plan_id))
        for entry in entries:
            if not rules.admits(entry.subject_kind):
                raise KindNotAdmittedError(kind=entry.subject_kind.value)
            if entry.subject_id is not None:
                self._require_same_kind(entry.subject_id, entry)

    def _require_same_kind(self, subject_id: UUID, entry: Entry) -> None:
        kind = self.load(Subject, subject_id).kind
        if kind is not entry.subject_kind:
            raise SubjectOfOtherKindError(
                subject_id=subject_id, kind=kind.value, stated=entry.subject_kind.value
            )
