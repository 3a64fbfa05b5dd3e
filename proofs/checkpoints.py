"""Checkpoints: the size and root of a log at some moment (C2SP tlog-checkpoint)."""

from dataclasses import dataclass

from proofs.encoding import from_base64, from_decimal, to_base64
from proofs.errors import ProofError
from proofs.hashing import HASH_SIZE

_LINES = 3


class MalformedCheckpointError(ProofError):
    """The text of a note is no checkpoint."""

    vi = "Điểm kiểm của nhật ký không đúng dạng."
    en = "The checkpoint is malformed."


@dataclass(frozen=True)
class Checkpoint:
    """The log that `origin` names had `size` entries with this root."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of its note."""
        lines = (self.origin, str(self.size), to_base64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The checkpoint of the text of a note.

        Raises:
            MalformedCheckpointError: it is none.
        """
        lines = text.removesuffix("\n").split("\n")
        if len(lines) < _LINES or not all(lines) or not text.endswith("\n"):
            raise MalformedCheckpointError
        try:
            root = from_base64(lines[2])
            found = cls(lines[0], from_decimal(lines[1]), root, tuple(lines[_LINES:]))
        except ValueError:
            raise MalformedCheckpointError from None
        if len(root) != HASH_SIZE:
            raise MalformedCheckpointError
        return found
