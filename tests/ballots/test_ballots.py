"""A ballot is taken only if all of it holds, and each forgery is refused for its own reason."""

import json

import pytest

from ballots import ballot, credentials, election
from ballots.credentials import new_key
from ballots.errors import (
    BallotRefusedError,
    FalsePossessionError,
    MalformedTextError,
    NotAnElementError,
    UnsupportedElectionError,
)
from ballots.group import GENERATOR, IDENTITY, text_of
from ballots.texts import short_hash_of
from tests.ballots.elections import (
    ABSTAIN,
    NO,
    YES,
    council,
)
from tests.ballots.forgeries import FORGERIES, scene_of

COUNCIL = council()
ELECTION = COUNCIL.election
SCENE = scene_of(COUNCIL)
ALICE, BOB, GOOD = SCENE.alice, SCENE.bob, SCENE.good


@pytest.mark.parametrize("choices", [(YES, YES), (NO, ABSTAIN), (ABSTAIN, NO)])
def test_an_honest_ballot_is_taken(choices):
    text = ballot.cast(ELECTION, BOB, choices)
    taken = ballot.check(ELECTION, COUNCIL.roll, text)
    assert taken.credential == credentials.public_of(BOB)
    assert taken.tracker == ballot.tracker(text) == short_hash_of(text)


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_ballot_is_refused(name):
    forge, reason = FORGERIES[name]
    text = forge(SCENE)
    with pytest.raises(BallotRefusedError) as refused:
        ballot.check(ELECTION, COUNCIL.roll, text)
    assert refused.value.reason is reason
    assert refused.value.message("vi") != refused.value.message("en")


def test_a_changed_letter_anywhere_is_refused():
    for place in range(0, len(GOOD), 97):
        other = "0" if GOOD[place] != "0" else "1"
        with pytest.raises(BallotRefusedError):
            ballot.check(ELECTION, COUNCIL.roll, GOOD[:place] + other + GOOD[place + 1 :])


@pytest.mark.parametrize("choices", [[], [YES], [YES, 3], [YES, -1], [YES, YES, YES]])
def test_choices_that_the_election_does_not_have_are_not_encrypted(choices):
    with pytest.raises(ValueError, match=r"\["):
        ballot.cast(ELECTION, ALICE, choices)


def test_two_ballots_of_one_choice_have_nothing_in_common():
    texts = [json.loads(ballot.cast(ELECTION, ALICE, [YES, YES])) for _ in range(2)]
    elements = [{choice["alpha"] for choice in each["answers"][0]["choices"]} for each in texts]
    assert elements[0].isdisjoint(elements[1])


def test_possession_of_a_key_is_proven_for_one_claim():
    key = new_key()
    public = credentials.public_of(key)
    claim = credentials.claim("so-xay-dung", "c", "m", public)
    proof = credentials.possession(key, claim)
    credentials.check_possession(public, claim, proof)
    for refused in (
        (public, claim.replace("m", "n"), proof),
        (credentials.public_of(new_key()), claim, proof),
        (text_of(IDENTITY), claim, proof),
        (public, claim, {**proof, "response": "0"}),
        (public, claim, {}),
        (public, claim, None),
    ):
        with pytest.raises(FalsePossessionError):
            credentials.check_possession(*refused)


def test_an_election_reads_back_as_it_was_made():
    assert election.read(ELECTION.text) == ELECTION
    assert ELECTION.fingerprint == short_hash_of(ELECTION.text)
    assert len(ELECTION.uuid) == 22


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ('"version":1', '"version":2', UnsupportedElectionError),
        ("Ed25519", "BELENIOS-2048", UnsupportedElectionError),
        ('"min":1', '"blank":true,"min":1', UnsupportedElectionError),
        ('"min":1', '"min":4', MalformedTextError),
        ('"min":1', '"min":true', MalformedTextError),
        ('"max":1', '"max":"1"', MalformedTextError),
        ('"uuid":"', '"uuid":"0', MalformedTextError),
        ('"public_key":"', '"public_key":"0', NotAnElementError),
        ('"name"', '"version"', MalformedTextError),
    ],
)
def test_an_election_that_cannot_be_held_is_refused(old, new, refusal):
    with pytest.raises(refusal):
        election.read(ELECTION.text.replace(old, new, 1))


def test_an_election_has_no_control_characters():
    with pytest.raises(MalformedTextError):
        election.make(
            uuid=ELECTION.uuid,
            name="a\x7f",
            description="",
            key=GENERATOR,
            questions=ELECTION.questions,
        )
