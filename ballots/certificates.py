"""First step of the ceremony: each trustee's public keys for it, signed by themselves (4.6.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ballots.errors import BallotsError, TrusteeRefusedError
from ballots.group import NAME, Element, element_of, text_of
from ballots.pki import Keys, Signed, signed
from ballots.texts import fields, parsed, written


@dataclass(frozen=True)
class Certificate:
    """The keys with which one trustee takes part, and which trustee of how many it is."""

    signed: Signed
    index: int
    size: int
    threshold: int
    verification: Element
    encryption: Element

    def belongs_to(self, keys: Keys) -> bool:
        """Whether it was made from the seed of these keys."""
        return (self.verification, self.encryption) == (keys.verification, keys.encryption)


def certificate(seed: str, *, index: int, size: int, threshold: int) -> str:
    """The exact text of a trustee's certificate; trustees are counted from 1."""
    keys = Keys.of(seed)
    context = {"group": NAME, "size": size, "threshold": threshold, "index": index}
    message = {
        "context": context,
        "verification": text_of(keys.verification),
        "encryption": text_of(keys.encryption),
    }
    return written(signed(keys, written(message)).value)


def check_certificate(text: str, *, index: int, size: int, threshold: int) -> Certificate:
    """The certificate of a text, if it holds for this trustee of this ceremony.

    Raises:
        TrusteeRefusedError: it does not.
    """
    try:
        read = certificate_of(parsed(text, "cert"))
    except BallotsError as refused:
        raise TrusteeRefusedError(index=index, what="cert") from refused
    if (read.index, read.size, read.threshold) != (index, size, threshold):
        raise TrusteeRefusedError(index=index, what="context")
    return read


def check_certificates(texts: Sequence[str]) -> tuple[Certificate, ...]:
    """The certificates of a whole ceremony in order, if all hold and no key stands twice.

    Raises:
        TrusteeRefusedError: one does not hold, or they are not all of one ceremony.
    """
    size = len(texts)
    threshold = _threshold(texts)
    found = tuple(
        check_certificate(text, index=index, size=size, threshold=threshold)
        for index, text in enumerate(texts, start=1)
    )
    for one in found:
        if any(one.verification == other.verification for other in found[: one.index - 1]):
            raise TrusteeRefusedError(index=one.index, what="verification")
    return found


def certificate_of(value: Any) -> Certificate:
    """The certificate that a value of JSON is, if its own key signed it.

    Raises:
        MalformedTextError, NotAnElementError: it is none.
        TrusteeRefusedError: its signature does not hold, or its numbers make no sense.
    """
    read = Signed.of(value)
    context, verification, encryption = fields(
        parsed(read.message, "cert_keys"), "context", "verification", "encryption"
    )
    group, size, threshold, index = fields(context, "group", "size", "threshold", "index")
    numbers = (size, threshold, index)
    if group != NAME or any(type(each) is not int for each in numbers):
        raise TrusteeRefusedError(index=index, what="context")
    if not (1 <= threshold <= size and 1 <= index <= size):
        raise TrusteeRefusedError(index=index, what="context")
    key = element_of(verification)
    if not read.confirmed_by(key):
        raise TrusteeRefusedError(index=index, what="signature")
    return Certificate(read, index, size, threshold, key, element_of(encryption))


def _threshold(texts: Sequence[str]) -> int:
    if not texts:
        raise TrusteeRefusedError(index=1, what="cert")
    try:
        return certificate_of(parsed(texts[0], "cert")).threshold
    except BallotsError as refused:
        raise TrusteeRefusedError(index=1, what="cert") from refused
