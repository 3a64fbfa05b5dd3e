"""The signer: gives each tenant's tree a checkpoint, if it continues the one it signed last.

It runs as its own process with its own key and its own memory, neither of them in the database.
So whoever owns the database alone cannot have two histories signed.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Connection, Engine

from domain.errors import DomainError
from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.errors import ProofError
from proofs.hashing import EMPTY_ROOT
from proofs.keys import SignerKey
from proofs.notes import Note, Signature, signed
from proofs.tiles import nodes_from
from proofs.trees import Nodes
from proofs.verifying import verify_consistency
from proofs.witnessing import Memory
from service.transparency.timestamps import TimestampAuthority
from service.transparency.witnesses import Prove, RemoteWitness
from tenants.checkpoints import Checkpoints, Timestamp
from tenants.engine import reading, writing
from tenants.log_tables import EVENT_LOG, LogTables
from tenants.scope import NO_TENANT, bound_to
from tenants.tiles import StoredTree, stored_tiles, stored_trees

COSIGN_AGAIN = 3600

log = structlog.get_logger()


class RefusedToSignError(DomainError):
    """A tree does not continue what was signed before; nothing was signed."""

    vi = "Từ chối ký nhật ký {origin}: cây {size} mục không nối tiếp cây {signed} mục đã ký."
    en = (
        "The log {origin} is not signed: {size} entries do not continue the {signed} signed before."
    )


Refused = RefusedToSignError | ProofError


@dataclass(frozen=True)
class Stamping:
    """Which authority stamps checkpoints, and how long one timestamp of a log is enough."""

    authority: TimestampAuthority
    every: timedelta


class Signer:
    """Signs what grew, remembers it before anybody learns the signature, and asks the witnesses."""

    def __init__(
        self,
        engine: Engine,
        key: SignerKey,
        memory: Memory,
        witnesses: Sequence[RemoteWitness],
        tables: LogTables = EVENT_LOG,
        stamping: Stamping | None = None,
    ) -> None:
        self._engine = engine
        self._key = key
        self._memory = memory
        self._witnesses = witnesses
        self._tables = tables
        self._stamping = stamping

    def run_once(self) -> tuple[int, list[Refused]]:
        """Sign every tree that has grown; answers how many, and what was refused."""
        with bound_to(NO_TENANT), reading(self._engine) as connection:
            found = stored_trees(connection, self._tables)
        signed_now = 0
        refused: list[Refused] = []
        for tree in found:
            try:
                with bound_to(tree.tenant_id):
                    signed_now += self.sign(tree)
            except (RefusedToSignError, ProofError) as refusal:
                log.warning("refused-to-sign", tenant=tree.tenant_id, reason=str(refusal))
                refused.append(refusal)
        return signed_now, refused

    def sign(self, tree: StoredTree) -> bool:
        """Sign one tree and have it witnessed; False when it has its checkpoint already.

        Raises:
            RefusedToSignError: it does not continue the tree that was signed last.
        """
        key = self._key.named(f"{self._key.name}/{tree.tenant_id}")
        last = self._memory.last(key.name)
        known = Checkpoint.parse(last.text) if last else Checkpoint(key.name, 0, EMPTY_ROOT)
        with reading(self._engine) as connection:
            stored = self._checkpoints(connection, tree).last()
            nodes = self._nodes(connection, tree)
            self._require_continuation(known, tree, nodes)
        done = stored is not None and stored.checkpoint == Checkpoint(
            key.name, tree.size, tree.root
        )
        note = signed(Checkpoint(key.name, tree.size, tree.root).text, key)
        if not done:
            self._memory.keep(key.name, note)
            self._publish(tree, note)
        self._have_witnessed(tree, stored.note if done and stored else note)
        self._have_stamped(tree, note)
        return not done

    def _require_continuation(self, known: Checkpoint, tree: StoredTree, nodes: Nodes) -> None:
        try:
            if trees.root(nodes, tree.size) != tree.root:
                raise self._refusal(known, tree)
            verify_consistency(
                trees.consistency_proof(nodes, known.size, tree.size),
                old_size=known.size,
                old_root=known.root,
                size=tree.size,
                root=tree.root,
            )
        except ProofError:
            raise self._refusal(known, tree) from None

    def _refusal(self, known: Checkpoint, tree: StoredTree) -> RefusedToSignError:
        return RefusedToSignError(origin=known.origin, size=tree.size, signed=known.size)

    def _publish(self, tree: StoredTree, note: Note) -> None:
        with writing(self._engine) as connection:
            self._checkpoints(connection, tree).keep(note, datetime.now(UTC))

    def _have_witnessed(self, tree: StoredTree, note: Note) -> None:
        missing = [each for each in self._witnesses if self._is_due(each, note)]
        lines = [line for each in missing for line in self._asked(each, tree, note)]
        if not lines:
            return
        with writing(self._engine) as connection:
            known = self._checkpoints(connection, tree)
            known.add_cosignatures(tree.size, lines, datetime.now(UTC))

    def _have_stamped(self, tree: StoredTree, note: Note) -> None:
        if self._stamping is None or self._is_stamped(tree, self._stamping):
            return
        try:
            response = self._stamping.authority.stamp(note.text)
        except DomainError as trouble:
            log.warning("not-stamped", tenant=tree.tenant_id, reason=str(trouble))
            return
        stamp = Timestamp(self._stamping.authority.url, response, datetime.now(UTC))
        with writing(self._engine) as connection:
            self._checkpoints(connection, tree).add_timestamp(tree.size, stamp)

    def _is_stamped(self, tree: StoredTree, stamping: Stamping) -> bool:
        """Whether this checkpoint has its timestamp, or the last one of the log is young enough."""
        with reading(self._engine) as connection:
            known = self._checkpoints(connection, tree)
            last = known.last_stamped_at()
            young = last is not None and datetime.now(UTC) - last < stamping.every
            return young or bool(known.timestamps(tree.size))

    def _is_due(self, witness: RemoteWitness, note: Note) -> bool:
        """A witness is asked until it has cosigned, and again each hour that nothing grew."""
        return time.time() - (note.cosigned_at(witness.key) or 0) > COSIGN_AGAIN

    def _asked(self, witness: RemoteWitness, tree: StoredTree, note: Note) -> list[Signature]:
        try:
            with reading(self._engine) as connection:
                return [witness.cosign(note, self._prover(connection, tree))]
        except (DomainError, OSError) as trouble:
            log.warning("not-witnessed", witness=witness.key.name, reason=str(trouble))
            return []

    def _prover(self, connection: Connection, tree: StoredTree) -> Prove:
        nodes = self._nodes(connection, tree)
        return lambda old: trees.consistency_proof(nodes, old, tree.size)

    def _checkpoints(self, connection: Connection, tree: StoredTree) -> Checkpoints:
        return Checkpoints(connection, tree.tenant_id, self._tables)

    def _nodes(self, connection: Connection, tree: StoredTree) -> Nodes:
        return nodes_from(stored_tiles(connection, tree.tenant_id, self._tables), tree.size)
