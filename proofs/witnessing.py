"""What is said to a witness, and when a witness signs (C2SP tlog-witness)."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from proofs.checkpoints import Checkpoint, MalformedCheckpointError
from proofs.encoding import from_base64, from_decimal, to_base64
from proofs.errors import FalseProofError, ProofError
from proofs.hashing import EMPTY_ROOT, HASH_SIZE
from proofs.keys import SignerKey, VerifierKey
from proofs.notes import MalformedNoteError, Note, UnverifiedNoteError, cosigned
from proofs.verifying import verify_consistency

MOST_HASHES = 63
SIZE_TYPE = "text/x.tlog.size"
TEXT_TYPE = "text/plain; charset=utf-8"
_OLD = "old "


class MalformedSubmissionError(ProofError):
    """A request to a witness does not have its form."""

    vi = "Yêu cầu gửi người làm chứng không đúng dạng."
    en = "The request to the witness is malformed."


@dataclass(frozen=True)
class Submission:
    """A checkpoint with the proof that it continues the one the witness signed last."""

    old_size: int
    proof: tuple[bytes, ...]
    note: Note

    @property
    def body(self) -> str:
        """The body of the request."""
        lines = "".join(f"{to_base64(each)}\n" for each in self.proof)
        return f"{_OLD}{self.old_size}\n{lines}\n{self.note.content}"

    @classmethod
    def parse(cls, body: str) -> "Submission":
        """The submission of a body; neither its proof nor its signatures are checked.

        Raises:
            MalformedSubmissionError, MalformedNoteError: it is none.
        """
        head, blank, content = body.partition("\n\n")
        first, *hashes = head.split("\n")
        if not blank or not first.startswith(_OLD) or len(hashes) > MOST_HASHES:
            raise MalformedSubmissionError
        try:
            old_size = from_decimal(first.removeprefix(_OLD))
            proof = tuple(map(from_base64, hashes))
        except ValueError:
            raise MalformedSubmissionError from None
        if any(len(each) != HASH_SIZE for each in proof):
            raise MalformedSubmissionError
        return cls(old_size, proof, Note.parse(content))


@dataclass(frozen=True)
class Answer:
    """What a witness answers: a status of HTTP, a body and its type."""

    status: int
    body: str = ""
    content_type: str = TEXT_TYPE


class Memory(Protocol):
    """The last checkpoint that a witness cosigned for each origin; it outlives the process."""

    def last(self, origin: str) -> Note | None:
        """The last one of an origin, or None if there was none."""

    def keep(self, origin: str, note: Note) -> None:
        """Remember this one from now on; it is durable when this returns."""


class Witness:
    """Cosigns the checkpoints of the logs it knows, as long as each continues the one before."""

    def __init__(
        self,
        key: SignerKey,
        logs: Sequence[VerifierKey],
        memory: Memory,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._key = key
        self._logs = logs
        self._memory = memory
        self._clock = clock
        self._one_at_a_time = Lock()

    def add_checkpoint(self, body: bytes) -> Answer:
        """Judge a request; the checkpoint is remembered before its cosignature is answered."""
        try:
            submission = Submission.parse(body.decode())
            checkpoint = Checkpoint.parse(submission.note.text)
        except (
            UnicodeDecodeError,
            MalformedSubmissionError,
            MalformedNoteError,
            MalformedCheckpointError,
        ):
            return Answer(400)
        refused = self._stranger(submission.note, checkpoint.origin)
        if refused is not None:
            return refused
        if submission.old_size > checkpoint.size:
            return Answer(400)
        with self._one_at_a_time:
            return self._judged(submission, checkpoint)

    def checkpoint(self, origin: str) -> Answer:
        """The last checkpoint that it cosigned for an origin."""
        last = self._memory.last(origin)
        return Answer(404) if last is None else Answer(200, last.content)

    def _stranger(self, note: Note, origin: str) -> Answer | None:
        trusted = keys_of(origin, self._logs)
        if not trusted:
            return Answer(404)
        try:
            note.require_signature(trusted)
        except UnverifiedNoteError:
            return Answer(403)
        return None

    def _judged(self, submission: Submission, checkpoint: Checkpoint) -> Answer:
        last = self._memory.last(checkpoint.origin)
        known = (
            Checkpoint.parse(last.text) if last else Checkpoint(checkpoint.origin, 0, EMPTY_ROOT)
        )
        if submission.old_size != known.size:
            return Answer(409, f"{known.size}\n", SIZE_TYPE)
        try:
            verify_consistency(
                submission.proof,
                old_size=known.size,
                old_root=known.root,
                size=checkpoint.size,
                root=checkpoint.root,
            )
        except FalseProofError:
            return Answer(422)
        return self._cosigned(submission.note, checkpoint.origin)

    def _cosigned(self, note: Note, origin: str) -> Answer:
        line = cosigned(note.text, self._key, int(self._clock()))
        by_log = [
            each for each in note.signatures if _is_of(each.name, each.key_id, self._logs, origin)
        ]
        self._memory.keep(origin, Note(note.text, (*by_log, line)))
        return Answer(200, line.line)


def keys_of(origin: str, logs: Sequence[VerifierKey]) -> list[VerifierKey]:
    """The keys that may sign for an origin: its own, and those of a prefix that it stands below.

    A key named `example.vn/nhat-ky` signs for `example.vn/nhat-ky` and `example.vn/nhat-ky/…`,
    each under the name of the log.
    """
    return [
        key.named(origin) for key in logs if origin == key.name or origin.startswith(f"{key.name}/")
    ]


def _is_of(name: str, key_id: bytes, logs: Sequence[VerifierKey], origin: str) -> bool:
    return any((name, key_id) == (key.name, key.id) for key in keys_of(origin, logs))
