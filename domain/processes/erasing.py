"""Erasing a subject: what it asks of the subject, of orders to preserve, and of the calendar."""

from datetime import datetime
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.erasures.clock import clock_of
from domain.erasures.commands import (
    GrantErasure,
    MarkSecret,
    OnErasure,
    Preserve,
    RefuseErasure,
    RequestErasure,
)
from domain.erasures.erasure import Erasure
from domain.erasures.preservation import Preservation, preservation_id_of
from domain.processes.copying import dossiers_of
from domain.processes.erasable import preservation_of, require_erasable, require_known
from domain.rules.calendar import WorkingCalendar
from domain.subjects.subject import Subject


class Erasing(Application):
    """Requests to erase, of one agency."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], calendar: WorkingCalendar
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._calendar = calendar

    def request_erasure(self, command: RequestErasure) -> int:
        """Register a request; its clock runs from the day on which it was received.

        Raises:
            NotFoundError: there is no such subject.
            ErasureReceivedLaterError: the day has not come.
        """
        require_known(self, command.subject_id)
        return self.store(
            Erasure.request(
                erasure_id=command.erasure_id,
                at=command.at,
                by=command.by,
                subject_id=command.subject_id,
                asked_by=command.asked_by,
                document=command.document,
                received_on=command.received_on,
                clock=clock_of(command.received_on, self._calendar),
            )
        )

    def grant_erasure(self, command: GrantErasure) -> int:
        """Grant a request, unless the data are preserved, on hold, or published.

        Raises:
            ErasureDecidedError: it was decided before.
            PreservedError: a document orders to preserve the data; it is named.
            SubjectHeldError: discipline, investigation, inspection or a complaint is pending.
            StillPublishedError: a story about the subject is up; it is taken down first.
        """
        erasure = self._erasure(command)
        require_erasable(self, erasure.subject_id)
        erasure.grant(at=command.at, by=command.by, document=command.document)
        return self.store(erasure)

    def refuse_erasure(self, command: RefuseErasure) -> int:
        """Refuse a request, with the reason.

        Raises:
            ErasureDecidedError, ErasureReasonMissingError: it was decided, or nobody says why.
        """
        erasure = self._erasure(command)
        erasure.refuse(
            at=command.at, by=command.by, document=command.document, reason=command.reason
        )
        return self.store(erasure)

    def note_carried_out(self, erasure_id: UUID, *, at: datetime, keys: int) -> None:
        """Note that the keys are destroyed, once."""
        erasure = self.load(Erasure, erasure_id)
        erasure.note_carried_out(at=at, keys=keys)
        if erasure.pending_events:
            self.store(erasure)

    def preserve(self, command: Preserve) -> int:
        """Preserve the data of a subject by a document.

        Raises:
            NotFoundError: there is no such subject.
            PreservingDocumentMissingError: no document is named.
        """
        require_known(self, command.subject_id)
        preservation = preservation_of(self, command.subject_id)
        if preservation is None:
            preservation = Preservation.open(subject_id=command.subject_id, at=command.at)
        preservation.order(
            at=command.at, by=command.by, order_id=command.order_id, document=command.document
        )
        return self.store(preservation)

    def lift_preservation(self, command: Preserve) -> int:
        """End an order to preserve.

        Raises:
            NotFoundError: there is no such order in force.
            PreservingDocumentMissingError: no document is named.
        """
        preservation = self.load(Preservation, preservation_id_of(command.subject_id))
        preservation.lift(
            at=command.at, by=command.by, order_id=command.order_id, document=command.document
        )
        return self.store(preservation)

    def mark_secret(self, command: MarkSecret) -> int:
        """Mark a subject as a state secret; its contents are destroyed next.

        Raises:
            NotFoundError: there is no such subject.
            AlreadySecretError: it was marked before.
        """
        subject = self.load(Subject, command.subject_id, expected_version=command.expected_version)
        subject.mark_secret(
            at=command.at,
            by=command.by,
            reference_number=command.reference_number,
            custodian=command.custodian,
        )
        return self.store(subject)

    def keep_reference_only(self, subject_id: UUID, *, at: datetime) -> None:
        """Let a state secret be called by its reference number, once."""
        subject = self.load(Subject, subject_id)
        subject.keep_reference_only(at=at)
        if subject.pending_events:
            self.store(subject)

    def keys_of(self, erasure_id: UUID) -> tuple[UUID, ...]:
        """Whose keys an erasure destroys: those of the subjects, of their dossiers, and its own."""
        erasure = self.load(Erasure, erasure_id)
        about = (key for each in erasure.subject_ids for key in self.keys_about(each))
        return tuple(dict.fromkeys((*about, *erasure.keys)))

    def keys_about(self, subject_id: UUID) -> tuple[UUID, ...]:
        """Whose keys seal what is about a subject: its own and those of its dossiers."""
        return (subject_id, *dossiers_of(self, subject_id))

    def _erasure(self, command: OnErasure) -> Erasure:
        return self.load(Erasure, command.erasure_id, expected_version=command.expected_version)
