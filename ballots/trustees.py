"""Who holds the key of an election, and what of it: trustees one by one or two of three (4.5, 4.7).

The names of the ceremony are offered here too: certificate, polynomial, vinput, voutput, combine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ballots.certificates import certificate, check_certificate, check_certificates
from ballots.errors import TrusteeRefusedError
from ballots.group import ORDER, Element, power, product, random_number
from ballots.keys import proven, public_of
from ballots.pki import new_seed
from ballots.polynomials import (
    Ceremony,
    Coefficients,
    check_polynomial,
    check_polynomials,
    polynomial,
    vinput,
)
from ballots.proofs import Proof
from ballots.shares import check_share, check_voutput, combine, open_share, sealed_share, voutput
from ballots.texts import fields, listed, parsed, written

T = TypeVar("T")

__all__ = [
    "Board",
    "Trustees",
    "certificate",
    "check_certificate",
    "check_certificates",
    "check_polynomial",
    "check_polynomials",
    "check_voutput",
    "combine",
    "new_seed",
    "new_single",
    "of_singles",
    "open_share",
    "polynomial",
    "read",
    "sealed_share",
    "single",
    "vinput",
    "voutput",
]


@dataclass(frozen=True)
class Board:
    """Trustees of whom some number open a sum: one alone, or a threshold of several."""

    threshold: int
    public: Element
    keys: tuple[Element, ...]

    def opened(self, factors: Mapping[int, Element]) -> Element:
        """What this board's part of a ciphertext is, from enough of its trustees' parts (4.21).

        A trustee is named by the place on this board, from 1.
        """
        chosen = sorted(factors)[: self.threshold]
        return product(power(factors[each], _weight(each, chosen)) for each in chosen)


@dataclass(frozen=True)
class Trustees:
    """All trustees of an election, as the exact text says; made by `read` alone."""

    text: str
    boards: tuple[Board, ...]

    @property
    def key(self) -> Element:
        """The key under which ballots are encrypted: that of all boards together (3.1.1)."""
        return product(each.public for each in self.boards)

    @property
    def keys(self) -> tuple[Element, ...]:
        """The key of each trustee; a decryption names its owner by the place here, from 1."""
        return tuple(key for board in self.boards for key in board.keys)

    def key_of(self, owner: int) -> Element:
        """The key of the trustee at a place, from 1.

        Raises:
            TrusteeRefusedError: there is no such place.
        """
        if not 1 <= owner <= len(self.keys):
            raise TrusteeRefusedError(index=owner, what="owner")
        return self.keys[owner - 1]

    def by_board(self, values: Mapping[int, T]) -> list[tuple[Board, dict[int, T]]]:
        """Each board with the values of its trustees, by their places on the board."""
        before, found = 0, []
        for board in self.boards:
            places = range(1, len(board.keys) + 1)
            found.append(
                (board, {each: values[before + each] for each in places if before + each in values})
            )
            before += len(board.keys)
        return found


def new_single() -> int:
    """The secret of a trustee whose part is always needed."""
    return random_number()


def single(secret: int) -> str:
    """The exact text of such a trustee's public key (4.5)."""
    return written(proven(secret))


def of_singles(texts: Sequence[str]) -> str:
    """The exact text of trustees all of whom are needed (4.7).

    Raises:
        BallotsError: a key does not hold.
    """
    text = written([["Single", parsed(each, "trustee_public_key")] for each in texts])
    return read(text).text


def read(text: str) -> Trustees:
    """The trustees of a text, if every key, proof and signature in it holds.

    Raises:
        MalformedTextError, NotAnElementError: it is no such text.
        TrusteeRefusedError: something in it does not hold.
    """
    boards = tuple(_board(each) for each in listed(parsed(text, "trustees"), "trustees"))
    if not boards:
        raise TrusteeRefusedError(index=0, what="trustees")
    return Trustees(text, boards)


def _board(value: Any) -> Board:
    match value:
        case ["Single", key]:
            public = public_of(key)
            return Board(1, public, (public,))
        case ["Pedersen", parameters]:
            return _pedersen(parameters)
    raise TrusteeRefusedError(index=0, what="trustee_kind")


def _pedersen(value: Any) -> Board:
    threshold, certs, coefexps, signatures, keys = fields(
        value, "threshold", "certs", "coefexps", "signatures", "verification_keys"
    )
    ceremony = Ceremony.of([written(each) for each in listed(certs, "certs")])
    coefficients = [Coefficients.of(each) for each in listed(coefexps, "coefexps")]
    given = [Proof.of(each) for each in listed(signatures, "signatures")]
    if threshold != ceremony.threshold or not (
        len(ceremony.certificates) == len(coefficients) == len(given) == len(listed(keys, "keys"))
    ):
        raise TrusteeRefusedError(index=0, what="threshold_parameters")
    for index, (each, signature) in enumerate(zip(coefficients, given, strict=True), start=1):
        ceremony.check_coefficients(index, each, signature)
    shares = tuple(
        check_share(ceremony, coefficients, index, each) for index, each in enumerate(keys, start=1)
    )
    return Board(threshold, product(each.elements[0] for each in coefficients), shares)


def _weight(place: int, chosen: Sequence[int]) -> int:
    result = 1
    for other in chosen:
        if other != place:
            result = result * other * pow(other - place, -1, ORDER) % ORDER
    return result
