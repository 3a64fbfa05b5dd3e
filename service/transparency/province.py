"""The province's log as it is served, and proofs that an agency's checkpoint stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from proofs import trees
from proofs.receipts import InclusionProof
from proofs.tiles import nodes_from, tiles_of_proof
from service.transparency.proving import NoCheckpointError
from tenants import directory
from tenants.checkpoints import Checkpoints, SignedTree, Timestamp
from tenants.engine import reading
from tenants.log_tables import PROVINCE_LOG
from tenants.province_log import entry_at, provinces_of
from tenants.scope import bound_to
from tenants.tiles import stored_tiles_at


@dataclass(frozen=True)
class ProvenCheckpoint:
    """A checkpoint of an agency in the log of a province: the entry, and the proof of it."""

    province_id: str
    entry: bytes
    proof: InclusionProof
    signed: SignedTree


def province_checkpoint(engine: Engine, province_id: str) -> SignedTree:
    """The last checkpoint of a province's log.

    Raises:
        NoCheckpointError: it has none; an agency has no such log.
    """
    with bound_to(province_id), reading(engine) as connection:
        found = Checkpoints(connection, province_id, PROVINCE_LOG).last()
    if found is None:
        raise NoCheckpointError(when="")
    return found


def proven_above(engine: Engine, tenant_id: str, signed: SignedTree) -> list[ProvenCheckpoint]:
    """A checkpoint of a tenant in the logs of all to whom it reports, as far as it is there yet."""
    size = signed.checkpoint.size
    found = []
    for province_id in provinces_of(directory.get(engine, tenant_id)):
        with bound_to(province_id), reading(engine) as connection:
            proven = _proven(connection, province_id, tenant_id, size)
        if proven is not None:
            found.append(proven)
    return found


def timestamps_of(engine: Engine, tenant_id: str, signed: SignedTree) -> list[Timestamp]:
    """The timestamps of a checkpoint of a tenant (RFC 3161)."""
    with bound_to(tenant_id), reading(engine) as connection:
        return Checkpoints(connection, tenant_id).timestamps(signed.checkpoint.size)


def evidence_above(
    engine: Engine, tenant_id: str, signed: SignedTree
) -> Iterator[tuple[str, bytes]]:
    """What a package of evidence takes with it beside a checkpoint: files by their names.

    The checkpoint's entry in each log above and the proof of it, and the timestamps.
    """
    for each in proven_above(engine, tenant_id, signed):
        yield f"province/{each.province_id}.entry", each.entry
        yield f"province/{each.province_id}.tlog-proof", each.proof.text.encode()
    stamps = timestamps_of(engine, tenant_id, signed)
    if stamps:
        yield "timestamps/checkpoint.txt", signed.note.text.encode()
    for number, stamp in enumerate(stamps, 1):
        yield f"timestamps/{number}.tsr", stamp.response


def _proven(
    connection: Connection, province_id: str, tenant_id: str, size: int
) -> ProvenCheckpoint | None:
    found = entry_at(connection, province_id, tenant_id, size)
    if found is None:
        return None
    position, entry = found
    signed = _best(Checkpoints(connection, province_id, PROVINCE_LOG), position)
    if signed is None:
        return None
    size, index = signed.checkpoint.size, position - 1
    wanted = tiles_of_proof(index, size)
    tiles = stored_tiles_at(connection, province_id, wanted, PROVINCE_LOG)
    hashes = trees.inclusion_proof(nodes_from(tiles, size), index, size)
    proof = InclusionProof(position - 1, tuple(hashes), signed.note)
    return ProvenCheckpoint(province_id, entry, proof, signed)


def _best(known: Checkpoints, position: int) -> SignedTree | None:
    """The first witnessed checkpoint that covers an entry, else the first one."""
    return known.first_covering(position, witnesses=1) or known.first_covering(position)
