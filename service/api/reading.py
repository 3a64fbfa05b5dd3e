"""Answering queries: pages, and single things with their version as an ETag."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from projections.paging import Page
from projections.view import View
from service.views import asked_for

Item = tuple[object, int, dict[str, str]]
V = TypeVar("V", bound=View)


class Versioned(Protocol):
    """A row that knows the version of what it shows."""

    @property
    def version(self) -> int:
        """The version of the aggregate."""
        ...


def page(kind: type[V], pages: Callable[..., Page[Any]], query: dict[str, Any]) -> Page[Any]:
    """The page that a query asks for, of a list `pages` of the view `kind`."""
    view = asked_for(kind, query)
    return pages(view, query.pop("cursor"), query.pop("limit"), **query)


def item(row: Versioned) -> Item:
    """One thing, with the ETag by which a command can insist on this version."""
    return row, 200, etag(row)


def etag(row: Versioned) -> dict[str, str]:
    """The header that names the version of a row."""
    return {"ETag": f'"{row.version}"'}
