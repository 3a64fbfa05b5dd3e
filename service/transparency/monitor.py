"""The monitor: remembers the last checkpoint of a log, and alarms when the next does not fit."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.errors import ProofError
from proofs.hashing import EMPTY_ROOT
from proofs.keys import VerifierKey
from proofs.notes import Note
from proofs.tiles import Tile, nodes_from
from proofs.verifying import verify_consistency
from proofs.witnessing import Memory, keys_of
from service.transparency.remote_log import LogUnreachableError

SHRUNK = "shrunk"
FORKED = "forked"
UNSIGNED = "unsigned"
UNWITNESSED = "unwitnessed"
SILENT = "silent"
TILES_DIFFER = "tiles-differ"
OTHER_LOG = "other-log"


class Log(Protocol):
    """A log that can be read."""

    def checkpoint(self) -> str:
        """The text of its last checkpoint."""

    def tile(self, tile: Tile) -> bytes:
        """The hashes of a tile."""


@dataclass(frozen=True)
class Seen:
    """What one look at a log found; `alarm` is empty when all is well."""

    origin: str
    size: int
    remembered: int
    alarm: str = ""


class Monitor:
    """Looks at logs with keys and a memory of its own."""

    def __init__(
        self,
        keys: Sequence[VerifierKey],
        witnesses: Sequence[VerifierKey],
        memory: Memory,
        *,
        silence: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._witnesses = witnesses
        self._memory = memory
        self._silence = silence
        self._clock = clock

    def look(self, origin: str, log: Log) -> Seen:
        """Compare what the log shows with what is remembered; what fits is remembered."""
        last = self._memory.last(origin)
        known = Checkpoint.parse(last.text) if last else Checkpoint(origin, 0, EMPTY_ROOT)
        try:
            note = Note.parse(log.checkpoint())
            shown = Checkpoint.parse(note.text)
            note.require_signature(keys_of(origin, self._keys))
            cosigned = note.signed_by(self._witnesses)
        except LogUnreachableError:
            return Seen(origin, 0, known.size, SILENT)
        except ProofError:
            return Seen(origin, 0, known.size, UNSIGNED)
        alarm = self._alarm(log, shown, known) or self._witnessed(note, cosigned)
        if not alarm:
            self._memory.keep(origin, note)
        return Seen(origin, shown.size, known.size, alarm)

    def _alarm(self, log: Log, shown: Checkpoint, known: Checkpoint) -> str:
        if shown.origin != known.origin:
            return OTHER_LOG
        if shown.size < known.size:
            return SHRUNK
        nodes = nodes_from(log.tile, shown.size)
        try:
            if trees.root(nodes, shown.size) != shown.root:
                return TILES_DIFFER
            verify_consistency(
                trees.consistency_proof(nodes, known.size, shown.size),
                old_size=known.size,
                old_root=known.root,
                size=shown.size,
                root=shown.root,
            )
        except LogUnreachableError:
            return SILENT
        except ProofError:
            return FORKED
        return ""

    def _witnessed(self, note: Note, cosigned: Sequence[VerifierKey]) -> str:
        """Every witness that is asked for has cosigned, one of them lately."""
        if not self._witnesses:
            return ""
        if len(cosigned) < len(self._witnesses):
            return UNWITNESSED
        latest = max(note.cosigned_at(key) or 0 for key in cosigned)
        return SILENT if self._clock() - latest > self._silence else ""
