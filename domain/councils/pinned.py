"""What a session and its ballots pin: a policy, an occasion and those entitled to vote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.councils.roster import Member
from domain.rules.vote_policy import VotePolicy, VotePolicyDraft


@dataclass(frozen=True, kw_only=True)
class PinnedPolicy:
    """A policy as far as it is settled; `version` is the council's, `None` if it adopted none."""

    draft: VotePolicyDraft
    version: int | None


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Which council meets on which version of which plan, when and where."""

    council_id: UUID
    plan_id: UUID
    plan_version: int
    plan_year: int
    held_on: date
    place: str


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """A nomination to vote on, and the members who do not vote on it."""

    nomination_id: UUID
    recused: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The nominee as plain data, as events keep it."""
        return {"nomination_id": str(self.nomination_id), "recused": sorted(self.recused)}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The nominee that an event kept."""
        return cls(nomination_id=UUID(data["nomination_id"]), recused=tuple(data["recused"]))


@dataclass(frozen=True, kw_only=True)
class Basis:
    """All that a ballot takes over from its session, whatever happens there later."""

    session_id: UUID
    policy: VotePolicy
    members: tuple[Member, ...]
    present: tuple[str, ...]
    chair: str
    nominees: tuple[Nominee, ...]
