"""A session of a council: the agenda, who came, who is close to a nominee, and when it votes."""

from datetime import date

import pytest

from domain.councils.attendance import (
    Attendance,
    AttendanceUnknownError,
    CannotPresideError,
    NobodyPresidesError,
    QuorumNotReachedError,
    UnknownPresenceError,
)
from domain.councils.pinned import Basis, Occasion, PinnedPolicy
from domain.councils.reasons import ReasonNeededError
from domain.councils.roster import Mandate, Roster
from domain.councils.session import Session
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
from domain.rules.vote_policy import IncompleteVotePolicyError
from tests.domain.councils.sample import (
    BALLOT_ID,
    COUNCIL_ID,
    LEADER,
    PLAN_ID,
    S2_POLICY,
    UNIT,
    absent,
    attendance,
    basis,
    conflict,
    convened,
    draft,
    ids,
    people,
    present,
    session_opened,
    tabled,
)
from tests.specification import NOW, THE_ID, Given, fact, replay

CLOSED = fact(Session.Closed, minutes_number="03/BB-HĐ")
CALLED = fact(Session.BallotCalled, ballot_id=BALLOT_ID, round=1, nomination_ids=[str(UNIT)])
EVERYBODY_CAME = present(*ids(10))
OPEN = [convened(), tabled(), *EVERYBODY_CAME, session_opened()]
OVER = [*OPEN, CLOSED]
WITHOUT_THRESHOLD = {name: value for name, value in S2_POLICY.items() if name != "threshold"}


def note(member_id, presence, reason=None):
    return lambda session: session.record_attendance(
        note=Attendance(member_id=member_id, presence=presence, reason=reason), at=NOW
    )


def declare(member_id, *, recused=True, nominee=UNIT, reason="Cùng đơn vị"):
    return lambda session: session.declare_conflict(
        member_id=member_id, nominee=nominee, reason=reason, recused=recused, at=NOW
    )


def table(nomination_id=UNIT):
    return lambda session: session.table(nomination_id=nomination_id, at=NOW)


def remove(nomination_id=UNIT, reason="Đơn vị rút hồ sơ"):
    return lambda session: session.remove(nomination_id=nomination_id, reason=reason, at=NOW)


def open_(session):
    return session.open(at=NOW)


def close(session):
    return session.close(minutes_number="03/BB-HĐ", at=NOW)


def ask(*nominations, chair=None):
    return lambda session: session.basis(nominations=nominations, chair=chair)


def test_a_session_pins_the_roster_and_the_policy():
    roster = Roster(version=1, members=people(10), mandate=Mandate(since=date(2024, 1, 1)))
    occasion = Occasion(
        council_id=COUNCIL_ID,
        plan_id=PLAN_ID,
        plan_version=1,
        plan_year=2024,
        held_on=date(2024, 12, 2),
        place="Phòng họp 1",
    )
    (
        Given(Session)
        .when(
            lambda session: session.convene(
                session_id=THE_ID,
                at=NOW,
                occasion=occasion,
                roster=roster,
                policy=PinnedPolicy(draft=draft(), version=None),
            )
        )
        .then(convened())
    )


# The agenda.


def test_a_nomination_is_tabled():
    Given(Session, convened()).when(table()).then(tabled())


def test_a_nomination_is_tabled_once():
    (
        Given(Session, convened(), tabled())
        .when(table())
        .then_refused(AlreadyTabledError, f"Nomination {UNIT} is on the agenda already.")
    )


def test_a_nomination_is_taken_off_with_a_reason():
    (
        Given(Session, convened(), tabled())
        .when(remove())
        .then(fact(Session.NomineeRemoved, nomination_id=UNIT, reason="Đơn vị rút hồ sơ"))
    )


def test_a_nomination_is_not_taken_off_without_a_reason():
    (
        Given(Session, convened(), tabled())
        .when(remove(reason=" "))
        .then_refused(ReasonNeededError, "A reason is needed.")
    )


def test_only_what_is_tabled_is_taken_off():
    (
        Given(Session, convened())
        .when(remove())
        .then_refused(NotTabledError, f"Nomination {UNIT} is not on the agenda.")
    )


def test_a_nomination_stays_once_a_ballot_was_called_on_it():
    (
        Given(Session, *OPEN, CALLED)
        .when(remove())
        .then_refused(
            BallotCalledError, f"A ballot was called on nomination {UNIT}; it stays on the agenda."
        )
    )


def test_a_nomination_that_was_taken_off_may_come_back():
    removed = fact(Session.NomineeRemoved, nomination_id=UNIT, reason="Chờ bổ sung")

    Given(Session, convened(), tabled(), removed).when(table()).then(tabled())


# Attendance.


def test_a_member_is_noted_as_present():
    Given(Session, convened()).when(note("m03", "present")).then(attendance("m03", "present"))


def test_an_absence_has_a_reason():
    (
        Given(Session, convened())
        .when(note("m03", "absent", " Đi công tác "))
        .then(attendance("m03", "absent", "Đi công tác"))
    )


def test_an_absence_without_a_reason_is_refused():
    (
        Given(Session, convened())
        .when(note("m03", "absent"))
        .then_refused(ReasonNeededError, "A reason is needed.")
    )


def test_there_is_no_third_kind_of_presence():
    (
        Given(Session, convened())
        .when(note("m03", "online"))
        .then_refused(UnknownPresenceError, "A member is present or absent, not online.")
    )


def test_only_members_attend():
    (
        Given(Session, convened())
        .when(note("x", "present"))
        .then_refused(NotAMemberError, "x is not a member of the council on this session's roster.")
    )


def test_attendance_may_be_corrected_while_the_session_is_open():
    session = replay(Session, *OPEN, *absent("m10"))

    assert session.present == ids(9)


# Conflicts.


@pytest.mark.parametrize("recused", [True, False])
def test_a_member_declares_a_conflict(recused):
    (
        Given(Session, convened(), tabled())
        .when(declare("m03", recused=recused))
        .then(conflict("m03", recused=recused))
    )


def test_a_conflict_has_a_reason():
    (
        Given(Session, convened(), tabled())
        .when(declare("m03", reason=""))
        .then_refused(ReasonNeededError, "A reason is needed.")
    )


def test_only_members_declare_conflicts():
    (
        Given(Session, convened(), tabled())
        .when(declare("x"))
        .then_refused(NotAMemberError, "x is not a member of the council on this session's roster.")
    )


def test_a_conflict_is_about_a_nominee_on_the_agenda():
    (
        Given(Session, convened(), tabled())
        .when(declare("m03", nominee=LEADER))
        .then_refused(NotTabledError, f"Nomination {LEADER} is not on the agenda.")
    )


# Opening and closing.


def test_a_session_opens_with_its_quorum():
    Given(Session, convened(), tabled(), *EVERYBODY_CAME).when(open_).then(session_opened())


def test_a_session_waits_until_everybody_is_noted():
    (
        Given(Session, convened(), *present(*ids(8)))
        .when(open_)
        .then_refused(
            AttendanceUnknownError,
            "Neither presence nor absence is recorded for: Thành viên 9, Thành viên 10.",
        )
    )


def test_too_few_members_do_not_meet():
    (
        Given(Session, convened(), *present(*ids(6)), *absent(*ids(10)[6:]))
        .when(open_)
        .then_refused(QuorumNotReachedError, "The quorum is not reached: 6 present, 7 needed.")
    )


def test_fifteen_members_of_whom_ten_came_meet_but_are_warned():
    (
        Given(Session, convened(size=15), tabled(), *present(*ids(10)), *absent(*ids(15)[10:]))
        .when(open_)
        .then(session_opened(count=10, quorum=10, warnings=["nothing-can-pass"]))
    )


def test_a_session_without_a_complete_policy_meets_but_is_warned():
    data = {"ballot_kind": "secret"}
    (
        Given(Session, convened(policy_data=data), tabled(), *EVERYBODY_CAME)
        .when(open_)
        .then(session_opened(count=10, quorum=0, warnings=["policy-incomplete"]))
    )


def test_a_warning_about_two_nominees_is_noted_once():
    recusals = [
        conflict(member, recused=True, nomination_id=nominee)
        for nominee in (UNIT, LEADER)
        for member in ("m03", "m04")
    ]
    (
        Given(Session, convened(), tabled(), tabled(LEADER), *EVERYBODY_CAME, *recusals)
        .when(open_)
        .then(session_opened(warnings=["nothing-can-pass"]))
    )


def test_absent_members_who_are_recused_change_nothing():
    recusals = [conflict("m10", recused=True)]
    session = replay(Session, convened(size=20), tabled(), *present(*ids(19)), *recusals)
    noted = replay(
        Session, convened(size=20), tabled(), *present(*ids(19)), *absent("m20"), *recusals
    )

    assert [warning.code for warning in session.warnings()] == ["quorum-cannot-pass"]
    assert [warning.code for warning in noted.warnings()] == [
        "unanimity-needed",
        "success-reveals-votes",
        "recusal-blocks",
    ]


def test_a_session_opens_once():
    (
        Given(Session, *OPEN)
        .when(open_)
        .then_refused(SessionOpenedError, "The session has been opened already.")
    )


def test_a_session_closes_with_its_minutes():
    Given(Session, *OPEN).when(close).then(CLOSED)


@pytest.mark.parametrize("history", [[convened()], OVER], ids=["convened", "over"])
def test_only_an_open_session_closes(history):
    (
        Given(Session, *history)
        .when(close)
        .then_refused(SessionNotOpenError, "The session is not open.")
    )


@pytest.mark.parametrize(
    "decision",
    [table(LEADER), remove(), note("m03", "present"), declare("m03"), open_],
    ids=["table", "remove", "note", "declare", "open"],
)
def test_nothing_is_added_to_a_session_that_is_over(decision):
    (Given(Session, *OVER).when(decision).then_refused(SessionClosedError, "The session is over."))


# Voting.


def test_a_ballot_takes_over_what_the_session_knows():
    result = (
        Given(Session, *OPEN, conflict("m03", recused=True), conflict("m04", recused=False))
        .when(ask(UNIT))
        .then()
    )

    assert result == Basis(**vars(basis(recused=("m03",))) | {"session_id": THE_ID})


def test_a_ballot_is_noted_in_its_session():
    (
        Given(Session, *OPEN)
        .when(
            lambda session: session.call_ballot(
                ballot_id=BALLOT_ID, basis=basis(), number=1, at=NOW
            )
        )
        .then(CALLED)
    )


@pytest.mark.parametrize("history", [[convened(), tabled()], OVER], ids=["convened", "over"])
def test_only_an_open_session_votes(history):
    (
        Given(Session, *history)
        .when(ask(UNIT))
        .then_refused(SessionNotOpenError, "The session is not open.")
    )


@pytest.mark.parametrize("history", [[convened(), tabled()], OVER], ids=["convened", "over"])
def test_only_an_open_session_calls_a_ballot(history):
    (
        Given(Session, *history)
        .when(
            lambda session: session.call_ballot(
                ballot_id=BALLOT_ID, basis=basis(), number=1, at=NOW
            )
        )
        .then_refused(SessionNotOpenError, "The session is not open.")
    )


def test_without_a_nominee_there_is_no_vote():
    (
        Given(Session, *OPEN)
        .when(ask())
        .then_refused(NothingToVoteOnError, "There is no nominee to vote on.")
    )


def test_only_what_is_tabled_is_voted_on():
    (
        Given(Session, *OPEN)
        .when(ask(LEADER))
        .then_refused(NotTabledError, f"Nomination {LEADER} is not on the agenda.")
    )


def test_no_policy_no_ballot():
    (
        Given(
            Session,
            convened(policy_data=WITHOUT_THRESHOLD),
            tabled(),
            *EVERYBODY_CAME,
            session_opened(),
        )
        .when(ask(UNIT))
        .then_refused(
            IncompleteVotePolicyError,
            "No ballot without a complete vote policy: it does not settle threshold.",
        )
    )


NO_CHAIR = [convened(), tabled(), *present(*ids(10)[1:]), *absent("m01"), session_opened(count=9)]
NOBODY = [convened(), tabled(), *present(*ids(10)[2:]), *absent("m01", "m02")]


def test_a_vice_chair_presides_in_the_absence_of_the_chair():
    result = Given(Session, *NO_CHAIR).when(ask(UNIT, chair="m02")).then()

    assert result.chair == "m02"


def test_without_chair_and_vice_chair_nobody_presides():
    (
        Given(Session, *NOBODY, session_opened(count=8))
        .when(ask(UNIT))
        .then_refused(
            NobodyPresidesError, "Neither the chair nor a vice-chair is present to preside."
        )
    )


def test_a_vice_chair_does_not_preside_beside_the_chair():
    (
        Given(Session, *OPEN)
        .when(ask(UNIT, chair="m02"))
        .then_refused(CannotPresideError, "m02 cannot preside over this session.")
    )


def test_a_session_says_which_plan_it_is_about():
    session = replay(Session, *OPEN, CALLED)

    assert (session.plan_id, session.nominees, session.ballot_ids) == (
        PLAN_ID,
        (UNIT,),
        (BALLOT_ID,),
    )


@pytest.mark.parametrize(("history", "over"), [(OPEN, False), (OVER, True)], ids=["open", "over"])
def test_a_session_says_whether_it_is_over(history, over):
    assert replay(Session, *history).is_closed is over
