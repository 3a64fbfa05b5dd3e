"""What the tables of a projection hold, so that two states can be compared whole."""

from sqlalchemy import select

from projections.catalogue import PROJECTIONS
from projections.generations import active_generation
from projections.schema import tracking
from tenants.engine import reading
from tests.every_tenant import every_row


def contents(engine, projections=PROJECTIONS):
    """Every row of the active generation, by table, in the order of its key, but for generation."""
    return {
        table.name: _rows(engine, projection, table)
        for projection in projections
        for table in projection.tables
    }


def places(engine):
    """Where each projection stands: (tenant, projection) -> position."""
    query = select(tracking.c.tenant_id, tracking.c.projection, tracking.c.position)
    with reading(engine) as connection:
        return {(tenant, name): position for tenant, name, position in connection.execute(query)}


def _rows(engine, projection, table):
    query = (
        select(*(column for column in table.c if column.name != "generation"))
        .where(table.c.generation == active_generation(projection.name))
        .order_by(*table.primary_key)
    )
    return [row._asdict() for row in every_row(engine, query)]
