"""What a ballot decided about each nominee, with the numbers that show why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from uuid import UUID

from domain.councils.counting import Verdict, Votes, base_of, required_yes, verdict
from domain.councils.pinned import Nominee
from domain.rules.vote_policy import VotePolicy
from domain.rules.vote_terms import Base


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`outcome` is passed, failed or, when another round is due, tied; `required` of `base`."""

    nomination_id: UUID
    outcome: Verdict
    yes: int
    base: int
    required: int

    def as_data(self) -> dict[str, Any]:
        """The outcome as plain data, as events keep it."""
        return {
            "nomination_id": str(self.nomination_id),
            "outcome": str(self.outcome),
            "yes": self.yes,
            "base": self.base,
            "required": self.required,
        }

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The outcome that an event kept."""
        return cls(
            nomination_id=UUID(data["nomination_id"]),
            outcome=Verdict(data["outcome"]),
            yes=data["yes"],
            base=data["base"],
            required=data["required"],
        )

    def without_another_round(self) -> Self:
        """The same outcome in the last round, where a tie is a failure."""
        return replace(self, outcome=Verdict.FAILED) if self.outcome is Verdict.TIED else self


@dataclass(frozen=True, kw_only=True)
class Electorate:
    """Those who can stand in a base: the roster, and those present or asked in writing."""

    roster: frozenset[str]
    consulted: frozenset[str]

    def base(self, policy: VotePolicy, votes: Votes, *, recused: tuple[str, ...]) -> int:
        """Of how many the threshold is a share for this nominee."""
        heads = self.roster if policy.base is Base.ALL_MEMBERS else self.consulted
        return base_of(
            policy,
            roster=len(self.roster),
            present=len(self.consulted),
            recused=len(heads.intersection(recused)),
            valid=votes.valid,
            cast=votes.cast,
        )


def outcome_of(
    nominee: Nominee, votes: Votes, *, policy: VotePolicy, electorate: Electorate
) -> Outcome:
    """What these votes on a nominee come to under the policy."""
    base = electorate.base(policy, votes, recused=nominee.recused)
    return Outcome(
        nomination_id=nominee.nomination_id,
        outcome=verdict(policy, votes, base=base),
        yes=votes.yes,
        base=base,
        required=required_yes(policy, base=base),
    )
