"""Runs commands on units and subjects."""

from uuid import UUID

from domain.application import Application
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import (
    CorrectSubject,
    DissolveUnit,
    EstablishUnit,
    RegisterSubject,
    RenameUnit,
)
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

    def kind_of(self, subject_id: UUID) -> SubjectKind:
        """What kind of subject this is."""
        return self.load(Subject, subject_id).kind

    def require_unit(self, unit_id: UUID) -> None:
        """Refuse when the unit does not exist or was dissolved."""
        self.load(Unit, unit_id).require_alive()
