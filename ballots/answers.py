"""The encrypted answer to one question, with the proofs that it is a possible one (4.11.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ballots.election import Question
from ballots.errors import BallotRefusedError, Reason
from ballots.group import Element, random_number
from ballots.membership import Ciphertext, Proofs, added, encrypted, holds, proofs_of, prove
from ballots.texts import fields, listed

BITS = (0, 1)


@dataclass(frozen=True)
class Answer:
    """A ciphertext for each answer, a proof that each is 0 or 1, and one about their sum."""

    choices: tuple[Ciphertext, ...]
    individual: tuple[Proofs, ...]
    overall: Proofs

    @property
    def value(self) -> dict[str, Any]:
        """The answer as a value of JSON."""
        return {
            "choices": [each.value for each in self.choices],
            "individual_proofs": [[proof.value for proof in each] for each in self.individual],
            "overall_proof": [proof.value for proof in self.overall],
        }

    def check(self, key: Element, context: str, question: Question) -> None:
        """Say nothing if the answer is one that the question allows.

        Raises:
            BallotRefusedError: with the reason.
        """
        if not len(self.choices) == len(self.individual) == len(question.answers):
            raise BallotRefusedError(Reason.BAD_SHAPE)
        for choice, proofs in zip(self.choices, self.individual, strict=True):
            if not holds(key, context, choice, proofs, BITS):
                raise BallotRefusedError(Reason.BAD_VALUE)
        total, bound = added(self.choices), bound_to(context, self.choices)
        if not holds(key, bound, total, self.overall, allowed(question)):
            raise BallotRefusedError(Reason.BAD_TOTAL)


def allowed(question: Question) -> range:
    """How many answers of the question may be chosen."""
    return range(question.least, question.most + 1)


def bound_to(context: str, choices: Sequence[Ciphertext]) -> str:
    """What binds the proof about the sum to all the ciphertexts (4.11.1, the string S)."""
    return f"{context}|{','.join(each.text for each in choices)}"


def answered(key: Element, context: str, question: Question, bits: Sequence[int]) -> Answer:
    """The encrypted answer of a member who chose where a bit is 1.

    Raises:
        ValueError: the question does not allow this answer.
    """
    nonces = [random_number() for _ in bits]
    pairs = list(zip(bits, nonces, strict=True))
    choices = tuple(encrypted(key, bit, nonce) for bit, nonce in pairs)
    individual = tuple(
        prove(key, context, choice, nonce, BITS.index(bit), BITS)
        for choice, (bit, nonce) in zip(choices, pairs, strict=True)
    )
    bound, numbers = bound_to(context, choices), allowed(question)
    overall = prove(key, bound, added(choices), sum(nonces), numbers.index(sum(bits)), numbers)
    return Answer(choices, individual, overall)


def answer_of(value: Any) -> Answer:
    """The answer that a value of JSON is.

    Raises:
        MalformedTextError: it is none.
        NotAnElementError: a value in it is no element of the group.
    """
    choices, individual, overall = fields(value, "choices", "individual_proofs", "overall_proof")
    return Answer(
        tuple(Ciphertext.of(each) for each in listed(choices, "choices")),
        tuple(proofs_of(each) for each in listed(individual, "individual_proofs")),
        proofs_of(overall),
    )
