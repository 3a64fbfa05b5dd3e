"""An open vote by name, where the policy says that the vote is open."""

import pytest

from domain.councils.ballot import Ballot
from domain.councils.ballot_errors import (
    NotAPaperBallotError,
    NotOnBallotError,
    NotTheChairError,
    VotesMissingError,
)
from domain.councils.open_votes import NotAVoterError, UnknownChoiceError
from domain.councils.participation import Participation
from domain.councils.tally import AbstainNotOfferedError
from tests.domain.councils.sample import (
    BALLOT_ID,
    LEADER,
    SCAN,
    UNIT,
    basis,
    confirmed,
    count,
    decided,
    ids,
    opened,
    outcome,
)
from tests.specification import NOW, Given, fact

OPEN = {"ballot_kind": "open", "threshold": "1/2", "comparison": "more_than"}


def votes(*, yes=(), no=(), abstain=(), nomination_id=UNIT):
    choices = {"yes": yes, "no": no, "abstain": abstain}
    return fact(
        Ballot.VotesByNameRecorded,
        nomination_id=nomination_id,
        votes={member: choice for choice, members in choices.items() for member in members},
    )


def record(given, nomination_id=UNIT):
    return lambda ballot: ballot.record_votes(nomination_id=nomination_id, votes=given, at=NOW)


def close(ballot):
    return ballot.close_by_name(by="m01", at=NOW)


def test_an_open_vote_is_by_name():
    (
        Given(Ballot)
        .when(
            lambda ballot: ballot.open(
                ballot_id=BALLOT_ID, at=NOW, basis=basis(**OPEN), number=1, tellers=("t1", "t2")
            )
        )
        .then(opened(**OPEN))
    )


def test_votes_are_kept_by_name():
    (
        Given(Ballot, opened(**OPEN))
        .when(record({"m02": "no", "m01": "yes"}))
        .then(votes(yes=["m01"], no=["m02"]))
    )


def test_the_chair_ends_the_vote_and_it_is_decided():
    (
        Given(Ballot, opened(**OPEN), votes(yes=ids(6), no=["m07", "m08"]))
        .when(close)
        .then(confirmed("m01", "chair"), decided(outcome("passed", yes=6, base=10, required=6)))
    )


def test_the_last_record_of_a_nominee_counts():
    (
        Given(Ballot, opened(**OPEN), votes(yes=ids(10)), votes(no=ids(10)))
        .when(close)
        .then(confirmed("m01", "chair"), decided(outcome("failed", yes=0, base=10, required=6)))
    )


def test_the_yes_of_the_chair_breaks_a_tie_where_the_policy_says_so():
    (
        Given(Ballot, opened(**OPEN, tie="chair"), votes(yes=ids(5), no=ids(10)[5:]))
        .when(close)
        .then(confirmed("m01", "chair"), decided(outcome("passed", yes=5, base=10, required=6)))
    )


def test_the_no_of_the_chair_fails_a_tie():
    (
        Given(Ballot, opened(**OPEN, tie="chair"), votes(no=ids(5), yes=ids(10)[5:]))
        .when(close)
        .then(confirmed("m01", "chair"), decided(outcome("failed", yes=5, base=10, required=6)))
    )


def test_a_majority_without_the_chair_fails_where_the_chair_must_agree():
    (
        Given(Ballot, opened(**OPEN, chair_must_agree=True), votes(yes=ids(10)[1:], no=["m01"]))
        .when(close)
        .then(confirmed("m01", "chair"), decided(outcome("failed", yes=9, base=10, required=6)))
    )


def test_absent_members_who_are_asked_in_writing_vote_by_name():
    rule = OPEN | {"absent": "written_opinion", "base": "present", "missing": 2}
    (
        Given(Ballot, opened(**rule), votes(yes=ids(9)))
        .when(close)
        .then(confirmed("m01", "chair"), decided(outcome("passed", yes=9, base=9, required=5)))
    )


@pytest.mark.parametrize("stranger", ["m10", "m09", "x"])
def test_only_those_entitled_vote(stranger):
    (
        Given(Ballot, opened(**OPEN, missing=1, recused=("m09",)))
        .when(record({stranger: "yes"}))
        .then_refused(NotAVoterError, f"{stranger} has no vote on this nominee.")
    )


def test_a_vote_says_yes_no_or_abstain():
    (
        Given(Ballot, opened(**OPEN))
        .when(record({"m01": "maybe"}))
        .then_refused(UnknownChoiceError, "A vote is yes, no or abstain, not maybe.")
    )


def test_abstention_needs_a_policy_that_offers_it():
    (
        Given(Ballot, opened(**OPEN))
        .when(record({"m01": "abstain"}))
        .then_refused(AbstainNotOfferedError, "The vote policy does not offer abstention.")
    )


def test_votes_are_for_nominees_of_the_ballot():
    (
        Given(Ballot, opened(**OPEN))
        .when(record({"m01": "yes"}, LEADER))
        .then_refused(NotOnBallotError, f"Nomination {LEADER} is not on this ballot.")
    )


def test_only_the_chair_ends_an_open_vote():
    (
        Given(Ballot, opened(**OPEN), votes(yes=ids(10)))
        .when(lambda ballot: ballot.close_by_name(by="t1", at=NOW))
        .then_refused(NotTheChairError, "Only the chair of this ballot ends the vote.")
    )


def test_an_open_vote_ends_when_every_nominee_was_voted_on():
    (
        Given(Ballot, opened(**OPEN, nominees=(UNIT, LEADER)), votes(yes=ids(10)))
        .when(close)
        .then_refused(VotesMissingError, f"No votes are recorded for nomination {LEADER}.")
    )


PAPER_DECISIONS = [
    lambda ballot: ballot.record_participation(
        participation=Participation(members=ids(10)), at=NOW
    ),
    lambda ballot: ballot.enter_tally(by="t1", counts=[count(yes=10)], scan_sha256=SCAN, at=NOW),
    lambda ballot: ballot.confirm(by="t1", at=NOW),
]


@pytest.mark.parametrize("decision", PAPER_DECISIONS, ids=["participation", "tally", "confirm"])
def test_an_open_vote_has_no_papers(decision):
    (
        Given(Ballot, opened(**OPEN))
        .when(decision)
        .then_refused(
            NotAPaperBallotError, "The vote is open and by name: there are no papers to count."
        )
    )
