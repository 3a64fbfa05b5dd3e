"""Makes one read model of a moment: the same reactions, applied in memory to the events until then.

What is read of a moment is what was shown then, because it is made by the same code from the same
events. Nothing of it touches the read models of today.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, takewhile
from typing import TypeVar
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Engine, insert, select

from projections import tracking as places
from projections.applying import react_to
from projections.projection import Projection, RecordedFact
from projections.reading_log import read_facts
from projections.retrospect.moments import Moment, PositionOfOneLogError, Reached
from projections.schema import FIRST_GENERATION, projection_generation, tracking
from projections.tracking import Claim
from projections.view import View
from projections.worker import BATCH
from tenants import directory
from tenants.engine import open_memory, reading, writing
from tenants.schema import tenant, tenant_status, user_account
from tenants.scope import current

V = TypeVar("V", bound=View)

_DIRECTORY = (tenant, tenant_status, user_account)
"""What views read beside their own tables; people and agencies are shown under today's names."""


@contextmanager
def remembered(kind: type[V], engine: Engine, mapper: Mapper[UUID], moment: Moment) -> Iterator[V]:
    """A view of the tenant in scope as it stood at a moment; it is gone when the block ends.

    It costs one reading of the log from its beginning, whatever is asked of the view.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
        PositionOfOneLogError: the view shows several agencies and the moment is a position.
        Exception: whatever an event raises that cannot be applied; none is left out.
    """
    memory, projection = open_memory(), kind.projection()
    try:
        _create(memory, projection)
        _copy_directory(engine, memory)
        for tenant_id in _shown_tenants(kind, engine, moment):
            last = moment.position(engine, mapper, tenant_id)
            facts = takewhile(_up_to(last), read_facts(engine, mapper, tenant_id))
            _fill(memory, projection, tenant_id, facts)
        yield kind(memory)
    finally:
        memory.dispose()


def _create(memory: Engine, projection: Projection) -> None:
    with writing(memory) as connection:
        for table in (*_DIRECTORY, tracking, projection_generation, *projection.tables):
            table.create(connection)


def _copy_directory(engine: Engine, memory: Engine) -> None:
    for table in _DIRECTORY:
        with reading(engine) as source, writing(memory) as target:
            rows = [dict(row) for row in source.execute(select(table)).mappings()]
            if rows:
                target.execute(insert(table), rows)


def _shown_tenants(kind: type[View], engine: Engine, moment: Moment) -> list[str]:
    own = current().tenant_id
    if not kind.shows_agencies_below:
        return [own]
    if isinstance(moment, Reached):
        raise PositionOfOneLogError
    return [own, *(each.tenant_id for each in directory.children_of(engine, own))]


def _fill(
    memory: Engine, projection: Projection, tenant_id: str, facts: Iterable[RecordedFact]
) -> None:
    followed = (projection.name, FIRST_GENERATION)
    claimed = Claim(tenant_id, *followed, position=0)
    with writing(memory) as connection:
        places.begin_tracking(connection, [tenant_id], [followed])
        for batch in _batches(facts):
            react_to(connection, projection, claimed, batch)
            places.move(connection, [claimed], batch[-1].position)


def _up_to(position: int) -> Callable[[RecordedFact], bool]:
    return lambda recorded: recorded.position <= position


def _batches(facts: Iterable[RecordedFact]) -> Iterable[Sequence[RecordedFact]]:
    remaining = iter(facts)
    while batch := list(islice(remaining, BATCH)):
        yield batch
