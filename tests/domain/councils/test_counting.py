"""Whole numbers only: the table of thresholds, the test vectors and the laws of counting."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.councils.counting import (
    Choice,
    Verdict,
    Votes,
    base_of,
    quorum_needed,
    required_yes,
    verdict,
)
from domain.rules.vote_policy import VotePolicyDraft
from tests.domain.councils.sample import policy

TABLE = [
    (5, 4, 3, 4, 5),
    (6, 4, 4, 5, 6),
    (7, 5, 4, 6, 7),
    (8, 6, 5, 7, 8),
    (9, 6, 5, 8, 9),
    (10, 7, 6, 8, 9),
    (11, 8, 6, 9, 10),
    (13, 9, 7, 11, 12),
    (15, 10, 8, 12, 14),
    (19, 13, 10, 16, 18),
    (20, 14, 11, 16, 18),
]


@pytest.mark.parametrize(("size", "quorum", "half", "four_fifths", "nine_tenths"), TABLE)
def test_the_table_of_thresholds(size, quorum, half, four_fifths, nine_tenths):
    majority = policy(threshold="1/2", comparison="more_than")

    assert (
        quorum_needed(policy(), roster=size),
        required_yes(majority, base=size),
        required_yes(policy(threshold="4/5"), base=size),
        required_yes(policy(), base=size),
    ) == (quorum, half, four_fifths, nine_tenths)


def test_a_quorum_may_be_a_head_count():
    assert quorum_needed(policy(quorum=5), roster=9) == 5


def test_an_unsettled_quorum_needs_nobody():
    assert quorum_needed(VotePolicyDraft(), roster=9) == 0


shares = st.tuples(st.integers(1, 60), st.integers(1, 60)).filter(lambda pq: pq[0] <= pq[1])
comparisons = st.sampled_from(["at_least", "more_than"])


@given(share=shares, comparison=comparisons, base=st.integers(1, 500), yes=st.integers(0, 500))
def test_integers_agree_with_exact_fractions(share, comparison, base, yes):
    p, q = share
    rule = policy(threshold=f"{p}/{q}", comparison=comparison)
    exact = Fraction(yes, base) >= Fraction(p, q)
    if comparison == "more_than":
        exact = Fraction(yes, base) > Fraction(p, q)

    assert (yes >= required_yes(rule, base=base)) is exact


@given(share=shares, comparison=comparisons, base=st.integers(1, 200), yes=st.integers(0, 199))
def test_another_yes_never_fails_what_passed(share, comparison, base, yes):
    p, q = share
    rule = policy(threshold=f"{p}/{q}", comparison=comparison)
    now = verdict(rule, Votes(yes=yes, no=0), base=base)
    then = verdict(rule, Votes(yes=yes + 1, no=0), base=base)

    assert (now is Verdict.PASSED) <= (then is Verdict.PASSED)


@given(share=shares, roster=st.integers(1, 200))
def test_a_quorum_is_rounded_up_exactly(share, roster):
    p, q = share

    assert quorum_needed(policy(quorum=f"{p}/{q}"), roster=roster) == ceil(Fraction(p * roster, q))


@given(share=shares, comparison=comparisons)
def test_of_an_empty_base_nothing_passes(share, comparison):
    p, q = share
    rule = policy(threshold=f"{p}/{q}", comparison=comparison)

    assert verdict(rule, Votes(yes=0, no=0), base=0) is Verdict.FAILED


@pytest.mark.parametrize(
    ("base", "recused", "expected"),
    [
        ("all_members", "stay_in_base", 15),
        ("all_members", "leave_base", 13),
        ("present", "stay_in_base", 12),
        ("present", "leave_base", 10),
        ("valid_ballots", "leave_base", 8),
        ("cast", "leave_base", 9),
    ],
)
def test_the_base_is_what_the_policy_says(base, recused, expected):
    rule = policy(base=base, recused=recused)

    assert base_of(rule, roster=15, present=12, recused=2, valid=8, cast=9) == expected


MAJORITY = {"threshold": "1/2", "comparison": "more_than", "ballot_kind": "open"}


@pytest.mark.parametrize(
    ("tie", "chair", "expected"),
    [
        ("fail", Choice.YES, Verdict.FAILED),
        ("revote", Choice.YES, Verdict.TIED),
        ("chair", Choice.YES, Verdict.PASSED),
        ("chair", Choice.NO, Verdict.FAILED),
        ("chair", None, Verdict.FAILED),
    ],
)
def test_a_tie_comes_to_what_the_policy_says(tie, chair, expected):
    votes = Votes(yes=5, no=5, chair=chair)

    assert verdict(policy(**MAJORITY, tie=tie), votes, base=10) is expected


@pytest.mark.parametrize(
    ("votes", "base"),
    [
        (Votes(yes=4, no=4, abstain=2), 10),
        (Votes(yes=5, no=4, invalid=1), 10),
        (Votes(yes=0, no=0, abstain=4), 4),
    ],
)
def test_without_equal_halves_there_is_no_tie(votes, base):
    assert verdict(policy(**MAJORITY, tie="revote"), votes, base=base) is Verdict.FAILED


def test_equal_votes_far_below_the_threshold_are_no_tie():
    assert verdict(policy(tie="revote"), Votes(yes=5, no=5), base=10) is Verdict.FAILED


@pytest.mark.parametrize(
    ("chair", "expected"),
    [(Choice.YES, Verdict.PASSED), (Choice.NO, Verdict.FAILED), (None, Verdict.FAILED)],
)
def test_where_the_chair_must_agree_nothing_passes_without(chair, expected):
    rule = policy(ballot_kind="open", chair_must_agree=True)

    assert verdict(rule, Votes(yes=9, no=1, chair=chair), base=10) is expected


def test_votes_add_up():
    votes = Votes(yes=5, no=2, abstain=1, invalid=3)

    assert (votes.valid, votes.cast) == (8, 11)
