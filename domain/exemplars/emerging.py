"""An emerging exemplar: noted, helped over its weaknesses, and one day put forward (S3-11)."""

from datetime import date, datetime
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.exemplars import emerging_facts as facts
from domain.exemplars.guards import require_past, require_words
from domain.exemplars.kinds import HelpKind
from domain.exemplars.refusals import (
    AlreadyPromotedError,
    HelpAlreadyGivenError,
    UnknownHelpError,
    UnknownWeaknessError,
    WatchClosedError,
)
from domain.personal import PersonalText


class Emerging(Aggregate):
    """One entry of a unit's watch-list."""

    TOPIC = "emerging"

    Noted = facts.Noted
    WeaknessFound = facts.WeaknessFound
    HelpPlanned = facts.HelpPlanned
    HelpGiven = facts.HelpGiven
    MentorAssigned = facts.MentorAssigned
    ProgressNoted = facts.ProgressNoted
    Promoted = facts.Promoted
    Closed = facts.Closed

    @classmethod
    def note(
        cls,
        *,
        emerging_id: UUID,
        at: datetime,
        by: str,
        subject_id: UUID,
        subject_kind: str,
        unit_id: UUID,
        why: str,
        plan_id: UUID | None,
    ) -> "Emerging":
        """Begin to watch; `plan_id` is the yearly plan to which it is added, if any (S3-17).

        Raises:
            WordsMissingError: it is not said why.
        """
        require_words("why", why)
        return cls._begin(
            cls.Noted,
            id=emerging_id,
            at=at,
            subject_id=subject_id,
            subject_kind=subject_kind,
            unit_id=unit_id,
            why=PersonalText(why),
            plan_id=plan_id,
            noted_by=by,
        )

    def find_weakness(self, *, at: datetime, by: str, weakness_id: UUID, what: str) -> None:
        """Note what still stands in the way."""
        self._require_watched()
        require_words("what", what)
        self._record(
            self.WeaknessFound, at=at, weakness_id=weakness_id, what=PersonalText(what), found_by=by
        )

    def plan_help(
        self,
        *,
        at: datetime,
        by: str,
        help_id: UUID,
        measure: str,
        kind: HelpKind,
        responsible: str,
        due_on: date | None,
        weakness_id: UUID | None,
    ) -> None:
        """Plan how to help, against a noted weakness or in general.

        Raises:
            UnknownWeaknessError: the weakness was never noted.
        """
        self._require_watched()
        require_words("measure", measure)
        require_words("responsible", responsible)
        self._require_weakness(weakness_id)
        self._record(
            self.HelpPlanned,
            at=at,
            help_id=help_id,
            measure=measure,
            kind=kind.value,
            responsible=responsible,
            due_on=due_on,
            weakness_id=weakness_id,
            planned_by=by,
        )

    def give_help(
        self, *, at: datetime, by: str, help_id: UUID, result: str, given_on: date
    ) -> None:
        """Record that a planned help was given, and what came of it.

        Raises:
            UnknownHelpError, HelpAlreadyGivenError: it was not planned, or was given before.
            DayToComeError: the day has not come.
        """
        self._require_watched()
        if help_id not in self._helps:
            raise UnknownHelpError(help_id=help_id)
        if self._helps[help_id]:
            raise HelpAlreadyGivenError(help_id=help_id)
        require_past(given_on, at)
        self._record(
            self.HelpGiven,
            at=at,
            help_id=help_id,
            result=result,
            given_on=given_on,
            recorded_by=by,
        )

    def assign_mentor(self, *, at: datetime, by: str, mentor: str) -> None:
        """Let somebody accompany the emerging exemplar from now on."""
        self._require_watched()
        require_words("mentor", mentor)
        self._record(self.MentorAssigned, at=at, mentor=PersonalText(mentor), assigned_by=by)

    def note_progress(self, *, at: datetime, by: str, progress: str, overcame: UUID | None) -> None:
        """Note progress; `overcame` is the weakness that is no more.

        Raises:
            UnknownWeaknessError: the weakness was never noted.
        """
        self._require_watched()
        require_words("progress", progress)
        self._require_weakness(overcame)
        self._record(
            self.ProgressNoted,
            at=at,
            progress=PersonalText(progress),
            overcame=overcame,
            noted_by=by,
        )

    def promote(self, *, at: datetime, by: str, nomination_id: UUID) -> None:
        """Note that it was put forward; the watch goes on until it is closed.

        Raises:
            AlreadyPromotedError: it was put forward before.
        """
        self._require_watched()
        if self._nomination_id is not None:
            raise AlreadyPromotedError(nomination_id=self._nomination_id)
        self._record(self.Promoted, at=at, nomination_id=nomination_id, promoted_by=by)

    def close(self, *, at: datetime, by: str, reason: str) -> None:
        """End the watch, with the reason."""
        self._require_watched()
        require_words("reason", reason)
        self._record(self.Closed, at=at, reason=PersonalText(reason), closed_by=by)

    @property
    def subject_id(self) -> UUID:
        """Who or what is watched."""
        return self._subject_id

    @property
    def unit_id(self) -> UUID:
        """The unit whose watch-list it is on."""
        return self._unit_id

    def _require_watched(self) -> None:
        if not self._watched:
            raise WatchClosedError

    def _require_weakness(self, weakness_id: UUID | None) -> None:
        if weakness_id is not None and weakness_id not in self._weaknesses:
            raise UnknownWeaknessError(weakness_id=weakness_id)

    # Facts

    @event(Noted)
    def __init__(self, subject_id: UUID, unit_id: UUID) -> None:
        self._subject_id = subject_id
        self._unit_id = unit_id
        self._weaknesses: set[UUID] = set()
        self._helps: dict[UUID, bool] = {}
        self._nomination_id: UUID | None = None
        self._watched = True

    @event(WeaknessFound)
    def _weakness_found(self, weakness_id: UUID) -> None:
        self._weaknesses.add(weakness_id)

    @event(HelpPlanned)
    def _help_planned(self, help_id: UUID) -> None:
        self._helps[help_id] = False

    @event(HelpGiven)
    def _help_given(self, help_id: UUID) -> None:
        self._helps[help_id] = True

    @event(Promoted)
    def _promoted(self, nomination_id: UUID) -> None:
        self._nomination_id = nomination_id

    @event(Closed)
    def _closed(self) -> None:
        self._watched = False
