"""The aggregate `Ballot`: one vote of one session, from the papers to the outcome.

What anybody chose in a secret ballot is nowhere in it: there is who took part, sorted, and there
are sums for each nominee, and nothing leads from one to the other.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.councils.ballot_errors import (
    BallotCountedError,
    BallotVoidedError,
    HeldElectronicallyError,
    NoRoundLeftError,
    NotAnElectionError,
    NotAPaperBallotError,
    NothingToConfirmError,
    NotOnBallotError,
    NotTheChairError,
    ParticipationUnknownError,
    SecretBallotError,
    TallyConfirmedError,
    TallyEnteredError,
    VotesMissingError,
)
from domain.councils.counting import Votes
from domain.councils.open_votes import check_votes, counted
from domain.councils.outcomes import Electorate, Outcome, outcome_of
from domain.councils.participation import Participation, check_participation
from domain.councils.pinned import Basis, Nominee
from domain.councils.reasons import given
from domain.councils.tally import (
    Expected,
    NomineeCount,
    check_count,
    check_nominees,
    check_scan,
)
from domain.councils.tellers import (
    ConfirmedTwiceError,
    NotATellerError,
    capacity_of,
    check_tellers,
    is_complete,
)
from domain.rules.vote_policy import VotePolicy
from domain.rules.vote_terms import Absent, BallotKind

_MODES = {BallotKind.SECRET: "paper", BallotKind.OPEN: "by_name"}
_ELECTRONIC = "electronic"


class Ballot(Aggregate):
    """A ballot on nominees of one session (S2:100, S3:63); it is voided, never reset or deleted."""

    TOPIC = "ballot"

    class Opened(Birth):
        """A ballot began; it pins the policy, the roster, those present and those recused."""

        TOPIC = "ballot.opened"
        session_id: UUID
        round: int
        kind: str
        mode: str
        nominees: list[dict[str, Any]]
        policy: dict[str, Any]
        members: list[dict[str, str]]
        present: list[str]
        tellers: list[str]
        chair: str

    class ParticipationRecorded(Aggregate.Event):
        """These members took part, on paper or in writing; sorted, so that no order is told."""

        TOPIC = "ballot.participation-recorded"
        members: list[str]
        written: list[str]

    class TallyEntered(Aggregate.Event):
        """A teller entered the counts of all nominees; the last entry counts."""

        TOPIC = "ballot.tally-entered"
        entered_by: str
        counts: list[dict[str, Any]]
        scan_sha256: str

    class TallyConfirmed(Aggregate.Event):
        """A `teller` or the `chair` confirmed the count."""

        TOPIC = "ballot.tally-confirmed"
        confirmed_by: str
        capacity: str

    class Counted(Aggregate.Event):
        """The ballot is decided; `outcomes` are {nomination_id, outcome, yes, base, required}."""

        TOPIC = "ballot.counted"
        outcomes: list[dict[str, Any]]

    class VotesByNameRecorded(Aggregate.Event):
        """The votes on one nominee in an open vote, by member; the last record counts."""

        TOPIC = "ballot.votes-by-name-recorded"
        nomination_id: UUID
        votes: dict[str, str]

    class ElectronicTallyTaken(Aggregate.Event):
        """The sums that the trustees of an election opened, with opinions in writing beside."""

        TOPIC = "ballot.electronic-tally-taken"
        election_id: UUID
        counts: list[dict[str, Any]]
        result_sha256: str

    class Voided(Aggregate.Event):
        """The ballot does not count; it stays in the history and may be held anew."""

        TOPIC = "ballot.voided"
        reason: str
        voided_by: str

    # Decisions check a rule, then state a fact.

    @classmethod
    def open(
        cls, *, ballot_id: UUID, at: datetime, basis: Basis, number: int, tellers: Sequence[str]
    ) -> Self:
        """Begin a ballot on paper or by name, as the policy says; `number` is the round.

        Raises:
            NoRoundLeftError: the policy does not allow another round.
            TwoTellersNeededError, ChairIsTellerError, TellerAbsentError: not with these tellers.
        """
        mode = _MODES[basis.policy.ballot_kind]
        return cls._open(mode, ballot_id, at=at, basis=basis, number=number, tellers=tellers)

    @classmethod
    def open_electronic(
        cls, *, ballot_id: UUID, at: datetime, basis: Basis, number: int, tellers: Sequence[str]
    ) -> Self:
        """Begin a secret ballot that an election holds; the tellers are its trustees.

        Raises:
            NoRoundLeftError: the policy does not allow another round.
            TwoTellersNeededError, ChairIsTellerError, TellerAbsentError: not with these tellers.
        """
        return cls._open(_ELECTRONIC, ballot_id, at=at, basis=basis, number=number, tellers=tellers)

    @classmethod
    def _open(
        cls,
        mode: str,
        ballot_id: UUID,
        *,
        at: datetime,
        basis: Basis,
        number: int,
        tellers: Sequence[str],
    ) -> Self:
        if number > basis.policy.max_rounds:
            raise NoRoundLeftError(max_rounds=basis.policy.max_rounds)
        check_tellers(tellers, basis=basis)
        return cls._begin(
            cls.Opened,
            id=ballot_id,
            at=at,
            session_id=basis.session_id,
            round=number,
            kind=str(basis.policy.ballot_kind),
            mode=mode,
            nominees=[nominee.as_data() for nominee in basis.nominees],
            policy=basis.policy.as_data(),
            members=[member.as_data() for member in basis.members],
            present=sorted(basis.present),
            tellers=sorted(tellers),
            chair=basis.chair,
        )

    def record_participation(self, *, participation: Participation, at: datetime) -> None:
        """Note who took part; until the count, a later note corrects it.

        Raises:
            BallotVoidedError, BallotCountedError, NotAPaperBallotError, TallyEnteredError: not now.
            AbsentCannotVoteError, WrittenOpinionError: not these members.
        """
        self._refuse_unless_on_paper()
        if self._counts:
            raise TallyEnteredError
        self._take_part(participation, at)

    def _take_part(self, participation: Participation, at: datetime) -> None:
        check_participation(
            participation,
            present=self._present,
            absent=self._roster.difference(self._present),
            in_writing=self._policy.absent is Absent.WRITTEN_OPINION,
        )
        self._record(
            self.ParticipationRecorded,
            at=at,
            members=sorted(participation.members),
            written=sorted(participation.written),
        )

    def enter_tally(
        self, *, by: str, counts: Sequence[NomineeCount], scan_sha256: str, at: datetime
    ) -> None:
        """Enter what the tellers counted; until the first confirmation, a later entry corrects it.

        Raises:
            BallotVoidedError, BallotCountedError, NotAPaperBallotError: not for this ballot.
            TallyConfirmedError, ParticipationUnknownError, NotATellerError: not now, or not you.
            TallyNomineesError, ScanHashError: nominees or scan are not right.
            NegativeCountError, AbstainNotOfferedError, IssuedMismatchError,
            ReturnedMismatchError, WrittenMismatchError: the sums do not agree.
        """
        self._refuse_entry(by)
        check_scan(scan_sha256)
        self._check_counts(counts)
        self._record(
            self.TallyEntered,
            at=at,
            entered_by=by,
            counts=[count.as_data() for count in counts],
            scan_sha256=scan_sha256,
        )

    def confirm(self, *, by: str, at: datetime) -> tuple[Outcome, ...] | None:
        """Confirm the count; with two tellers and the chair the ballot is decided.

        Returns:
            The outcomes when this was the last confirmation needed, otherwise None.

        Raises:
            BallotVoidedError, BallotCountedError, NotAPaperBallotError: not for this ballot.
            NothingToConfirmError, MayNotConfirmError, ConfirmedTwiceError: not now, or not you.
        """
        self._refuse_unless_on_paper()
        if not self._counts:
            raise NothingToConfirmError
        capacity = capacity_of(by, tellers=self._tellers, chair=self._chair)
        if by in self._confirmed:
            raise ConfirmedTwiceError(person=by)
        self._record(self.TallyConfirmed, at=at, confirmed_by=by, capacity=capacity)
        if not is_complete(tuple(self._confirmed.values())):
            return None
        return self._decide({nominee: count.votes() for nominee, count in self._counts.items()}, at)

    def close_urn(self, *, participation: Participation, at: datetime) -> None:
        """Note who voted in the election of this ballot, or gave an opinion in writing.

        Raises:
            BallotVoidedError, BallotCountedError, NotAnElectionError: not for this ballot.
            AbsentCannotVoteError, WrittenOpinionError: not these members.
        """
        self._refuse_unless_electronic()
        self._take_part(participation, at)

    def take_electronic_tally(
        self, *, election_id: UUID, counts: Sequence[NomineeCount], result_sha256: str, at: datetime
    ) -> tuple[Outcome, ...]:
        """Take the sums that an election came to; the ballot is decided as on paper.

        Raises:
            BallotVoidedError, BallotCountedError, NotAnElectionError: not for this ballot.
            ParticipationUnknownError, TallyNomineesError, NegativeCountError,
            AbstainNotOfferedError, IssuedMismatchError, ReturnedMismatchError,
            WrittenMismatchError: the sums do not agree.
        """
        self._refuse_unless_electronic()
        if self._participation is None:
            raise ParticipationUnknownError
        check_scan(result_sha256)
        self._check_counts(counts)
        self._record(
            self.ElectronicTallyTaken,
            at=at,
            election_id=election_id,
            counts=[count.as_data() for count in counts],
            result_sha256=result_sha256,
        )
        return self._decide({count.nomination_id: count.votes() for count in counts}, at)

    def record_votes(self, *, nomination_id: UUID, votes: Mapping[str, str], at: datetime) -> None:
        """Note the votes on one nominee by name; until the end, a later note corrects it.

        Raises:
            BallotVoidedError, BallotCountedError, SecretBallotError: not for this ballot.
            NotOnBallotError: the ballot is not about this nominee.
            NotAVoterError, UnknownChoiceError, AbstainNotOfferedError: not these votes.
        """
        self._refuse_unless_by_name()
        if nomination_id not in self._nominees:
            raise NotOnBallotError(nomination_id=nomination_id)
        check_votes(
            votes,
            voters=self._voters(self._nominees[nomination_id]),
            abstain_option=self._policy.abstain_option,
        )
        sorted_votes = {member: str(votes[member]) for member in sorted(votes)}
        self._record(
            self.VotesByNameRecorded, at=at, nomination_id=nomination_id, votes=sorted_votes
        )

    def close_by_name(self, *, by: str, at: datetime) -> tuple[Outcome, ...]:
        """End an open vote: the chair confirms it and the ballot is decided.

        Raises:
            BallotVoidedError, BallotCountedError, SecretBallotError: not for this ballot.
            NotTheChairError, VotesMissingError: not you, or not yet.
        """
        self._refuse_unless_by_name()
        if by != self._chair:
            raise NotTheChairError
        for nomination_id in self._nominees:
            if nomination_id not in self._votes:
                raise VotesMissingError(nomination_id=nomination_id)
        self._record(self.TallyConfirmed, at=at, confirmed_by=by, capacity="chair")
        chair = self._chair
        return self._decide(
            {each: counted(votes, chair=chair) for each, votes in self._votes.items()}, at
        )

    def void(self, *, reason: str, by: str, at: datetime) -> None:
        """Let the ballot not count, also after it was decided; it stays in the history.

        Raises:
            BallotVoidedError: it was voided before.
            ReasonNeededError: nobody says why.
        """
        if self._is_voided:
            raise BallotVoidedError
        self._record(self.Voided, at=at, reason=given(reason), voided_by=by)

    # What others may ask.

    @property
    def session_id(self) -> UUID:
        """The session that holds this ballot."""
        return self._session_id

    @property
    def nominees(self) -> tuple[UUID, ...]:
        """The nominations voted on."""
        return tuple(self._nominees)

    @property
    def round(self) -> int:
        """The round, from 1."""
        return self._round

    @property
    def is_electronic(self) -> bool:
        """Whether an election holds this ballot."""
        return self._mode == _ELECTRONIC

    @property
    def is_voided(self) -> bool:
        """Whether the ballot does not count."""
        return self._is_voided

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What was decided; empty until the count is confirmed."""
        return self._outcomes

    def _decide(self, votes: Mapping[UUID, Votes], at: datetime) -> tuple[Outcome, ...]:
        outcomes = [
            outcome_of(
                nominee,
                votes[nominee.nomination_id],
                policy=self._policy,
                electorate=Electorate(roster=self._roster, consulted=self._consulted()),
            )
            for nominee in self._nominees.values()
        ]
        if self._round >= self._policy.max_rounds:
            outcomes = [outcome.without_another_round() for outcome in outcomes]
        self._record(self.Counted, at=at, outcomes=[outcome.as_data() for outcome in outcomes])
        return self._outcomes

    def _check_counts(self, counts: Sequence[NomineeCount]) -> None:
        check_nominees(counts, self._nominees.keys())
        for count in counts:
            check_count(
                count,
                expected=self._expected(self._nominees[count.nomination_id]),
                abstain_option=self._policy.abstain_option,
            )

    def _expected(self, nominee: Nominee) -> Expected:
        took_part = self._participation or Participation(members=())
        return Expected(
            papers=len(set(took_part.members).difference(nominee.recused)),
            written=len(set(took_part.written).difference(nominee.recused)),
        )

    def _voters(self, nominee: Nominee) -> Collection[str]:
        in_writing = self._policy.absent is Absent.WRITTEN_OPINION
        heads = self._roster if in_writing else self._present
        return heads.difference(nominee.recused)

    def _consulted(self) -> frozenset[str]:
        asked = set(self._participation.written) if self._participation else set()
        voted = {member for votes in self._votes.values() for member in votes}
        return self._present.union(asked, voted)

    def _refuse_unless_standing(self) -> None:
        if self._is_voided:
            raise BallotVoidedError
        if self._outcomes:
            raise BallotCountedError

    def _refuse_unless_on_paper(self) -> None:
        self._refuse_unless_standing()
        if self._policy.ballot_kind is not BallotKind.SECRET:
            raise NotAPaperBallotError
        if self.is_electronic:
            raise HeldElectronicallyError

    def _refuse_unless_electronic(self) -> None:
        self._refuse_unless_standing()
        if not self.is_electronic:
            raise NotAnElectionError

    def _refuse_unless_by_name(self) -> None:
        self._refuse_unless_standing()
        if self._policy.ballot_kind is BallotKind.SECRET:
            raise SecretBallotError

    def _refuse_entry(self, by: str) -> None:
        self._refuse_unless_on_paper()
        if self._confirmed:
            raise TallyConfirmedError
        if self._participation is None:
            raise ParticipationUnknownError
        if by not in self._tellers:
            raise NotATellerError(person=by)

    # Facts only change state: replay runs them again, so they never refuse.

    @event(Opened)
    def __init__(
        self,
        session_id: UUID,
        round: int,  # noqa: A002 - the name of the field
        mode: str,
        nominees: list[dict[str, Any]],
        policy: dict[str, Any],
        members: list[dict[str, str]],
        present: list[str],
        tellers: list[str],
        chair: str,
    ) -> None:
        self._session_id = session_id
        self._round = round
        self._mode = mode
        self._nominees = {n.nomination_id: n for n in map(Nominee.read, nominees)}
        self._policy = VotePolicy.model_validate(policy)
        self._roster = frozenset(member["member_id"] for member in members)
        self._present = frozenset(present)
        self._tellers = tuple(tellers)
        self._chair = chair
        self._participation: Participation | None = None
        self._counts: dict[UUID, NomineeCount] = {}
        self._votes: dict[UUID, dict[str, str]] = {}
        self._confirmed: dict[str, str] = {}
        self._outcomes: tuple[Outcome, ...] = ()
        self._is_voided = False

    @event(ParticipationRecorded)
    def _participation_recorded(self, members: list[str], written: list[str]) -> None:
        self._participation = Participation(members=tuple(members), written=tuple(written))

    @event(TallyEntered)
    def _tally_entered(self, counts: list[dict[str, Any]]) -> None:
        self._counts = {c.nomination_id: c for c in map(NomineeCount.read, counts)}

    @event(TallyConfirmed)
    def _tally_confirmed(self, confirmed_by: str, capacity: str) -> None:
        self._confirmed[confirmed_by] = capacity

    @event(ElectronicTallyTaken)
    def _electronic_tally_taken(self, counts: list[dict[str, Any]]) -> None:
        self._counts = {c.nomination_id: c for c in map(NomineeCount.read, counts)}

    @event(VotesByNameRecorded)
    def _votes_by_name_recorded(self, nomination_id: UUID, votes: dict[str, str]) -> None:
        self._votes[nomination_id] = votes

    @event(Counted)
    def _counted(self, outcomes: list[dict[str, Any]]) -> None:
        self._outcomes = tuple(map(Outcome.read, outcomes))

    @event(Voided)
    def _voided(self) -> None:
        self._is_voided = True
