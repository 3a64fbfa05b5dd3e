"""The log of a province or ministry in which every checkpoint below it is an entry.

An entry is a request to a witness (C2SP tlog-witness): the checkpoint of a member, and the proof
that it continues the member's entry before. So whoever reads this log alone sees whether any of
the logs below it shrank or forked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Engine, and_, func, insert, select

from tenants import directory
from tenants.directory import Tenant
from tenants.engine import writing
from tenants.integrating import claimed_size, grow
from tenants.log_tables import PROVINCE_LOG, province_log_entry
from tenants.scope import bound_to

LEVELS = frozenset({"province", "ministry"})


@dataclass(frozen=True)
class Entry:
    """The checkpoint of a member at some size, as it is entered."""

    member_id: str
    size: int
    entry: bytes


def members_of(engine: Engine, province: Tenant) -> list[str]:
    """Whose checkpoints are entered: the province's own, and those of all who report to it."""
    below = directory.children_of(engine, province.tenant_id)
    return [province.tenant_id, *(each.tenant_id for each in below)]


def provinces_of(member: Tenant) -> list[str]:
    """In whose logs the checkpoints of a tenant are entered."""
    own = [member.tenant_id] if member.level in LEVELS else []
    return [*own, *member.affiliations]


def enter(engine: Engine, province_id: str, entries: Sequence[Entry]) -> int:
    """Add entries in this order, whole or not at all; answers how many were not there yet."""
    with bound_to(province_id), writing(engine) as connection:
        size = claimed_size(connection, province_id, PROVINCE_LOG)
        if size is None:
            return 0
        new = [each for each in entries if _is_new(connection, province_id, each)]
        if new:
            _insert(connection, province_id, size, new)
            leaves = [each.entry for each in new]
            grow(connection, province_id, PROVINCE_LOG, size=size, leaves=leaves)
    return len(new)


def last_entries(connection: Connection, province_id: str) -> dict[str, bytes]:
    """The last entry of each member that has one."""
    table, later = province_log_entry, province_log_entry.alias("later")
    last = select(func.max(later.c.size)).where(
        later.c.tenant_id == table.c.tenant_id, later.c.member_id == table.c.member_id
    )
    query = select(table.c.member_id, table.c.entry).where(
        table.c.tenant_id == province_id, table.c.size == last.scalar_subquery()
    )
    return {member: bytes(entry) for member, entry in connection.execute(query)}


def entry_at(
    connection: Connection, province_id: str, member_id: str, size: int
) -> tuple[int, bytes] | None:
    """Where a member's checkpoint of this size stands in the log, and its entry."""
    table = province_log_entry
    query = select(table.c.position, table.c.entry).where(
        _of(province_id, member_id), table.c.size == size
    )
    row = connection.execute(query).first()
    return None if row is None else (row.position, bytes(row.entry))


def stored_entries(connection: Connection, province_id: str, start: int, end: int) -> list[bytes]:
    """The entries from index `start` to before `end`, as many as there are."""
    table = province_log_entry
    query = select(table.c.entry).where(
        table.c.tenant_id == province_id, table.c.position > start, table.c.position <= end
    )
    return list(map(bytes, connection.execute(query.order_by(table.c.position)).scalars()))


def _is_new(connection: Connection, province_id: str, entry: Entry) -> bool:
    return entry_at(connection, province_id, entry.member_id, entry.size) is None


def _insert(connection: Connection, province_id: str, size: int, new: Sequence[Entry]) -> None:
    now = datetime.now(UTC)
    rows = [
        {"tenant_id": province_id, "position": position, "entered_at": now, **vars(each)}
        for position, each in enumerate(new, size + 1)
    ]
    connection.execute(insert(province_log_entry), rows)


def _of(province_id: str, member_id: str) -> ColumnElement[bool]:
    table = province_log_entry
    return and_(table.c.tenant_id == province_id, table.c.member_id == member_id)
