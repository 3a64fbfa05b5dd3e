"""An erasure on its way: up to every level that was sent copies, and its answers back down."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.erasures import facts
from domain.erasures.clock import clock_of
from domain.erasures.copies import Asking, Copies, ErasureSource, Obstacle
from domain.erasures.erasure import Erasure
from domain.errors import NotFoundError
from domain.processes.copying import copies_above
from domain.processes.erasable import obstacle_to
from domain.processes.recorded import recorded
from domain.rules.calendar import WorkingCalendar
from domain.times import local_day

_Birth = facts.Requested | facts.AskedFromBelow


class ErasingCopies(Application):
    """Both ends of an erasure that travels, each for the tenant the application is opened for.

    Every command may be repeated: what was noted before is not noted again.
    """

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], calendar: WorkingCalendar
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._calendar = calendar

    def pass_on(self, erasure_id: UUID, *, origin: str, at: datetime) -> list[Asking]:
        """Ask every level above that was sent copies; answers with all that was ever asked."""
        erasure = self.load(Erasure, erasure_id)
        for subject_id in erasure.subject_ids:
            for destination, copies in copies_above(self, subject_id).items():
                erasure.pass_on(at=at, destination=destination, copies=copies)
        self._store_if_changed(erasure)
        source = ErasureSource(tenant=origin, erasure_id=erasure_id)
        return [
            _asking(fact, source, erasure.document)
            for fact in self.events.get(erasure_id)
            if isinstance(fact, facts.PassedOn)
        ]

    def take_over(self, asking: Asking, *, at: datetime) -> None:
        """Take over what an agency below asks, once."""
        try:
            self.load(Erasure, asking.copy_erasure_id)
        except NotFoundError:
            clock = clock_of(local_day(at), self._calendar)
            self.store(Erasure.ask_from_below(asking, at=at, clock=clock))

    def withhold(self, erasure_id: UUID, *, at: datetime) -> bool:
        """Whether what was granted must stay here for now; why is noted."""
        erasure = self.load(Erasure, erasure_id)
        obstacle = obstacle_to(self, erasure.subject_ids)
        if obstacle is not None:
            erasure.note_withheld(at=at, why=obstacle)
            self._store_if_changed(erasure)
        return obstacle is not None

    def pending(self) -> list[UUID]:
        """What was granted, here or below, and is not carried out here."""
        return [each.id for each in self._every() if each.is_pending]

    def granted_about(self, subject_ids: Collection[UUID]) -> list[UUID]:
        """The erasures of any of these that were granted."""
        return [
            each.id
            for each in self._every()
            if each.is_granted and {*subject_ids} & {*each.subject_ids}
        ]

    def source_of(self, erasure_id: UUID) -> ErasureSource | None:
        """Where an erasure came from, if an agency below asks it."""
        return self.load(Erasure, erasure_id).source

    def is_complete(self, erasure_id: UUID) -> bool:
        """Whether nothing is left here or above."""
        return self.load(Erasure, erasure_id).is_complete

    def note_withheld_above(
        self, erasure_id: UUID, *, copy_erasure_id: UUID, version: int, why: Obstacle, at: datetime
    ) -> None:
        """Note at the agency that copies above stay for now."""
        erasure = self.load(Erasure, erasure_id)
        erasure.note_withheld_above(
            at=at, copy_erasure_id=copy_erasure_id, version=version, why=why
        )
        self._store_if_changed(erasure)

    def note_carried_out_above(
        self, erasure_id: UUID, *, copy_erasure_id: UUID, version: int, at: datetime
    ) -> None:
        """Note at the agency that copies above are erased."""
        erasure = self.load(Erasure, erasure_id)
        erasure.note_carried_out_above(at=at, copy_erasure_id=copy_erasure_id, version=version)
        self._store_if_changed(erasure)

    def _every(self) -> Iterator[Erasure]:
        births: Iterator[_Birth] = recorded(self, facts.Requested, facts.AskedFromBelow)
        return (self.load(Erasure, each.originator_id) for each in births)

    def _store_if_changed(self, erasure: Erasure) -> None:
        if erasure.pending_events:
            self.store(erasure)


def _asking(fact: facts.PassedOn, source: ErasureSource, document: str) -> Asking:
    return Asking(
        copy_erasure_id=fact.copy_erasure_id,
        destination=fact.destination,
        source=source,
        document=document,
        copies=Copies(subject_ids=tuple(fact.subject_ids), keys=tuple(fact.keys)),
    )
