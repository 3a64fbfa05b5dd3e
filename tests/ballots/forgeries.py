"""Ballots that a forger would send, each with the reason for which it must be refused."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ballots import ballot, credentials, election
from ballots.credentials import new_key
from ballots.election import Election
from ballots.errors import Reason
from ballots.group import GENERATOR, IDENTITY, ORDER, raised, text_of
from tests.ballots.elections import ABSTAIN, YES, Council, edited, election_of, forged, moved
from tests.ballots.test_groups import with_torsion


@dataclass(frozen=True)
class Scene:
    """What a forger has: the election, two members' keys and a ballot of the first."""

    election: Election
    alice: int
    bob: int
    good: str


def scene_of(council: Council) -> Scene:
    alice, bob, *_ = council.keys
    asked = council.election
    good = ballot.cast(asked, alice, [YES, ABSTAIN, *(YES for _ in asked.questions[2:])])
    return Scene(asked, alice, bob, good)


def first(value):
    return value["answers"][0]


def flip_choices(value):
    first(value)["choices"].reverse()
    first(value)["individual_proofs"].reverse()


def turn_round(value):
    choice = first(value)["choices"][0]
    choice["alpha"] = choice.pop("alpha")


def another_count(value):
    first(value)["choices"].append(first(value)["choices"][0])
    first(value)["individual_proofs"].append(first(value)["individual_proofs"][0])


def setter(*path_and_value):
    *path, name, new = path_and_value

    def change(value):
        for step in path:
            value = value[step]
        value[name] = new

    return change


ALPHA = ("answers", 0, "choices", 0, "alpha")
CHALLENGE = ("answers", 0, "individual_proofs", 0, 0, "challenge")


def elsewhere(scene):
    other = moved(scene.election, election.random_text())
    return ballot.cast(other, scene.alice, [YES for _ in other.questions])


Forgery = Callable[[Scene], str]

FORGERIES: dict[str, tuple[Forgery, Reason]] = {
    "a vote of 2": (
        lambda scene: forged(scene.election, scene.alice, [2, 0, -1]),
        Reason.BAD_VALUE,
    ),
    "a vote of -1": (
        lambda scene: forged(scene.election, scene.alice, [-1, 1, 1]),
        Reason.BAD_VALUE,
    ),
    "27 votes off": (
        lambda scene: forged(scene.election, scene.alice, [28, 0, -27]),
        Reason.BAD_VALUE,
    ),
    "a vote for two answers": (
        lambda scene: forged(scene.election, scene.alice, [1, 1, 0]),
        Reason.BAD_TOTAL,
    ),
    "a vote for no answer": (
        lambda scene: forged(scene.election, scene.alice, [0, 0, 0]),
        Reason.BAD_TOTAL,
    ),
    "edited": (lambda scene: edited(scene.good, flip_choices), Reason.BAD_SIGNATURE),
    "edited and signed again": (
        lambda scene: edited(scene.good, flip_choices, scene.alice, scene.election),
        Reason.BAD_TOTAL,
    ),
    "copied to another member": (
        lambda scene: edited(scene.good, setter("credential", credentials.public_of(scene.bob))),
        Reason.BAD_SIGNATURE,
    ),
    "copied and signed by the other": (
        lambda scene: edited(scene.good, lambda _: None, scene.bob, scene.election),
        Reason.BAD_VALUE,
    ),
    "from another election": (
        lambda scene: ballot.cast(election_of(raised(5)), scene.alice, [YES, YES]),
        Reason.OTHER_ELECTION,
    ),
    "replayed under this election's name": (
        lambda scene: edited(
            elsewhere(scene),
            setter("election_uuid", scene.election.uuid),
        ),
        Reason.OTHER_ELECTION,
    ),
    "from the same questions of another election, signed here": (
        lambda scene: edited(
            elsewhere(scene),
            lambda _: None,
            scene.alice,
            scene.election,
        ),
        Reason.BAD_VALUE,
    ),
    "of this fingerprint under another name": (
        lambda scene: ballot.cast(
            replace(scene.election, uuid=election.random_text()),
            scene.alice,
            [YES for _ in scene.election.questions],
        ),
        Reason.OTHER_ELECTION,
    ),
    "by somebody who is no member": (
        lambda scene: ballot.cast(
            scene.election, new_key(), [YES for _ in scene.election.questions]
        ),
        Reason.NOT_A_MEMBER,
    ),
    "with an answer too many": (
        lambda scene: edited(
            scene.good,
            lambda value: value["answers"].append(first(value)),
            scene.alice,
            scene.election,
        ),
        Reason.BAD_SHAPE,
    ),
    "with a choice too many": (
        lambda scene: edited(scene.good, another_count, scene.alice, scene.election),
        Reason.BAD_SHAPE,
    ),
    "without a proof": (
        lambda scene: edited(
            scene.good, setter("answers", 0, "overall_proof", []), scene.alice, scene.election
        ),
        Reason.BAD_TOTAL,
    ),
    "with torsion": (
        lambda scene: edited(scene.good, setter(*ALPHA, with_torsion(GENERATOR))),
        Reason.BAD_ELEMENT,
    ),
    "with the identity": (
        lambda scene: edited(scene.good, setter(*ALPHA, text_of(IDENTITY))),
        Reason.BAD_ELEMENT,
    ),
    "with a non-canonical element": (
        lambda scene: edited(scene.good, setter(*ALPHA, f"{2**255 - 18:064x}")),
        Reason.BAD_ELEMENT,
    ),
    "with a number above the order": (
        lambda scene: edited(scene.good, setter(*CHALLENGE, str(ORDER + 1))),
        Reason.BAD_ELEMENT,
    ),
    "with a number for a text": (
        lambda scene: edited(scene.good, setter(*CHALLENGE, 1)),
        Reason.BAD_ELEMENT,
    ),
    "with an upper-case credential": (
        lambda scene: edited(
            scene.good, setter("credential", credentials.public_of(scene.alice).upper())
        ),
        Reason.BAD_ELEMENT,
    ),
    "with white space": (lambda scene: scene.good.replace(":", ": ", 1), Reason.MALFORMED),
    "with a line's end": (lambda scene: scene.good + "\n", Reason.MALFORMED),
    "with a field twice": (
        lambda scene: '{"election_uuid":"1",' + scene.good[1:],
        Reason.MALFORMED,
    ),
    "with a field more": (lambda scene: edited(scene.good, setter("weight", 2)), Reason.MALFORMED),
    "with fields in another order": (
        lambda scene: edited(scene.good, lambda value: value.update(answers=value.pop("answers"))),
        Reason.MALFORMED,
    ),
    "with halves of a ciphertext in another order": (
        lambda scene: edited(scene.good, turn_round, scene.alice, scene.election),
        Reason.MALFORMED,
    ),
    "with an escaped letter": (
        lambda scene: scene.good.replace("alpha", "\\u0061lpha", 1),
        Reason.MALFORMED,
    ),
    "with half a letter": (
        lambda scene: edited(scene.good, setter("election_hash", "\ud800")),
        Reason.MALFORMED,
    ),
    "no JSON": (lambda _: "phiếu", Reason.MALFORMED),
    "deeper than can be read": (lambda _: "[" * 100_000, Reason.MALFORMED),
    "a list": (lambda _: "[]", Reason.MALFORMED),
    "not a number": (lambda _: "NaN", Reason.MALFORMED),
}
