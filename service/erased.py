"""Whether what the logs say was erased is erased: asked after keys came back from a backup."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from domain.erasures.erasure import Erasure
from projections.catalogue import PROJECTIONS
from projections.renewing import renew
from service.backend import Backend
from tenants import directory
from tenants.event_log import TenantEventLog
from tenants.scope import Scope, enter

_ACTOR = "system:keys"
_AT_ONCE = 1000


def destroy_again(backend: Backend) -> int:
    """Destroy every key that a log says was destroyed and that is there; answers how many."""
    return sum(_destroy_at(backend, each.tenant_id) for each in directory.all(backend.engine))


def _destroy_at(backend: Backend, tenant_id: str) -> int:
    scope = Scope(tenant_id, actor=_ACTOR, acting_role="system", correlation_id=uuid4())
    with enter(scope):
        erasing, vault = backend.office().erasing, backend.vault
        erased = [key for each in _carried_out(backend) for key in erasing.keys_of(each)]
        alive = [key for key in erased if not vault.destroyed(key)]
        for key in alive:
            vault.destroy(key)
        if alive:
            renew(backend.engine, backend.mapper, PROJECTIONS, tenant_id)
        return len(alive)


def _carried_out(backend: Backend) -> Iterator[UUID]:
    log = TenantEventLog(backend.engine)
    start: int | None = None
    while found := log.select_notifications(
        start, _AT_ONCE, topics=(Erasure.CarriedOut.TOPIC,), inclusive_of_start=start is None
    ):
        yield from (UUID(str(each.originator_id)) for each in found)
        start = int(found[-1].id)
