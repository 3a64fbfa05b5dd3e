"""Events as plain JSON, for those who want to see exactly what is in the log."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

_STAMPS = frozenset({"originator_id", "originator_version", "originator_topic", "timestamp"})


def fields_of(fact: object) -> dict[str, Any]:
    """The event's own fields; ids as text, days and instants in ISO 8601."""
    return {name: _plain(value) for name, value in vars(fact).items() if name not in _STAMPS}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
