"""Proofs that an event is in the log of its tenant, and that a log only ever grew."""

import time
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from domain.errors import DomainError, NotFoundError
from proofs import trees
from proofs.keys import COSIGNATURE_SIZE, time_of
from proofs.notes import Note
from proofs.receipts import InclusionProof
from proofs.tiles import nodes_from
from tenants.checkpoints import Checkpoints, SignedTree
from tenants.engine import reading
from tenants.proof_rows import ProofRows, proof_rows
from tenants.schema import events
from tenants.tiles import stored_tiles

_LOOK_AGAIN = 0.1


class NotSignedYetError(DomainError):
    """No checkpoint that was asked for covers the event yet."""

    vi = "Sự kiện {position} chưa có trong điểm kiểm đã ký (và được làm chứng) nào; hãy thử lại."
    en = "No signed (and witnessed) checkpoint covers the event {position} yet; try again."


class NoCheckpointError(DomainError):
    """The log had no checkpoint at that moment."""

    vi = "Nhật ký chưa có điểm kiểm nào{when}."
    en = "The log has no checkpoint{when}."


@dataclass(frozen=True)
class ProvenEvent:
    """An event in its log: its leaf, the proof, and whose checkpoint it is."""

    position: int
    leaf: bytes
    proof: InclusionProof
    signed: SignedTree


@dataclass(frozen=True)
class ProvenGrowth:
    """Two checkpoints of a log, and the hashes that show the second to continue the first."""

    old: SignedTree
    new: SignedTree
    hashes: list[bytes]


def prove_event(
    engine: Engine, tenant_id: str, position: int, *, witnesses: int = 0, patience: float = 0.0
) -> ProvenEvent:
    """An event proven in the first checkpoint that covers it and so many witnesses cosigned.

    Raises:
        NotSignedYetError: none does, after so many seconds of patience.
    """
    give_up = time.monotonic() + patience
    while True:
        found = proof_rows(engine, tenant_id, position, witnesses=witnesses)
        if found is not None:
            return _proven(position, found)
        if time.monotonic() >= give_up:
            raise NotSignedYetError(position=position)
        time.sleep(_LOOK_AGAIN)


def stream_at(engine: Engine, tenant_id: str, position: int) -> UUID | None:
    """To what the event at a position happened; None where the log has not come that far."""
    query = select(events.c.originator_id).where(
        events.c.tenant_id == tenant_id, events.c.position == position
    )
    with reading(engine) as connection:
        return connection.execute(query).scalar()


def prove_growth(engine: Engine, tenant_id: str, old: int, new: int | None) -> ProvenGrowth:
    """The growth from the first checkpoint of at least `old` entries to that of `new`, or the last.

    Raises:
        NotSignedYetError: there is no such checkpoint.
    """
    with reading(engine) as connection:
        known = Checkpoints(connection, tenant_id)
        first = known.first_covering(old)
        second = known.last() if new is None else known.first_covering(new)
        if first is None or second is None:
            raise NotSignedYetError(position=old if first is None else new)
        return _growth(connection, tenant_id, first, second)


def prove_growth_between(
    engine: Engine, tenant_id: str, begin: datetime, end: datetime
) -> ProvenGrowth:
    """The growth from the last checkpoint at one moment to the last at another.

    Raises:
        NoCheckpointError: the log had none at that moment.
    """
    with reading(engine) as connection:
        first, second = (_at(connection, tenant_id, instant) for instant in (begin, end))
        return _growth(connection, tenant_id, first, second)


def latest_checkpoint(engine: Engine, tenant_id: str) -> SignedTree:
    """The last checkpoint of a tenant.

    Raises:
        NoCheckpointError: it has none.
    """
    with reading(engine) as connection:
        found = Checkpoints(connection, tenant_id).last()
    if found is None:
        raise NoCheckpointError(when="")
    return found


def checkpoint_of_size(engine: Engine, tenant_id: str, size: int) -> SignedTree:
    """The checkpoint of a tenant at exactly this size.

    Raises:
        NotFoundError: there is none.
    """
    with reading(engine) as connection:
        found = Checkpoints(connection, tenant_id).first_covering(size)
    if found is None or found.checkpoint.size != size:
        raise NotFoundError(kind="checkpoint", id=size)
    return found


def cosigners(note: Note) -> dict[str, int]:
    """Who claims to have cosigned and when (POSIX time); the reader checks with keys of his own."""
    return {
        each.name: time_of(each.value)
        for each in note.signatures
        if len(each.value) == COSIGNATURE_SIZE
    }


def _proven(position: int, found: ProofRows) -> ProvenEvent:
    index, size = position - 1, found.signed.checkpoint.size
    hashes = trees.inclusion_proof(nodes_from(found.read, size), index, size)
    proof = InclusionProof(index, tuple(hashes), found.signed.note)
    return ProvenEvent(position, found.leaf, proof, found.signed)


def _growth(
    connection: Connection, tenant_id: str, first: SignedTree, second: SignedTree
) -> ProvenGrowth:
    size = second.checkpoint.size
    nodes = nodes_from(stored_tiles(connection, tenant_id), size)
    hashes = trees.consistency_proof(nodes, first.checkpoint.size, size)
    return ProvenGrowth(first, second, hashes)


def _at(connection: Connection, tenant_id: str, instant: datetime) -> SignedTree:
    found = Checkpoints(connection, tenant_id).last_until(instant)
    if found is None:
        raise NoCheckpointError(when=f" {instant.isoformat()}")
    return found
