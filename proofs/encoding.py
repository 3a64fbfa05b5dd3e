"""The text forms that notes and checkpoints share: strict, so that each value has one form."""

import re
from base64 import b64decode, b64encode
from binascii import Error

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


def to_base64(value: bytes) -> str:
    """The standard form of RFC 4648, section 4."""
    return b64encode(value).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes of a text in the one standard form.

    Raises:
        ValueError: it has another form.
    """
    try:
        value = b64decode(text, validate=True)
    except Error as broken:
        raise ValueError(text) from broken
    if to_base64(value) != text:
        raise ValueError(text)
    return value


def from_decimal(text: str) -> int:
    """A number of at most 19 digits without leading zeroes.

    Raises:
        ValueError: it has another form.
    """
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)
