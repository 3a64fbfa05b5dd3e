"""How events enter the log: the one place that moves a tenant's position.

Moving `tenant_head` locks the tenant's row until the commit. Writers of one tenant thus follow one
another, positions have no gap and stand in commit order, and tenants never wait for one another.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine, insert, update

from tenants import schema
from tenants.autocommit import autocommit_cursor
from tenants.engine import writing
from tenants.errors import UnknownTenantError
from tenants.leaves import new_leaf
from tenants.scope import Receipt, Scope


@dataclass(frozen=True)
class Batch:
    """Events to append together, who appends them, and the receipt to store beside them."""

    scope: Scope
    events: Sequence[StoredEvent]
    receipt: Receipt | None
    recorded_at: datetime

    @classmethod
    def of(cls, scope: Scope, events: Sequence[StoredEvent]) -> "Batch":
        """The events with the metadata of the scope; its receipt only if it is not yet stored."""
        due = scope.receipt if scope.receipt and not scope.receipt.written else None
        return cls(scope, events, due, datetime.now(UTC))


def append_on_sqlite(engine: Engine, batch: Batch) -> list[int]:
    """Append in one immediate transaction and answer the positions.

    Raises:
        UnknownTenantError: the tenant has no head; nothing is stored.
        sqlalchemy.exc.DBAPIError: what the database refused; nothing is stored.
    """
    scope = batch.scope
    head = (
        update(schema.tenant_head)
        .where(schema.tenant_head.c.tenant_id == scope.tenant_id)
        .values(position=schema.tenant_head.c.position + len(batch.events))
        .returning(schema.tenant_head.c.position)
    )
    with writing(engine) as connection:
        last = connection.execute(head).scalar()
        if last is None:
            raise UnknownTenantError(tenant_id=scope.tenant_id)
        positions = list(range(last - len(batch.events) + 1, last + 1))
        connection.execute(insert(schema.events), _rows(batch, positions))
        if batch.receipt is not None:
            connection.execute(insert(schema.receipt), _receipt_row(batch, batch.receipt, last))
    return positions


def _rows(batch: Batch, positions: Sequence[int]) -> list[dict[str, object]]:
    shared = _shared_values(batch)
    rows = []
    for position, event in zip(positions, batch.events, strict=True):
        row = shared | _values_of_one(event) | {"position": position}
        leaf = new_leaf(row)
        rows.append(row | {"leaf_salt": leaf.salt, "leaf": leaf.at(position)})
    return rows


def _receipt_row(batch: Batch, receipt: Receipt, position: int) -> dict[str, object]:
    return {
        "tenant_id": batch.scope.tenant_id,
        "actor": batch.scope.actor,
        "key": receipt.key,
        "request_hash": receipt.request_hash,
        "answer": receipt.answer,
        "position": position,
        "recorded_at": batch.recorded_at,
    }


_SHARED = """%(tenant_id)s, %(actor)s, %(acting_role)s, %(correlation_id)s, %(causation_id)s,
  %(recorded_at)s, %(key)s, %(request_hash)s, %(answer)s::json,"""

_APPEND_ONE = f"""
SELECT guong_append_one({_SHARED} %(originator_id)s, %(originator_version)s::bigint, %(topic)s,
  %(state)b, %(event_id)s, %(leaf_salt)b, %(leaf_before)b, %(leaf_after)b)"""

_APPEND_MANY = f"""
SELECT guong_append_many({_SHARED} %(originator_ids)s::uuid[], %(originator_versions)s::bigint[],
  %(topics)s::text[], %(states)s::bytea[], %(event_ids)s::uuid[],
  %(leaf_salts)s::bytea[], %(leaves_before)s::bytea[], %(leaves_after)s::bytea[])"""

_NO_RECEIPT: dict[str, object] = {"key": None, "request_hash": None, "answer": None}


def append_on_postgresql(engine: Engine, batch: Batch) -> list[int]:
    """Append in one call of a function, one round trip, and answer the positions.

    Raises:
        UnknownTenantError: the tenant has no head; nothing is stored.
        psycopg.Error: what the database refused; nothing is stored.
    """
    size = len(batch.events)
    statement = _APPEND_ONE if size == 1 else _APPEND_MANY
    last = _answer_alone(engine, statement, _values(batch))
    if last is None:
        raise UnknownTenantError(tenant_id=batch.scope.tenant_id)
    return list(range(last - size + 1, last + 1))


def _values(batch: Batch) -> dict[str, object]:
    shared = _shared_values(batch)
    rows = [_with_leaf(shared | _values_of_one(event)) for event in batch.events]
    own = rows[0] if len(rows) == 1 else shared | _arrays(rows)
    return own | _receipt_values(batch.receipt)


def _with_leaf(row: dict[str, object]) -> dict[str, object]:
    leaf = new_leaf(row)
    made = {"leaf_salt": leaf.salt, "leaf_before": leaf.before, "leaf_after": leaf.after}
    return row | made


def _shared_values(batch: Batch) -> dict[str, object]:
    scope = batch.scope
    return {
        "tenant_id": scope.tenant_id,
        "recorded_at": batch.recorded_at,
        "actor": scope.actor,
        "acting_role": scope.acting_role,
        "correlation_id": scope.correlation_id,
        "causation_id": scope.causation_id,
    }


def _receipt_values(receipt: Receipt | None) -> dict[str, object]:
    if receipt is None:
        return _NO_RECEIPT
    answer = json.dumps(receipt.answer, ensure_ascii=False)
    return {"key": receipt.key, "request_hash": receipt.request_hash, "answer": answer}


def _values_of_one(event: StoredEvent) -> dict[str, object]:
    return {
        "originator_id": event.originator_id,
        "originator_version": event.originator_version,
        "topic": event.topic,
        "state": event.state,
        "event_id": uuid4(),
    }


def _arrays(rows: Sequence[dict[str, object]]) -> dict[str, object]:
    return {many: [row[one] for row in rows] for one, many in _ARRAYS.items()}


_ARRAYS = {
    "originator_id": "originator_ids",
    "originator_version": "originator_versions",
    "topic": "topics",
    "state": "states",
    "event_id": "event_ids",
    "leaf_salt": "leaf_salts",
    "leaf_before": "leaves_before",
    "leaf_after": "leaves_after",
}


def _answer_alone(engine: Engine, statement: str, values: dict[str, object]) -> int | None:
    with autocommit_cursor(engine) as cursor:
        row = cursor.execute(statement, values, prepare=True).fetchone()
    return None if row is None else row[0]
