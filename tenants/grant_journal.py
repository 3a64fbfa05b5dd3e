"""The journal of standing roles: who gave or ended which role, when and why; only ever added to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, insert, select

from tenants.columns import columns_of
from tenants.engine import reading
from tenants.schema import role_grant_entry
from tenants.scope import current

if TYPE_CHECKING:
    from tenants.access import Grant


class What(StrEnum):
    """What happened to a grant."""

    GIVEN = "given"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class JournalEntry:
    """A role was given, or got its last day; `by` is who did it."""

    entry_id: UUID
    at: datetime
    what: str
    user_id: str
    role: str
    unit_id: str
    valid_from: date
    valid_to: date | None
    by: str
    why: str


def note(
    connection: Connection, what: What, *, user_id: str, grant: "Grant", by: str, at: datetime,
    why: str,
) -> None:  # fmt: skip
    """Write an entry in the transaction that changes the grant."""
    row = {**vars(grant), "entry_id": uuid4(), "what": what.value, "user_id": user_id}
    connection.execute(insert(role_grant_entry).values({**row, "by": by, "at": at, "why": why}))


def entries(engine: Engine, *, user_id: str | None = None) -> list[JournalEntry]:
    """The entries of the tenant in scope, of one user or of all, in their order.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
    """
    table = role_grant_entry.c
    query = (
        select(*columns_of(role_grant_entry, JournalEntry))
        .where(table.tenant_id == current().tenant_id)
        .order_by(table.at, table.entry_id)
    )
    if user_id is not None:
        query = query.where(table.user_id == user_id)
    with reading(engine) as connection:
        return [JournalEntry(**row) for row in connection.execute(query).mappings()]
