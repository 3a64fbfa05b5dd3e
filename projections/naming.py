"""Names that are not in the logs: those of users and agencies, asked for when something is told."""

from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, Table, func, select
from sqlalchemy.engine import RowMapping

from projections.narrative.mentions import resolved
from tenants import directory
from tenants.errors import UnknownTenantError
from tenants.schema import user_account


def actor_name(table: Table) -> ColumnElement[str]:
    """The name of who acted, or their id while nobody has it."""
    return func.coalesce(user_account.c.display_name, table.c.actor)


def with_actors(table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    """A query of a table with the names of those who acted as `actor_name`.

    Without `columns` it asks for every column of the table.
    """
    wanted = columns or (table, actor_name(table).label("actor_name"))
    same = user_account.c.user_id == table.c.actor
    return select(*wanted).outerjoin_from(table, user_account, same)


def agency_name(engine: Engine, tenant_id: str) -> str:
    """What an agency is called today; its slug if the directory does not know it."""
    try:
        return directory.get(engine, tenant_id).name
    except UnknownTenantError:
        return tenant_id


def other_agency(fact: object) -> str | None:
    """The agency to or from which an event goes, if it goes between agencies."""
    named = getattr(fact, "destination", None) or getattr(fact, "origin_tenant", None)
    return None if named is None else str(named)


def sentences(engine: Engine, row: RowMapping) -> dict[str, str]:
    """The sentences `vi` and `en` of a row with the names of its actor and its `other_agency`."""
    known = {row["actor"]: row["actor_name"]}
    if row["other_agency"] is not None:
        known[row["other_agency"]] = agency_name(engine, row["other_agency"])
    return {name: resolved(row[name], known) for name in ("vi", "en")}
