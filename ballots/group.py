"""The group Ed25519 in prime order and numbers modulo its order (5.2.1), by libsodium.

An element is 32 bytes, little-endian as libsodium takes it; in a message it is the number that
these bytes are, as 64 hexadecimal digits. Numbers are plain integers: what checks ballots holds no
secret, and a trustee's or member's machine that computes here must be their own (docs/trustees.md).
"""

import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import NewType

from nacl import bindings

from ballots.errors import NotAnElementError

Element = NewType("Element", bytes)

NAME = "Ed25519"
ORDER = 2**252 + 27742317777372353535851937790883648493
IDENTITY = Element((1).to_bytes(32, "little"))

_HEX = re.compile(r"[0-9a-f]{64}")
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,76}")
_SIZE = 32


def raised(number: int) -> Element:
    """The generator raised to a number."""
    exponent = number % ORDER
    if exponent == 0:
        return IDENTITY
    encoded = exponent.to_bytes(_SIZE, "little")
    return Element(bindings.crypto_scalarmult_ed25519_base_noclamp(encoded))


def power(element: Element, number: int) -> Element:
    """An element of the group raised to a number; libsodium refuses torsion here once more."""
    exponent = number % ORDER
    if exponent == 0 or element == IDENTITY:
        return IDENTITY
    encoded = exponent.to_bytes(_SIZE, "little")
    return Element(bindings.crypto_scalarmult_ed25519_noclamp(encoded, element))


def times(left: Element, right: Element) -> Element:
    """The product of two elements, in the specification's multiplicative notation."""
    return Element(bindings.crypto_core_ed25519_add(left, right))


def over(left: Element, right: Element) -> Element:
    """The first element divided by the second."""
    return Element(bindings.crypto_core_ed25519_sub(left, right))


def product(elements: Iterable[Element]) -> Element:
    """The product of any number of elements."""
    result = IDENTITY
    for element in elements:
        result = element if result == IDENTITY else times(result, element)
    return result


GENERATOR = raised(1)


def text_of(element: Element) -> str:
    """The one way to write an element: its number in 64 lower-case hexadecimal digits (5.2.1)."""
    return element[::-1].hex()


def element_of(text: object) -> Element:
    """The element that a text names, other than the identity.

    Nobody honest sends the identity, so it is refused where one person makes the element.

    Raises:
        NotAnElementError: it is not canonical, not on the curve, of small order, or has torsion.
    """
    if not isinstance(text, str) or _HEX.fullmatch(text) is None:
        raise NotAnElementError
    raw = bytes.fromhex(text)[::-1]
    if not bindings.crypto_core_ed25519_is_valid_point(raw):
        raise NotAnElementError
    return Element(raw)


def sum_of(text: object) -> Element:
    """The element of a text that may be the identity: sums of ballots cancel if voters wish it.

    Raises:
        NotAnElementError: as `element_of`.
    """
    return IDENTITY if text == text_of(IDENTITY) else element_of(text)


def number_of(text: object) -> int:
    """A number modulo the order, written in decimal without leading zeroes (4.2).

    Raises:
        NotAnElementError: it is written otherwise, or is not below the order.
    """
    if not isinstance(text, str) or _DECIMAL.fullmatch(text) is None or int(text) >= ORDER:
        raise NotAnElementError
    return int(text)


def random_number() -> int:
    """A number from the operating system's randomness, never zero."""
    return secrets.randbelow(ORDER - 1) + 1


def hashed(prefix: str, elements: Iterable[Element]) -> int:
    """SHA-256 of a prefix and elements with commas, as a big-endian number modulo the order."""
    text = prefix + ",".join(text_of(each) for each in elements)
    return int.from_bytes(sha256(text.encode()).digest(), "big") % ORDER
