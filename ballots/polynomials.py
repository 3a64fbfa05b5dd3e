"""Second step of the ceremony: each trustee deals shares of a secret to all (4.6.4, 4.6.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ballots.certificates import Certificate, check_certificates
from ballots.errors import BallotsError, TrusteeRefusedError
from ballots.group import ORDER, Element, element_of, power, product, raised, random_number, text_of
from ballots.pki import Keys, Signed, confirms, sent, signed
from ballots.proofs import Proof
from ballots.texts import fields, listed, parsed, string, written


@dataclass(frozen=True)
class Coefficients:
    """What a trustee shows of the polynomial: the generator raised to each coefficient."""

    signed: Signed
    elements: tuple[Element, ...]

    @classmethod
    def of(cls, value: Any) -> "Coefficients":
        """The coefficients that a value of JSON is.

        Raises:
            MalformedTextError, NotAnElementError: it is none.
        """
        read = Signed.of(value)
        (raw,) = fields(parsed(read.message, "raw_coefexps"), "coefexps")
        return cls(read, tuple(element_of(each) for each in listed(raw, "coefexps")))

    def at(self, place: int) -> Element:
        """The generator raised to the polynomial's value at a place (4.6.5)."""
        return product(power(each, place**exponent) for exponent, each in enumerate(self.elements))


@dataclass(frozen=True)
class Dealt:
    """What one trustee dealt, as the server stores and routes it."""

    own: str
    secrets: tuple[str, ...]
    coefficients: Coefficients
    signature: Proof


@dataclass(frozen=True)
class Ceremony:
    """All certificates of a ceremony, and what is asked of what follows them."""

    certificates: tuple[Certificate, ...]

    @classmethod
    def of(cls, certificates: Sequence[str]) -> "Ceremony":
        """The ceremony of these certificates, in their order.

        Raises:
            TrusteeRefusedError: they do not hold.
        """
        return cls(check_certificates(certificates))

    @cached_property
    def threshold(self) -> int:
        """How many trustees open a sum."""
        return self.certificates[0].threshold

    def index_of(self, keys: Keys) -> int:
        """Which trustee has these keys.

        Raises:
            TrusteeRefusedError: none of this ceremony.
        """
        for each in self.certificates:
            if each.belongs_to(keys):
                return each.index
        raise TrusteeRefusedError(index=0, what="cert")

    def certified(self, coefficients: Sequence[Element]) -> str:
        """What a trustee signs so that all saw the same certificates (4.6.4, "signature")."""
        certs = [each.signed.value for each in self.certificates]
        coefexps = [text_of(each) for each in coefficients]
        return f"certs_sig|{written({'certs': certs, 'coefexps': coefexps})}"

    def check_coefficients(self, index: int, coefficients: Coefficients, over: Proof) -> None:
        """Say nothing if a trustee signed the right number of them, with all certificates.

        Raises:
            TrusteeRefusedError: the trustee did not.
        """
        key = self.certificates[index - 1].verification
        if len(coefficients.elements) != self.threshold:
            raise TrusteeRefusedError(index=index, what="coefexps")
        if not coefficients.signed.confirmed_by(key):
            raise TrusteeRefusedError(index=index, what="coefexps")
        if not confirms(key, self.certified(coefficients.elements), over):
            raise TrusteeRefusedError(index=index, what="signature")


def polynomial(seed: str, certificates: Sequence[str]) -> str:
    """The exact text with which a trustee deals a secret; all of it may be seen by the server.

    Raises:
        TrusteeRefusedError: a certificate does not hold, or none is of this seed.
    """
    ceremony, keys = Ceremony.of(certificates), Keys.of(seed)
    ceremony.index_of(keys)
    numbers = [random_number() for _ in range(ceremony.threshold)]
    elements = [raised(each) for each in numbers]
    raw = {"polynomial": [str(each) for each in numbers]}
    value = {
        "polynomial": sent(keys, keys.encryption, written(raw)),
        "secrets": [
            sent(keys, each.encryption, written({"secret": str(_value_at(numbers, each.index))}))
            for each in ceremony.certificates
        ],
        "coefexps": signed(keys, written({"coefexps": [text_of(each) for each in elements]})).value,
        "signature": signed(keys, ceremony.certified(elements)).signature.value,
    }
    return written(value)


def check_polynomial(certificates: Sequence[str], index: int, text: str) -> Dealt:
    """What a trustee dealt, as far as others can see that it holds.

    Raises:
        TrusteeRefusedError: it does not.
    """
    ceremony = Ceremony.of(certificates)
    try:
        dealt = _dealt(text)
    except BallotsError as refused:
        raise TrusteeRefusedError(index=index, what="polynomial") from refused
    if len(dealt.secrets) != len(certificates):
        raise TrusteeRefusedError(index=index, what="secrets")
    ceremony.check_coefficients(index, dealt.coefficients, dealt.signature)
    return dealt


def check_polynomials(certificates: Sequence[str], texts: Sequence[str]) -> tuple[Dealt, ...]:
    """What all trustees dealt, in order.

    Raises:
        TrusteeRefusedError: one is missing or does not hold.
    """
    if len(texts) != len(certificates):
        raise TrusteeRefusedError(index=len(texts) + 1, what="polynomial")
    return tuple(
        check_polynomial(certificates, index, text) for index, text in enumerate(texts, start=1)
    )


def vinput(certificates: Sequence[str], polynomials: Sequence[str], index: int) -> str:
    """The exact text of what all others dealt to one trustee (4.6.5).

    Raises:
        TrusteeRefusedError: what a trustee dealt does not hold.
    """
    dealt = check_polynomials(certificates, polynomials)
    value = {
        "polynomial": dealt[index - 1].own,
        "secrets": [each.secrets[index - 1] for each in dealt],
        "coefexps": [each.coefficients.signed.value for each in dealt],
        "signatures": [each.signature.value for each in dealt],
    }
    return written(value)


def _dealt(text: str) -> Dealt:
    own, secrets, coefexps, signature = fields(
        parsed(text, "polynomial"), "polynomial", "secrets", "coefexps", "signature"
    )
    return Dealt(
        string(own, "polynomial"),
        tuple(string(each, "secrets") for each in listed(secrets, "secrets")),
        Coefficients.of(coefexps),
        Proof.of(signature),
    )


def _value_at(numbers: Sequence[int], place: int) -> int:
    value = 0
    for number in reversed(numbers):
        value = (value * place + number) % ORDER
    return value
