"""What an election is about: who votes on whom, when, and who holds the key."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from domain.elections.refusals import (
    ElectronicNotAuthorisedError,
    NotASecretBallotError,
    TimesFaultyError,
    TooFewVotersError,
    TrusteesFaultyError,
)
from domain.rules.vote_policy import VotePolicy
from domain.rules.vote_terms import BallotKind

TRUSTEES, THRESHOLD = 3, 2
"""The counting board of three, any two of whom open the sum."""

FEWEST = 2
"""One ballot is no secret, and neither is the sum of one."""

YES, NO, ABSTAIN = "Đồng ý", "Không đồng ý", "Không có ý kiến"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is pinned when an election is set up, whatever happens in the session later."""

    session_id: UUID
    council_id: UUID
    ballot_id: UUID
    nominees: tuple[UUID, ...]
    policy: VotePolicy
    voters: tuple[str, ...]
    absent: tuple[str, ...]
    recused: tuple[str, ...]
    roster_size: int
    trustees: tuple[str, ...]
    held_on: date
    opens_at: datetime
    closes_at: datetime

    def checked(self) -> Self:
        """These terms.

        Raises:
            NotASecretBallotError, ElectronicNotAuthorisedError: not under this policy.
            TrusteesFaultyError, TimesFaultyError, TooFewVotersError: not like this.
        """
        check_authorised(self.policy)
        if len(set(self.trustees)) != TRUSTEES or len(self.trustees) != TRUSTEES:
            raise TrusteesFaultyError(needed=TRUSTEES)
        if self.closes_at <= self.opens_at:
            raise TimesFaultyError
        if len(self.voters) < FEWEST:
            raise TooFewVotersError(voters=len(self.voters))
        return self

    def as_fields(self) -> dict[str, Any]:
        """The terms as the fields of the event that keeps them."""
        return vars(self) | {
            "nominees": [str(each) for each in self.nominees],
            "policy": self.policy.as_data(),
            "voters": sorted(self.voters),
            "absent": sorted(self.absent),
            "recused": sorted(self.recused),
            "trustees": list(self.trustees),
            "threshold": THRESHOLD,
            "held_on": self.held_on.isoformat(),
        }


def check_authorised(policy: VotePolicy) -> None:
    """Refuse where no document lets this council vote electronically.

    No rule on these councils permits or forbids it, so that the council's own regulations must
    (Luật Giao dịch điện tử 2023 gives a data message its value, not a council its procedure).

    Raises:
        NotASecretBallotError, ElectronicNotAuthorisedError: not under this policy.
    """
    if policy.ballot_kind is not BallotKind.SECRET:
        raise NotASecretBallotError
    if not policy.electronic_allowed or not policy.electronic_authorised_by:
        raise ElectronicNotAuthorisedError


def answers_under(policy: VotePolicy) -> tuple[str, ...]:
    """What a voter may say about each nominee."""
    return (YES, NO, ABSTAIN) if policy.abstain_option else (YES, NO)


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What the opened sum says of one nominee; nobody's choice."""

    nomination_id: UUID
    yes: int
    no: int
    abstain: int = 0

    @classmethod
    def of(cls, nomination_id: UUID, counts: tuple[int, ...]) -> Self:
        """The sums in the order of the answers."""
        yes, no, *abstain = counts
        return cls(nomination_id=nomination_id, yes=yes, no=no, abstain=sum(abstain))

    def as_data(self) -> dict[str, Any]:
        """The sums as plain data, as events keep them."""
        return asdict(self) | {"nomination_id": str(self.nomination_id)}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The sums that an event kept."""
        return cls(**{**data, "nomination_id": UUID(data["nomination_id"])})
