"""A secret ballot on paper: who took part, what was counted, who confirmed, what it decided."""

from dataclasses import replace

import pytest

from domain.councils.ballot import Ballot
from domain.councils.ballot_errors import (
    AbsentCannotVoteError,
    BallotCountedError,
    BallotVoidedError,
    NoRoundLeftError,
    NothingToConfirmError,
    ParticipationUnknownError,
    SecretBallotError,
    TallyConfirmedError,
    TallyEnteredError,
    WrittenOpinionError,
)
from domain.councils.counting import Verdict
from domain.councils.outcomes import Outcome
from domain.councils.participation import Participation, TookPartTwiceError
from domain.councils.reasons import ReasonNeededError
from domain.councils.tally import (
    AbstainNotOfferedError,
    IssuedMismatchError,
    NegativeCountError,
    ReturnedMismatchError,
    ScanHashError,
    TallyNomineesError,
    WrittenMismatchError,
)
from domain.councils.tellers import (
    ChairIsTellerError,
    ConfirmedTwiceError,
    MayNotConfirmError,
    NotATellerError,
    TellerAbsentError,
    TwoTellersNeededError,
)
from tests.domain.councils.sample import (
    BALLOT_ID,
    LEADER,
    SCAN,
    SESSION_ID,
    UNIT,
    basis,
    confirmed,
    count,
    decided,
    ids,
    opened,
    outcome,
    participation,
    tally,
)
from tests.specification import NOW, Given, fact, replay

TEN_TOOK_PART = participation(ids(10))
NINE_OF_TEN = tally(count(yes=9, no=1))
PASSED = decided(outcome("passed", yes=9, base=10, required=9))


def vote(*, took_part, counts, written=(), **terms):
    """A ballot on which everybody but the chair has confirmed."""
    return Given(
        Ballot,
        opened(**terms),
        participation(took_part, written),
        tally(*counts),
        confirmed("t1"),
        confirmed("t2"),
    )


def chair_confirms(ballot):
    return ballot.confirm(by="m01", at=NOW)


def open_with(*, number=1, tellers=("t1", "t2"), **terms):
    return lambda ballot: ballot.open(
        ballot_id=BALLOT_ID, at=NOW, basis=basis(**terms), number=number, tellers=tellers
    )


def enter(*counts, by="t1", scan=SCAN):
    return lambda ballot: ballot.enter_tally(by=by, counts=counts, scan_sha256=scan, at=NOW)


def take_part(members, written=()):
    return lambda ballot: ballot.record_participation(
        participation=Participation(members=tuple(members), written=tuple(written)), at=NOW
    )


# The test vectors of the plans.


def test_T1_nine_yes_of_ten_members_with_one_absent_pass():
    (
        vote(missing=1, took_part=ids(9), counts=[count(yes=9)])
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=9, base=10, required=9)),
        )
    )


def test_T2_eight_yes_of_nine_members_with_one_absent_fail_at_all_members():
    (
        vote(size=9, missing=1, took_part=ids(8), counts=[count(yes=8)])
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("failed", yes=8, base=9, required=9)),
        )
    )


def test_T2_eight_yes_of_nine_members_with_one_absent_pass_at_those_present():
    (
        vote(size=9, missing=1, base="present", took_part=ids(8), counts=[count(yes=8)])
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=8, base=8, required=8)),
        )
    )


def test_T3_ten_yes_of_eleven_members_with_one_invalid_pass():
    (
        vote(size=11, took_part=ids(11), counts=[count(yes=10, invalid=1)])
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=10, base=11, required=10)),
        )
    )


def test_T4_eighteen_yes_of_twenty_members_pass_exactly():
    (
        vote(size=20, took_part=ids(20), counts=[count(yes=18, no=2)])
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=18, base=20, required=18)),
        )
    )


def test_T4_seventeen_yes_of_twenty_members_fail():
    (
        vote(size=20, took_part=ids(20), counts=[count(yes=17, no=3)])
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("failed", yes=17, base=20, required=18)),
        )
    )


# Opening.


def test_a_secret_ballot_opens_on_paper_and_tells_no_order():
    (
        Given(Ballot)
        .when(open_with(missing=1, tellers=("t2", "t1")))
        .then(opened(missing=1, tellers=("t1", "t2")))
    )


@pytest.mark.parametrize("tellers", [(), ("t1",), ("t1", "t1")])
def test_a_ballot_needs_two_tellers(tellers):
    (
        Given(Ballot)
        .when(open_with(tellers=tellers))
        .then_refused(TwoTellersNeededError, "A ballot needs at least two different tellers.")
    )


def test_the_chair_counts_nothing():
    (
        Given(Ballot)
        .when(open_with(tellers=("m01", "t2")))
        .then_refused(ChairIsTellerError, "Whoever presides cannot be a teller.")
    )


def test_an_absent_member_counts_nothing():
    (
        Given(Ballot)
        .when(open_with(missing=1, tellers=("m10", "t2")))
        .then_refused(TellerAbsentError, "Member m10 is absent and cannot be a teller.")
    )


def test_a_ballot_beyond_the_last_round_is_refused():
    (
        Given(Ballot)
        .when(open_with(number=2))
        .then_refused(NoRoundLeftError, "The vote policy allows 1 round(s) only.")
    )


def test_a_ballot_says_what_it_is_about():
    ballot = replay(Ballot, opened(nominees=(UNIT, LEADER)))

    assert (ballot.session_id, ballot.nominees, ballot.round, ballot.outcomes) == (
        SESSION_ID,
        (UNIT, LEADER),
        1,
        (),
    )


# Who took part.


def test_participation_is_sorted():
    (Given(Ballot, opened()).when(take_part(reversed(ids(10)))).then(participation(ids(10))))


def test_participation_may_be_corrected_before_the_count():
    (Given(Ballot, opened(), TEN_TOOK_PART).when(take_part(ids(9))).then(participation(ids(9))))


def test_nobody_takes_part_twice():
    (
        Given(Ballot, opened())
        .when(take_part(["m01", "m01"]))
        .then_refused(TookPartTwiceError, "A member is recorded as taking part more than once.")
    )


def test_the_absent_put_no_paper_into_the_box():
    (
        Given(Ballot, opened(missing=1))
        .when(take_part(ids(10)))
        .then_refused(
            AbsentCannotVoteError, "m10 is not present and cannot take part in the ballot."
        )
    )


def test_a_written_opinion_needs_a_policy_that_asks_for_it():
    (
        Given(Ballot, opened(missing=1))
        .when(take_part(ids(9), written=["m10"]))
        .then_refused(WrittenOpinionError, "The opinion of m10 cannot be taken in writing.")
    )


def test_those_present_give_no_written_opinion():
    (
        Given(Ballot, opened(missing=1, absent="written_opinion"))
        .when(take_part(ids(8), written=["m09"]))
        .then_refused(WrittenOpinionError, "The opinion of m09 cannot be taken in writing.")
    )


def test_who_took_part_is_not_changed_after_the_count():
    (
        Given(Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN)
        .when(take_part(ids(9)))
        .then_refused(
            TallyEnteredError, "The papers have been counted; who took part cannot be changed."
        )
    )


# The count.


def test_a_teller_enters_the_count():
    (
        Given(Ballot, opened(), TEN_TOOK_PART)
        .when(enter(count(yes=9, no=1, unused=2)))
        .then(tally(count(yes=9, no=1, unused=2)))
    )


def test_the_count_may_be_corrected_until_it_is_confirmed():
    (
        Given(Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN)
        .when(enter(count(yes=8, no=2), by="t2"))
        .then(tally(count(yes=8, no=2), by="t2"))
    )


def test_a_confirmed_count_is_not_corrected():
    (
        Given(Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN, confirmed("t2"))
        .when(enter(count(yes=10)))
        .then_refused(
            TallyConfirmedError,
            "The tally has been confirmed and cannot be corrected; the ballot can be voided.",
        )
    )


def test_papers_are_counted_against_those_who_took_part():
    (
        Given(Ballot, opened())
        .when(enter(count(yes=10)))
        .then_refused(ParticipationUnknownError, "Nobody has recorded who took part.")
    )


def test_only_tellers_count():
    (
        Given(Ballot, opened(), TEN_TOOK_PART)
        .when(enter(count(yes=10), by="m01"))
        .then_refused(NotATellerError, "m01 is not a teller of this ballot.")
    )


REFUSED_COUNTS = [
    (
        replace(count(yes=10), issued=11),
        IssuedMismatchError,
        "11 papers issued are not 10 valid, 0 invalid and 0 unused.",
    ),
    (
        count(yes=9),
        ReturnedMismatchError,
        "9 papers were returned, but 10 members voted on this nominee.",
    ),
    (
        count(yes=9, no=1, invalid=1),
        ReturnedMismatchError,
        "11 papers were returned, but 10 members voted on this nominee.",
    ),
    (
        count(yes=9, abstain=1),
        AbstainNotOfferedError,
        "The vote policy does not offer abstention.",
    ),
    (count(yes=11, no=-1), NegativeCountError, "The count no cannot be negative."),
    (
        count(yes=10, written_yes=1),
        WrittenMismatchError,
        "1 written opinions are counted, but 0 were received.",
    ),
]


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    REFUSED_COUNTS,
    ids=["issued", "too-few", "too-many", "abstain", "negative", "written"],
)
def test_sums_that_do_not_agree_are_refused(wrong, error, sentence):
    (Given(Ballot, opened(), TEN_TOOK_PART).when(enter(wrong)).then_refused(error, sentence))


@pytest.mark.parametrize(
    "counts",
    [
        [],
        [count(yes=10)],
        [count(yes=10), count(yes=10)],
        [count(yes=10), count(LEADER, yes=10), count(BALLOT_ID, yes=10)],
    ],
)
def test_every_nominee_is_counted_exactly_once(counts):
    (
        Given(Ballot, opened(nominees=(UNIT, LEADER)), TEN_TOOK_PART)
        .when(enter(*counts))
        .then_refused(
            TallyNomineesError, "A tally counts every nominee of the ballot exactly once."
        )
    )


@pytest.mark.parametrize("scan", ["", "AB" * 32, "ab" * 31, "ab" * 33, "zz" * 32])
def test_the_scan_is_known_by_its_sha256(scan):
    (
        Given(Ballot, opened(), TEN_TOOK_PART)
        .when(enter(count(yes=10), scan=scan))
        .then_refused(ScanHashError, "The SHA-256 of the scan is 64 lower-case hexadecimal digits.")
    )


def test_an_abstention_counts_where_the_policy_offers_it():
    (
        vote(
            abstain_option=True,
            base="valid_ballots",
            took_part=ids(10),
            counts=[count(yes=8, abstain=1, invalid=1)],
        )
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("failed", yes=8, base=9, required=9)),
        )
    )


def test_the_recused_hold_no_paper_and_stay_in_the_base():
    (
        vote(recused=("m10",), took_part=ids(10), counts=[count(yes=9)])
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=9, base=10, required=9)),
        )
    )


@pytest.mark.parametrize("base", ["all_members", "present"])
def test_the_recused_leave_the_base_where_the_policy_says_so(base):
    (
        vote(
            size=9,
            base=base,
            recusal="leave_base",
            recused=("m09",),
            took_part=ids(9),
            counts=[count(yes=8)],
        )
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=8, base=8, required=8)),
        )
    )


def test_a_recused_member_who_is_absent_leaves_the_roster_but_not_those_present():
    (
        vote(
            size=10,
            missing=1,
            base="present",
            recusal="leave_base",
            recused=("m10",),
            took_part=ids(9),
            counts=[count(yes=9)],
        )
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=9, base=9, required=9)),
        )
    )


@pytest.mark.parametrize(("base", "heads"), [("all_members", 10), ("present", 10), ("cast", 10)])
def test_written_opinions_are_counted_beside_the_papers(base, heads):
    (
        vote(
            missing=2,
            base=base,
            absent="written_opinion",
            took_part=ids(8),
            written=["m09", "m10"],
            counts=[count(yes=8, written_yes=1, written_no=1)],
        )
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=9, base=heads, required=9)),
        )
    )


def test_an_absent_member_who_writes_nothing_is_not_consulted():
    (
        vote(
            missing=2,
            base="present",
            absent="written_opinion",
            took_part=ids(8),
            written=["m09"],
            counts=[count(yes=8, written_yes=1)],
        )
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(outcome("passed", yes=9, base=9, required=9)),
        )
    )


# Confirming.


def test_two_tellers_alone_decide_nothing():
    result = (
        Given(Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN, confirmed("t1"))
        .when(lambda ballot: ballot.confirm(by="t2", at=NOW))
        .then(confirmed("t2"))
    )

    assert result is None


def test_one_teller_and_the_chair_decide_nothing():
    result = (
        Given(Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN, confirmed("t1"))
        .when(chair_confirms)
        .then(confirmed("m01", "chair"))
    )

    assert result is None


def test_the_last_confirmation_decides_and_answers_with_the_outcomes():
    result = (
        Given(
            Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN, confirmed("m01", "chair"), confirmed("t2")
        )
        .when(lambda ballot: ballot.confirm(by="t1", at=NOW))
        .then(confirmed("t1"), PASSED)
    )

    assert result == (
        Outcome(nomination_id=UNIT, outcome=Verdict.PASSED, yes=9, base=10, required=9),
    )


def test_nominees_are_decided_separately():
    (
        vote(
            nominees=(UNIT, LEADER),
            took_part=ids(10),
            counts=[count(LEADER, yes=8, no=2), count(yes=9, no=1)],
        )
        .when(chair_confirms)
        .then(
            confirmed("m01", "chair"),
            decided(
                outcome("passed", yes=9, base=10, required=9),
                outcome("failed", yes=8, base=10, required=9, nomination_id=LEADER),
            ),
        )
    )


def test_nobody_confirms_twice():
    (
        Given(Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN, confirmed("t1"))
        .when(lambda ballot: ballot.confirm(by="t1", at=NOW))
        .then_refused(ConfirmedTwiceError, "t1 has confirmed the tally already.")
    )


def test_a_stranger_confirms_nothing():
    (
        Given(Ballot, opened(), TEN_TOOK_PART, NINE_OF_TEN)
        .when(lambda ballot: ballot.confirm(by="m02", at=NOW))
        .then_refused(MayNotConfirmError, "m02 is neither a teller nor the chair of this ballot.")
    )


def test_there_is_nothing_to_confirm_before_the_count():
    (
        Given(Ballot, opened(), TEN_TOOK_PART)
        .when(chair_confirms)
        .then_refused(NothingToConfirmError, "There is no tally to confirm.")
    )


# Rounds.

REVOTE = {"threshold": "1/2", "comparison": "more_than", "tie": "revote", "max_rounds": 2}


def test_a_tie_asks_for_another_round():
    (
        vote(**REVOTE, took_part=ids(10), counts=[count(yes=5, no=5)])
        .when(chair_confirms)
        .then(confirmed("m01", "chair"), decided(outcome("tied", yes=5, base=10, required=6)))
    )


def test_a_tie_in_the_last_round_fails():
    (
        vote(**REVOTE, number=2, took_part=ids(10), counts=[count(yes=5, no=5)])
        .when(chair_confirms)
        .then(confirmed("m01", "chair"), decided(outcome("failed", yes=5, base=10, required=6)))
    )


# After the end.


def void(ballot):
    return ballot.void(reason="Thừa một phiếu", by="m01", at=NOW)


VOIDED = fact(Ballot.Voided, reason="Thừa một phiếu", voided_by="m01")
COUNTED = [TEN_TOOK_PART, NINE_OF_TEN, confirmed("t1"), confirmed("t2"), PASSED]

DECISIONS = [
    pytest.param(take_part(ids(10)), id="participation"),
    pytest.param(enter(count(yes=10)), id="tally"),
    pytest.param(chair_confirms, id="confirmation"),
]


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_voided_ballot_stays_as_it_is(decision):
    (
        Given(Ballot, opened(), TEN_TOOK_PART, VOIDED)
        .when(decision)
        .then_refused(BallotVoidedError, "This ballot was voided.")
    )


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_counted_ballot_stays_as_it_is(decision):
    (
        Given(Ballot, opened(), *COUNTED)
        .when(decision)
        .then_refused(BallotCountedError, "This ballot has been counted.")
    )


@pytest.mark.parametrize("history", [[], COUNTED], ids=["opened", "counted"])
def test_a_ballot_is_voided_at_any_time(history):
    Given(Ballot, opened(), *history).when(void).then(VOIDED)


def test_a_ballot_is_voided_once():
    (
        Given(Ballot, opened(), VOIDED)
        .when(void)
        .then_refused(BallotVoidedError, "This ballot was voided.")
    )


def test_a_ballot_is_voided_for_a_reason():
    (
        Given(Ballot, opened())
        .when(lambda ballot: ballot.void(reason=" ", by="m01", at=NOW))
        .then_refused(ReasonNeededError, "A reason is needed.")
    )


# What a secret ballot never learns.


def test_votes_by_name_are_refused_in_a_secret_ballot():
    (
        Given(Ballot, opened())
        .when(lambda ballot: ballot.record_votes(nomination_id=UNIT, votes={"m01": "yes"}, at=NOW))
        .then_refused(
            SecretBallotError, "The ballot is secret: nobody's vote may be recorded by name."
        )
    )


def test_a_secret_ballot_does_not_end_like_an_open_vote():
    (
        Given(Ballot, opened())
        .when(lambda ballot: ballot.close_by_name(by="m01", at=NOW))
        .then_refused(
            SecretBallotError, "The ballot is secret: nobody's vote may be recorded by name."
        )
    )
