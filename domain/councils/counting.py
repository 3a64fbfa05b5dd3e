"""The arithmetic of a vote: whole numbers only, as in 18 * 10 >= 9 * 20 (test vector T4)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.rules.shares import Threshold
from domain.rules.vote_policy import VotePolicy, VotePolicyDraft
from domain.rules.vote_terms import Base, Comparison, Recused, Tie


class Choice(StrEnum):
    """What a voter can say about a nominee."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Verdict(StrEnum):
    """What a count comes to; `tied` means that another round is due."""

    PASSED = "passed"
    FAILED = "failed"
    TIED = "tied"


@dataclass(frozen=True, kw_only=True)
class Votes:
    """What was counted for one nominee, written opinions included.

    `chair` is the choice of whoever presided, known in an open vote only.
    """

    yes: int
    no: int
    abstain: int = 0
    invalid: int = 0
    chair: Choice | None = None

    @property
    def valid(self) -> int:
        """The votes that say something, abstentions included."""
        return self.yes + self.no + self.abstain

    @property
    def cast(self) -> int:
        """The valid and the invalid votes."""
        return self.valid + self.invalid


def quorum_needed(policy: VotePolicy | VotePolicyDraft, *, roster: int) -> int:
    """How many members must be present; 0 as long as nobody has settled it."""
    if isinstance(policy.quorum, Threshold):
        return policy.quorum.of(roster)
    return policy.quorum or 0


def required_yes(policy: VotePolicy, *, base: int) -> int:
    """The smallest number of yes that passes; more than `base` when nothing can pass."""
    share = policy.threshold
    if policy.comparison is Comparison.MORE_THAN:
        return share.p * base // share.q + 1
    return max(share.of(base), 1)


def base_of(
    policy: VotePolicy, *, roster: int, present: int, recused: int, valid: int, cast: int
) -> int:
    """Of how many the threshold is a share.

    `present` includes absent members whose opinion was sought in writing; `recused` are those of
    the roster, or of the present, who may not vote on this nominee. The recused cast nothing, so
    that they never stand in a base of ballots.
    """
    if policy.base is Base.VALID_BALLOTS:
        return valid
    if policy.base is Base.CAST:
        return cast
    heads = roster if policy.base is Base.ALL_MEMBERS else present
    return heads if policy.recused is Recused.STAY_IN_BASE else heads - recused


def verdict(policy: VotePolicy, votes: Votes, *, base: int) -> Verdict:
    """Whether the votes pass; of an empty base nothing passes."""
    if base > 0 and votes.yes >= required_yes(policy, base=base):
        blocked = policy.chair_must_agree and votes.chair is not Choice.YES
        return Verdict.FAILED if blocked else Verdict.PASSED
    if _is_tied(policy, votes, base=base):
        return _of_a_tie(policy, votes)
    return Verdict.FAILED


def _is_tied(policy: VotePolicy, votes: Votes, *, base: int) -> bool:
    """Equal yes and no, with one yes lacking: only then does a casting vote mean anything."""
    exactly = votes.yes * policy.threshold.q == policy.threshold.p * base
    return exactly and votes.yes == votes.no > 0


def _of_a_tie(policy: VotePolicy, votes: Votes) -> Verdict:
    if policy.tie is Tie.REVOTE:
        return Verdict.TIED
    decided = policy.tie is Tie.CHAIR and votes.chair is Choice.YES
    return Verdict.PASSED if decided else Verdict.FAILED
