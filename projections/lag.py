"""How far each read model is behind each tenant's log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Select, Subquery, and_, func, literal, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from projections.catalogue import PROJECTIONS
from projections.generations import active_generation
from projections.projection import Projection
from projections.schema import tracking
from tenants.engine import reading
from tenants.schema import tenant_head


@dataclass(frozen=True, kw_only=True)
class Lag:
    """The place of one projection in one tenant's log; `fault` says why it is quarantined."""

    tenant_id: str
    projection: str
    position: int
    head: int
    quarantined_at: datetime | None = None
    fault: str | None = None

    @property
    def behind(self) -> int:
        """How many events are not yet shown."""
        return self.head - self.position


def lags(
    engine: Engine,
    projections: Sequence[Projection] = PROJECTIONS,
    *,
    tenant_id: str | None = None,
) -> list[Lag]:
    """Every tenant's lag, or one tenant's, by tenant and projection; it asks for no scope."""
    places = _places_of(projections)
    chosen = select(places).order_by(places.c.tenant_id, places.c.projection)
    if tenant_id is not None:
        chosen = chosen.where(places.c.tenant_id == tenant_id)
    return _lags(engine, chosen)


def worst_lag(engine: Engine, projections: Sequence[Projection] = PROJECTIONS) -> int:
    """By how many events the projection that is furthest behind is behind, in any tenant."""
    places = _places_of(projections)
    with reading(engine) as connection:
        worst = connection.execute(select(func.max(places.c.head - places.c.position))).scalar()
    return worst or 0


def quarantined(engine: Engine, projections: Sequence[Projection] = PROJECTIONS) -> list[Lag]:
    """What stands still until somebody puts a fault right and releases it."""
    places = _places_of(projections)
    stopped = select(places).where(places.c.quarantined_at.is_not(None))
    return _lags(engine, stopped.order_by(places.c.tenant_id, places.c.projection))


def _lags(engine: Engine, query: Select[Any]) -> list[Lag]:
    with reading(engine) as connection:
        return [Lag(**row) for row in connection.execute(query).mappings()]


def _places_of(projections: Sequence[Projection]) -> Subquery:
    return union_all(*(_places(each.name) for each in projections)).subquery()


def _places(name: str) -> Select[Any]:
    return select(
        tenant_head.c.tenant_id,
        literal(name).label("projection"),
        func.coalesce(tracking.c.position, 0).label("position"),
        tenant_head.c.position.label("head"),
        tracking.c.quarantined_at,
        tracking.c.fault,
    ).select_from(tenant_head.outerjoin(tracking, _of_head(name)))


def _of_head(name: str) -> ColumnElement[bool]:
    return and_(
        tracking.c.tenant_id == tenant_head.c.tenant_id,
        tracking.c.projection == name,
        tracking.c.generation == active_generation(name),
    )
