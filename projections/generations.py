"""Which generation of a read model is read; a rebuild fills the next one beside it."""

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from projections.schema import FIRST_GENERATION, projection_generation


def active_generation(projection: str) -> ColumnElement[int]:
    """The active generation as an expression, so that a query switches with it at once."""
    return func.coalesce(_of(projection).scalar_subquery(), FIRST_GENERATION)


def active_generations(connection: Connection, projections: list[str]) -> dict[str, int]:
    """The active generation of each of these projections."""
    switched = select(projection_generation.c.projection, projection_generation.c.active)
    return dict.fromkeys(projections, FIRST_GENERATION) | {
        name: active for name, active in connection.execute(switched) if name in projections
    }


def _of(projection: str) -> Select[tuple[int]]:
    return select(projection_generation.c.active).where(
        projection_generation.c.projection == projection
    )
