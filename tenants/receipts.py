"""Answers that were given before, by Idempotency-Key; the event log writes them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Engine, Select, bindparam, select

from tenants.columns import columns_of
from tenants.ready_queries import rows_of
from tenants.schema import receipt
from tenants.scope import current


@dataclass(frozen=True)
class StoredReceipt:
    """The answer to an earlier request, the hash of that request and the position it reached."""

    key: str
    request_hash: str
    answer: dict[str, Any]
    position: int


def find(engine: Engine, *, actor: str, key: str) -> StoredReceipt | None:
    """What this actor was answered for this key at the tenant in scope, if anything.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
    """
    of_request = {"tenant_id": current().tenant_id, "actor": actor, "key": key}
    rows = rows_of(engine, _given(), of_request)
    return StoredReceipt(*rows[0]) if rows else None


@cache
def _given() -> Select[Any]:
    """Asked with every request that may be repeated, so it is put together once."""
    return select(*columns_of(receipt, StoredReceipt)).where(
        receipt.c.tenant_id == bindparam("tenant_id"),
        receipt.c.actor == bindparam("actor"),
        receipt.c.key == bindparam("key"),
    )
