"""Keeps the tree of every tenant at most a second, or 256 events, behind its log."""

import time

import structlog
from sqlalchemy import Engine

from proofs.errors import ProofError
from tenants.engine import reading
from tenants.integrating import MissingLeafError, integrate, tenants_to_integrate
from tenants.scope import NO_TENANT, bound_to

MANY = 256
_PATIENCE = 0.5

log = structlog.get_logger()


class Integrator:
    """Moves trees on; any number may run, in any number of processes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._all_at = 0.0

    def run_once(self) -> int:
        """Integrate where 256 events wait and, twice a second, wherever any waits."""
        if time.monotonic() < self._all_at:
            return self._integrate(MANY)
        self._all_at = time.monotonic() + _PATIENCE
        return self._integrate(1)

    def catch_up(self) -> int:
        """Go on until every leaf that can be is in its tree; answers how many were added."""
        total = 0
        while added := self._integrate(1):
            total += added
        return total

    def _integrate(self, least: int) -> int:
        with bound_to(NO_TENANT), reading(self._engine) as connection:
            behind = tenants_to_integrate(connection, least=least)
        return sum(map(self._one, behind))

    def _one(self, tenant_id: str) -> int:
        try:
            return integrate(self._engine, tenant_id)
        except (MissingLeafError, ProofError) as damage:
            log.warning("tree-stands-still", tenant=tenant_id, reason=str(damage))
            return 0
