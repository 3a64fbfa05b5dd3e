"""Counting a ballot: when it is confirmed, every dossier learns its own result."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from domain.application import Application
from domain.councils.ballot import Ballot
from domain.councils.ballot_errors import HeldElectronicallyError
from domain.councils.outcomes import Outcome
from domain.nominations.nomination import Nomination
from domain.processes.commands import CloseVoteByName, ConfirmTally, OnBallot, VoidBallot


class Counting(Application):
    """Keeps a ballot and the dossiers it decides in step, in one append."""

    def confirm_tally(self, command: ConfirmTally) -> int:
        """Vouch for the counts; the last confirmation also tells every dossier its result."""
        ballot = self._load(command)
        outcomes = ballot.confirm(by=command.by, at=command.at)
        return self.store(ballot, *told(self, ballot.id, outcomes or (), command.at))

    def close_vote_by_name(self, command: CloseVoteByName) -> int:
        """Close an open vote and tell every dossier its result."""
        ballot = self._load(command)
        outcomes = ballot.close_by_name(by=command.by, at=command.at)
        return self.store(ballot, *told(self, ballot.id, outcomes, command.at))

    def void_ballot(self, command: VoidBallot) -> int:
        """Declare a ballot void; dossiers that it had decided wait for a new one.

        Raises:
            WrongStageError: a dossier has gone on to the head; nothing is voided.
            HeldElectronicallyError: its election is to be voided instead.
        """
        ballot = self._load(command)
        if ballot.is_electronic:
            raise HeldElectronicallyError
        ballot.void(reason=command.reason, by=command.by, at=command.at)
        return self.store(ballot, *untold(self, ballot, reason=command.reason, at=command.at))

    def _load(self, command: OnBallot) -> Ballot:
        return self.load(Ballot, command.ballot_id, expected_version=command.expected_version)


def told(
    application: Application, ballot_id: UUID, outcomes: Sequence[Outcome], at: datetime
) -> list[Nomination]:
    """The dossiers of a decided ballot, each having learnt its own result."""
    nominations = []
    for counted in outcomes:
        nomination = application.load(Nomination, counted.nomination_id)
        nomination.record_vote(
            at=at,
            ballot_id=ballot_id,
            outcome=counted.outcome.value,
            yes=counted.yes,
            base=counted.base,
            required=counted.required,
        )
        nominations.append(nomination)
    return nominations


def untold(
    application: Application, ballot: Ballot, *, reason: str, at: datetime
) -> list[Nomination]:
    """The dossiers that a voided ballot had decided; they wait for a new one.

    Raises:
        WrongStageError: one has gone on to the head.
    """
    nominations = [application.load(Nomination, each.nomination_id) for each in ballot.outcomes]
    for nomination in nominations:
        nomination.void_vote(at=at, ballot_id=ballot.id, reason=reason)
    return nominations
