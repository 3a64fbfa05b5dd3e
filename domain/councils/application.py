"""Runs the commands of councils against what one agency has stored."""

from uuid import UUID

from domain.application import Application
from domain.councils.attendance import Attendance
from domain.councils.ballot import Ballot
from domain.councils.commands import (
    AdoptVotePolicy,
    AppointRoster,
    CloseSession,
    ConveneSession,
    DeclareConflict,
    EnterTally,
    FoundCouncil,
    OpenBallot,
    OpenSession,
    RecordAttendance,
    RecordParticipation,
    RecordVotesByName,
)
from domain.councils.council import Council
from domain.councils.participation import Participation
from domain.councils.pinned import Occasion, PinnedPolicy
from domain.councils.roster import Mandate
from domain.councils.rounds import check_all_finished, open_questions, round_of
from domain.councils.session import Session
from domain.councils.warnings import Warning as Caution
from domain.rules.vote_policy import read_draft


class Councils(Application):
    """The councils, sessions and ballots of one agency; each command answers with its position."""

    def found_council(self, command: FoundCouncil) -> int:
        """Found a council."""
        council = Council.found(
            council_id=command.council_id,
            at=command.at,
            name=command.name,
            level=command.level,
            founding=(command.decision_number, command.founded_on),
        )
        return self.store(council)

    def appoint_roster(self, command: AppointRoster) -> int:
        """Appoint the next roster of a council."""
        council = self.load(Council, command.council_id, expected_version=command.expected_version)
        council.appoint(
            at=command.at,
            members=command.members,
            mandate=Mandate(since=command.mandate_from, until=command.mandate_to),
            decision_number=command.decision_number,
        )
        return self.store(council)

    def adopt_vote_policy(self, command: AdoptVotePolicy) -> int:
        """Settle what plans leave open about the vote."""
        council = self.load(Council, command.council_id, expected_version=command.expected_version)
        council.adopt(
            at=command.at,
            policy=read_draft(command.policy),
            authorised_by=command.authorised_by,
            adopted_on=command.adopted_on,
        )
        return self.store(council)

    def convene_session(self, command: ConveneSession) -> int:
        """Call a session on the roster and the policies in force on its day."""
        council = self.load(Council, command.council_id)
        session = Session.convene(
            session_id=command.session_id,
            at=command.at,
            occasion=_occasion(command),
            roster=council.roster_on(command.held_on),
            policy=_merged(command, council.policy_on(command.held_on)),
        )
        return self.store(session)

    def record_attendance(self, command: RecordAttendance) -> int:
        """Note a member as present or absent."""
        session = self._session(command.session_id, command.expected_version)
        note = Attendance(
            member_id=command.member_id, presence=command.presence, reason=command.reason
        )
        session.record_attendance(note=note, at=command.at)
        return self.store(session)

    def declare_conflict(self, command: DeclareConflict) -> int:
        """Note a conflict of interest."""
        session = self._session(command.session_id, command.expected_version)
        session.declare_conflict(
            member_id=command.member_id,
            nominee=command.nomination_id,
            reason=command.reason,
            recused=command.recused,
            at=command.at,
        )
        return self.store(session)

    def open_session(self, command: OpenSession) -> int:
        """Begin a session."""
        session = self._session(command.session_id, command.expected_version)
        session.open(at=command.at)
        return self.store(session)

    def close_session(self, command: CloseSession) -> int:
        """End a session whose ballots are all counted or voided."""
        session = self._session(command.session_id, command.expected_version)
        check_all_finished(self._ballots(session))
        session.close(minutes_number=command.minutes_number, at=command.at)
        return self.store(session)

    def open_ballot(self, command: OpenBallot) -> int:
        """Begin a ballot, noted in its session in the same transaction."""
        session = self._session(command.session_id, command.expected_version)
        ballots = self._ballots(session)
        chosen = command.nomination_ids or open_questions(session.nominees, ballots)
        basis = session.basis(nominations=chosen, chair=command.chair)
        number = round_of(chosen, ballots)
        ballot = Ballot.open(
            ballot_id=command.ballot_id,
            at=command.at,
            basis=basis,
            number=number,
            tellers=command.tellers,
        )
        session.call_ballot(ballot_id=ballot.id, basis=basis, number=number, at=command.at)
        return self.store(session, ballot)

    def record_participation(self, command: RecordParticipation) -> int:
        """Note who took part in a ballot on paper."""
        ballot = self._ballot(command.ballot_id, command.expected_version)
        participation = Participation(members=command.members, written=command.written)
        ballot.record_participation(participation=participation, at=command.at)
        return self.store(ballot)

    def enter_tally(self, command: EnterTally) -> int:
        """Enter what the tellers counted."""
        ballot = self._ballot(command.ballot_id, command.expected_version)
        ballot.enter_tally(
            by=command.entered_by,
            counts=command.counts,
            scan_sha256=command.scan_sha256,
            at=command.at,
        )
        return self.store(ballot)

    def record_votes_by_name(self, command: RecordVotesByName) -> int:
        """Note the votes on one nominee in an open vote."""
        ballot = self._ballot(command.ballot_id, command.expected_version)
        ballot.record_votes(nomination_id=command.nomination_id, votes=command.votes, at=command.at)
        return self.store(ballot)

    def session_warnings(self, session_id: UUID, *, version: int) -> list[Caution]:
        """What the office should know about the votes of a session as of a version of it."""
        return list(self.recall(Session, session_id, version=version).warnings())

    def _session(self, session_id: UUID, expected_version: int | None) -> Session:
        return self.load(Session, session_id, expected_version=expected_version)

    def _ballot(self, ballot_id: UUID, expected_version: int | None) -> Ballot:
        return self.load(Ballot, ballot_id, expected_version=expected_version)

    def _ballots(self, session: Session) -> list[Ballot]:
        return [self.load(Ballot, ballot_id) for ballot_id in session.ballot_ids]


def _occasion(command: ConveneSession) -> Occasion:
    return Occasion(
        council_id=command.council_id,
        plan_id=command.plan_id,
        plan_version=command.plan_version,
        plan_year=command.plan_year,
        held_on=command.held_on,
        place=command.place,
    )


def _merged(command: ConveneSession, adopted: PinnedPolicy) -> PinnedPolicy:
    stated = read_draft(command.plan_policy or {})
    return PinnedPolicy(draft=stated.completed_by(adopted.draft), version=adopted.version)
