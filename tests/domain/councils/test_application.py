"""Councils at work: what is asked of them, in order, against a log in memory."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.councils.application import Councils
from domain.councils.ballot import Ballot
from domain.councils.ballot_errors import (
    AlreadyVotedOnError,
    BallotUnfinishedError,
    MixedRoundsError,
)
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
from domain.councils.council import Council, NoRosterInForceError
from domain.councils.session import Session
from domain.councils.session_errors import NothingToVoteOnError
from domain.errors import NotFoundError, StaleVersionError
from domain.event_registry import ClosedMapper
from domain.rules.vote_policy import (
    IncompleteVotePolicyError,
    PolicyContradictsPlanError,
    VotePolicyFaultyError,
)
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

SECOND_BALLOT = UUID("00000000-0000-4000-8000-00000000e002")
THIRD_BALLOT = UUID("00000000-0000-4000-8000-00000000e003")
S3_POLICY = {"ballot_kind": "secret"}
REVOTE = {"threshold": "1/2", "comparison": "more_than", "tie": "revote", "max_rounds": 2}

CONVENE = ConveneSession(
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
OPEN_BALLOT = OpenBallot(ballot_id=BALLOT_ID, session_id=SESSION_ID, tellers=("t1", "t2"), at=NOW)
ADOPT = AdoptVotePolicy(
    council_id=COUNCIL_ID,
    policy={name: value for name, value in S2_POLICY.items() if name != "authorised_by"},
    authorised_by="Quy chế 5",
    adopted_on=date(2024, 2, 1),
    at=NOW,
)


@pytest.fixture
def councils():
    """A council of ten."""
    application = Councils(
        recorder=POPOApplicationRecorder(), mapper=ClosedMapper([Council, Session, Ballot])
    )
    application.found_council(
        FoundCouncil(
            council_id=COUNCIL_ID,
            name="Hội đồng",
            level="agency",
            decision_number="12/QĐ",
            founded_on=date(2024, 1, 15),
            at=NOW,
        )
    )
    application.appoint_roster(
        AppointRoster(
            council_id=COUNCIL_ID,
            members=people(10),
            mandate_from=date(2024, 1, 15),
            mandate_to=None,
            decision_number="13/QĐ",
            at=NOW,
        )
    )
    return application


def meet(councils, *nominations, **policy):
    """Convene, table, note everybody as present, open."""
    councils.convene_session(replace(CONVENE, plan_policy=S2_POLICY | policy))
    begin(councils, *nominations)


def begin(councils, *nominations):
    session = councils.load(Session, SESSION_ID)
    for nomination_id in nominations:
        session.table(nomination_id=nomination_id, at=NOW)
    councils.store(session)
    for member_id in ids(10):
        councils.record_attendance(
            RecordAttendance(session_id=SESSION_ID, member_id=member_id, presence="present", at=NOW)
        )
    councils.open_session(OpenSession(session_id=SESSION_ID, at=NOW))


def count_ballot(councils, *counts, ballot_id=BALLOT_ID):
    """Everybody takes part, the tellers count, all confirm."""
    councils.record_participation(RecordParticipation(ballot_id=ballot_id, members=ids(10), at=NOW))
    councils.enter_tally(
        EnterTally(ballot_id=ballot_id, entered_by="t1", counts=counts, scan_sha256=SCAN, at=NOW)
    )
    ballot = councils.load(Ballot, ballot_id)
    results = [ballot.confirm(by=person, at=NOW) for person in ("t1", "t2", "m01")]
    councils.store(ballot)
    return [(each.nomination_id, str(each.outcome)) for each in results[-1]]


def void(councils, ballot_id=BALLOT_ID):
    ballot = councils.load(Ballot, ballot_id)
    ballot.void(reason="Thừa một phiếu", by="m01", at=NOW)
    councils.store(ballot)


def test_a_session_votes_on_all_its_nominees(councils):
    meet(councils, UNIT, LEADER)
    councils.open_ballot(OPEN_BALLOT)

    outcomes = count_ballot(councils, count(yes=9, no=1), count(LEADER, yes=8, no=2))

    assert outcomes == [(UNIT, "passed"), (LEADER, "failed")]


def test_every_command_answers_with_its_position(councils):
    position = councils.convene_session(CONVENE)

    assert position == councils.recorder.max_notification_id()


def test_a_ballot_and_its_note_in_the_session_are_stored_together(councils):
    meet(councils, UNIT)
    before = councils.recorder.max_notification_id()

    position = councils.open_ballot(OPEN_BALLOT)

    topics = [each.topic for each in councils.recorder.select_notifications(before + 1, 10)]
    assert sorted(topics) == ["ballot.opened", "session.ballot-called"]
    assert position == before + 2


def test_T16_a_ballot_without_a_threshold_is_refused(councils):
    councils.convene_session(replace(CONVENE, plan_policy=S3_POLICY))
    begin(councils, UNIT)

    with pytest.raises(IncompleteVotePolicyError) as refusal:
        councils.open_ballot(OPEN_BALLOT)

    settled = {"ballot_kind", "electronic_allowed"}
    assert refusal.value.fields == tuple(name for name in S2_POLICY if name not in settled)


def test_T16_nothing_is_stored_by_a_refused_ballot(councils):
    councils.convene_session(replace(CONVENE, plan_policy=S3_POLICY))
    begin(councils, UNIT)
    before = councils.recorder.max_notification_id()

    with pytest.raises(IncompleteVotePolicyError):
        councils.open_ballot(OPEN_BALLOT)

    assert councils.recorder.max_notification_id() == before


def test_what_the_council_adopted_completes_the_plan(councils):
    councils.adopt_vote_policy(ADOPT)
    councils.convene_session(replace(CONVENE, plan_policy=S3_POLICY))
    begin(councils, UNIT)

    councils.open_ballot(OPEN_BALLOT)

    assert count_ballot(councils, count(yes=9, no=1)) == [(UNIT, "passed")]


def test_a_plan_that_says_nothing_about_a_vote_leaves_all_to_the_council(councils):
    councils.adopt_vote_policy(ADOPT)
    councils.convene_session(replace(CONVENE, plan_policy=None))

    assert councils.load(Session, SESSION_ID).policy.missing() == ()


def test_a_policy_adopted_after_the_day_of_the_session_does_not_count(councils):
    councils.adopt_vote_policy(replace(ADOPT, adopted_on=date(2024, 12, 3)))
    councils.convene_session(replace(CONVENE, plan_policy=S3_POLICY))

    [warning] = councils.session_warnings(SESSION_ID, version=1)
    assert warning.code == "policy-incomplete"


def test_the_council_cannot_contradict_the_plan(councils):
    councils.adopt_vote_policy(replace(ADOPT, policy={"threshold": "1/2"}))

    with pytest.raises(PolicyContradictsPlanError) as refusal:
        councils.convene_session(CONVENE)

    assert str(refusal.value) == "The plan states threshold 9/10; the council cannot adopt 1/2."


def test_a_policy_with_an_unknown_field_is_refused(councils):
    with pytest.raises(VotePolicyFaultyError):
        councils.adopt_vote_policy(replace(ADOPT, policy={"majority": "1/2"}))


def test_without_a_roster_in_force_no_session_is_called(councils):
    with pytest.raises(NoRosterInForceError):
        councils.convene_session(replace(CONVENE, held_on=date(2023, 12, 31)))


def test_a_conflict_reaches_the_ballot(councils):
    meet(councils, UNIT)
    councils.declare_conflict(
        DeclareConflict(
            session_id=SESSION_ID,
            member_id="m10",
            nomination_id=UNIT,
            reason="Cùng đơn vị",
            recused=True,
            at=NOW,
        )
    )
    councils.open_ballot(OPEN_BALLOT)

    assert count_ballot(councils, count(yes=9)) == [(UNIT, "passed")]


def test_the_office_is_warned_when_a_session_is_called(councils):
    councils.convene_session(CONVENE)

    [warning] = councils.session_warnings(SESSION_ID, version=1)
    assert warning.code == "quorum-cannot-pass"


def test_a_nominee_is_not_voted_on_twice(councils):
    meet(councils, UNIT)
    councils.open_ballot(OPEN_BALLOT)

    with pytest.raises(AlreadyVotedOnError) as refusal:
        councils.open_ballot(replace(OPEN_BALLOT, ballot_id=SECOND_BALLOT, nomination_ids=(UNIT,)))

    assert (
        str(refusal.value) == f"Nomination {UNIT} has a ballot in this session that is not voided."
    )


def test_after_all_are_voted_on_there_is_nothing_left(councils):
    meet(councils, UNIT)
    councils.open_ballot(OPEN_BALLOT)

    with pytest.raises(NothingToVoteOnError):
        councils.open_ballot(replace(OPEN_BALLOT, ballot_id=SECOND_BALLOT))


def test_a_voided_ballot_is_held_anew_in_the_same_round(councils):
    meet(councils, UNIT)
    councils.open_ballot(OPEN_BALLOT)
    void(councils)

    councils.open_ballot(replace(OPEN_BALLOT, ballot_id=SECOND_BALLOT))

    assert councils.load(Ballot, SECOND_BALLOT).round == 1
    assert councils.load(Ballot, BALLOT_ID).is_voided


def test_a_tie_is_voted_on_again_in_the_next_round(councils):
    meet(councils, UNIT, LEADER, **REVOTE)
    councils.open_ballot(OPEN_BALLOT)
    count_ballot(councils, count(yes=5, no=5), count(LEADER, yes=6, no=4))

    councils.open_ballot(replace(OPEN_BALLOT, ballot_id=SECOND_BALLOT))

    second = councils.load(Ballot, SECOND_BALLOT)
    assert (second.nominees, second.round) == ((UNIT,), 2)


def test_a_tie_in_the_last_round_is_not_voted_on_again(councils):
    meet(councils, UNIT, **REVOTE)
    councils.open_ballot(OPEN_BALLOT)
    count_ballot(councils, count(yes=5, no=5))
    councils.open_ballot(replace(OPEN_BALLOT, ballot_id=SECOND_BALLOT))
    outcomes = count_ballot(councils, count(yes=5, no=5), ballot_id=SECOND_BALLOT)

    assert outcomes == [(UNIT, "failed")]
    with pytest.raises(NothingToVoteOnError):
        councils.open_ballot(replace(OPEN_BALLOT, ballot_id=THIRD_BALLOT))


def test_without_a_round_left_a_tie_is_a_failure(councils):
    meet(councils, UNIT, **REVOTE | {"max_rounds": 1})
    councils.open_ballot(OPEN_BALLOT)

    assert count_ballot(councils, count(yes=5, no=5)) == [(UNIT, "failed")]


def test_nominees_in_different_rounds_have_ballots_of_their_own(councils):
    meet(councils, UNIT, LEADER, **REVOTE)
    councils.open_ballot(replace(OPEN_BALLOT, nomination_ids=(UNIT,)))
    count_ballot(councils, count(yes=5, no=5))

    with pytest.raises(MixedRoundsError):
        councils.open_ballot(replace(OPEN_BALLOT, ballot_id=SECOND_BALLOT))


def test_a_session_does_not_end_before_its_ballots(councils):
    meet(councils, UNIT)
    councils.open_ballot(OPEN_BALLOT)

    with pytest.raises(BallotUnfinishedError):
        councils.close_session(CloseSession(session_id=SESSION_ID, at=NOW))


@pytest.mark.parametrize(
    "end", [void, lambda councils: count_ballot(councils, count(yes=10))], ids=["void", "count"]
)
def test_a_session_ends_when_its_ballots_are_counted_or_voided(councils, end):
    meet(councils, UNIT)
    councils.open_ballot(OPEN_BALLOT)
    end(councils)

    position = councils.close_session(
        CloseSession(session_id=SESSION_ID, minutes_number="03/BB-HĐ", at=NOW)
    )

    assert position == councils.recorder.max_notification_id()


def test_an_open_vote_is_recorded_by_name(councils):
    meet(councils, UNIT, ballot_kind="open")
    councils.open_ballot(OPEN_BALLOT)
    councils.record_votes_by_name(
        RecordVotesByName(
            ballot_id=BALLOT_ID,
            nomination_id=UNIT,
            votes=dict.fromkeys(ids(10), "yes"),
            at=NOW,
        )
    )
    ballot = councils.load(Ballot, BALLOT_ID)

    [outcome] = ballot.close_by_name(by="m01", at=NOW)

    assert (str(outcome.outcome), outcome.yes) == ("passed", 10)


def test_a_stale_decision_is_refused(councils):
    councils.convene_session(CONVENE)

    with pytest.raises(StaleVersionError):
        councils.open_session(OpenSession(session_id=SESSION_ID, at=NOW, expected_version=7))


def test_an_unknown_ballot_is_not_found(councils):
    with pytest.raises(NotFoundError):
        councils.record_participation(RecordParticipation(ballot_id=BALLOT_ID, members=(), at=NOW))
