"""Counting a ballot: when it is confirmed, every dossier learns its own result."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from domain.application import Application
from domain.councils.ballot import Ballot
from domain.councils.outcomes import Outcome
from domain.nominations.nomination import Nomination
from domain.processes.commands import CloseVoteByName, ConfirmTally, OnBallot, VoidBallot


class Counting(Application):
    """Keeps a ballot and the dossiers it decides in step, in one append."""

    def confirm_tally(self, command: ConfirmTally) -> int:
        """Vouch for the counts; the last confirmation also tells every dossier its result."""
        ballot = self._load(command)
        outcomes = ballot.confirm(by=command.by, at=command.at)
        return self.store(ballot, *self._voted(ballot.id, outcomes or (), command.at))

    def close_vote_by_name(self, command: CloseVoteByName) -> int:
        """Close an open vote and tell every dossier its result."""
        ballot = self._load(command)
        outcomes = ballot.close_by_name(by=command.by, at=command.at)
        return self.store(ballot, *self._voted(ballot.id, outcomes, command.at))

    def void_ballot(self, command: VoidBallot) -> int:
        """Declare a ballot void; dossiers that it had decided wait for a new one.

        Raises:
            WrongStageError: a dossier has gone on to the head; nothing is voided.
        """
        ballot = self._load(command)
        counted = ballot.outcomes
        ballot.void(reason=command.reason, by=command.by, at=command.at)
        nominations = [self.load(Nomination, outcome.nomination_id) for outcome in counted]
        for nomination in nominations:
            nomination.void_vote(at=command.at, ballot_id=ballot.id, reason=command.reason)
        return self.store(ballot, *nominations)

    def _load(self, command: OnBallot) -> Ballot:
        return self.load(Ballot, command.ballot_id, expected_version=command.expected_version)

    def _voted(
        self, ballot_id: UUID, outcomes: Sequence[Outcome], at: datetime
    ) -> list[Nomination]:
        nominations = []
        for counted in outcomes:
            nomination = self.load(Nomination, counted.nomination_id)
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
