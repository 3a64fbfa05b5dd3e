"""Putting dossiers before a session, and taking them off again."""

from uuid import UUID

from domain.application import Application
from domain.councils.session import Session
from domain.errors import DomainError
from domain.nominations.commands import WithdrawNomination
from domain.nominations.nomination import Nomination
from domain.processes.commands import PostponeNomination, TableNominations
from domain.subjects.subject import Subject


class OtherPlanError(DomainError):
    """A session deals with the dossiers of one plan."""

    vi = "Hồ sơ {nomination_id} thuộc kế hoạch khác với phiên họp."
    en = "The dossier {nomination_id} belongs to another plan than the session."


class Tabling(Application):
    """Keeps a session's agenda and the dossiers on it in step, in one append."""

    def table_nominations(self, command: TableNominations) -> int:
        """Put verified dossiers before a session: all of them, or none.

        Raises:
            SubjectHeldError: one of them is on hold.
        """
        session = self.load(Session, command.session_id, expected_version=command.expected_version)
        nominations = [self.load(Nomination, id) for id in command.nomination_ids]
        for nomination in nominations:
            _require_same_plan(session, nomination)
            self.load(Subject, nomination.subject_id).require_free()
            nomination.table(at=command.at, by=command.by, session_id=session.id)
            session.table(nomination_id=nomination.id, at=command.at)
        return self.store(session, *nominations)

    def postpone_nomination(self, command: PostponeNomination) -> int:
        """Take a dossier off its session without a vote; a closed session keeps its agenda."""
        nomination = self._load(command)
        session_id = nomination.session_id
        nomination.postpone(at=command.at, by=command.by, reason=command.reason)
        return self.store(nomination, *self._without(nomination, session_id, command))

    def withdraw_nomination(self, command: WithdrawNomination) -> int:
        """Take a dossier back; if it is on an agenda, it leaves that too."""
        nomination = self._load(command)
        session_id = nomination.session_id
        nomination.withdraw(at=command.at, by=command.by, reason=command.reason)
        return self.store(nomination, *self._without(nomination, session_id, command))

    def _load(self, command: PostponeNomination | WithdrawNomination) -> Nomination:
        return self.load(
            Nomination, command.nomination_id, expected_version=command.expected_version
        )

    def _without(
        self,
        nomination: Nomination,
        session_id: UUID | None,
        command: PostponeNomination | WithdrawNomination,
    ) -> list[Session]:
        if session_id is None:
            return []
        session = self.load(Session, session_id)
        if session.is_closed:
            return []
        session.remove(nomination_id=nomination.id, reason=command.reason, at=command.at)
        return [session]


def _require_same_plan(session: Session, nomination: Nomination) -> None:
    if session.plan_id != nomination.plan.plan_id:
        raise OtherPlanError(nomination_id=nomination.id)
