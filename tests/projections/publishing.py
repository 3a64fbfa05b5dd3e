"""Puts facts into a tenant's log through the real recorder, as an application would."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID

from eventsourcing.domain import CanInitAggregate
from eventsourcing.utils import get_topic

from domain.topics import mapper
from tenants.event_log import TenantEventLog
from tenants.scope import Scope, enter
from tests.specification import Fact

THE_BEGINNING = datetime(2024, 11, 1, 1, 0, tzinfo=UTC)
CORRELATION = UUID(int=77)


def scope_of(tenant_id):
    return Scope(tenant_id, "alice", "standing_body", CORRELATION)


class Publisher:
    """Appends facts of one aggregate, all or nothing; the clock goes on by a minute a fact."""

    def __init__(self, engine):
        self._engine = engine
        self._mapper = mapper()
        self._versions: Counter[tuple[str, UUID]] = Counter()
        self._minutes = 0

    def __call__(self, kind, id: UUID, *facts: Fact, tenant="sxd") -> int:
        """Answers with the position of the last fact."""
        stored = [
            self._mapper.to_stored_event(self._event(kind, id, fact, tenant)) for fact in facts
        ]
        with enter(scope_of(tenant)):
            return TenantEventLog(self._engine).insert_events(stored)[-1]

    def turn_clock(self, days: int) -> None:
        """Go on or back by days, as a rehearsal may."""
        self._minutes += days * 24 * 60

    def _event(self, kind, id, fact, tenant):
        self._versions[tenant, id] += 1
        self._minutes += 1
        born = issubclass(fact.kind, CanInitAggregate)
        return fact.kind(
            originator_id=id,
            originator_version=self._versions[tenant, id],
            timestamp=THE_BEGINNING + timedelta(minutes=self._minutes),
            **({"originator_topic": get_topic(kind)} if born else {}),
            **fact.fields,
        )
