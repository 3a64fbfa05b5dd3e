"""Exact texts: compact JSON with one way to write each value, and the hashes of texts (4.1)."""

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from ballots.errors import MalformedTextError

FORMAT = "belenios/3.3.0"
"""The version of every message here; Belenios 4 changes them, so what is stored names its own."""


def written(value: Any) -> str:
    """A value as compact JSON, fields in the order of the dictionaries."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parsed(text: str, where: str) -> Any:
    """The value of a text that is written in the one compact way.

    Raises:
        MalformedTextError: it is no JSON, names a field twice, or could be written otherwise.
    """
    value = loosely_parsed(text, where)
    if written(value) != text:
        raise MalformedTextError(where=where)
    return value


def loosely_parsed(text: str, where: str) -> Any:
    """The value of a JSON text in which no field stands twice; white space is allowed.

    Raises:
        MalformedTextError: it is no such text.
    """
    try:
        text.encode()  # Half a surrogate pair is no text.
        return json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_refused)
    except (ValueError, RecursionError) as broken:
        raise MalformedTextError(where=where) from broken


def fields(value: Any, *names: str) -> list[Any]:
    """The values of an object that has exactly these fields, in this order.

    Raises:
        MalformedTextError: it has others, or in another order.
    """
    if not isinstance(value, dict) or tuple(value) != names:
        raise MalformedTextError(where=",".join(names))
    return list(value.values())


def listed(value: Any, where: str) -> list[Any]:
    """The value if it is a list.

    Raises:
        MalformedTextError: it is none.
    """
    if not isinstance(value, list):
        raise MalformedTextError(where=where)
    return value


def string(value: Any, where: str) -> str:
    """The value if it is a string.

    Raises:
        MalformedTextError: it is none.
    """
    if not isinstance(value, str):
        raise MalformedTextError(where=where)
    return value


def hash_of(text: str) -> str:
    """SHA-256 of a text in hexadecimal, by which archives name it (4.4)."""
    return sha256(text.encode()).hexdigest()


def short_hash_of(text: str) -> str:
    """SHA-256 of a text in Base64 without padding: fingerprints, signatures, trackers (4.17)."""
    return b64encode(sha256(text.encode()).digest()).decode().rstrip("=")


def _without_doubles(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refused(name: str) -> Any:
    raise ValueError(name)
