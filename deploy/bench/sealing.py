"""What it costs to seal a nomination's personal texts, as a share of the command that stores them.

The share is the median time of sealing and opening them, less that of the same without a vault,
over the median time of registering a nomination through the application in the same run.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

from deploy.bench import dossiers
from deploy.bench.common import Measurement
from domain import topics
from service.backend import Backend
from tenants.engine import open_engine
from tenants.scope import Scope, enter

COMMANDS = 300
TURNS = 5000


def measure(url: str) -> Iterator[Measurement]:
    """Microseconds to seal and to open what a nomination says, against the whole command."""
    backend = Backend(engine=open_engine(url))
    (agency,), _ = dossiers.agencies(backend, 1)
    made: list[UUID] = []
    command = _median(lambda: made.append(dossiers.registered_one(backend, agency)), turns=COMMANDS)
    with enter(Scope(agency.slug, dossiers.USER, "nominating_unit", uuid4())):
        sealing = _sealing(backend, made[0], agency.subject_id)
    yield Measurement(
        "seal_nomination", sealing * 1e6, "µs", "register_nomination", sealing / command
    )
    backend.engine.dispose()


def _sealing(backend: Backend, nomination_id: UUID, about: UUID) -> float:
    fact = next(iter(backend.office().nominations.events.get(nomination_id)))
    vaulted, plain = topics.mapper(backend.vault), topics.mapper()
    sealed, open_ = (each.stored(fact, about=about) for each in (vaulted, plain))
    with_vault = _median(lambda: vaulted.stored(fact, about=about)) + _median(
        lambda: vaulted.to_domain_event(sealed)
    )
    without = _median(lambda: plain.stored(fact, about=about)) + _median(
        lambda: plain.to_domain_event(open_)
    )
    return with_vault - without


def _median(act: Callable[[], object], turns: int = TURNS) -> float:
    return statistics.median(_seconds(act) for _ in range(turns))


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
