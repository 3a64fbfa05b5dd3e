"""The aggregate `Election`: one electronic secret ballot, from the key to the sum.

It holds ballots that it cannot read. The scheme has checked every message before it comes here;
what is decided here is whose turn it is. Secrets of members and trustees never reach it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.elections import facts
from domain.elections.phases import BEFORE_OPENING, UNDER_WAY, Phase, Step, phase_at
from domain.elections.refusals import (
    AlreadyCastError,
    NobodyEnrolledError,
    NotOnRollError,
    NoTrusteeError,
    NotThisStepError,
    OpenedTwiceError,
    OthersBallotError,
    ReasonNeededError,
    StillOpenError,
    TooFewBallotsError,
    WrittenMembersError,
    WrongPhaseError,
)
from domain.elections.scheme import Ceremony, Checked, Definition, Opened
from domain.elections.terms import FEWEST, Sums, Terms
from domain.rules.vote_policy import VotePolicy
from domain.rules.vote_terms import Absent

_SPOKEN = (Step.CERTIFICATE, Step.POLYNOMIAL, Step.VOUTPUT)


class Election(Aggregate):
    """An electronic secret ballot on nominees of one session; voided, never reset or deleted."""

    TOPIC = "election"

    SetUp = facts.SetUp
    CertificateReceived = facts.CertificateReceived
    PolynomialReceived = facts.PolynomialReceived
    ShareVerified = facts.ShareVerified
    CeremonyCompleted = facts.CeremonyCompleted
    Defined = facts.Defined
    BallotCast = facts.BallotCast
    WrittenOpinionsNoted = facts.WrittenOpinionsNoted
    Ended = facts.Ended
    EncryptedTallyPublished = facts.EncryptedTallyPublished
    PartialDecryptionPublished = facts.PartialDecryptionPublished
    ResultPublished = facts.ResultPublished
    ShareDestroyed = facts.ShareDestroyed
    Cancelled = facts.Cancelled
    Voided = facts.Voided

    # Decisions check a rule, then state a fact.

    @classmethod
    def set_up(cls, *, election_id: UUID, terms: Terms, at: datetime) -> Self:
        """Set an election up; its key is made next.

        Raises:
            NotASecretBallotError, ElectronicNotAuthorisedError: not under this policy.
            TrusteesFaultyError, TimesFaultyError, TooFewVotersError: not like this.
        """
        return cls._begin(cls.SetUp, id=election_id, at=at, **terms.checked().as_fields())

    def say(self, *, step: Step, trustee: str, text: str, at: datetime) -> None:
        """Take a trustee's message of the key ceremony.

        Raises:
            WrongPhaseError, NoTrusteeError, NotThisStepError: not now, or not from this person.
        """
        self.require_turn(step=step, trustee=trustee, at=at)
        match step:
            case Step.CERTIFICATE:
                self._record(self.CertificateReceived, at=at, trustee=trustee, certificate=text)
            case Step.POLYNOMIAL:
                self._record(self.PolynomialReceived, at=at, trustee=trustee, polynomial=text)
            case _:
                self._record(self.ShareVerified, at=at, trustee=trustee, output=text)

    def require_turn(self, *, step: Step, trustee: str, at: datetime) -> None:
        """Refuse a message of the ceremony that is not due from this person.

        Raises:
            WrongPhaseError, NoTrusteeError, NotThisStepError: it is not.
        """
        self._refuse_unless(Phase.CEREMONY, at=at)
        self.place_of(trustee)
        if step is not self.step or trustee in self._said[step]:
            raise NotThisStepError(step=str(self.step), person=trustee)

    def complete_ceremony(self, *, trustees: str, at: datetime) -> None:
        """State that all trustees have spoken; `trustees` is their exact text."""
        self._record(self.CeremonyCompleted, at=at, trustees=trustees)

    def define(
        self, *, definition: Definition, fingerprint: str, roll: Mapping[str, str], at: datetime
    ) -> None:
        """Fix questions, key and roll; `roll` is public key to member, those enrolled by now.

        Raises:
            WrongPhaseError: there is no key yet, or all is fixed.
            NobodyEnrolledError: fewer than two could vote.
        """
        self._refuse_unless(Phase.ENROLMENT, at=at)
        if len(roll) < FEWEST:
            raise NobodyEnrolledError(enrolled=len(roll))
        self._record(
            self.Defined,
            at=at,
            election=definition.election,
            credentials=definition.credentials,
            fingerprint=fingerprint,
            roll=dict(roll),
        )

    def cast(self, *, member_id: str, ballot: str, checked: Checked, at: datetime) -> bool:
        """Take a member's ballot; the same text again changes nothing.

        Returns:
            Whether the ballot is new.

        Raises:
            WrongPhaseError, NotOnRollError: not now, or not this person.
            OthersBallotError: another member's key signed it.
            AlreadyCastError: this member voted otherwise before.
        """
        if self._cast.get(checked.credential) == ballot and self._is(checked, member_id):
            return False
        self.require_vote(member_id=member_id, at=at)
        if not self._is(checked, member_id):
            raise OthersBallotError
        self._record(
            self.BallotCast,
            at=at,
            credential=checked.credential,
            tracker=checked.tracker,
            ballot=ballot,
        )
        return True

    def require_vote(self, *, member_id: str, at: datetime) -> None:
        """Refuse whoever has no vote left to give at this instant.

        Raises:
            WrongPhaseError, NotOnRollError, AlreadyCastError: they have none.
        """
        self._refuse_unless(Phase.OPEN, at=at)
        if at > self.closes_at:
            raise WrongPhaseError(phase=str(Phase.ENDED))
        if member_id not in self._roll.values():
            raise NotOnRollError(person=member_id)
        if any(self._roll[each] == member_id for each in self._cast):
            raise AlreadyCastError

    def note_written(
        self, *, members: Sequence[str], counts: Sequence[Sums], by: str, at: datetime
    ) -> None:
        """Note the opinions of absent members, which are not secret; a later note corrects it.

        Raises:
            WrongPhaseError, WrittenMembersError: not now, or not these members.
        """
        if self.phase(at) not in {Phase.READY, Phase.OPEN, Phase.ENDED}:
            raise WrongPhaseError(phase=str(self.phase(at)))
        allowed = self.absent if self.policy.absent is Absent.WRITTEN_OPINION else ()
        for person in sorted(members):
            if person not in allowed:
                raise WrittenMembersError(person=person)
        self._record(
            self.WrittenOpinionsNoted,
            at=at,
            members=sorted(members),
            counts=[each.as_data() for each in counts],
            noted_by=by,
        )

    def end(self, *, by: str, encrypted_tally: str, at: datetime) -> None:
        """Take no more ballots and publish the encrypted sum.

        Raises:
            WrongPhaseError: nobody may vote yet, or it has ended.
            StillOpenError: there is time left, and somebody who has not voted.
        """
        self._refuse_unless(Phase.OPEN, at=at)
        if at <= self.closes_at and self.turnout < self.roll_size:
            raise StillOpenError(cast=self.turnout, roll=self.roll_size)
        self._record(
            self.Ended, at=at, cast=self.turnout, trackers=sorted(self._trackers), ended_by=by
        )
        self._record(self.EncryptedTallyPublished, at=at, encrypted_tally=encrypted_tally)

    def open_share(self, *, trustee: str, partial: str, at: datetime) -> None:
        """Take what a trustee took off the encrypted sum.

        Raises:
            WrongPhaseError, NoTrusteeError, OpenedTwiceError: not now, or not this person.
            TooFewBallotsError: the sum would be a ballot.
        """
        self.require_opening(trustee=trustee, at=at)
        self._record(self.PartialDecryptionPublished, at=at, trustee=trustee, partial=partial)

    def require_opening(self, *, trustee: str, at: datetime) -> None:
        """Refuse whoever may not open the sum at this instant.

        Raises:
            WrongPhaseError, NoTrusteeError, OpenedTwiceError, TooFewBallotsError: they may not.
        """
        self._refuse_unless(Phase.ENDED, at=at)
        self.place_of(trustee)
        if trustee in self._partials:
            raise OpenedTwiceError(person=trustee)
        if self.turnout < FEWEST:
            raise TooFewBallotsError(cast=self.turnout)

    def publish(self, *, opened: Opened, counts: Sequence[Sums], at: datetime) -> None:
        """Publish the sum that the trustees opened."""
        self._record(
            self.ResultPublished,
            at=at,
            opened_by=[self.trustees[place] for place in opened.places],
            result=opened.result,
            counts=[each.as_data() for each in counts],
        )

    def attest_destruction(self, *, trustee: str, at: datetime) -> None:
        """Note that a trustee says to have destroyed its share.

        Raises:
            WrongPhaseError, NoTrusteeError: not while it may be needed, or not this person.
        """
        if self._stage in UNDER_WAY:
            raise WrongPhaseError(phase=str(self.phase(at)))
        self.place_of(trustee)
        self._record(self.ShareDestroyed, at=at, trustee=trustee)

    def cancel(self, *, reason: str, by: str, at: datetime) -> None:
        """Call the election off before anybody could vote.

        Raises:
            WrongPhaseError, ReasonNeededError: it cannot be done so.
        """
        if self.phase(at) not in BEFORE_OPENING:
            raise WrongPhaseError(phase=str(self.phase(at)))
        self._record(self.Cancelled, at=at, reason=_given(reason), cancelled_by=by)

    def void(self, *, reason: str, by: str, at: datetime) -> None:
        """Let the election not count, also after it was decided; it stays in the history.

        Raises:
            WrongPhaseError: it was voided or cancelled before.
            ReasonNeededError: nobody says why.
        """
        if self._stage in {Phase.CANCELLED, Phase.VOIDED}:
            raise WrongPhaseError(phase=str(self._stage))
        self._record(self.Voided, at=at, reason=_given(reason), voided_by=by)

    # What others may ask.

    def phase(self, at: datetime) -> Phase:
        """Where the election stands at an instant."""
        return phase_at(self._stage, opens_at=self.opens_at, at=at)

    @property
    def step(self) -> Step:
        """The step of the key ceremony that is due."""
        for step, said in self._said.items():
            if len(said) < len(self.trustees):
                return step
        return Step.DONE

    def said(self, step: Step) -> Mapping[str, str]:
        """Trustee to message of one step, of those who have spoken."""
        return self._said[step]

    @property
    def ceremony(self) -> Ceremony:
        """What the trustees said so far, in their order."""
        return Ceremony(
            certificates=self._in_order(Step.CERTIFICATE),
            polynomials=self._in_order(Step.POLYNOMIAL),
            outputs=self._in_order(Step.VOUTPUT),
        )

    @property
    def definition(self) -> Definition:
        """What fixes the election.

        Raises:
            WrongPhaseError: nothing is fixed yet.
        """
        if self._definition is None:
            raise WrongPhaseError(phase=str(self._stage))
        return self._definition

    @property
    def trustees_text(self) -> str | None:
        """The exact text with the trustees' keys, once there is one."""
        return self._trustees_text

    @property
    def turnout(self) -> int:
        """How many have voted."""
        return len(self._cast)

    @property
    def roll_size(self) -> int:
        """How many can vote: those on the roll, or before there is one those entitled."""
        return len(self._roll) or len(self.voters)

    @property
    def present(self) -> int:
        """How many members of the roster were there when it was set up."""
        return self.roster_size - len(self.absent)

    @property
    def roll(self) -> Mapping[str, str]:
        """Public key to member, of those who can vote."""
        return self._roll

    @property
    def ballots(self) -> tuple[str, ...]:
        """The ballots in the order in which they were accepted, exactly as sent."""
        return tuple(self._cast.values())

    @property
    def trackers(self) -> tuple[str, ...]:
        """The trackers of the ballots, sorted."""
        return tuple(sorted(self._trackers))

    def ballot_of(self, tracker: str) -> str | None:
        """The ballot with a tracker, exactly as sent."""
        return self._cast.get(self._trackers.get(tracker, ""))

    def tracker_of(self, member_id: str) -> str | None:
        """The tracker of a member's ballot, if there is one."""
        for tracker, credential in self._trackers.items():
            if self._roll[credential] == member_id:
                return tracker
        return None

    @property
    def participants(self) -> tuple[str, ...]:
        """The members who have voted, sorted."""
        return tuple(sorted(self._roll[credential] for credential in self._cast))

    @property
    def written(self) -> tuple[tuple[str, ...], tuple[Sums, ...]]:
        """The absent members who gave an opinion in writing, and the sums of these."""
        return self._written

    @property
    def partials(self) -> Mapping[int, str]:
        """What was taken off the encrypted sum, by the place of the trustee."""
        return {self.place_of(trustee): text for trustee, text in self._partials.items()}

    @property
    def opening(self) -> Mapping[int, str]:
        """What opened the sum, by the place of the trustee; before that, what there is of it."""
        chosen = self.opened_by or tuple(self._partials)
        return {self.place_of(each): self._partials[each] for each in chosen}

    def place_of(self, trustee: str) -> int:
        """The place of a trustee, from 0.

        Raises:
            NoTrusteeError: this person is none.
        """
        if trustee not in self.trustees:
            raise NoTrusteeError(person=trustee)
        return self.trustees.index(trustee)

    def _in_order(self, step: Step) -> tuple[str, ...]:
        said = self._said[step]
        return tuple(said[trustee] for trustee in self.trustees if trustee in said)

    def _is(self, checked: Checked, member_id: str) -> bool:
        return self._roll.get(checked.credential) == member_id

    def _refuse_unless(self, phase: Phase, *, at: datetime) -> None:
        if self.phase(at) is not phase:
            raise WrongPhaseError(phase=str(self.phase(at)))

    # Facts only change state: replay runs them again, so they never refuse.

    @event(SetUp)
    def __init__(
        self,
        session_id: UUID,
        council_id: UUID,
        ballot_id: UUID,
        nominees: list[str],
        policy: dict[str, Any],
        voters: list[str],
        absent: list[str],
        recused: list[str],
        roster_size: int,
        trustees: list[str],
        held_on: str,
        opens_at: datetime,
        closes_at: datetime,
    ) -> None:
        self.session_id = session_id
        self.council_id = council_id
        self.ballot_id = ballot_id
        self.nominees = tuple(UUID(each) for each in nominees)
        self.policy = VotePolicy.model_validate(policy)
        self.voters = tuple(voters)
        self.recused = tuple(recused)
        self.roster_size = roster_size
        self.trustees = tuple(trustees)
        self.held_on = held_on
        self.opens_at = opens_at
        self.closes_at = closes_at
        self.fingerprint: str | None = None
        self.encrypted_tally = ""
        self.result: str | None = None
        self.opened_by: tuple[str, ...] = ()
        self.counts: tuple[Sums, ...] = ()
        self.destroyed: tuple[str, ...] = ()
        self.reason: str | None = None
        self.absent = tuple(absent)
        self._stage = Phase.CEREMONY
        self._said: dict[Step, dict[str, str]] = {step: {} for step in _SPOKEN}
        self._trustees_text: str | None = None
        self._definition: Definition | None = None
        self._roll: dict[str, str] = {}
        self._cast: dict[str, str] = {}
        self._trackers: dict[str, str] = {}
        self._written: tuple[tuple[str, ...], tuple[Sums, ...]] = ((), ())
        self._partials: dict[str, str] = {}

    @event(CertificateReceived)
    def _certificate_received(self, trustee: str, certificate: str) -> None:
        self._said[Step.CERTIFICATE][trustee] = certificate

    @event(PolynomialReceived)
    def _polynomial_received(self, trustee: str, polynomial: str) -> None:
        self._said[Step.POLYNOMIAL][trustee] = polynomial

    @event(ShareVerified)
    def _share_verified(self, trustee: str, output: str) -> None:
        self._said[Step.VOUTPUT][trustee] = output

    @event(CeremonyCompleted)
    def _ceremony_completed(self, trustees: str) -> None:
        self._trustees_text = trustees
        self._stage = Phase.ENROLMENT

    @event(Defined)
    def _defined(
        self, election: str, credentials: str, fingerprint: str, roll: dict[str, str]
    ) -> None:
        self._definition = Definition(
            election=election, trustees=self._trustees_text or "", credentials=credentials
        )
        self.fingerprint = fingerprint
        self._roll = roll
        self._stage = Phase.READY

    @event(BallotCast)
    def _ballot_cast(self, credential: str, tracker: str, ballot: str) -> None:
        self._cast[credential] = ballot
        self._trackers[tracker] = credential

    @event(WrittenOpinionsNoted)
    def _written_opinions_noted(self, members: list[str], counts: list[dict[str, Any]]) -> None:
        self._written = (tuple(members), tuple(map(Sums.read, counts)))

    @event(Ended)
    def _ended(self) -> None:
        self._stage = Phase.ENDED

    @event(EncryptedTallyPublished)
    def _encrypted_tally_published(self, encrypted_tally: str) -> None:
        self.encrypted_tally = encrypted_tally

    @event(PartialDecryptionPublished)
    def _partial_decryption_published(self, trustee: str, partial: str) -> None:
        self._partials[trustee] = partial

    @event(ResultPublished)
    def _result_published(
        self, opened_by: list[str], result: str, counts: list[dict[str, Any]]
    ) -> None:
        self.opened_by = tuple(opened_by)
        self.result = result
        self.counts = tuple(map(Sums.read, counts))
        self._stage = Phase.DECIDED

    @event(ShareDestroyed)
    def _share_destroyed(self, trustee: str) -> None:
        self.destroyed = (*self.destroyed, trustee)

    @event(Cancelled)
    def _cancelled(self, reason: str) -> None:
        self.reason = reason
        self._stage = Phase.CANCELLED

    @event(Voided)
    def _voided(self, reason: str) -> None:
        self.reason = reason
        self._stage = Phase.VOIDED


def _given(reason: str) -> str:
    words = reason.strip()
    if not words:
        raise ReasonNeededError
    return words
