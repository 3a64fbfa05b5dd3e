"""The sum opens to the count that was cast, and to nothing else."""

import json
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots import ballot, credentials, tally, trustees
from ballots.decryptions import decryption_challenge
from ballots.errors import (
    BallotsError,
    DecryptionRefusedError,
    MalformedTextError,
    NothingOpensError,
    TooFewDecryptionsError,
)
from ballots.group import IDENTITY, ORDER, power, raised, random_number, text_of
from ballots.membership import encrypted
from ballots.proofs import Proof
from ballots.texts import written
from tests.ballots.elections import YES, changes, election_of
from tests.ballots.whole import COUNTS, whole

WHOLE = whole()
ELECTION, TRUSTEES, ARCHIVE = WHOLE.election, WHOLE.trustees, WHOLE.archive
SUMS = tally.add(ELECTION, ARCHIVE.ballots)
PARTS = {index: tally.partial(ELECTION, SUMS, WHOLE.ceremony.share(index)) for index in (1, 2, 3)}
BALLOTS = len(ARCHIVE.ballots)


def counted(parts, ballots=BALLOTS, sums=SUMS):
    result = tally.combine(ELECTION, TRUSTEES, sums, parts, ballots=ballots)
    return tally.counts_of(ELECTION, result)


def lie(secret):
    """A part whose proofs hold although its factors are wrong: what 4.20 does not bind."""
    public = raised(secret)
    factors, proofs = [], []
    for row in tally.sums_of(ELECTION, SUMS):
        made = [_lying_part(public, secret, about.alpha) for about in row]
        factors.append([text_of(factor) for factor, _ in made])
        proofs.append([proof.value for _, proof in made])
    return written({"decryption_factors": factors, "decryption_proofs": proofs})


def _lying_part(public, secret, alpha):
    first, second = random_number(), random_number()
    asked = decryption_challenge(ELECTION, public, raised(first), power(alpha, second))
    response = (first - secret * asked) % ORDER
    factor = power(alpha, (second - response) * pow(asked, -1, ORDER))
    return factor, Proof(asked, response)


@pytest.mark.parametrize("pair", list(combinations(PARTS, 2)))
def test_any_two_trustees_open_the_same_count(pair):
    assert counted({index: PARTS[index] for index in pair}) == COUNTS


def test_three_trustees_open_it_too_and_one_does_not():
    assert counted(PARTS) == COUNTS
    for too_few in ({}, {2: PARTS[2]}):
        with pytest.raises(TooFewDecryptionsError):
            counted(too_few)


def test_single_trustees_must_all_open():
    secrets = [trustees.new_single() for _ in range(2)]
    holders = trustees.read(trustees.of_singles([trustees.single(each) for each in secrets]))
    asked = election_of(holders.key)
    sums = tally.add(asked, [ballot.cast(asked, WHOLE.keys[0], [YES, YES])])
    parts = {index: tally.partial(asked, sums, each) for index, each in enumerate(secrets, start=1)}
    result = tally.combine(asked, holders, sums, parts, ballots=1)
    assert tally.counts_of(asked, result) == ((1, 0, 0), (1, 0, 0))
    with pytest.raises(TooFewDecryptionsError):
        tally.combine(asked, holders, sums, {2: parts[2]}, ballots=1)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.integers(0, 2), max_size=6))
def test_whatever_is_cast_is_counted(choices):
    secret = random_number()
    holders = trustees.read(trustees.of_singles([trustees.single(secret)]))
    asked = election_of(holders.key, asked=1)
    cast = [ballot.cast(asked, credentials.new_key(), [each]) for each in choices]
    sums = tally.add(asked, cast)
    parts = {1: tally.partial(asked, sums, secret)}
    result = tally.combine(asked, holders, sums, parts, ballots=len(cast))
    assert tally.counts_of(asked, result) == (tuple(choices.count(each) for each in range(3)),)


def test_ballots_that_cancel_are_counted_all_the_same():
    sums = [[each.value for each in row] for row in tally.sums_of(ELECTION, SUMS)]
    sums[0][0] = {"alpha": text_of(IDENTITY), "beta": text_of(raised(3))}
    text = written(sums)
    parts = {index: tally.partial(ELECTION, text, WHOLE.ceremony.share(index)) for index in (1, 2)}
    assert counted(parts, sums=text)[0][0] == 3


def test_a_lying_trustee_makes_no_count_and_another_pair_goes_on():
    parts = {**PARTS, 1: lie(WHOLE.ceremony.share(1))}
    tally.check_partial(ELECTION, TRUSTEES, SUMS, 1, parts[1])
    for pair in ((1, 2), (1, 3)):
        with pytest.raises(NothingOpensError):
            counted({index: parts[index] for index in pair})
    chosen = tally.opening(ELECTION, TRUSTEES, SUMS, parts, ballots=BALLOTS)
    assert list(chosen) == [2, 3]
    assert counted(chosen) == COUNTS


def test_nothing_is_published_while_every_pair_has_a_liar():
    parts = {1: lie(WHOLE.ceremony.share(1)), 2: PARTS[2]}
    with pytest.raises(NothingOpensError):
        tally.opening(ELECTION, TRUSTEES, SUMS, parts, ballots=BALLOTS)
    with pytest.raises(TooFewDecryptionsError):
        tally.opening(ELECTION, TRUSTEES, SUMS, {2: PARTS[2]}, ballots=BALLOTS)


def test_fewer_ballots_than_votes_open_nothing():
    with pytest.raises(NothingOpensError):
        counted(PARTS, ballots=3)


@changes(
    lambda value: value["decryption_factors"][0].reverse(),
    lambda value: value["decryption_factors"][0].pop(),
    lambda value: value["decryption_factors"].pop(),
    lambda value: value["decryption_proofs"][1].pop(),
    lambda value: value["decryption_proofs"][1][2].update(response="1"),
    lambda value: value["decryption_factors"][0].__setitem__(0, 64 * "0"),
    lambda value: value.pop("decryption_proofs"),
    lambda value: value.update(decryption_factors={}),
)
def test_a_part_that_does_not_hold_is_its_owners_fault(change):
    value = json.loads(PARTS[2])
    change(value)
    with pytest.raises(DecryptionRefusedError) as refused:
        tally.check_partial(ELECTION, TRUSTEES, SUMS, 2, written(value))
    assert refused.value.facts == {"owner": 2}


@pytest.mark.parametrize("owner", [-1, 0, 1, 3, 4])
def test_a_part_counts_only_for_who_made_it(owner):
    with pytest.raises(DecryptionRefusedError):
        tally.check_partial(ELECTION, TRUSTEES, SUMS, owner, PARTS[2])


def test_a_part_of_other_sums_is_refused():
    others = tally.add(ELECTION, ARCHIVE.ballots[1:])
    part = tally.partial(ELECTION, others, WHOLE.ceremony.share(2))
    with pytest.raises(DecryptionRefusedError):
        tally.check_partial(ELECTION, TRUSTEES, SUMS, 2, part)


def test_sums_have_the_shape_of_the_questions():
    for text in ("[]", "[[]]", SUMS.replace("[[", "[[[", 1), SUMS + " ", "{}"):
        with pytest.raises(MalformedTextError):
            tally.sums_of(ELECTION, text)


@pytest.mark.parametrize(
    "result",
    [
        '{"result":[[4,1]]}',
        '{"result":[[4,1,0],[2,2,-1]]}',
        '{"result":[[4,1,0],[2,2,true]]}',
        "{}",
    ],
)
def test_a_result_has_a_count_for_each_answer(result):
    with pytest.raises(BallotsError):
        tally.counts_of(ELECTION, result)


def test_altered_sums_open_to_what_was_altered_so_they_must_be_added_again():
    sums = [[each.value for each in row] for row in tally.sums_of(ELECTION, SUMS)]
    sums[0][1] = encrypted(ELECTION.key, 4, random_number()).value
    assert written(sums) != tally.add(ELECTION, ARCHIVE.ballots)
    assert replace(ARCHIVE, encrypted_tally=written(sums)) != ARCHIVE
