"""Which nominees a session still votes on, and in which round."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from domain.councils.ballot import Ballot
from domain.councils.ballot_errors import (
    AlreadyVotedOnError,
    BallotUnfinishedError,
    MixedRoundsError,
)
from domain.councils.counting import Verdict


def open_questions(nominees: Iterable[UUID], ballots: Sequence[Ballot]) -> tuple[UUID, ...]:
    """The nominees without a standing ballot, in their order: a tie and a voided ballot ask again.

    `ballots` are those of the session.
    """
    return tuple(each for each in nominees if not _is_settled(each, ballots))


def round_of(nominees: Sequence[UUID], ballots: Sequence[Ballot]) -> int:
    """The round, from 1, of a new ballot on these nominees; a voided ballot consumes none.

    Raises:
        AlreadyVotedOnError: one of them has a ballot that is neither voided nor tied.
        MixedRoundsError: they are not all in the same round.
    """
    for nomination_id in nominees:
        if _is_settled(nomination_id, ballots):
            raise AlreadyVotedOnError(nomination_id=nomination_id)
    rounds = {1 + _ties(nomination_id, ballots) for nomination_id in nominees}
    if len(rounds) > 1:
        raise MixedRoundsError
    return rounds.pop() if rounds else 1


def check_all_finished(ballots: Iterable[Ballot]) -> None:
    """Refuse as long as a ballot is neither counted nor voided (BallotUnfinishedError)."""
    if any(not ballot.is_voided and not ballot.outcomes for ballot in ballots):
        raise BallotUnfinishedError


def _is_settled(nomination_id: UUID, ballots: Sequence[Ballot]) -> bool:
    standing = _standing(nomination_id, ballots)
    return len(standing) > _ties(nomination_id, ballots)


def _ties(nomination_id: UUID, ballots: Sequence[Ballot]) -> int:
    return sum(
        outcome.outcome is Verdict.TIED
        for ballot in _standing(nomination_id, ballots)
        for outcome in ballot.outcomes
        if outcome.nomination_id == nomination_id
    )


def _standing(nomination_id: UUID, ballots: Sequence[Ballot]) -> list[Ballot]:
    return [
        ballot for ballot in ballots if nomination_id in ballot.nominees and not ballot.is_voided
    ]
