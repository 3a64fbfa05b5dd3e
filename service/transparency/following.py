"""Follows a province's log entry by entry: each agency's checkpoints must continue one another.

No access to the agencies' own logs is needed: an entry brings the proof with it.
"""

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from proofs.checkpoints import Checkpoint
from proofs.encoding import from_base64, to_base64
from proofs.errors import FalseProofError, ProofError
from proofs.hashing import EMPTY_ROOT, HASH_SIZE, leaf_hash
from proofs.keys import VerifierKey
from proofs.tiles import WIDTH, Tile, read_bundle
from proofs.verifying import verify_consistency
from proofs.witnessing import Submission, keys_of
from service.transparency.memory import origin_hash
from service.transparency.monitor import FORKED, SHRUNK, SILENT, TILES_DIFFER, UNSIGNED, Seen


class LogOfCheckpoints(Protocol):
    """A log whose entries can be read."""

    def tile(self, tile: Tile) -> bytes:
        """The hashes of a tile."""

    def entries(self, tile: Tile) -> bytes:
        """The bundle of the entries below a tile of level 0."""


@dataclass(frozen=True)
class Member:
    """The last checkpoint of an agency's log that fitted, and when it was first seen."""

    size: int = 0
    root: str = to_base64(EMPTY_ROOT)
    seen_at: float = 0.0


class Followed:
    """How far a province's log was followed, in one file that is replaced as a whole."""

    def __init__(self, folder: Path, origin: str) -> None:
        self._file = folder / f"{origin_hash(origin)}.members.json"
        self.position, self.members = self._read()

    def keep(self, position: int, members: dict[str, Member]) -> None:
        """Remember this from now on; it is on the disk when this returns."""
        told = {name: asdict(member) for name, member in members.items()}
        new = self._file.with_suffix(".new")
        with new.open("w", encoding="utf-8") as writing:
            json.dump({"position": position, "members": told}, writing)
            writing.flush()
            os.fsync(writing.fileno())
        new.replace(self._file)
        self.position, self.members = position, members

    def _read(self) -> tuple[int, dict[str, Member]]:
        if not self._file.exists():
            return 0, {}
        told: Any = json.loads(self._file.read_text(encoding="utf-8"))
        return told["position"], {
            name: Member(**member) for name, member in told["members"].items()
        }


class Follower:
    """Reads what was entered since it looked last; what it alarms about it does not remember."""

    def __init__(
        self,
        keys: Sequence[VerifierKey],
        followed: Followed,
        *,
        silence: float | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._followed = followed
        self._silence = silence
        self._clock = clock

    def follow(self, log: LogOfCheckpoints, size: int) -> list[Seen]:
        """What the entries up to the verified size of the log show of each agency."""
        before = self._followed.members
        members: dict[str, Member] = dict(before)
        alarms: dict[str, str] = {}
        for entry in self._entries(log, size):
            origin, alarm = self._add(members, entry)
            if alarm:
                alarms.setdefault(origin, alarm)
        if not alarms:
            self._followed.keep(size, members)
        alarms = {name: SILENT for name in members if self._is_silent(members[name])} | alarms
        return [
            _seen(name, members, before, alarms.get(name, ""))
            for name in sorted(members.keys() | alarms.keys())
        ]

    def _entries(self, log: LogOfCheckpoints, size: int) -> Iterator[bytes | None]:
        """The entries that are new; None for one that is not what the tree says."""
        first = self._followed.position
        for index in range(first // WIDTH, -(-size // WIDTH)):
            tile = Tile(0, index, min(WIDTH, size - index * WIDTH))
            hashes, entries = log.tile(tile), read_bundle(log.entries(tile))
            for place in range(max(0, first - index * WIDTH), tile.width):
                known = hashes[place * HASH_SIZE : (place + 1) * HASH_SIZE]
                entry = entries[place] if place < len(entries) else b""
                yield entry if leaf_hash(entry) == known else None

    def _add(self, members: dict[str, Member], entry: bytes | None) -> tuple[str, str]:
        """Take an entry over; answers whose it is, and the alarm if it does not fit."""
        if entry is None:
            return "", TILES_DIFFER
        try:
            submission = Submission.parse(entry.decode())
            shown = Checkpoint.parse(submission.note.text)
            submission.note.require_signature(keys_of(shown.origin, self._keys))
        except (UnicodeDecodeError, ProofError):
            return "", UNSIGNED
        known = members.get(shown.origin, Member())
        alarm = _misfit(known, shown, submission)
        if not alarm:
            members[shown.origin] = Member(shown.size, to_base64(shown.root), self._clock())
        return shown.origin, alarm

    def _is_silent(self, member: Member) -> bool:
        return self._silence is not None and self._clock() - member.seen_at > self._silence


def _misfit(known: Member, shown: Checkpoint, submission: Submission) -> str:
    if shown.size < known.size:
        return SHRUNK
    try:
        verify_consistency(
            submission.proof,
            old_size=known.size,
            old_root=from_base64(known.root),
            size=shown.size,
            root=shown.root,
        )
    except FalseProofError:
        return FORKED
    return ""


def _seen(name: str, members: dict[str, Member], before: dict[str, Member], alarm: str) -> Seen:
    nothing = Member()
    now, then = members.get(name, nothing), before.get(name, nothing)
    return Seen(name, now.size, then.size, alarm)
