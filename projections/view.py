"""How read models are asked: for the tenant in scope, in the generation that is active."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Engine, Select, Table, and_, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.elements import ColumnElement

from domain.errors import DomainError
from projections.generations import active_generation
from projections.paging import Page, fetch_page
from projections.projection import Projection
from projections.schema import tracking
from tenants.engine import reading
from tenants.scope import current

T = TypeVar("T")

_PAUSE = 0.01


class ViewBehindError(DomainError):
    """The read model has not reached the position that the reader waits for."""

    vi = "Dữ liệu hiển thị chưa cập nhật kịp: cần vị trí {wanted}, mới đến {reached}."
    en = "The view is behind: position {wanted} is wanted, it has reached {reached}."


class View:
    """Reads one read model of the tenant in scope.

    Every reading method raises `NoTenantInScopeError` when no tenant is in scope.
    """

    projection: ClassVar[type[Projection]]
    shows_agencies_below: ClassVar[bool] = False
    """Whether it also reads what the agencies below the tenant in scope show."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def position(self) -> int:
        """How far the read model has come in the tenant's log; 0 before the first event."""
        reached, _ = self._reached()
        return reached

    def wait_for(self, position: int, timeout: float) -> None:
        """Return once the read model shows the event at `position`; `timeout` is in seconds.

        Raises:
            ViewBehindError: it does not in that time, or it is quarantined before that event.
        """
        deadline = time.monotonic() + timeout
        while True:
            reached, quarantined = self._reached()
            if reached >= position:
                return
            if quarantined or time.monotonic() >= deadline:
                raise ViewBehindError(wanted=position, reached=reached)
            time.sleep(_PAUSE)

    def _own(self, table: Table) -> ColumnElement[bool]:
        """The condition that every query on a table of the model carries."""
        return and_(
            table.c.tenant_id == current().tenant_id,
            table.c.generation == active_generation(self.projection.name),
        )

    def _fetch(self, query: Select[Any]) -> list[RowMapping]:
        with reading(self._engine) as connection:
            return list(connection.execute(query).mappings())

    def _page(
        self,
        table: Table,
        wanted: Mapping[str, Any],
        *,
        order: Sequence[str],
        after: str | None,
        limit: int,
        item: Callable[[RowMapping], T],
    ) -> Page[T]:
        """A page of the rows that have every wanted value; None wants nothing in particular."""
        matching = [table.c[name] == value for name, value in wanted.items() if value is not None]
        with reading(self._engine) as connection:
            return fetch_page(
                connection,
                select(table).where(self._own(table), *matching),
                order=[table.c[name] for name in order],
                after=after,
                limit=limit,
                item=item,
            )

    def _reached(self) -> tuple[int, bool]:
        query = select(tracking.c.position, tracking.c.quarantined_at).where(
            self._own(tracking), tracking.c.projection == self.projection.name
        )
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        return (0, False) if row is None else (row.position, row.quarantined_at is not None)
