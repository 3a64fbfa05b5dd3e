"""Schnorr proofs: that somebody knows the exponent of an element (4.3, 4.5, 4.16)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ballots.group import (
    ORDER,
    Element,
    hashed,
    number_of,
    power,
    raised,
    random_number,
    times,
)
from ballots.texts import fields


@dataclass(frozen=True)
class Proof:
    """A challenge and the response to it (4.3)."""

    challenge: int
    response: int

    @classmethod
    def of(cls, value: Any) -> "Proof":
        """The proof that a value of JSON is.

        Raises:
            MalformedTextError: it is none.
            NotAnElementError: a number is not below the order.
        """
        challenge, response = fields(value, "challenge", "response")
        return cls(number_of(challenge), number_of(response))

    @property
    def value(self) -> dict[str, str]:
        """The proof as a value of JSON."""
        return {"challenge": str(self.challenge), "response": str(self.response)}


Challenge = Callable[[Element], int]
"""How a commitment becomes a challenge: each kind of proof hashes its own prefix with it."""


def knowledge(secret: int, challenge: Challenge) -> Proof:
    """A proof that the secret exponent of an element is known."""
    nonce = random_number()
    asked = challenge(raised(nonce))
    return Proof(asked, (nonce - secret * asked) % ORDER)


def knows(public: Element, proof: Proof, challenge: Challenge) -> bool:
    """Whether a proof shows that somebody knows the exponent of the element."""
    commitment = times(raised(proof.response), power(public, proof.challenge))
    return challenge(commitment) == proof.challenge


def message_challenge(message: str) -> Challenge:
    """The challenge of a signed message (4.6.1, "Signing")."""
    return lambda commitment: hashed(f"sigmsg|{message}|", [commitment])


def ballot_challenge(hash_of_ballot: str) -> Challenge:
    """The challenge of a ballot's signature (4.16)."""
    return lambda commitment: hashed(f"sig|{hash_of_ballot}|", [commitment])
