"""What can be asked about emerging exemplars, lists and movements."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.exemplars.kinds import HelpKind, Launcher
from domain.exemplars.registration_list import Entry


@dataclass(frozen=True, kw_only=True)
class NoteEmerging:
    """Put somebody or something on a unit's watch-list."""

    emerging_id: UUID
    subject_id: UUID
    unit_id: UUID
    why: str
    by: str
    at: datetime
    plan_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OnEmerging:
    """A command on an entry of a watch-list; who asks, and when."""

    emerging_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class FindWeakness(OnEmerging):
    """Note what still stands in the way."""

    weakness_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class PlanHelp(OnEmerging):
    """Plan how to help."""

    help_id: UUID
    measure: str
    kind: HelpKind
    responsible: str
    due_on: date | None = None
    weakness_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class GiveHelp(OnEmerging):
    """Record that a planned help was given."""

    help_id: UUID
    result: str
    given_on: date


@dataclass(frozen=True, kw_only=True)
class AssignMentor(OnEmerging):
    """Let somebody accompany the emerging exemplar."""

    mentor: str


@dataclass(frozen=True, kw_only=True)
class NoteProgress(OnEmerging):
    """Note progress."""

    progress: str
    overcame: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CloseWatch(OnEmerging):
    """End the watch."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class FileList:
    """File a unit's registration list for a period."""

    plan_id: UUID
    unit_id: UUID
    period: str
    entries: tuple[Entry, ...]
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AmendList:
    """Put another list in the place of a filed one."""

    list_id: UUID
    entries: tuple[Entry, ...]
    reason: str
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LaunchMovement:
    """Enter an emulation movement into the register."""

    movement_id: UUID
    name: str
    launcher: Launcher
    launched_by: str
    launched_from: date
    at: datetime
    launched_until: date | None = None
    field: str | None = None
    document: str | None = None
