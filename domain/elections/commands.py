"""All that can be asked of elections; each is told when it happens and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.elections.phases import Step
from domain.elections.terms import Sums


@dataclass(frozen=True, kw_only=True)
class EnrolVotingKey:
    """Enrol the public half of a member's voting key, with a proof of holding the other half."""

    tenant_id: str
    council_id: UUID
    member_id: str
    public_key: str
    proof: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SetUpElection:
    """Set an election up on nominees of an open session; without any, on all undecided ones."""

    election_id: UUID
    ballot_id: UUID
    session_id: UUID
    trustees: tuple[str, ...]
    opens_at: datetime
    closes_at: datetime
    at: datetime
    nomination_ids: tuple[UUID, ...] = ()
    chair: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class OnElection:
    """A command on an existing election; who asks, and when."""

    election_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SayInCeremony(OnElection):
    """A trustee's message of the key ceremony, exactly as it was made."""

    step: Step
    payload: str


@dataclass(frozen=True, kw_only=True)
class DefineElection(OnElection):
    """Fix the election with the voting keys enrolled by now."""


@dataclass(frozen=True, kw_only=True)
class CastBallot(OnElection):
    """A member's encrypted ballot, exactly as it was made."""

    ballot: str


@dataclass(frozen=True, kw_only=True)
class NoteWrittenOpinions(OnElection):
    """What absent members said in writing, summed for each nominee."""

    members: tuple[str, ...]
    counts: tuple[Sums, ...]


@dataclass(frozen=True, kw_only=True)
class EndElection(OnElection):
    """Take no more ballots."""


@dataclass(frozen=True, kw_only=True)
class OpenShare(OnElection):
    """What a trustee took off the encrypted sum, exactly as it was made."""

    payload: str


@dataclass(frozen=True, kw_only=True)
class CancelElection(OnElection):
    """Call an election off before anybody could vote."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class VoidElection(OnElection):
    """Let an election not count."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class AttestDestruction(OnElection):
    """A trustee says to have destroyed its share."""
