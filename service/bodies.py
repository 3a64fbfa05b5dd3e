"""JSON as it is let in: RFC 8259 in UTF-8, with no name twice, and of a sensible shape.

A name that stands twice means one thing to one reader and another to the next (RFC 8259 s4), and
`NaN` is no JSON: both are refused rather than understood.
"""

import json
from collections.abc import Iterable
from typing import Any

from flask.json.provider import DefaultJSONProvider
from typing_extensions import override

MOST_BYTES = 1_000_000
DEEPEST = 32
MOST_VALUES = 50_000


class UnreadableJsonError(ValueError):
    """The text is no JSON that is let in; nothing of it is repeated in the message."""


class StrictJson(DefaultJSONProvider):
    """Flask's JSON, which reads what is strictly JSON and nothing else."""

    ensure_ascii = False
    sort_keys = False

    @override
    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return read_json(s)


def read_json(body: str | bytes) -> Any:
    """What a JSON text says.

    Raises:
        UnreadableJsonError: it is none, is not UTF-8, repeats a name, or is too deep or too long.
    """
    try:
        text = body.decode("utf-8") if isinstance(body, bytes) else body
        found = json.loads(text, object_pairs_hook=_named_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise UnreadableJsonError from None
    _require_sensible(found)
    return found


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UnreadableJsonError
    return found


def _refuse(_: str) -> Any:
    raise UnreadableJsonError


def _require_sensible(value: Any) -> None:
    """Level by level, so that depth costs no stack."""
    level, values = [value], 0
    for _ in range(DEEPEST):
        values += len(level)
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            break
    if level or values > MOST_VALUES:
        raise UnreadableJsonError


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
