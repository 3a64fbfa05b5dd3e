"""Holds what cannot be read in a log against the events that say why: erasures and state secrets.

It needs no key: whether one exists is in the tables, and the texts tell whose they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from domain.erasures.erasure import Erasure
from domain.processes.erasing import Erasing
from domain.subjects.facts import MarkedSecret
from service.backend import Backend
from service.office import Office
from tenants.engine import reading
from tenants.event_log import TenantEventLog
from tenants.keys.stored import key_states
from tenants.reconciling import MAXIMUM_DELAY
from tenants.reconciling_tree import Finding
from tenants.schema import events
from tenants.scope import current

_TEXT = re.compile(rb'"_type_":"sealed","_data_":"([0-9a-f]{32})\.([0-9]*)')
_AT_ONCE = 1000
_BATCH = 2_000


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The key of a subject as the tables have it."""

    number: int
    exists: bool
    destroyed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Told:
    """Whose keys the log says were destroyed: granted, carried out, or for a state secret."""

    granted: frozenset[UUID]
    carried_out: frozenset[UUID]
    secret: frozenset[UUID]


def check_erasures(backend: Backend, now: datetime) -> tuple[Finding, ...]:
    """What of the tenant in scope is erased or not as the log tells it.

    - `erased-key-exists`: an erasure was carried out, and the key is there
    - `key-destroyed-without-event`: a key is gone, and no erasure says so
    - `erased-without-event`: a text cannot be read for another reason than an erasure or a secret
    - `erasures-unreadable`: the events of erasures cannot be decoded
    """
    try:
        told = _told(backend)
    except Exception as fault:  # noqa: BLE001 -- whatever a changed event does to its decoder
        return (_found("erasures-unreadable", type(fault).__name__),)
    keys = _keys(backend)
    kept = [each for each in told.carried_out if each in keys and keys[each].exists]
    return (
        *(_found("erased-key-exists", str(each)) for each in sorted(kept)),
        *_destroyed(keys, told, now),
        *_unreadable(backend, keys, told),
    )


def _destroyed(keys: dict[UUID, Stored], told: Told, now: datetime) -> Iterator[Finding]:
    for subject_id, key in sorted(keys.items()):
        waiting = key.destroyed_at is not None and now - key.destroyed_at < MAXIMUM_DELAY
        if not key.exists and subject_id not in told.granted | told.carried_out and not waiting:
            yield _found("key-destroyed-without-event", str(subject_id))


def _unreadable(backend: Backend, keys: dict[UUID, Stored], told: Told) -> Iterator[Finding]:
    erased = told.granted | told.carried_out
    for position, state in _states(backend):
        for whose, number in _TEXT.findall(state):
            about = UUID(whose.decode())
            key = keys.get(about)
            dropped = not number or key is None
            replaced = key is not None and number != str(key.number).encode()
            if (dropped and about not in erased) or (
                replaced and not dropped and about not in erased | told.secret
            ):
                yield _found("erased-without-event", str(position))


def _told(backend: Backend) -> Told:
    office = Office(
        tenant_id=current().tenant_id,
        recorder=TenantEventLog(backend.engine),
        mapper=backend.closed_mapper(),
        kept={},
    )
    return Told(
        granted=_keys_of(office.erasing, _about(backend, Erasure.Granted.TOPIC)),
        carried_out=_keys_of(office.erasing, _about(backend, Erasure.CarriedOut.TOPIC)),
        secret=frozenset(
            key
            for subject_id in _about(backend, MarkedSecret.TOPIC)
            for key in office.erasing.keys_about(subject_id)
        ),
    )


def _keys_of(erasing: Erasing, erasures: Iterable[UUID]) -> frozenset[UUID]:
    return frozenset(key for each in erasures for key in erasing.keys_of(each))


def _about(backend: Backend, topic: str) -> Iterator[UUID]:
    log = TenantEventLog(backend.engine)
    start: int | None = None
    while found := log.select_notifications(
        start, _AT_ONCE, topics=(topic,), inclusive_of_start=start is None
    ):
        yield from (UUID(str(each.originator_id)) for each in found)
        start = int(found[-1].id)


def _keys(backend: Backend) -> dict[UUID, Stored]:
    return {
        about: Stored(number=number, exists=exists, destroyed_at=destroyed_at)
        for about, number, exists, destroyed_at in key_states(backend.engine, current().tenant_id)
    }


def _states(backend: Backend) -> Iterator[tuple[int, bytes]]:
    last = 0
    while True:
        query = (
            select(events.c.position, events.c.state)
            .where(events.c.tenant_id == current().tenant_id, events.c.position > last)
            .order_by(events.c.position)
            .limit(_BATCH)
        )
        with reading(backend.engine) as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        yield from ((position, bytes(state)) for position, state in rows)
        last = rows[-1].position


def _found(kind: str, place: str) -> Finding:
    return Finding(kind, current().tenant_id, place)
