"""What every process manager is: a consequence, in some log, of each fact in another."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import ClassVar

from projections.projection import RecordedFact
from service.backend import Backend
from service.office import Office
from tenants.scope import Scope, current, enter

ROLE = "system"


class Process(ABC):
    """Reacts to the facts of every tenant's log; doing so again changes nothing.

    `name` tells its places in the logs apart, `actor` is who records what follows.
    """

    name: ClassVar[str]
    actor: ClassVar[str]

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def follow(self, cause: RecordedFact) -> None:
        """Do what follows from a fact; what is recorded names it as its cause."""
        scope = Scope(
            tenant_id=cause.tenant_id,
            actor=self.actor,
            acting_role=ROLE,
            correlation_id=cause.correlation_id,
            causation_id=cause.event_id,
        )
        with enter(scope):
            self.react(cause.fact)

    @abstractmethod
    def react(self, fact: object) -> None:
        """Do what follows from a fact of the tenant in scope; most have no consequence."""

    @contextmanager
    def _office_at(self, tenant_id: str) -> Iterator[Office]:
        """The applications of a tenant, for the same cause."""
        with enter(replace(current(), tenant_id=tenant_id)):
            yield self._backend.office()
