"""Enters the checkpoints of a province's agencies into the province's log."""

from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection, Engine

from domain.errors import DomainError
from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.errors import ProofError
from proofs.hashing import EMPTY_ROOT
from proofs.keys import VerifierKey
from proofs.notes import Note
from proofs.tiles import nodes_from
from proofs.verifying import verify_consistency
from proofs.witnessing import Submission, keys_of
from tenants import directory
from tenants.checkpoints import Checkpoints
from tenants.engine import reading
from tenants.province_log import LEVELS, Entry, enter, last_entries, members_of
from tenants.scope import NO_TENANT, bound_to
from tenants.tiles import StoredTree, stored_tiles, stored_trees

MOST = 256
_NOTHING = Checkpoint("", 0, EMPTY_ROOT)

log = structlog.get_logger()


class RefusedToEnterError(DomainError):
    """A checkpoint is unsigned, or does not continue the last one that was entered."""

    vi = (
        "Không ghi điểm kiểm của {member} vào nhật ký {province}: không nối tiếp {known} sự kiện "
        "đã ghi, hoặc không có chữ ký được tin cậy."
    )
    en = (
        "The checkpoint of {member} is not entered in the log of {province}: it does not continue "
        "the {known} events entered before, or has no trusted signature."
    )


@dataclass(frozen=True)
class _Place:
    """Where a member stands in the log of a province: its tree, and what was entered last."""

    province_id: str
    tree: StoredTree
    known: Checkpoint

    @property
    def is_unchanged(self) -> bool:
        return (self.tree.size, self.tree.root) == (self.known.size, self.known.root)

    @property
    def refusal(self) -> RefusedToEnterError:
        return RefusedToEnterError(
            member=self.tree.tenant_id, province=self.province_id, known=self.known.size
        )


class Gathering:
    """Enters what was signed since; any number may run, none enters a checkpoint twice."""

    def __init__(self, engine: Engine, keys: Sequence[VerifierKey]) -> None:
        self._engine = engine
        self._keys = keys

    def run_once(self) -> tuple[int, list[RefusedToEnterError]]:
        """Enter what is new in every province; answers how many, and what was refused."""
        with bound_to(NO_TENANT), reading(self._engine) as connection:
            found = {tree.tenant_id: tree for tree in stored_trees(connection)}
        entered = 0
        refused: list[RefusedToEnterError] = []
        for province in directory.all(self._engine):
            if province.level in LEVELS:
                members = members_of(self._engine, province)
                of_members = [found[each] for each in members if each in found]
                entered += self._gather(province.tenant_id, of_members, refused)
        return entered, refused

    def _gather(
        self, province_id: str, members: Sequence[StoredTree], refused: list[RefusedToEnterError]
    ) -> int:
        with bound_to(province_id), reading(self._engine) as connection:
            known = last_entries(connection, province_id)
        entries = []
        for tree in members:
            place = _Place(province_id, tree, _checkpoint_of(known.get(tree.tenant_id)))
            try:
                entries += [] if place.is_unchanged else self._new(place)
            except RefusedToEnterError as refusal:
                log.warning("refused-to-enter", tenant=tree.tenant_id, reason=str(refusal))
                refused.append(refusal)
        return enter(self._engine, province_id, entries) if entries else 0

    def _new(self, place: _Place) -> list[Entry]:
        """What a member signed beyond its last entry, each proven to continue the one before."""
        member_id, known, entries = place.tree.tenant_id, place.known, []
        with bound_to(member_id), reading(self._engine) as connection:
            signed = Checkpoints(connection, member_id)
            last = signed.last()
            _require_not_before(place, Checkpoint.parse(last.note.text) if last else _NOTHING)
            for size in signed.sizes_after(known.size, MOST):
                found = signed.first_covering(size)
                if found is not None:
                    entries.append(self._entry(connection, place, known, found.note))
                    known = found.checkpoint
        return entries

    def _entry(self, connection: Connection, place: _Place, known: Checkpoint, note: Note) -> Entry:
        member_id = place.tree.tenant_id
        try:
            shown = Checkpoint.parse(note.text)
            own = keys_of(shown.origin, self._keys)
            note.require_signature(own)
            nodes = nodes_from(stored_tiles(connection, member_id), shown.size)
            proof = trees.consistency_proof(nodes, known.size, shown.size)
            _require_growth(known, shown, proof)
        except ProofError:
            raise place.refusal from None
        if not shown.origin.endswith(f"/{member_id}"):
            raise place.refusal
        lines = [each for each in note.signatures if each.name == shown.origin]
        submission = Submission(known.size, tuple(proof), Note(note.text, tuple(lines)))
        return Entry(member_id, shown.size, submission.body.encode())


def _require_not_before(place: _Place, last: Checkpoint) -> None:
    """The last checkpoint stands at or beyond what was entered, and there it is the same."""
    if last.size < place.known.size:
        raise place.refusal
    if last.size == place.known.size and last.root != place.known.root:
        raise place.refusal


def _require_growth(known: Checkpoint, shown: Checkpoint, proof: Sequence[bytes]) -> None:
    verify_consistency(
        proof, old_size=known.size, old_root=known.root, size=shown.size, root=shown.root
    )


def _checkpoint_of(entry: bytes | None) -> Checkpoint:
    if entry is None:
        return _NOTHING
    return Checkpoint.parse(Submission.parse(entry.decode()).note.text)
