"""The aggregate `Session`: one meeting of a council, from the call to the minutes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.councils.attendance import (
    Attendance,
    Presence,
    check_known,
    check_quorum,
    presiding,
)
from domain.councils.counting import quorum_needed
from domain.councils.pinned import Basis, Nominee, Occasion, PinnedPolicy
from domain.councils.reasons import given
from domain.councils.roster import Member, Roster
from domain.councils.session_errors import (
    AlreadyTabledError,
    BallotCalledError,
    NotAMemberError,
    NothingToVoteOnError,
    NotTabledError,
    SessionClosedError,
    SessionNotOpenError,
    SessionOpenedError,
)
from domain.councils.session_warnings import warnings_of
from domain.councils.warnings import Warning as Caution
from domain.personal import PersonalText
from domain.rules.vote_policy import VotePolicyDraft, read_draft


class Session(Aggregate):
    """A meeting of a council on one version of a plan (S2:98); it pins roster and vote policy."""

    TOPIC = "session"

    class Convened(Birth):
        """A session was called; `policy` is what the plan and the council settled so far."""

        TOPIC = "session.convened"
        council_id: UUID
        plan_id: UUID
        plan_version: int
        plan_year: int
        held_on: date
        place: str
        roster_version: int
        members: list[dict[str, str]]
        policy: dict[str, Any]
        policy_authorised_by: str | None
        policy_version: int | None

    class NomineeTabled(Aggregate.Event):
        """A nomination was put on the agenda."""

        TOPIC = "session.nominee-tabled"
        nomination_id: UUID

    class NomineeRemoved(Aggregate.Event):
        """A nomination was taken off the agenda."""

        TOPIC = "session.nominee-removed"
        ABOUT = "nomination_id"
        nomination_id: UUID
        reason: PersonalText

    class AttendanceRecorded(Aggregate.Event):
        """A member was noted as `present` or, with a reason, as `absent`; the last note counts."""

        TOPIC = "session.attendance-recorded"
        member_id: str
        presence: str
        reason: PersonalText | None

    class ConflictDeclared(Aggregate.Event):
        """A member declared a conflict about a nominee; `recused` members do not vote on it."""

        TOPIC = "session.conflict-declared"
        ABOUT = "nomination_id"
        member_id: str
        nomination_id: UUID
        reason: PersonalText
        recused: bool

    class Opened(Aggregate.Event):
        """The session began; a `quorum_needed` of 0 says that no policy settles the quorum."""

        TOPIC = "session.opened"
        present: int
        quorum_needed: int
        warnings: list[str]

    class BallotCalled(Aggregate.Event):
        """The session went to a ballot on these nominations."""

        TOPIC = "session.ballot-called"
        ballot_id: UUID
        round: int
        nomination_ids: list[str]

    class Closed(Aggregate.Event):
        """The session ended."""

        TOPIC = "session.closed"
        minutes_number: str | None

    # Decisions check a rule, then state a fact.

    @classmethod
    def convene(
        cls,
        *,
        session_id: UUID,
        at: datetime,
        occasion: Occasion,
        roster: Roster,
        policy: PinnedPolicy,
    ) -> Self:
        """Call a session on the roster and the policy in force; the policy may be incomplete."""
        return cls._begin(
            cls.Convened,
            id=session_id,
            at=at,
            **vars(occasion),
            roster_version=roster.version,
            members=[member.as_data() for member in roster.members],
            policy=policy.draft.as_data(),
            policy_authorised_by=policy.draft.authorised_by,
            policy_version=policy.version,
        )

    def table(self, *, nomination_id: UUID, at: datetime) -> None:
        """Put a nomination on the agenda.

        Raises:
            SessionClosedError: the session is over.
            AlreadyTabledError: the nomination stands there already.
        """
        self._refuse_when_closed()
        if nomination_id in self._recused:
            raise AlreadyTabledError(nomination_id=nomination_id)
        self._record(self.NomineeTabled, at=at, nomination_id=nomination_id)

    def remove(self, *, nomination_id: UUID, reason: str, at: datetime) -> None:
        """Take a nomination off the agenda, as long as no ballot was called on it.

        Raises:
            SessionClosedError, NotTabledError, ReasonNeededError: it cannot be done so.
            BallotCalledError: a ballot was called on it.
        """
        self._refuse_when_closed()
        self._refuse_untabled([nomination_id])
        if nomination_id in self._called:
            raise BallotCalledError(nomination_id=nomination_id)
        self._record(self.NomineeRemoved, at=at, nomination_id=nomination_id, reason=given(reason))

    def record_attendance(self, *, note: Attendance, at: datetime) -> None:
        """Note a member as present or, with a reason, as absent; a later note corrects it.

        Raises:
            SessionClosedError, NotAMemberError, ReasonNeededError: it cannot be done so.
            UnknownPresenceError: the note says neither.
        """
        self._refuse_when_closed()
        self._refuse_strangers(note.member_id)
        self._record(self.AttendanceRecorded, at=at, **vars(note.checked()))

    def declare_conflict(
        self, *, member_id: str, nominee: UUID, reason: str, recused: bool, at: datetime
    ) -> None:
        """Note that a member is close to a nominee, and whether they abstain from its vote.

        Raises:
            SessionClosedError, NotAMemberError, NotTabledError, ReasonNeededError: not like this.
        """
        self._refuse_when_closed()
        self._refuse_strangers(member_id)
        self._refuse_untabled([nominee])
        self._record(
            self.ConflictDeclared,
            at=at,
            member_id=member_id,
            nomination_id=nominee,
            reason=given(reason),
            recused=recused,
        )

    def open(self, *, at: datetime) -> None:
        """Begin the session.

        Raises:
            SessionOpenedError, SessionClosedError: it began already.
            AttendanceUnknownError: a member was noted neither present nor absent.
            QuorumNotReachedError: too few are present.
        """
        self._refuse_when_closed()
        if self._phase == "open":
            raise SessionOpenedError
        check_known(self._members, self._presence)
        needed = quorum_needed(self.policy, roster=len(self._members))
        check_quorum(present=len(self.present), needed=needed)
        self._record(
            self.Opened,
            at=at,
            present=len(self.present),
            quorum_needed=needed,
            warnings=list(dict.fromkeys(warning.code for warning in self.warnings())),
        )

    def basis(self, *, nominations: Iterable[UUID], chair: str | None = None) -> Basis:
        """What a ballot on these nominations pins.

        `chair` chooses among the vice-chairs who are present when the chair is not.

        Raises:
            SessionNotOpenError, NothingToVoteOnError, NotTabledError: there is no vote now.
            IncompleteVotePolicyError: no policy, no ballot (test vector T16).
            NobodyPresidesError, CannotPresideError: nobody may preside, or not this person.
        """
        self._refuse_unless_open()
        chosen = tuple(dict.fromkeys(nominations))
        if not chosen:
            raise NothingToVoteOnError
        self._refuse_untabled(chosen)
        return Basis(
            session_id=self.id,
            policy=self.policy.complete(),
            members=self._members,
            present=self.present,
            chair=presiding(self._members, self.present, chosen=chair),
            nominees=tuple(
                Nominee(nomination_id=each, recused=self._recused_for(each)) for each in chosen
            ),
        )

    def call_ballot(self, *, ballot_id: UUID, basis: Basis, number: int, at: datetime) -> None:
        """Note that the session goes to this ballot; `number` is the round.

        Raises:
            SessionNotOpenError: it has not begun, or is over.
        """
        self._refuse_unless_open()
        self._record(
            self.BallotCalled,
            at=at,
            ballot_id=ballot_id,
            round=number,
            nomination_ids=[str(nominee.nomination_id) for nominee in basis.nominees],
        )

    def close(self, *, minutes_number: str | None, at: datetime) -> None:
        """End the session.

        Raises:
            SessionNotOpenError: it has not begun, or is over.
        """
        self._refuse_unless_open()
        self._record(self.Closed, at=at, minutes_number=minutes_number)

    # What others may ask.

    @property
    def is_closed(self) -> bool:
        """Whether the session is over."""
        return self._phase == "closed"

    @property
    def plan_id(self) -> UUID:
        """The plan whose nominations this session deals with."""
        return self._plan_id

    @property
    def council_id(self) -> UUID:
        """The council that meets."""
        return self._council_id

    @property
    def held_on(self) -> date:
        """The day of the session."""
        return self._held_on

    @property
    def policy(self) -> VotePolicyDraft:
        """The vote policy that the session pinned; it may be incomplete."""
        return read_draft(self._policy)

    @property
    def nominees(self) -> tuple[UUID, ...]:
        """The nominations on the agenda, in the order in which they were tabled."""
        return tuple(self._recused)

    @property
    def present(self) -> tuple[str, ...]:
        """The members noted as present, sorted."""
        came = (each for each, presence in self._presence.items() if presence == Presence.PRESENT)
        return tuple(sorted(came))

    @property
    def ballot_ids(self) -> tuple[UUID, ...]:
        """The ballots that were called, oldest first, voided ones included."""
        return tuple(self._ballot_ids)

    def warnings(self) -> tuple[Caution, ...]:
        """What the office should know before anybody votes."""
        known = all(member.member_id in self._presence for member in self._members)
        return warnings_of(
            self.policy,
            roster=len(self._members),
            present=len(self.present) if known else None,
            recused={
                nominee: len(set(self._recused_for(nominee)) & set(self.present))
                for nominee in self._recused
            },
        )

    def _recused_for(self, nominee: UUID) -> tuple[str, ...]:
        declared = self._recused[nominee].items()
        return tuple(sorted(member_id for member_id, recused in declared if recused))

    def _refuse_when_closed(self) -> None:
        if self._phase == "closed":
            raise SessionClosedError

    def _refuse_unless_open(self) -> None:
        if self._phase != "open":
            raise SessionNotOpenError

    def _refuse_strangers(self, member_id: str) -> None:
        if member_id not in [member.member_id for member in self._members]:
            raise NotAMemberError(member_id=member_id)

    def _refuse_untabled(self, nominations: Iterable[UUID]) -> None:
        for nomination_id in nominations:
            if nomination_id not in self._recused:
                raise NotTabledError(nomination_id=nomination_id)

    # Facts only change state: replay runs them again, so they never refuse.

    @event(Convened)
    def __init__(
        self,
        council_id: UUID,
        plan_id: UUID,
        held_on: date,
        members: list[dict[str, str]],
        policy: dict[str, Any],
    ) -> None:
        self._council_id = council_id
        self._held_on = held_on
        self._plan_id = plan_id
        self._members = tuple(Member.read(data) for data in members)
        self._policy = policy
        self._phase = "convened"
        self._presence: dict[str, str] = {}
        self._recused: dict[UUID, dict[str, bool]] = {}
        self._ballot_ids: list[UUID] = []
        self._called: set[UUID] = set()

    @event(NomineeTabled)
    def _nominee_tabled(self, nomination_id: UUID) -> None:
        self._recused[nomination_id] = {}

    @event(NomineeRemoved)
    def _nominee_removed(self, nomination_id: UUID) -> None:
        del self._recused[nomination_id]

    @event(AttendanceRecorded)
    def _attendance_recorded(self, member_id: str, presence: str) -> None:
        self._presence[member_id] = presence

    @event(ConflictDeclared)
    def _conflict_declared(
        self,
        member_id: str,
        nomination_id: UUID,
        recused: bool,  # noqa: FBT001 - a field
    ) -> None:
        self._recused[nomination_id][member_id] = recused

    @event(Opened)
    def _opened(self) -> None:
        self._phase = "open"

    @event(BallotCalled)
    def _ballot_called(self, ballot_id: UUID, nomination_ids: list[str]) -> None:
        self._ballot_ids.append(ballot_id)
        self._called.update(UUID(each) for each in nomination_ids)

    @event(Closed)
    def _closed(self) -> None:
        self._phase = "closed"
