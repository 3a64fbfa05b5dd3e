"""How far each read model is behind each tenant's log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Select, and_, func, literal, select, union_all
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
    query = union_all(*(_places(each.name) for each in projections)).subquery()
    chosen = select(query).order_by(query.c.tenant_id, query.c.projection)
    if tenant_id is not None:
        chosen = chosen.where(query.c.tenant_id == tenant_id)
    with reading(engine) as connection:
        return [Lag(**row) for row in connection.execute(chosen).mappings()]


def worst_lag(engine: Engine, projections: Sequence[Projection] = PROJECTIONS) -> int:
    """By how many events the projection that is furthest behind is behind, in any tenant."""
    return max((lag.behind for lag in lags(engine, projections)), default=0)


def quarantined(engine: Engine, projections: Sequence[Projection] = PROJECTIONS) -> list[Lag]:
    """What stands still until somebody puts a fault right and releases it."""
    return [lag for lag in lags(engine, projections) if lag.quarantined_at is not None]


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
