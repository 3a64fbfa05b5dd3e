"""Setting an election up in a session: whom it is about, who votes, and what is noted where."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.councils.application import Councils
from domain.councils.attendance import Attendance
from domain.councils.ballot import Ballot
from domain.councils.commands import AppointRoster, ConveneSession, FoundCouncil
from domain.councils.session import Session
from domain.councils.tellers import ChairIsTellerError
from domain.elections.commands import SetUpElection
from domain.elections.election import Election
from domain.elections.refusals import ElectronicNotAuthorisedError, MixedRecusalError
from domain.processes.polling import Polling
from service.belenios import Belenios
from tests.domain.councils.sample import (
    COUNCIL_ID,
    LEADER,
    PLAN_ID,
    S2_POLICY,
    SESSION_ID,
    UNIT,
    ids,
    people,
)
from tests.domain.told import told_mapper
from tests.specification import NOW

ALLOWED = {"electronic_allowed": True, "electronic_authorised_by": "Quy chế 5/QC-HĐ"}
SET_UP = SetUpElection(
    election_id=UUID(int=21, version=4),
    ballot_id=UUID(int=22, version=4),
    session_id=SESSION_ID,
    trustees=("m02", "m03", "t1"),
    opens_at=NOW,
    closes_at=NOW + timedelta(hours=1),
    at=NOW,
)


class Meeting:
    """A council of ten, of whom the last is absent, and its applications."""

    def __init__(self, **policy):
        kept: dict[str, Any] = {"recorder": POPOApplicationRecorder(), "mapper": told_mapper()}
        self.councils = Councils(**kept)
        self.polling = Polling(**kept, scheme=Belenios())
        self._appoint()
        self.councils.convene_session(
            ConveneSession(
                session_id=SESSION_ID,
                council_id=COUNCIL_ID,
                plan_id=PLAN_ID,
                plan_version=1,
                plan_year=2024,
                plan_policy=S2_POLICY | policy,
                held_on=date(2024, 12, 2),
                place="Phòng họp 1",
                at=NOW,
            )
        )

    def _appoint(self):
        founding: dict[str, Any] = {
            "name": "Hội đồng",
            "level": "agency",
            "decision_number": "12/QĐ",
        }
        self.councils.found_council(
            FoundCouncil(council_id=COUNCIL_ID, **founding, founded_on=date(2024, 1, 15), at=NOW)
        )
        self.councils.appoint_roster(
            AppointRoster(
                council_id=COUNCIL_ID,
                members=people(10),
                mandate_from=date(2024, 1, 15),
                mandate_to=None,
                decision_number="13/QĐ",
                at=NOW,
            )
        )

    def meet(self, *nominees, recused=()):
        session = self.councils.load(Session, SESSION_ID)
        for nominee in nominees:
            session.table(nomination_id=nominee, at=NOW)
        for member in ids(10):
            came = "absent" if member == "m10" else "present"
            note = Attendance(member_id=member, presence=came, reason="Đi công tác")
            session.record_attendance(note=note, at=NOW)
        for member, nominee in recused:
            session.declare_conflict(
                member_id=member, nominee=nominee, reason="Anh em", recused=True, at=NOW
            )
        session.open(at=NOW)
        self.councils.store(session)


def test_an_election_pins_who_votes_and_its_ballot_is_noted_in_the_session():
    meeting = Meeting(**ALLOWED)
    meeting.meet(UNIT, recused=[("m05", UNIT)])

    meeting.polling.set_up(SET_UP)

    election = meeting.polling.load(Election, SET_UP.election_id)
    ballot = meeting.polling.load(Ballot, SET_UP.ballot_id)
    session = meeting.polling.load(Session, SESSION_ID)
    assert set(election.voters) == set(ids(9)) - {"m05"}
    assert (election.absent, election.recused, election.roster_size) == (("m10",), ("m05",), 10)
    assert (ballot.is_electronic, session.ballot_ids) == (True, (SET_UP.ballot_id,))
    codes = {each.code for each in meeting.polling.warnings(election)}
    assert codes == {"nothing-can-pass"}


def test_nominees_from_whom_different_members_withdraw_are_voted_on_apart():
    meeting = Meeting(**ALLOWED)
    meeting.meet(UNIT, LEADER, recused=[("m05", UNIT)])

    with pytest.raises(MixedRecusalError):
        meeting.polling.set_up(SET_UP)
    meeting.polling.set_up(replace(SET_UP, nomination_ids=(LEADER,)))

    assert len(meeting.polling.load(Election, SET_UP.election_id).voters) == 9


def test_the_chair_holds_no_share_and_paper_needs_no_election():
    allowed, silent = Meeting(**ALLOWED), Meeting()
    allowed.meet(UNIT)
    silent.meet(UNIT)

    with pytest.raises(ChairIsTellerError):
        allowed.polling.set_up(replace(SET_UP, trustees=("m01", "m02", "m03")))
    with pytest.raises(ElectronicNotAuthorisedError):
        silent.polling.set_up(SET_UP)
