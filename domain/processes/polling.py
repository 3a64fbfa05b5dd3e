"""Electronic secret ballots among sessions and dossiers: set up, ended, opened, voided.

An election derives the same results as a ballot on paper: for what comes after the count nothing
changes.
"""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.aggregate import Aggregate
from domain.application import Application
from domain.councils.ballot import Ballot
from domain.councils.council import Council
from domain.councils.participation import Participation
from domain.councils.pinned import Basis
from domain.councils.rounds import open_questions, round_of
from domain.councils.session import Session
from domain.councils.tally import NomineeCount
from domain.councils.warnings import Warning as Caution
from domain.councils.warnings import at_session
from domain.elections.commands import (
    CancelElection,
    EndElection,
    EnrolVotingKey,
    OnElection,
    OpenShare,
    SetUpElection,
    VoidElection,
)
from domain.elections.election import Election
from domain.elections.key_roll import KeyRoll, key_roll_id, statement_of
from domain.elections.persistence import persistently
from domain.elections.refusals import MixedRecusalError, NotAppointedError
from domain.elections.scheme import Opened, Scheme
from domain.elections.terms import Sums, Terms
from domain.errors import NotFoundError
from domain.processes.counting import told, untold
from domain.times import local_day

SMALL = 3
"""Among so few, each who knows the own vote learns about the others' from the sum."""


class Polling(Application):
    """Keeps elections, ballots, key rolls and dossiers in step, each time in one append."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], scheme: Scheme
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._scheme = scheme

    def enrol_key(self, command: EnrolVotingKey) -> int:
        """Enrol a member's voting key, if the roster in force has the member.

        Raises:
            NotAppointedError: it has not.
            MessageRefusedError: the proof does not show that this member holds the key.
        """
        council = self.load(Council, command.council_id)
        roster = council.roster_on(local_day(command.at))
        if command.member_id not in [member.member_id for member in roster.members]:
            raise NotAppointedError(person=command.member_id)
        self._scheme.check_key(command.public_key, command.proof, statement=statement_of(command))
        return persistently(lambda: self._enrol(command))

    def set_up(self, command: SetUpElection) -> int:
        """Set an election up, with the ballot that it decides, noted in its session.

        Raises:
            MixedRecusalError: not everybody votes on all of these nominees.
        """
        session = self.load(Session, command.session_id, expected_version=command.expected_version)
        ballots = [self.load(Ballot, each) for each in session.ballot_ids]
        chosen = command.nomination_ids or open_questions(session.nominees, ballots)
        basis = session.basis(nominations=chosen, chair=command.chair)
        election = Election.set_up(
            election_id=command.election_id, terms=_terms(command, session, basis), at=command.at
        )
        number = round_of(chosen, ballots)
        ballot = Ballot.open_electronic(
            ballot_id=command.ballot_id,
            at=command.at,
            basis=basis,
            number=number,
            tellers=command.trustees,
        )
        session.call_ballot(ballot_id=ballot.id, basis=basis, number=number, at=command.at)
        return self.store(session, ballot, election)

    def end(self, command: EndElection) -> int:
        """Close the urn: who voted is noted at the ballot, the encrypted sum is published."""
        return persistently(lambda: self._end(command))

    def open_share(self, command: OpenShare) -> int:
        """Take a trustee's share off the sum; the first pair that opens it decides."""
        election = self._load(command)
        election.require_opening(trustee=command.by, at=command.at)
        definition, encrypted = election.definition, election.encrypted_tally
        place = election.place_of(command.by)
        self._scheme.check_partial(definition, encrypted, place, command.payload)
        election.open_share(trustee=command.by, partial=command.payload, at=command.at)
        opened = self._scheme.opened(
            definition, encrypted, election.partials, ballots=election.turnout
        )
        if opened is None:
            return self.store(election)
        return self.store(election, *self._decided(election, opened, command))

    def cancel(self, command: CancelElection) -> int:
        """Call an election off before anybody could vote; its ballot is void."""
        election = self._load(command)
        election.cancel(reason=command.reason, by=command.by, at=command.at)
        return self.store(election, *self._without(election, command))

    def void(self, command: VoidElection) -> int:
        """Let an election not count; its ballot is void, dossiers wait for a new one.

        Raises:
            WrongStageError: a dossier has gone on to the head; nothing is voided.
        """
        election = self._load(command)
        election.void(reason=command.reason, by=command.by, at=command.at)
        return self.store(election, *self._without(election, command))

    def warnings(self, election: Election) -> tuple[Caution, ...]:
        """What voters should know before they trust the secrecy of this election."""
        cautions = at_session(
            election.policy,
            roster=election.roster_size,
            present=election.present,
            recused=election.present - len(election.voters),
        )
        return (*cautions, *_of_few(election))

    def _load(self, command: OnElection) -> Election:
        return self.load(Election, command.election_id, expected_version=command.expected_version)

    def _enrol(self, command: EnrolVotingKey) -> int:
        roll = self._roll(command.council_id) or KeyRoll.begin(
            council_id=command.council_id, at=command.at
        )
        roll.enrol(
            member_id=command.member_id,
            public_key=command.public_key,
            proof=command.proof,
            at=command.at,
        )
        return self.store(roll)

    def _end(self, command: EndElection) -> int:
        election = self._load(command)
        election.end(by=command.by, at=command.at, encrypted_tally=self._tally(election))
        written, _ = election.written
        ballot = self.load(Ballot, election.ballot_id)
        took_part = Participation(members=election.participants, written=written)
        ballot.close_urn(participation=took_part, at=command.at)
        return self.store(election, ballot, *self._released(election, command))

    def _tally(self, election: Election) -> str:
        return self._scheme.encrypted_tally(election.definition, election.ballots)

    def _decided(
        self, election: Election, opened: Opened, command: OpenShare
    ) -> Iterable[Aggregate]:
        counts = self._scheme.counts(election.definition, opened.result)
        sums = tuple(map(Sums.of, election.nominees, counts))
        election.publish(opened=opened, counts=sums, at=command.at)
        ballot = self.load(Ballot, election.ballot_id)
        outcomes = ballot.take_electronic_tally(
            election_id=election.id,
            counts=[_counted(election, each) for each in sums],
            result_sha256=hashlib.sha256(opened.result.encode()).hexdigest(),
            at=command.at,
        )
        return ballot, *told(self, ballot.id, outcomes, command.at)

    def _without(
        self, election: Election, command: CancelElection | VoidElection
    ) -> Iterable[Aggregate]:
        ballot = self.load(Ballot, election.ballot_id)
        ballot.void(reason=command.reason, by=command.by, at=command.at)
        waiting = untold(self, ballot, reason=command.reason, at=command.at)
        return ballot, *waiting, *self._released(election, command)

    def _released(self, election: Election, command: OnElection) -> list[KeyRoll]:
        roll = self._roll(election.council_id)
        if roll is None or not roll.is_pinned_by(election.id):
            return []
        roll.release(election_id=election.id, at=command.at)
        return [roll]

    def _roll(self, council_id: UUID) -> KeyRoll | None:
        try:
            return self.load(KeyRoll, key_roll_id(council_id))
        except NotFoundError:
            return None


def _terms(command: SetUpElection, session: Session, basis: Basis) -> Terms:
    recused = {nominee.recused for nominee in basis.nominees}
    if len(recused) > 1:
        raise MixedRecusalError
    (withdrawn,) = recused
    roster = [member.member_id for member in basis.members]
    return Terms(
        session_id=session.id,
        council_id=session.council_id,
        ballot_id=command.ballot_id,
        nominees=tuple(nominee.nomination_id for nominee in basis.nominees),
        policy=basis.policy,
        voters=tuple(each for each in basis.present if each not in withdrawn),
        absent=tuple(each for each in roster if each not in basis.present),
        recused=withdrawn,
        roster_size=len(roster),
        trustees=command.trustees,
        held_on=session.held_on,
        opens_at=command.opens_at,
        closes_at=command.closes_at,
    )


def _counted(election: Election, sums: Sums) -> NomineeCount:
    """The sums as a count on paper: everybody on the roll had a ballot, some did not use it."""
    _, written = election.written
    opinions = {each.nomination_id: each for each in written}
    in_writing = opinions.get(sums.nomination_id)
    cast = sums.yes + sums.no + sums.abstain
    return NomineeCount(
        nomination_id=sums.nomination_id,
        issued=election.roll_size,
        yes=sums.yes,
        no=sums.no,
        abstain=sums.abstain,
        invalid=0,
        unused=election.roll_size - cast,
        written_yes=in_writing.yes if in_writing else 0,
        written_no=in_writing.no if in_writing else 0,
    )


def _of_few(election: Election) -> Iterable[Caution]:
    if election.roll_size <= SMALL:
        yield Caution(
            code="small-electorate",
            vi=(
                f"Chỉ có {election.roll_size} người bỏ phiếu: ai biết phiếu của mình "
                "có thể suy ra phiếu của người khác từ kết quả."
            ),
            en=(
                f"Only {election.roll_size} vote: whoever knows the own vote "
                "can infer the others' from the result."
            ),
        )
