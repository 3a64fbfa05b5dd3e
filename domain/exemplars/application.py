"""Runs commands on watch-lists and movements that touch nothing else."""

from domain.application import Application
from domain.exemplars.commands import (
    AssignMentor,
    CloseWatch,
    FindWeakness,
    GiveHelp,
    LaunchMovement,
    NoteProgress,
    OnEmerging,
    PlanHelp,
)
from domain.exemplars.emerging import Emerging
from domain.exemplars.movement import Movement


class WatchList(Application):
    """The emerging exemplars of one agency, and the movements through which they are found."""

    def find_weakness(self, command: FindWeakness) -> int:
        """Note what still stands in the way."""
        emerging = self._load(command)
        emerging.find_weakness(
            at=command.at, by=command.by, weakness_id=command.weakness_id, what=command.what
        )
        return self.store(emerging)

    def plan_help(self, command: PlanHelp) -> int:
        """Plan how to help."""
        emerging = self._load(command)
        emerging.plan_help(
            at=command.at,
            by=command.by,
            help_id=command.help_id,
            measure=command.measure,
            kind=command.kind,
            responsible=command.responsible,
            due_on=command.due_on,
            weakness_id=command.weakness_id,
        )
        return self.store(emerging)

    def give_help(self, command: GiveHelp) -> int:
        """Record that a planned help was given."""
        emerging = self._load(command)
        emerging.give_help(
            at=command.at,
            by=command.by,
            help_id=command.help_id,
            result=command.result,
            given_on=command.given_on,
        )
        return self.store(emerging)

    def assign_mentor(self, command: AssignMentor) -> int:
        """Let somebody accompany the emerging exemplar."""
        emerging = self._load(command)
        emerging.assign_mentor(at=command.at, by=command.by, mentor=command.mentor)
        return self.store(emerging)

    def note_progress(self, command: NoteProgress) -> int:
        """Note progress."""
        emerging = self._load(command)
        emerging.note_progress(
            at=command.at, by=command.by, progress=command.progress, overcame=command.overcame
        )
        return self.store(emerging)

    def close_watch(self, command: CloseWatch) -> int:
        """End the watch."""
        emerging = self._load(command)
        emerging.close(at=command.at, by=command.by, reason=command.reason)
        return self.store(emerging)

    def launch_movement(self, command: LaunchMovement) -> int:
        """Enter an emulation movement into the register."""
        return self.store(
            Movement.launch(
                movement_id=command.movement_id,
                at=command.at,
                name=command.name,
                launcher=command.launcher,
                launched_by=command.launched_by,
                launched_from=command.launched_from,
                launched_until=command.launched_until,
                field=command.field,
                document=command.document,
            )
        )

    def _load(self, command: OnEmerging) -> Emerging:
        return self.load(Emerging, command.emerging_id, expected_version=command.expected_version)
