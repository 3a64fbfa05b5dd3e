"""What subjects and units are called: a private table of each read model that shows names."""

from uuid import UUID

from sqlalchemy import Column, Table, Text, Uuid

from projections.rows import Rows
from projections.schema import view_table


def names_table(name: str) -> Table:
    """A table of a read model for the names that it shows beside ids."""
    return view_table(
        name,
        Column("named_id", Uuid, primary_key=True),
        Column("name", Text, nullable=False),
    )


def name_of(rows: Rows, table: Table, named_id: UUID | None) -> str | None:
    """The name that was last noted, or None where there is none."""
    noted = None if named_id is None else rows.one(table, named_id=named_id)
    return None if noted is None else str(noted["name"])
