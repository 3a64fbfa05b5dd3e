"""The archive of an election, with which auditors check it without us."""

from ballots.archive import Archive, write
from domain.elections.election import Election


def archive_of(election: Election) -> bytes:
    """The election as a Belenios archive (`.bel`), with everything that is public by now.

    Raises:
        WrongPhaseError: nothing is fixed yet.
    """
    definition = election.definition
    return write(
        Archive(
            timestamp=int(election.opens_at.timestamp()),
            election=definition.election,
            trustees=definition.trustees,
            credentials=definition.credentials,
            ballots=election.ballots,
            ended=bool(election.encrypted_tally),
            encrypted_tally=election.encrypted_tally or None,
            partials=tuple((place + 1, text) for place, text in sorted(election.opening.items())),
            result=election.result,
        )
    )
