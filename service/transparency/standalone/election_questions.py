"""What an election asks (4.9, 4.10), and the roll of those who may answer (4.8)."""

from typing import Any, NamedTuple

from service.transparency.standalone.election_findings import ElectionNotes, bel_refuse
from service.transparency.standalone.election_forms import (
    bel_count,
    bel_json,
    bel_key,
    bel_list,
    bel_some,
    bel_tracker,
    bel_word,
)
from service.transparency.standalone.election_group import EdElement


class BelQuestion(NamedTuple):
    """A homomorphic question: from `least` to `most` of its answers are chosen."""

    text: str
    answers: list[str]
    least: int
    most: int


class BelElection(NamedTuple):
    """What ballots refer to: `fingerprint` is the hash of the definition's exact bytes."""

    name: str
    uuid: str
    fingerprint: str
    key: EdElement
    questions: list[BelQuestion]


def bel_election(text: str) -> BelElection:
    """What the election asks, and under which key."""
    value = bel_json(text)
    version, group, name, uuid = bel_some(value, "version", "group", "name", "uuid")
    if (bel_count(version), group) != (1, "Ed25519"):
        bel_refuse("unsupported")
    key, asked = bel_some(value, "public_key", "questions")
    questions = [bel_question(each) for each in bel_list(asked)]
    return BelElection(bel_word(name), bel_word(uuid), bel_tracker(text), bel_key(key), questions)


def bel_question(value: Any) -> BelQuestion:
    """A question whose answers are added up under encryption."""
    if not isinstance(value, dict) or "type" in value or value.get("blank", False) is not False:
        bel_refuse("unsupported")
    answers, least, most, text = bel_some(value, "answers", "min", "max", "question")
    if bel_count(least) > bel_count(most):
        bel_refuse("form", field="min")
    return BelQuestion(bel_word(text), list(map(bel_word, bel_list(answers))), least, most)


def bel_roll(text: str, notes: ElectionNotes) -> dict[str, EdElement]:
    """The credentials that may vote, each once and with the weight of one."""
    roll: dict[str, EdElement] = {}
    for number, listed in enumerate(bel_list(bel_json(text)), 1):
        with notes.at(credential=number):
            if "," in bel_word(listed):
                bel_refuse("unsupported")
            if listed in roll:
                bel_refuse("duplicate-credential")
            roll[listed] = bel_key(listed)
    return roll
