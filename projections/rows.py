"""The rows of one read model while a batch of events is applied to them.

Rows are held in memory and written together: a batch of 500 events on 40 dossiers writes 40 rows.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    Select,
    Table,
    Uuid,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.sql.dml import Update
from sqlalchemy.sql.elements import ColumnElement

Row = dict[str, Any]
_Key = tuple[Any, ...]
_OWN = ("tenant_id", "generation")
_BOUND = "bound_"


class RowExistsError(Exception):
    """A reaction inserted a row that is there."""


class RowMissingError(Exception):
    """A reaction changed a row that is not there."""


@dataclass(slots=True)
class _Held:
    values: Row
    stored: bool
    changed: bool


class Rows:
    """The rows of one tenant and one generation; nobody sees others, nobody writes tenant ids.

    What is written is in the database after `flush`, which the worker calls; reading sees it at
    once. A row is named by its key without tenant and generation.
    """

    def __init__(self, connection: Connection, tenant_id: str, generation: int) -> None:
        self._connection = connection
        self._own: Row = {"tenant_id": tenant_id, "generation": generation}
        self._held: dict[Table, dict[_Key, _Held | None]] = {}

    def insert(self, table: Table, **values: Any) -> None:
        """Add a row; columns that are not named stay empty.

        Raises:
            RowExistsError: this batch has seen a row with the same key.
        """
        key = tuple(values[name] for name in _key_names(table))
        held = self._held.setdefault(table, {})
        if held.get(key) is not None:
            raise RowExistsError(table.name)
        row = dict.fromkeys(table.c.keys()) | self._own | values
        held[key] = _Held(row, stored=False, changed=True)

    def update(self, table: Table, keys: Mapping[str, Any], **values: Any) -> None:
        """Change the row with this whole key, or all rows with this part of a key.

        Raises:
            RowMissingError: no row has the whole key.
        """
        if not _is_whole(table, keys):
            self._update_many(table, keys, values)
            return
        held = self._hold(table, keys)
        if held is None:
            raise RowMissingError(table.name)
        held.values |= values
        held.changed = True

    def put(self, table: Table, keys: Mapping[str, Any], **values: Any) -> None:
        """Change the row with this whole key, or add it where there is none."""
        if self._hold(table, keys) is None:
            self.insert(table, **keys, **values)
        elif values:
            self.update(table, keys, **values)

    def delete(self, table: Table, **keys: Any) -> None:
        """Remove every row with these values; removing none is no error."""
        self._forget(table)
        self._connection.execute(delete(table).where(self._matching(table, keys)))

    def one(self, table: Table, **keys: Any) -> Row | None:
        """A copy of the one row with these values, or None.

        Raises:
            sqlalchemy.exc.MultipleResultsFound: there are several.
        """
        if _is_whole(table, keys):
            held = self._hold(table, keys)
            return None if held is None else dict(held.values)
        self._flush(table)
        query = select(table).where(self._matching(table, keys))
        found = self._connection.execute(query).mappings().one_or_none()
        return None if found is None else dict(found)

    def existing(self, table: Table, **keys: Any) -> Row:
        """A copy of the one row with these values.

        Raises:
            RowMissingError: there is none.
        """
        row = self.one(table, **keys)
        if row is None:
            raise RowMissingError(table.name)
        return row

    def all(self, table: Table, **keys: Any) -> list[Row]:
        """Copies of every row with these values, in the order of the table's key."""
        self._flush(table)
        query = select(table).where(self._matching(table, keys)).order_by(*table.primary_key)
        return [dict(row) for row in self._connection.execute(query).mappings()]

    def foresee(self, table: Table, ids: Collection[UUID]) -> None:
        """Before a batch, read at once the rows that it will ask for, where an id is the key."""
        names = _key_names(table)
        if len(names) != 1 or not isinstance(table.c[names[0]].type, Uuid):
            return
        held = self._held[table] = dict.fromkeys((id,) for id in ids)
        query = select(table).where(self._matching(table, {}), table.c[names[0]].in_(ids))
        for row in self._connection.execute(query).mappings():
            held[(row[names[0]],)] = _Held(dict(row), stored=True, changed=False)

    def flush(self) -> None:
        """Write what was changed."""
        for table in self._held:
            self._flush(table)

    def _update_many(self, table: Table, keys: Mapping[str, Any], values: Row) -> None:
        self._forget(table)
        self._connection.execute(update(table).where(self._matching(table, keys)).values(values))

    def _hold(self, table: Table, keys: Mapping[str, Any]) -> _Held | None:
        key = tuple(keys[name] for name in _key_names(table))
        held = self._held.setdefault(table, {})
        if key not in held:
            found = self._connection.execute(_whole_select(table), _bound(self._own | {**keys}))
            row = found.mappings().first()
            held[key] = None if row is None else _Held(dict(row), stored=True, changed=False)
        return held[key]

    def _matching(self, table: Table, keys: Mapping[str, Any]) -> ColumnElement[bool]:
        return and_(*(table.c[name] == value for name, value in (self._own | {**keys}).items()))

    def _forget(self, table: Table) -> None:
        self._flush(table)
        self._held.pop(table, None)

    def _flush(self, table: Table) -> None:
        changed = [held for held in self._held.get(table, {}).values() if held and held.changed]
        new = [held.values for held in changed if not held.stored]
        old = [held.values for held in changed if held.stored]
        if new:
            self._connection.execute(insert(table), new)
        if old:
            self._connection.execute(_whole_update(table), [_bound(row) for row in old])
        for held in changed:
            held.stored, held.changed = True, False


@cache
def _key_names(table: Table) -> tuple[str, ...]:
    return tuple(c.name for c in table.primary_key if c.name not in _OWN)


@cache
def _key_set(table: Table) -> frozenset[str]:
    return frozenset(_key_names(table))


def _is_whole(table: Table, keys: Mapping[str, Any]) -> bool:
    return keys.keys() == _key_set(table)


@cache
def _whole_select(table: Table) -> Select[Any]:
    return select(table).where(*_keys_bound(table))


@cache
def _whole_update(table: Table) -> Update:
    values: dict[str, Any] = {
        c.name: bindparam(_BOUND + c.name) for c in table.c if not c.primary_key
    }
    return update(table).where(*_keys_bound(table)).values(values)


def _keys_bound(table: Table) -> list[ColumnElement[bool]]:
    return [column == bindparam(_BOUND + column.name) for column in table.primary_key]


def _bound(row: Row) -> Row:
    return {_BOUND + name: value for name, value in row.items()}
