"""Answers that were given before, by Idempotency-Key; the event log writes them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select

from tenants.columns import columns_of
from tenants.engine import reading
from tenants.schema import receipt
from tenants.scope import current


@dataclass(frozen=True)
class StoredReceipt:
    """The answer to an earlier request, the hash of that request and the position it reached."""

    key: str
    request_hash: str
    answer: dict[str, Any]
    position: int
    recorded_at: datetime


def find(engine: Engine, *, actor: str, key: str) -> StoredReceipt | None:
    """What this actor was answered for this key at the tenant in scope, if anything.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
    """
    query = select(*columns_of(receipt, StoredReceipt)).where(
        receipt.c.tenant_id == current().tenant_id,
        receipt.c.actor == actor,
        receipt.c.key == key,
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    return None if row is None else StoredReceipt(*row)
