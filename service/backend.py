"""Where the parts of a process are put together: one engine, one mapper, an office on demand."""

import os
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Engine

from domain import topics
from service.access.entrance import Entrance
from service.closed_vault import ClosedVault
from service.key_file import keyring_of
from service.office import Office
from service.plan_book import RulesKept
from service.settings import Settings
from tenants.accompanied_log import AccompaniedLog, Beside
from tenants.event_log import TenantEventLog
from tenants.keys.keyring import Keyring
from tenants.keys.vault import TenantVault
from tenants.scope import current


class Backend:
    """What one process shares between all requests and tenants."""

    def __init__(
        self,
        *,
        engine: Engine,
        mapper: Mapper[UUID] | None = None,
        entrance: Entrance | None = None,
        keyring: Keyring | None = None,
    ) -> None:
        self.engine = engine
        self.entrance = entrance or Entrance.of(Settings())
        self.keyring = keyring or keyring_of(engine.url, os.environ)
        self.vault = TenantVault(engine, self.keyring)
        self.mapper = mapper or topics.mapper(self.vault)
        self._kept: RulesKept = {}

    def closed_mapper(self) -> Mapper[UUID]:
        """Reads events for those who may not see personal texts."""
        return topics.mapper(ClosedVault())

    def office(self, beside: Beside | None = None) -> Office:
        """The applications of the tenant in scope; opening them asks the database nothing.

        The first thing that they append takes `beside` with it.

        Raises:
            NoTenantInScopeError: no tenant is in scope.
        """
        return Office(
            tenant_id=current().tenant_id,
            recorder=TenantEventLog(self.engine) if beside is None else self._with(beside),
            mapper=self.mapper,
            kept=self._kept,
        )

    def _with(self, beside: Beside) -> TenantEventLog:
        return AccompaniedLog(self.engine, beside)
