"""The voting keys of a council: one in force for each member, none twice, none lost midway."""

from uuid import UUID

from domain.elections.key_roll import KeyRoll, key_roll_id
from domain.elections.refusals import KeyPinnedError, KeyTakenError
from tests.specification import NOW, Given, fact, replay

COUNCIL, ELECTION = UUID(int=2, version=4), UUID(int=9, version=4)
PROOF = {"challenge": "1", "response": "2"}
BEGUN = fact(KeyRoll.Begun, council_id=COUNCIL)


def enrolled(member, key):
    return fact(KeyRoll.KeyEnrolled, member_id=member, public_key=key, proof=PROOF)


def enrolling(member, key):
    return lambda it: it.enrol(member_id=member, public_key=key, proof=PROOF, at=NOW)


def test_a_council_has_one_roll():
    Given(KeyRoll).when(lambda kind: kind.begin(council_id=COUNCIL, at=NOW)).then(BEGUN)

    assert key_roll_id(COUNCIL) == key_roll_id(UUID(int=2, version=4))
    assert key_roll_id(COUNCIL) != key_roll_id(ELECTION)


def test_a_member_replaces_a_key():
    Given(KeyRoll, BEGUN, enrolled("m01", "a")).when(enrolling("m01", "b")).then(
        enrolled("m01", "b")
    )

    roll = replay(KeyRoll, BEGUN, enrolled("m01", "a"), enrolled("m01", "b"))
    assert (roll.keys, roll.proofs) == ({"m01": "b"}, {"m01": PROOF})


def test_no_key_comes_twice():
    for member in ("m01", "m02"):
        Given(KeyRoll, BEGUN, enrolled("m01", "a"), enrolled("m01", "b")).when(
            enrolling(member, "a")
        ).then_refused(KeyTakenError, "This key has been enrolled before.")


def test_a_key_stays_while_an_election_needs_it():
    pinned = fact(KeyRoll.Pinned, election_id=ELECTION, members=["m01"])
    released = fact(KeyRoll.Released, election_id=ELECTION)
    given = [BEGUN, enrolled("m01", "a"), pinned]

    Given(KeyRoll, *given).when(enrolling("m01", "b")).then_refused(
        KeyPinnedError,
        "The voting key is on the roll of an election under way; it cannot be replaced now.",
    )
    Given(KeyRoll, *given).when(enrolling("m02", "b")).then(enrolled("m02", "b"))
    Given(KeyRoll, *given, released).when(enrolling("m01", "b")).then(enrolled("m01", "b"))
    assert replay(KeyRoll, *given).is_pinned_by(ELECTION)
