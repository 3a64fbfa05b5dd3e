"""A trustee's public key with the proof that its owner knows the secret half (4.5)."""

from typing import Any

from ballots.errors import TrusteeRefusedError
from ballots.group import NAME, Element, element_of, hashed, raised, text_of
from ballots.proofs import Challenge, Proof, knowledge, knows
from ballots.texts import fields


def proven(secret: int) -> dict[str, Any]:
    """The public key of a secret and the proof, as a value of JSON."""
    public = raised(secret)
    return {"pok": knowledge(secret, _challenge(public)).value, "public_key": text_of(public)}


def public_of(value: Any) -> Element:
    """The public key that a value of JSON is, if its proof holds.

    Raises:
        MalformedTextError, NotAnElementError: it is none.
        TrusteeRefusedError: the proof does not hold.
    """
    pok, public = fields(value, "pok", "public_key")
    key = element_of(public)
    if not knows(key, Proof.of(pok), _challenge(key)):
        raise TrusteeRefusedError(index=0, what="pok")
    return key


def _challenge(public: Element) -> Challenge:
    return lambda commitment: hashed(f"pok|{NAME}|{text_of(public)}|", [commitment])
