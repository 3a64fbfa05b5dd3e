"""How far each projection has come in each tenant's log, and who may move it on.

A tracking row is locked by the worker that moves it. Others pass it by, so that any number of
workers share the tenants without waiting for one another.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, case, func, or_, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from domain.errors import DomainError
from projections.generations import active_generation
from projections.schema import tracking
from tenants.engine import writing
from tenants.schema import tenant_head
from tenants.scope import bound_to

Followed = tuple[str, int]
"""A projection and the generation of it that is kept in step."""


class OvertakenError(Exception):
    """Somebody else moved a tracking row that this transaction had claimed."""


class NotQuarantinedError(DomainError):
    """There is nothing to release."""

    vi = "{projection} của {tenant_id} không bị tạm dừng."
    en = "{projection} of {tenant_id} is not quarantined."


@dataclass(frozen=True)
class Claim:
    """One generation of a projection of one tenant, locked by this transaction, and its place."""

    tenant_id: str
    projection: str
    generation: int
    position: int


def tenants_behind(connection: Connection, followed: Collection[Followed]) -> list[str]:
    """The tenants in whose log a followed projection has not reached the end."""
    going_on = case((tracking.c.quarantined_at.is_(None), tracking.c.position))
    places = (
        select(
            tracking.c.tenant_id,
            func.count().label("tracked"),
            func.min(going_on).label("position"),
        )
        .where(_is_followed(followed))
        .group_by(tracking.c.tenant_id)
        .subquery()
    )
    query = (
        select(tenant_head.c.tenant_id)
        .outerjoin(places, places.c.tenant_id == tenant_head.c.tenant_id)
        .where(
            tenant_head.c.position > 0,
            or_(
                func.coalesce(places.c.tracked, 0) < len(followed),
                places.c.position < tenant_head.c.position,
            ),
        )
    )
    return list(connection.execute(query.order_by(tenant_head.c.tenant_id)).scalars())


def events_recorded(connection: Connection) -> int:
    """How many events all logs hold together: cheap to ask, and it only grows."""
    recorded = select(func.coalesce(func.sum(tenant_head.c.position), 0))
    return int(connection.execute(recorded).scalar_one())


def begin_tracking(
    connection: Connection, tenant_ids: Iterable[str], followed: Collection[Followed]
) -> None:
    """Make the missing tracking rows, at position 0."""
    rows = [
        {"tenant_id": tenant_id, "projection": name, "generation": generation, "position": 0}
        for tenant_id in tenant_ids
        for name, generation in followed
    ]
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(tracking).on_conflict_do_nothing(), rows)


def claim(connection: Connection, tenant_id: str, followed: Collection[Followed]) -> list[Claim]:
    """Lock what can be moved on for a tenant until the transaction ends.

    What another transaction holds, and what is quarantined, is left out.
    """
    query = (
        select(tracking.c.projection, tracking.c.generation, tracking.c.position)
        .where(
            tracking.c.tenant_id == tenant_id,
            tracking.c.quarantined_at.is_(None),
            _is_followed(followed),
        )
        .order_by(tracking.c.projection)
        .with_for_update(skip_locked=True)
    )
    return [Claim(tenant_id, *row) for row in connection.execute(query)]


def move(connection: Connection, claims: Sequence[Claim], position: int) -> None:
    """Move claimed rows of one tenant, all in one place, on to a position.

    Raises:
        OvertakenError: one of them is not behind that position any more.
    """
    if not claims:
        return
    followed = [(each.projection, each.generation) for each in claims]
    forward = (
        update(tracking)
        .where(
            tracking.c.tenant_id == claims[0].tenant_id,
            tracking.c.position < position,
            _is_followed(followed),
        )
        .values(position=position)
    )
    if connection.execute(forward).rowcount != len(claims):
        raise OvertakenError


def quarantine(connection: Connection, claimed: Claim, fault: str) -> None:
    """Stop a claimed projection of a tenant, with the reason, until somebody releases it."""
    stopped = (
        update(tracking)
        .where(
            tracking.c.tenant_id == claimed.tenant_id,
            _is_followed([(claimed.projection, claimed.generation)]),
        )
        .values(quarantined_at=datetime.now(UTC), fault=fault)
    )
    connection.execute(stopped)


def release(engine: Engine, projection: str, tenant_id: str) -> None:
    """Let a quarantined projection of a tenant be tried again, once its fault is put right.

    Raises:
        NotQuarantinedError: it is not quarantined.
    """
    released = (
        update(tracking)
        .where(
            tracking.c.tenant_id == tenant_id,
            tracking.c.projection == projection,
            tracking.c.generation == active_generation(projection),
            tracking.c.quarantined_at.is_not(None),
        )
        .values(quarantined_at=None, fault=None)
    )
    with bound_to(tenant_id), writing(engine) as connection:
        if connection.execute(released).rowcount == 0:
            raise NotQuarantinedError(projection=projection, tenant_id=tenant_id)


def _is_followed(followed: Collection[Followed]) -> ColumnElement[bool]:
    return tuple_(tracking.c.projection, tracking.c.generation).in_(list(followed))
