"""The tables that say how far each read model has come; the read models add their own to these.

No sequence, no trigger, `tenant_id` first in every key of a tenant's table: they can be
distributed by tenant.
"""

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

from tenants.columns import Instant

metadata = MetaData()

FIRST_GENERATION = 1

tracking = Table(
    "tracking",
    metadata,
    Column("tenant_id", Text, primary_key=True),
    Column("projection", Text, primary_key=True),
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),
    Column("quarantined_at", Instant),
    Column("fault", Text),
)

projection_generation = Table(
    "projection_generation",
    metadata,
    Column("projection", Text, primary_key=True),
    Column("active", Integer, nullable=False),
)


def view_table(name: str, *columns: SchemaItem, **options: Any) -> Table:
    """A table of a read model, named `view_<something>`; its key begins with tenant, generation.

    Raises:
        ValueError: the name does not begin with `view_`, so that the service had no right to it.
    """
    if not name.startswith("view_"):
        msg = f"A table of a read model is named view_<something>, not {name}."
        raise ValueError(msg)
    return Table(
        name,
        metadata,
        Column("tenant_id", Text, primary_key=True),
        Column("generation", Integer, primary_key=True, autoincrement=False),
        *columns,
        **options,
    )
