"""The aggregate `Council`: its rosters by mandate and the vote policies it adopted."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.councils.pinned import PinnedPolicy
from domain.councils.roster import Mandate, Member, Roster, check_mandate, check_members
from domain.errors import DomainError
from domain.rules.vote_policy import VotePolicyDraft, read_draft, refuse_revealing


class NoRosterInForceError(DomainError):
    """Nobody sits in the council on that day."""

    vi = "Ngày {day} không có danh sách Hội đồng nào đang có hiệu lực."
    en = "No roster of the council is in force on {day}."


class AuthorityNeededError(DomainError):
    """A vote policy stands on a document that authorises it."""

    vi = "Phải nêu văn bản làm căn cứ của quy chế biểu quyết."
    en = "The document that authorises the vote policy must be named."


class Council(Aggregate):
    """A council for emulation and commendation, at one level (S2:98, S3:63)."""

    TOPIC = "council"

    class Founded(Birth):
        """A council was founded by decision."""

        TOPIC = "council.founded"
        name: str
        level: str
        decision_number: str
        founded_on: date

    class RosterAppointed(Aggregate.Event):
        """Members were appointed for a mandate; `members` are {member_id, name, role}."""

        TOPIC = "council.roster-appointed"
        roster_version: int
        members: list[dict[str, str]]
        mandate_from: date
        mandate_to: date | None
        decision_number: str

    class VotePolicyAdopted(Aggregate.Event):
        """The council settled what its plans leave open about the vote."""

        TOPIC = "council.vote-policy-adopted"
        policy_version: int
        policy: dict[str, Any]
        authorised_by: str
        adopted_on: date

    @classmethod
    def found(
        cls, *, council_id: UUID, at: datetime, name: str, level: str, founding: tuple[str, date]
    ) -> Self:
        """Found a council; `founding` is the number and the day of the decision."""
        number, day = founding
        return cls._begin(
            cls.Founded,
            id=council_id,
            at=at,
            name=name,
            level=level,
            decision_number=number,
            founded_on=day,
        )

    def appoint(
        self, *, at: datetime, members: Sequence[Member], mandate: Mandate, decision_number: str
    ) -> None:
        """Appoint the next roster version.

        Raises:
            UnknownRoleError, MemberTwiceError, NoChairError: no council can sit like this.
            MandateFaultyError: the mandate runs backwards.
        """
        check_members(members)
        check_mandate(mandate)
        self._record(
            self.RosterAppointed,
            at=at,
            roster_version=len(self._rosters) + 1,
            members=[member.as_data() for member in members],
            mandate_from=mandate.since,
            mandate_to=mandate.until,
            decision_number=decision_number,
        )

    def adopt(
        self, *, at: datetime, policy: VotePolicyDraft, authorised_by: str, adopted_on: date
    ) -> None:
        """Settle what plans leave open about the vote, from that day on.

        Raises:
            AuthorityNeededError: no document authorises it.
            PolicyRevealsVoteError: it would reveal the chair's choice in a secret ballot.
        """
        refuse_revealing(policy)
        document = authorised_by.strip()
        if not document:
            raise AuthorityNeededError
        self._record(
            self.VotePolicyAdopted,
            at=at,
            policy_version=len(self._policies) + 1,
            policy=policy.as_data() | {"authorised_by": document},
            authorised_by=document,
            adopted_on=adopted_on,
        )

    def roster_on(self, day: date) -> Roster:
        """The latest roster version whose mandate covers the day.

        Raises:
            NoRosterInForceError: no mandate does.
        """
        for roster in reversed(self._rosters):
            if roster.mandate.covers(day):
                return roster
        raise NoRosterInForceError(day=day.isoformat())

    def policy_on(self, day: date) -> PinnedPolicy:
        """The latest policy adopted by that day; empty and without a version when there is none."""
        for version, (adopted_on, policy) in reversed(list(enumerate(self._policies, start=1))):
            if adopted_on <= day:
                return PinnedPolicy(draft=read_draft(policy), version=version)
        return PinnedPolicy(draft=VotePolicyDraft(), version=None)

    # Facts only change state: replay runs them again, so they never refuse.

    @event(Founded)
    def __init__(self) -> None:
        self._rosters: list[Roster] = []
        self._policies: list[tuple[date, dict[str, Any]]] = []

    @event(RosterAppointed)
    def _roster_appointed(
        self,
        roster_version: int,
        members: list[dict[str, str]],
        mandate_from: date,
        mandate_to: date | None,
    ) -> None:
        self._rosters.append(
            Roster(
                version=roster_version,
                members=tuple(Member.read(data) for data in members),
                mandate=Mandate(since=mandate_from, until=mandate_to),
            )
        )

    @event(VotePolicyAdopted)
    def _vote_policy_adopted(self, policy: dict[str, Any], adopted_on: date) -> None:
        self._policies.append((adopted_on, policy))
