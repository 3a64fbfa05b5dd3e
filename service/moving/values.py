"""Rows as JSON and back, by the types of their columns; nothing is rounded or guessed."""

import base64
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, LargeBinary, Table, Uuid
from sqlalchemy.types import TypeEngine

from tenants.columns import Instant


def as_json(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as plain JSON: octets in Base64, instants, days and ids as text."""
    return {column.name: _written(row[column.name]) for column in table.columns}


def from_json(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """The row again.

    Raises:
        KeyError, ValueError, TypeError: it is none of this table.
    """
    return {column.name: _read(column.type, values[column.name]) for column in table.columns}


def _written(value: Any) -> Any:
    match value:
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case datetime() | date():
            return value.isoformat()
        case UUID():
            return str(value)
    return value


def _read(kind: TypeEngine[Any], value: Any) -> Any:
    if value is None:
        return None
    match kind:
        case LargeBinary():
            return base64.b64decode(value, validate=True)
        case Instant():
            return datetime.fromisoformat(value)
        case Date():
            return date.fromisoformat(value)
        case Uuid():
            return UUID(value)
    return value
