"""What stands in the log of councils is what their commands said, and when they said it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.councils.application import Councils
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
from domain.councils.session import Session
from domain.errors import StaleVersionError
from domain.event_registry import ClosedMapper
from tests.domain.councils.sample import (
    BALLOT_ID,
    COUNCIL_ID,
    PLAN_ID,
    S2_POLICY,
    SCAN,
    SESSION_ID,
    UNIT,
    count,
    ids,
    people,
)
from tests.specification import NOW, fact, facts_of

FOUND = FoundCouncil(
    council_id=COUNCIL_ID,
    name="Hội đồng",
    level="agency",
    decision_number="12/QĐ",
    founded_on=date(2024, 1, 15),
    at=NOW,
)
APPOINT = AppointRoster(
    council_id=COUNCIL_ID,
    members=people(3),
    mandate_from=date(2024, 1, 16),
    mandate_to=date(2025, 1, 15),
    decision_number="13/QĐ",
    at=NOW,
)
WRITTEN = {"absent": "written_opinion", "abstain_option": True}
ADOPTED = {name: value for name, value in S2_POLICY.items() if name != "authorised_by"} | WRITTEN
ADOPT = AdoptVotePolicy(
    council_id=COUNCIL_ID,
    policy=ADOPTED,
    authorised_by="Quy chế 5",
    adopted_on=date(2024, 2, 1),
    at=NOW,
)
CONVENE = ConveneSession(
    session_id=SESSION_ID,
    council_id=COUNCIL_ID,
    plan_id=PLAN_ID,
    plan_version=3,
    plan_year=2024,
    plan_policy=None,
    held_on=date(2024, 12, 2),
    place="Phòng họp 1",
    at=NOW,
)


def councils_of(*kinds):
    return Councils(recorder=POPOApplicationRecorder(), mapper=ClosedMapper(list(kinds)))


@pytest.fixture
def councils():
    application = councils_of(Council, Session, Ballot)
    application.found_council(FOUND)
    application.appoint_roster(APPOINT)
    application.adopt_vote_policy(ADOPT)
    application.convene_session(CONVENE)
    return application


def logged(councils, id):
    events = list(councils.events.get(id))
    assert {each.timestamp for each in events} == {NOW}
    return facts_of(events)


def meet(councils):
    session = councils.load(Session, SESSION_ID)
    session.table(nomination_id=UNIT, at=NOW)
    councils.store(session)
    for member in ("m01", "m02"):
        councils.record_attendance(
            RecordAttendance(session_id=SESSION_ID, member_id=member, presence="present", at=NOW)
        )
    councils.record_attendance(
        RecordAttendance(
            session_id=SESSION_ID,
            member_id="m03",
            presence="absent",
            reason="Đi công tác",
            at=NOW,
        )
    )


def test_a_council_is_founded_appointed_and_settles_its_vote(councils):
    assert logged(councils, COUNCIL_ID) == [
        fact(
            Council.Founded,
            name="Hội đồng",
            level="agency",
            decision_number="12/QĐ",
            founded_on=date(2024, 1, 15),
        ),
        fact(
            Council.RosterAppointed,
            roster_version=1,
            members=[member.as_data() for member in people(3)],
            mandate_from=date(2024, 1, 16),
            mandate_to=date(2025, 1, 15),
            decision_number="13/QĐ",
        ),
        fact(
            Council.VotePolicyAdopted,
            policy_version=1,
            policy=ADOPTED | {"authorised_by": "Quy chế 5"},
            authorised_by="Quy chế 5",
            adopted_on=date(2024, 2, 1),
        ),
    ]


def test_a_session_is_convened_for_a_plan_under_what_the_council_settled(councils):
    [convened] = logged(councils, SESSION_ID)

    assert convened == fact(
        Session.Convened,
        council_id=COUNCIL_ID,
        plan_id=PLAN_ID,
        plan_version=3,
        plan_year=2024,
        held_on=date(2024, 12, 2),
        place="Phòng họp 1",
        roster_version=1,
        members=[member.as_data() for member in people(3)],
        policy=ADOPTED | {"authorised_by": "Quy chế 5"},
        policy_authorised_by="Quy chế 5",
        policy_version=1,
    )


def test_a_session_notes_who_came_who_is_close_to_whom_and_its_minutes(councils):
    meet(councils)
    councils.declare_conflict(
        DeclareConflict(
            session_id=SESSION_ID,
            member_id="m02",
            nomination_id=UNIT,
            reason="Cùng đơn vị",
            recused=False,
            at=NOW,
        )
    )
    councils.open_session(OpenSession(session_id=SESSION_ID, at=NOW))
    councils.close_session(CloseSession(session_id=SESSION_ID, minutes_number="7/BB", at=NOW))

    noted = logged(councils, SESSION_ID)
    assert noted[4:6] == [
        fact(Session.AttendanceRecorded, member_id="m03", presence="absent", reason="Đi công tác"),
        fact(
            Session.ConflictDeclared,
            member_id="m02",
            nomination_id=UNIT,
            reason="Cùng đơn vị",
            recused=False,
        ),
    ]
    assert noted[-1] == fact(Session.Closed, minutes_number="7/BB")


def test_a_secret_ballot_keeps_who_took_part_and_what_was_counted(councils):
    meet(councils)
    councils.open_session(OpenSession(session_id=SESSION_ID, at=NOW))
    councils.open_ballot(
        OpenBallot(ballot_id=BALLOT_ID, session_id=SESSION_ID, tellers=("t1", "t2"), at=NOW)
    )
    councils.record_participation(
        RecordParticipation(ballot_id=BALLOT_ID, members=("m01", "m02"), written=("m03",), at=NOW)
    )
    papers = count(yes=1, abstain=1, written_yes=1)
    councils.enter_tally(
        EnterTally(ballot_id=BALLOT_ID, entered_by="t2", counts=(papers,), scan_sha256=SCAN, at=NOW)
    )

    opened, *rest = logged(councils, BALLOT_ID)
    assert opened.fields["chair"] == "m01"
    assert rest == [
        fact(Ballot.ParticipationRecorded, members=["m01", "m02"], written=["m03"]),
        fact(Ballot.TallyEntered, entered_by="t2", counts=[papers.as_data()], scan_sha256=SCAN),
    ]


def test_an_open_vote_keeps_who_said_what():
    councils = councils_of(Council, Session, Ballot)
    councils.found_council(FOUND)
    councils.appoint_roster(APPOINT)
    councils.adopt_vote_policy(replace(ADOPT, policy=ADOPTED | {"ballot_kind": "open"}))
    councils.convene_session(CONVENE)
    meet(councils)
    councils.open_session(OpenSession(session_id=SESSION_ID, at=NOW))
    councils.open_ballot(
        OpenBallot(ballot_id=BALLOT_ID, session_id=SESSION_ID, tellers=("t1", "t2"), at=NOW)
    )
    votes = {"m01": "yes", "m02": "abstain", "m03": "no"}
    councils.record_votes_by_name(
        RecordVotesByName(ballot_id=BALLOT_ID, nomination_id=UNIT, votes=votes, at=NOW)
    )

    assert logged(councils, BALLOT_ID)[-1] == fact(
        Ballot.VotesByNameRecorded, nomination_id=UNIT, votes=votes
    )


def test_whoever_may_preside_can_be_chosen(councils):
    chair, deputy, third = people(3)
    members = (chair, deputy, replace(third, role="vice_chair"))
    councils.appoint_roster(replace(APPOINT, members=members))
    other = UUID("00000000-0000-4000-8000-00000000b002")
    councils.convene_session(replace(CONVENE, session_id=other))
    session = councils.load(Session, other)
    session.table(nomination_id=UNIT, at=NOW)
    councils.store(session)
    for member, presence in (("m01", "absent"), ("m02", "present"), ("m03", "present")):
        councils.record_attendance(
            RecordAttendance(
                session_id=other, member_id=member, presence=presence, reason="Ốm", at=NOW
            )
        )
    councils.open_session(OpenSession(session_id=other, at=NOW))

    councils.open_ballot(
        OpenBallot(ballot_id=BALLOT_ID, session_id=other, tellers=("t1", "t2"), chair="m03", at=NOW)
    )

    assert logged(councils, BALLOT_ID)[0].fields["chair"] == "m03"


@pytest.mark.parametrize(
    ("command", "ask"),
    [(APPOINT, "appoint_roster"), (ADOPT, "adopt_vote_policy")],
    ids=["roster", "policy"],
)
def test_a_decision_on_an_older_version_of_the_council_is_refused(councils, command, ask):
    with pytest.raises(StaleVersionError):
        getattr(councils, ask)(replace(command, expected_version=2))


def test_a_mandate_may_last_a_single_day(councils):
    day = date(2024, 3, 1)
    councils.appoint_roster(replace(APPOINT, mandate_from=day, mandate_to=day))

    council = councils.load(Council, COUNCIL_ID)
    assert council.roster_on(day).version == 2
    assert council.roster_on(day + timedelta(days=1)).version == 1


def test_what_the_council_did_not_settle_has_no_version():
    councils = councils_of(Council, Session)
    councils.found_council(FOUND)
    councils.appoint_roster(APPOINT)
    councils.convene_session(replace(CONVENE, plan_policy=S2_POLICY))

    [convened] = logged(councils, SESSION_ID)
    assert (convened.fields["policy"], convened.fields["policy_version"]) == (S2_POLICY, None)
    assert ids(3) == tuple(member["member_id"] for member in convened.fields["members"])
