"""Proofs that an encrypted number is one of a few, without saying which (4.12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ballots.errors import MalformedTextError
from ballots.group import (
    GENERATOR,
    ORDER,
    Element,
    element_of,
    hashed,
    over,
    power,
    product,
    raised,
    random_number,
    text_of,
    times,
)
from ballots.proofs import Proof
from ballots.texts import fields

Proofs = tuple[Proof, ...]


@dataclass(frozen=True)
class Ciphertext:
    """A number encrypted in the exponent under the election's key (4.3, 4.11.1)."""

    alpha: Element
    beta: Element

    @classmethod
    def of(cls, value: Any) -> "Ciphertext":
        """The ciphertext that a value of JSON is.

        Raises:
            MalformedTextError: it is none.
            NotAnElementError: a half of it is no element.
        """
        alpha, beta = fields(value, "alpha", "beta")
        return cls(element_of(alpha), element_of(beta))

    @property
    def value(self) -> dict[str, str]:
        """The ciphertext as a value of JSON."""
        return {"alpha": text_of(self.alpha), "beta": text_of(self.beta)}

    @property
    def text(self) -> str:
        """Both halves as they stand in what proofs hash."""
        return f"{text_of(self.alpha)},{text_of(self.beta)}"


def added(ciphertexts: Sequence[Ciphertext]) -> Ciphertext:
    """The encryption of the sum of what is encrypted."""
    return Ciphertext(
        product(each.alpha for each in ciphertexts), product(each.beta for each in ciphertexts)
    )


def encrypted(key: Element, number: int, nonce: int) -> Ciphertext:
    """A number under a key with a nonce that must be kept until it is proven, then forgotten."""
    return Ciphertext(raised(nonce), times(power(key, nonce), raised(number)))


def prove(
    key: Element, context: str, about: Ciphertext, nonce: int, index: int, numbers: Sequence[int]
) -> Proofs:
    """A proof that the ciphertext holds one of the numbers, made by who knows which (4.12)."""
    proofs = [Proof(random_number(), random_number()) for _ in numbers]
    commitments = [
        _commitments(key, about, number, proof)
        for number, proof in zip(numbers, proofs, strict=True)
    ]
    fresh = random_number()
    commitments[index] = (raised(fresh), power(key, fresh))
    others = sum(each.challenge for place, each in enumerate(proofs) if place != index)
    challenge = (_challenge(context, about, commitments) - others) % ORDER
    proofs[index] = Proof(challenge, (fresh - nonce * challenge) % ORDER)
    return tuple(proofs)


def holds(
    key: Element, context: str, about: Ciphertext, proofs: Proofs, numbers: Sequence[int]
) -> bool:
    """Whether the proofs show that the ciphertext holds one of the numbers (4.12)."""
    if len(proofs) != len(numbers):
        return False
    commitments = [
        _commitments(key, about, number, proof)
        for number, proof in zip(numbers, proofs, strict=True)
    ]
    expected = sum(each.challenge for each in proofs) % ORDER
    return _challenge(context, about, commitments) == expected


def proofs_of(value: Any) -> Proofs:
    """The proofs that a value of JSON is.

    Raises:
        MalformedTextError: it is no list of proofs.
        NotAnElementError: a number is not below the order.
    """
    if not isinstance(value, list):
        raise MalformedTextError(where="proof")
    return tuple(Proof.of(each) for each in value)


def _commitments(
    key: Element, about: Ciphertext, number: int, proof: Proof
) -> tuple[Element, Element]:
    first = times(raised(proof.response), power(about.alpha, proof.challenge))
    left = power(_without(about.beta, number), proof.challenge)
    return first, times(power(key, proof.response), left)


def _without(beta: Element, number: int) -> Element:
    if number == 0:
        return beta
    return over(beta, GENERATOR if number == 1 else raised(number))


def _challenge(
    context: str, about: Ciphertext, commitments: Sequence[tuple[Element, Element]]
) -> int:
    prefix = f"prove|{context}|{about.text}|"
    return hashed(prefix, (each for pair in commitments for each in pair))
