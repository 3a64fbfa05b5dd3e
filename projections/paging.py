"""Reading long lists page by page: a cursor names the last row seen, so no row is shown twice."""

import base64
import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Column, Connection, Select, literal, tuple_
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.elements import ColumnElement

from domain.errors import DomainError
from tenants.columns import Instant

T = TypeVar("T")


class BadCursorError(DomainError):
    """The cursor was not given out for this list."""

    vi = "Con trỏ trang không hợp lệ."
    en = "The page cursor is not valid."


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some items of a list, and the cursor after which the next page begins, if there is one."""

    items: tuple[T, ...]
    next_cursor: str | None


def fetch_page(
    connection: Connection,
    query: Select[Any],
    *,
    order: Sequence[Column[Any]],
    after: str | None,
    limit: int,
    item: Callable[[RowMapping], T],
) -> Page[T]:
    """One page of a query in ascending `order`, whose columns the query must select.

    The order names every row: no two rows have the same values in it, and none is empty.

    Raises:
        BadCursorError: `after` is not a cursor of a list with this order.
    """
    if after is not None:
        query = query.where(_behind(order, after))
    found = connection.execute(query.order_by(*order).limit(limit + 1)).mappings().all()
    shown = found[:limit]
    more = len(found) > limit and bool(shown)
    return Page(
        items=tuple(item(row) for row in shown),
        next_cursor=_cursor([shown[-1][column.name] for column in order]) if more else None,
    )


def cursor_behind(*values: Any) -> str:
    """The cursor of the page that follows a row with these values in the order of its list."""
    return _cursor(values)


def page_of_list(
    items: Sequence[T], *, name: Callable[[T], tuple[str, ...]], after: str | None, limit: int
) -> Page[T]:
    """One page of a list that was computed; `name` is different for each item, and ascends.

    Raises:
        BadCursorError: `after` is not a cursor of such a list.
    """
    behind = items if after is None else _items_behind(items, name, _names(after))
    shown = tuple(behind[:limit])
    more = len(behind) > limit and bool(shown)
    return Page(items=shown, next_cursor=_cursor(name(shown[-1])) if more else None)


def _items_behind(
    items: Sequence[T], name: Callable[[T], tuple[str, ...]], last: tuple[str, ...]
) -> Sequence[T]:
    return items[bisect_right(items, last, key=name) :]


def _names(cursor: str) -> tuple[str, ...]:
    plain = _plain(cursor)
    if not isinstance(plain, list):
        raise BadCursorError
    try:
        return tuple(_string(value) for value in plain)
    except ValueError:
        raise BadCursorError from None


def _plain(cursor: str) -> Any:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        raise BadCursorError from None


def _behind(order: Sequence[Column[Any]], after: str) -> ColumnElement[bool]:
    values = _values(order, after)
    bound = [literal(value, column.type) for column, value in zip(order, values, strict=True)]
    return tuple_(*order) > tuple_(*bound)


def _cursor(values: Sequence[Any]) -> str:
    plain = [value if isinstance(value, int) else _text(value) for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _values(order: Sequence[Column[Any]], cursor: str) -> list[Any]:
    try:
        plain = _plain(cursor)
        return [_reader(column)(value) for column, value in zip(order, plain, strict=True)]
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        raise BadCursorError from None


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    return _instant if isinstance(column.type, Instant) else _READ[column.type.python_type]


def _instant(value: str) -> datetime:
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise BadCursorError
    return instant.astimezone(UTC)


def _whole_number(value: Any) -> int:
    if type(value) is not int or abs(value) >= _LARGEST:
        raise BadCursorError
    return value


def _string(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise BadCursorError
    return value.encode().decode()  # Lone surrogates fail here and not in the database.


_LARGEST = 2**63
_READ: dict[type, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    UUID: UUID,
    int: _whole_number,
    str: _string,
}
