"""What the log of a secret session tells: who took part, what was counted, never who chose what."""

import json
from datetime import date

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.councils.application import Councils
from domain.councils.ballot import Ballot
from domain.councils.commands import (
    AppointRoster,
    ConveneSession,
    EnterTally,
    FoundCouncil,
    OpenBallot,
    OpenSession,
    RecordAttendance,
    RecordParticipation,
)
from domain.councils.council import Council
from domain.councils.session import Session
from domain.event_registry import ClosedMapper
from tests.domain.councils.sample import (
    BALLOT_ID,
    COUNCIL_ID,
    LEADER,
    PLAN_ID,
    S2_POLICY,
    SCAN,
    SESSION_ID,
    UNIT,
    count,
    ids,
    people,
)
from tests.specification import NOW

CHOICES = {"yes", "no", "abstain", "written_yes", "written_no"}
TEN = ids(10)
VOTERS = set(TEN)


def whole_session(*counts, tellers=("t1", "t2"), arrival=TEN):
    """Everything that a log holds after a secret session of ten; (topic, data) in order."""
    councils = Councils(
        recorder=POPOApplicationRecorder(), mapper=ClosedMapper([Council, Session, Ballot])
    )
    call_ten_members(councils, arrival)
    councils.open_ballot(
        OpenBallot(ballot_id=BALLOT_ID, session_id=SESSION_ID, tellers=tellers, at=NOW)
    )
    councils.record_participation(
        RecordParticipation(ballot_id=BALLOT_ID, members=tuple(arrival), at=NOW)
    )
    councils.enter_tally(
        EnterTally(
            ballot_id=BALLOT_ID, entered_by=tellers[0], counts=counts, scan_sha256=SCAN, at=NOW
        )
    )
    ballot = councils.load(Ballot, BALLOT_ID)
    for person in (*tellers, "m01"):
        ballot.confirm(by=person, at=NOW)
    councils.store(ballot)
    return list(log(councils))


def call_ten_members(councils, arrival):
    councils.found_council(
        FoundCouncil(
            council_id=COUNCIL_ID,
            name="Hội đồng",
            level="agency",
            decision_number="12/QĐ",
            founded_on=date(2024, 1, 15),
            at=NOW,
        )
    )
    councils.appoint_roster(
        AppointRoster(
            council_id=COUNCIL_ID,
            members=people(10),
            mandate_from=date(2024, 1, 15),
            mandate_to=None,
            decision_number="13/QĐ",
            at=NOW,
        )
    )
    councils.convene_session(
        ConveneSession(
            session_id=SESSION_ID,
            council_id=COUNCIL_ID,
            plan_id=PLAN_ID,
            plan_version=1,
            plan_year=2024,
            plan_policy=S2_POLICY,
            held_on=date(2024, 12, 2),
            place="Phòng họp 1",
            at=NOW,
        )
    )
    session = councils.load(Session, SESSION_ID)
    session.table(nomination_id=UNIT, at=NOW)
    session.table(nomination_id=LEADER, at=NOW)
    councils.store(session)
    for member_id in sorted(arrival):
        councils.record_attendance(
            RecordAttendance(session_id=SESSION_ID, member_id=member_id, presence="present", at=NOW)
        )
    councils.open_session(OpenSession(session_id=SESSION_ID, at=NOW))


def log(councils):
    for stored in councils.recorder.select_notifications(1, 1000):
        yield stored.topic, json.loads(stored.state)


def words(node):
    """Every key and every string anywhere in stored data."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from words(value)
    elif isinstance(node, list):
        for value in node:
            yield from words(value)
    elif isinstance(node, str):
        yield node


@pytest.fixture
def events():
    return whole_session(count(yes=9, no=1), count(LEADER, yes=8, no=2))


def test_the_session_holds_voters_and_choices_that_could_leak(events):
    everything = {word for _, data in events for word in words(data)}

    assert everything >= VOTERS | CHOICES


def test_no_event_holds_a_voter_and_a_choice_together(events):
    together = [
        topic
        for topic, data in events
        if VOTERS.intersection(words(data)) and CHOICES.intersection(words(data))
    ]

    assert together == []


def test_a_teller_who_votes_is_named_as_teller_only():
    events = whole_session(count(yes=9, no=1), count(LEADER, yes=8, no=2), tellers=("m03", "m04"))

    together = {
        topic: VOTERS.intersection(words(data))
        for topic, data in events
        if VOTERS.intersection(words(data)) and CHOICES.intersection(words(data))
    }
    assert together == {"ballot.tally-entered": {"m03"}}


def test_participation_and_tally_share_no_key_and_no_value(events):
    by_topic = dict(events)
    stamps = {"timestamp"}
    took_part = set(words(drop(by_topic["ballot.participation-recorded"], stamps)))
    counted = set(words(drop(by_topic["ballot.tally-entered"], stamps)))

    assert took_part & counted == set()


def test_the_log_is_the_same_in_whatever_order_members_vote(events):
    other_order = whole_session(
        count(yes=9, no=1), count(LEADER, yes=8, no=2), arrival=tuple(reversed(TEN))
    )

    assert other_order == events


def test_there_is_one_event_about_participation_and_one_about_the_count(events):
    topics = [topic for topic, _ in events]

    assert (
        topics.count("ballot.participation-recorded"),
        topics.count("ballot.tally-entered"),
    ) == (1, 1)


def drop(data, names):
    return {name: value for name, value in data.items() if name not in names}
