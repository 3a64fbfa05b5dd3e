"""How far a tenant's log is witnessed and signed, in one question to the database."""

from dataclasses import dataclass

from sqlalchemy import Engine, Text, bindparam, cast, func, null, select, union_all

from proofs.notes import Signature
from tenants.log_tables import log_checkpoint, log_cosignature
from tenants.ready_queries import rows_of

_TENANT = bindparam("tenant_id", type_=Text)


@dataclass(frozen=True)
class Witnessed:
    """The largest checkpoint that anybody cosigned, by whom, and the largest one; 0 if none."""

    size: int
    lines: tuple[Signature, ...]
    signed: int


def witnessed(engine: Engine, tenant_id: str) -> Witnessed:
    """What is witnessed of a tenant's log; the tenant must be in force."""
    rows = rows_of(engine, _QUERY, {"tenant_id": tenant_id})
    lines = [(size, Signature.parse(line.removesuffix("\n"))) for size, line in rows if line]
    signed = max((size for size, line in rows if line is None and size), default=0)
    size = max((size for size, _ in lines), default=0)
    return Witnessed(size, tuple(sorted((each for _, each in lines), key=_by_name)), signed)


def _by_name(line: Signature) -> str:
    return line.name


_BY = log_cosignature.c
_LARGEST = select(func.max(_BY.size)).where(_BY.tenant_id == _TENANT).scalar_subquery()
_QUERY = union_all(
    select(_BY.size, _BY.line).where(_BY.tenant_id == _TENANT, _BY.size == _LARGEST),
    select(func.max(log_checkpoint.c.size), cast(null(), Text)).where(
        log_checkpoint.c.tenant_id == _TENANT
    ),
)
