"""Runs commands on units and subjects."""

from uuid import UUID

from domain.application import Application
from domain.subjects.commands import (
    AttestFact,
    ConfirmFact,
    CorrectSubject,
    DissolveUnit,
    EstablishUnit,
    HoldSubject,
    OnSubject,
    RegisterSubject,
    ReleaseHold,
    RenameUnit,
    RetractFact,
)
from domain.subjects.ledger import Source
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit


class Subjects(Application):
    """The units and subjects of one agency."""

    def establish_unit(self, command: EstablishUnit) -> int:
        """Begin a unit."""
        return self.store(
            Unit.establish(
                unit_id=command.unit_id,
                at=command.at,
                name=command.name,
                short_name=command.short_name,
                external=command.external,
            )
        )

    def rename_unit(self, command: RenameUnit) -> int:
        """Give a unit another name."""
        unit = self.load(Unit, command.unit_id, expected_version=command.expected_version)
        unit.rename(
            at=command.at,
            name=command.name,
            short_name=command.short_name,
            document=command.document,
        )
        return self.store(unit)

    def dissolve_unit(self, command: DissolveUnit) -> int:
        """End a unit."""
        unit = self.load(Unit, command.unit_id, expected_version=command.expected_version)
        unit.dissolve(at=command.at, on=command.on, document=command.document)
        return self.store(unit)

    def register_subject(self, command: RegisterSubject) -> int:
        """Make a subject known; the units it names must exist and be alive."""
        for unit_id in (command.unit_id, command.leads_unit_id):
            if unit_id is not None:
                self.load(Unit, unit_id).require_alive()
        return self.store(
            Subject.register(
                subject_id=command.subject_id,
                at=command.at,
                kind=command.kind,
                name=command.name,
                position=command.position,
                unit_id=command.unit_id,
                leads_unit_id=command.leads_unit_id,
            )
        )

    def correct_subject(self, command: CorrectSubject) -> int:
        """Put right what is known of a subject."""
        subject = self.load(Subject, command.subject_id, expected_version=command.expected_version)
        subject.correct(
            at=command.at, name=command.name, position=command.position, reason=command.reason
        )
        return self.store(subject)

    def attest_fact(self, command: AttestFact) -> int:
        """Vouch for a fact by a document."""
        subject = self._subject(command)
        subject.attest(
            at=command.at,
            by=command.by,
            fact_id=command.fact_id,
            kind=command.kind,
            of=command.of,
            year=command.year,
            value=command.value,
            source=Source(document=command.source_document, dated=command.document_date),
            provisional=command.provisional,
        )
        return self.store(subject)

    def confirm_fact(self, command: ConfirmFact) -> int:
        """Confirm a provisional fact."""
        subject = self._subject(command)
        subject.confirm_fact(
            at=command.at, by=command.by, fact_id=command.fact_id, document=command.document
        )
        return self.store(subject)

    def retract_fact(self, command: RetractFact) -> int:
        """Let a fact count no longer."""
        subject = self._subject(command)
        subject.retract_fact(
            at=command.at, by=command.by, fact_id=command.fact_id, reason=command.reason
        )
        return self.store(subject)

    def hold_subject(self, command: HoldSubject) -> int:
        """Let a subject's dossiers wait."""
        subject = self._subject(command)
        subject.hold(
            at=command.at,
            by=command.by,
            hold_id=command.hold_id,
            reason_class=command.reason_class,
            reference=command.reference,
        )
        return self.store(subject)

    def release_hold(self, command: ReleaseHold) -> int:
        """End a hold."""
        subject = self._subject(command)
        subject.release(
            at=command.at, by=command.by, hold_id=command.hold_id, reason=command.reason
        )
        return self.store(subject)

    def unit_of(self, subject_id: UUID) -> UUID | None:
        """The unit that answers for a subject: its own, or the one that it heads."""
        subject = self.load(Subject, subject_id)
        return subject.unit_id or subject.leads_unit_id

    def _subject(self, command: OnSubject) -> Subject:
        return self.load(Subject, command.subject_id, expected_version=command.expected_version)
