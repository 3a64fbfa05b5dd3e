"""One trustee's part of opening the sums, and the proof that it is the right one (4.18, 4.20).

The proof hashes neither the ciphertext nor the factor: a trustee who lies cannot make another
count out of a sum, but can make it open to nothing. `tally.opening` then takes other trustees.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from ballots.election import Election
from ballots.errors import BallotsError, DecryptionRefusedError, MalformedTextError
from ballots.group import (
    ORDER,
    Element,
    hashed,
    power,
    raised,
    random_number,
    sum_of,
    text_of,
    times,
)
from ballots.membership import Ciphertext
from ballots.proofs import Proof
from ballots.texts import fields, listed, parsed, written
from ballots.trustees import Trustees

T = TypeVar("T")
Sums = tuple[tuple[Ciphertext, ...], ...]


@dataclass(frozen=True)
class Decryption:
    """One trustee's part of opening each sum, with the proof that it is the right part."""

    factors: tuple[tuple[Element, ...], ...]
    proofs: tuple[tuple[Proof, ...], ...]


def sums_of(election: Election, encrypted_tally: str) -> Sums:
    """The encrypted sums of a text: one row for each question.

    Raises:
        MalformedTextError, NotAnElementError: it is no sum of this election's ballots.
    """
    rows = listed(parsed(encrypted_tally, "encrypted_tally"), "encrypted_tally")
    sums = tuple(tuple(_sum(each) for each in listed(row, "ciphertexts")) for row in rows)
    if [len(row) for row in sums] != [len(each.answers) for each in election.questions]:
        raise MalformedTextError(where="encrypted_tally")
    return sums


def partial(election: Election, encrypted_tally: str, secret: int) -> str:
    """The exact text of one trustee's part of opening the sums, made with the share (4.20)."""
    public = raised(secret)
    sums = sums_of(election, encrypted_tally)
    parts = [[_part(election, public, each, secret) for each in row] for row in sums]
    value = {
        "decryption_factors": [[text_of(factor) for factor, _ in row] for row in parts],
        "decryption_proofs": [[proof.value for _, proof in row] for row in parts],
    }
    return written(value)


def check_partial(
    election: Election, trustees: Trustees, encrypted_tally: str, owner: int, text: str
) -> Decryption:
    """The part of the trustee at this place (from 1), if it is the right one (4.20).

    Raises:
        DecryptionRefusedError: it is not.
    """
    try:
        read = _decryption(text)
        public = trustees.key_of(owner)
    except (BallotsError, IndexError) as refused:
        raise DecryptionRefusedError(owner=owner) from refused
    sums = sums_of(election, encrypted_tally)
    shape = [len(row) for row in sums]
    if [len(row) for row in read.factors] != shape or [len(row) for row in read.proofs] != shape:
        raise DecryptionRefusedError(owner=owner)
    for row, factors, proofs in zip(sums, read.factors, read.proofs, strict=True):
        for about, factor, proof in zip(row, factors, proofs, strict=True):
            if not _is_part(election, public, about, factor, proof):
                raise DecryptionRefusedError(owner=owner)
    return read


def _sum(value: Any) -> Ciphertext:
    alpha, beta = fields(value, "alpha", "beta")
    return Ciphertext(sum_of(alpha), sum_of(beta))


def _part(
    election: Election, public: Element, about: Ciphertext, secret: int
) -> tuple[Element, Proof]:
    nonce = random_number()
    asked = decryption_challenge(election, public, raised(nonce), power(about.alpha, nonce))
    return power(about.alpha, secret), Proof(asked, (nonce - secret * asked) % ORDER)


def _is_part(
    election: Election, public: Element, about: Ciphertext, factor: Element, proof: Proof
) -> bool:
    first = times(raised(proof.response), power(public, proof.challenge))
    second = times(power(about.alpha, proof.response), power(factor, proof.challenge))
    return decryption_challenge(election, public, first, second) == proof.challenge


def decryption_challenge(
    election: Election, public: Element, first: Element, second: Element
) -> int:
    """The challenge of a part's proof (4.20)."""
    return hashed(f"decrypt|{election.fingerprint}|{text_of(public)}|", [first, second])


def _decryption(text: str) -> Decryption:
    factors, proofs = fields(
        parsed(text, "partial_decryption"), "decryption_factors", "decryption_proofs"
    )
    return Decryption(
        tuple(
            tuple(sum_of(each) for each in listed(row, "factors")) for row in listed(factors, "")
        ),
        tuple(
            tuple(Proof.of(each) for each in listed(row, "proofs")) for row in listed(proofs, "")
        ),
    )
