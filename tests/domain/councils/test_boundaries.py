"""Where a base, a count or a warning could be off by one, or take one reading for the other."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.councils.attendance import Attendance, Presence
from domain.councils.ballot import Ballot
from domain.councils.commands import (
    AdoptVotePolicy,
    CloseSession,
    DeclareConflict,
    EnterTally,
    OpenBallot,
    RecordAttendance,
    RecordParticipation,
    RecordVotesByName,
)
from domain.councils.counting import Choice, Verdict, Votes, verdict
from domain.councils.open_votes import counted
from domain.councils.outcomes import Electorate
from domain.councils.participation import Participation
from domain.councils.rounds import round_of
from domain.councils.session import Session
from domain.councils.tally import Expected, WrittenMismatchError, check_count
from domain.councils.warnings import at_session, before
from domain.errors import StaleVersionError
from tests.domain.councils.sample import (
    BALLOT_ID,
    COUNCIL_ID,
    SCAN,
    SESSION_ID,
    UNIT,
    confirmed,
    count,
    decided,
    ids,
    opened,
    outcome,
    participation,
    policy,
)
from tests.domain.councils.test_application import CONVENE, OPEN_BALLOT, councils, meet
from tests.domain.councils.test_ballot import chair_confirms, vote
from tests.domain.councils.test_open_vote import OPEN, close, record, votes
from tests.specification import NOW, Given

__all__ = ["councils"]  # a fixture

MAJORITY = {"threshold": "1/2", "comparison": "more_than"}
PLAIN_VOTES = Votes(yes=8, no=0)


# What a verdict rests on.


def test_of_an_empty_base_not_even_a_stray_yes_passes():
    assert verdict(policy(), Votes(yes=1, no=0), base=0) is Verdict.FAILED


def test_a_base_of_one_can_pass():
    assert verdict(policy(), Votes(yes=1, no=0), base=1) is Verdict.PASSED


def test_one_against_one_is_a_tie_and_nobody_against_nobody_is_none():
    rule = policy(**MAJORITY, tie="revote")

    assert verdict(rule, Votes(yes=1, no=1), base=2) is Verdict.TIED
    assert verdict(rule, Votes(yes=0, no=0), base=0) is Verdict.FAILED


@pytest.mark.parametrize(
    ("base", "recused", "expected"),
    [
        ("all_members", ("m10",), 9),
        ("all_members", ("m10", "stranger"), 9),
        ("present", ("m10",), 8),
        ("present", ("m01", "m10"), 7),
    ],
)
def test_a_recused_member_who_is_absent_leaves_all_members_but_not_those_present(
    base, recused, expected
):
    electorate = Electorate(roster=frozenset(ids(10)), consulted=frozenset(ids(8)))
    rule = policy(base=base, recused="leave_base")

    assert electorate.base(rule, PLAIN_VOTES, recused=recused) == expected


def test_an_invalid_paper_is_cast_and_says_nothing():
    (
        vote(
            base="cast",
            took_part=ids(10),
            counts=[count(yes=9, invalid=1)],
        )
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=9, base=10, required=9)),
        )
    )


# What is counted.


def test_abstentions_by_name_are_counted_and_the_chair_may_have_been_silent():
    by_name = {"m01": "yes", "m02": "no", "m03": "abstain", "m04": "abstain"}

    assert counted(by_name, chair="m05") == Votes(yes=1, no=1, abstain=2, chair=None)
    assert counted(by_name, chair="m03") == Votes(yes=1, no=1, abstain=2, chair=Choice.ABSTAIN)


def test_written_opinions_for_and_against_add_up():
    check: dict[str, Any] = {"expected": Expected(papers=8, written=2), "abstain_option": False}

    check_count(count(yes=8, written_yes=1, written_no=1), **check)
    with pytest.raises(WrittenMismatchError, match="3 written opinions are counted"):
        check_count(count(yes=8, written_yes=2, written_no=1), **check)


def test_an_absent_member_who_is_asked_in_writing_may_vote_by_name():
    rule = OPEN | {"absent": "written_opinion", "base": "present", "missing": 2}
    everybody = dict.fromkeys(ids(10), "yes")

    Given(Ballot, opened(**rule)).when(record(everybody)).then(votes(yes=ids(10)))


def test_an_abstention_by_name_counts_where_the_policy_offers_it():
    rule = OPEN | {"abstain_option": True, "base": "cast"}
    choices = dict.fromkeys(ids(9), "yes") | {"m10": "abstain"}

    Given(Ballot, opened(**rule)).when(record(choices)).then(votes(yes=ids(9), abstain=["m10"]))


def test_an_absent_member_who_is_asked_in_writing_takes_part_in_a_secret_ballot():
    terms = {"absent": "written_opinion", "missing": 2}
    took_part = Participation(members=ids(8), written=("m09", "m10"))

    (
        Given(Ballot, opened(**terms))
        .when(lambda ballot: ballot.record_participation(participation=took_part, at=NOW))
        .then(participation(ids(8), ["m09", "m10"]))
    )


def test_the_chairs_vote_by_name_is_known_when_the_vote_closes():
    rule = OPEN | {"tie": "chair"}
    (
        Given(Ballot, opened(**rule), votes(yes=ids(5), no=["m06", "m07", "m08", "m09", "m10"]))
        .when(close)
        .then(confirmed("m01", "chair"), decided(outcome("passed", yes=5, base=10, required=6)))
    )


def test_the_first_round_of_no_nominees_is_the_first():
    assert round_of([], []) == 1


# What is noted of members.


@pytest.mark.parametrize(
    ("presence", "reason", "kept"),
    [
        ("present", "Đến muộn", "Đến muộn"),
        ("present", "", None),
        ("present", None, None),
        ("absent", "Đi công tác", "Đi công tác"),
    ],
)
def test_a_note_keeps_its_reason(presence, reason, kept):
    note = Attendance(member_id="m01", presence=presence, reason=reason).checked()

    assert note == Attendance(member_id="m01", presence=presence, reason=kept)


# What the office is told.


def test_a_warning_of_unanimity_gives_the_number_in_both_languages():
    [unanimity, *_] = at_session(policy(), roster=9, present=9, recused=0)

    assert (unanimity.vi, unanimity.en) == (
        "Phải có đủ 9/9 phiếu đồng ý: chỉ thiếu một phiếu là không đạt.",
        "All 9 must say yes: a single vote that is no yes fails the nominee.",
    )


def test_a_warning_about_one_nominee_says_so_in_both_languages():
    [warning] = at_session(policy(), roster=15, present=10, recused=0)

    about = warning.about(UNIT)

    assert about == replace(
        warning,
        vi=f"Riêng một hồ sơ: {warning.vi}",
        en=f"For one nominee: {warning.en}",
        nomination_id=UNIT,
    )


def test_before_a_session_nobody_is_recused_yet():
    codes = [each.code for each in before(policy(recused="leave_base"), roster=10)]

    assert codes == ["quorum-cannot-pass"]


def test_the_absent_who_are_asked_in_writing_stand_in_the_base_of_those_consulted():
    rule = policy(absent="written_opinion", base="present")

    codes = [each.code for each in at_session(rule, roster=11, present=2, recused=0)]

    assert codes == []


def test_when_everybody_is_recused_nobody_is_left_to_vote():
    [warning, *_] = at_session(policy(), roster=5, present=2, recused=4)

    assert "có thể bỏ nhiều nhất 0 phiếu" in warning.vi


# What an application hands on.


STALE: dict[str, Any] = {"at": NOW, "expected_version": 77}


@pytest.mark.parametrize(
    ("handle", "command"),
    [
        (
            "record_attendance",
            RecordAttendance(session_id=SESSION_ID, member_id="m01", presence="present", **STALE),
        ),
        (
            "declare_conflict",
            DeclareConflict(
                session_id=SESSION_ID,
                member_id="m01",
                nomination_id=UNIT,
                reason="Vợ chồng",
                recused=True,
                **STALE,
            ),
        ),
        ("close_session", CloseSession(session_id=SESSION_ID, **STALE)),
        (
            "open_ballot",
            OpenBallot(ballot_id=BALLOT_ID, session_id=SESSION_ID, tellers=("t1", "t2"), **STALE),
        ),
        (
            "adopt_vote_policy",
            AdoptVotePolicy(
                council_id=COUNCIL_ID,
                policy={},
                authorised_by="Quy chế 5",
                adopted_on=date(2024, 2, 1),
                **STALE,
            ),
        ),
    ],
)
def test_a_stale_decision_on_a_council_or_session_is_refused(councils, handle, command):
    meet(councils, UNIT)

    with pytest.raises(StaleVersionError):
        getattr(councils, handle)(command)


@pytest.mark.parametrize(
    ("handle", "command"),
    [
        (
            "record_participation",
            RecordParticipation(ballot_id=BALLOT_ID, members=ids(10), **STALE),
        ),
        (
            "enter_tally",
            EnterTally(
                ballot_id=BALLOT_ID,
                entered_by="t1",
                counts=(count(yes=10),),
                scan_sha256=SCAN,
                **STALE,
            ),
        ),
        (
            "record_votes_by_name",
            RecordVotesByName(ballot_id=BALLOT_ID, nomination_id=UNIT, votes={}, **STALE),
        ),
    ],
)
def test_a_stale_decision_on_a_ballot_is_refused(councils, handle, command):
    meet(councils, UNIT)
    councils.open_ballot(OPEN_BALLOT)

    with pytest.raises(StaleVersionError):
        getattr(councils, handle)(command)


def test_the_reason_of_an_absence_and_the_number_of_the_minutes_are_stored(councils):
    councils.convene_session(CONVENE)
    councils.record_attendance(
        RecordAttendance(
            session_id=SESSION_ID, member_id="m10", presence="absent", reason="Ốm", at=NOW
        )
    )
    noted = list(councils.events.get(SESSION_ID))[-1]

    assert (noted.member_id, noted.presence, noted.reason) == ("m10", "absent", "Ốm")


def test_the_minutes_of_a_session_have_a_number(councils):
    meet(councils, UNIT)
    councils.close_session(CloseSession(session_id=SESSION_ID, minutes_number="7/BB", at=NOW))
    closed = list(councils.events.get(SESSION_ID))[-1]

    assert (type(closed), closed.minutes_number, closed.timestamp) == (Session.Closed, "7/BB", NOW)


def test_a_ballot_knows_its_round_its_chair_and_who_wrote(councils):
    meet(councils, UNIT, absent="written_opinion")
    councils.open_ballot(replace(OPEN_BALLOT, chair="m01"))
    called = list(councils.events.get(SESSION_ID))[-1]
    ballot = next(iter(councils.events.get(BALLOT_ID)))

    assert (called.ballot_id, called.round, ballot.chair) == (BALLOT_ID, 1, "m01")


@pytest.mark.parametrize(
    ("presence", "reason"), [(Presence.PRESENT, None), (Presence.ABSENT, "Đi công tác")]
)
def test_presence_is_noted_as_plain_text(presence, reason):
    noted = Attendance(member_id="an", presence=presence, reason=reason).checked()

    assert (type(noted.presence), noted.presence, noted.reason) == (str, presence.value, reason)
