"""The check of the machine (Benaloh's challenge): a sealed ballot is opened instead of being cast.

The machine shows the code of what it sealed before it knows whether it will be asked to open it.
Whoever encrypts the same choices with the same randomness elsewhere sees whether it sealed what it
was told. An opened ballot is not signed and is never cast.
"""

from collections.abc import Sequence
from typing import Any

from ballots.answers import Answer, answer_of
from ballots.election import Election
from ballots.errors import BallotsError, MalformedTextError
from ballots.group import number_of
from ballots.membership import encrypted
from ballots.texts import fields, listed, loosely_parsed, parsed, short_hash_of, string

FORM = "guong-opened-ballot-1"


class DishonestMachineError(BallotsError):
    """A machine sealed something else than it says, or for another election."""

    vi = "Máy đã niêm phong khác với điều nó cho xem ({what}); đừng bỏ phiếu bằng máy này."
    en = "The machine sealed something else than it shows ({what}); do not vote with it."


def check_opened(election: Election, text: str) -> tuple[str, tuple[int, ...]]:
    """The code and the choices of an opened ballot, if it holds nothing else.

    Compare the code with the one that the machine showed before.

    Raises:
        MalformedTextError: the text is no opened ballot.
        DishonestMachineError: the ballot in it is not what it says.
    """
    form, fingerprint, code, choices, randomness, ballot = fields(
        loosely_parsed(text, "opened"),
        *("form", "election", "code", "choices", "randomness", "ballot"),
    )
    if form != FORM:
        raise MalformedTextError(where="form")
    if fingerprint != election.fingerprint:
        raise DishonestMachineError(what="election")
    sealed = string(ballot, "ballot")
    if short_hash_of(sealed) != code:
        raise DishonestMachineError(what="code")
    rows = [listed(row, "randomness") for row in listed(randomness, "randomness")]
    numbers = [[number_of(each) for each in row] for row in rows]
    _check_content(election, _answers(election, sealed), listed(choices, "choices"), numbers)
    return code, tuple(choices)


def _answers(election: Election, sealed: str) -> list[Answer]:
    uuid, fingerprint, _, answers = fields(
        parsed(sealed, "ballot"), "election_uuid", "election_hash", "credential", "answers"
    )
    if (uuid, fingerprint) != (election.uuid, election.fingerprint):
        raise DishonestMachineError(what="election")
    return [answer_of(each) for each in listed(answers, "answers")]


def _check_content(
    election: Election,
    answers: Sequence[Answer],
    choices: Sequence[Any],
    randomness: Sequence[Sequence[int]],
) -> None:
    if not len(answers) == len(choices) == len(randomness) == len(election.questions):
        raise DishonestMachineError(what="answers")
    for question, answer, choice, nonces in zip(
        election.questions, answers, choices, randomness, strict=True
    ):
        if not len(question.answers) == len(answer.choices) == len(nonces):
            raise DishonestMachineError(what="choices")
        again = tuple(
            encrypted(election.key, int(place == choice), nonce)
            for place, nonce in enumerate(nonces)
        )
        if type(choice) is not int or choice not in range(len(nonces)) or again != answer.choices:
            raise DishonestMachineError(what="choices")
