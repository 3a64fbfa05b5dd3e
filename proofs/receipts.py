"""A proof that one entry is in a log, whole in one text (C2SP tlog-proof)."""

from collections.abc import Sequence
from dataclasses import dataclass

from proofs.checkpoints import Checkpoint
from proofs.encoding import from_base64, from_decimal, to_base64
from proofs.errors import ProofError
from proofs.hashing import leaf_hash
from proofs.keys import VerifierKey
from proofs.notes import Note
from proofs.verifying import verify_inclusion

_FIRST = "c2sp.org/tlog-proof@v1"
_INDEX = "index "
_EXTRA = "extra "


class MalformedProofError(ProofError):
    """A text is no proof of inclusion."""

    vi = "Bằng chứng không đúng dạng."
    en = "The proof is malformed."


@dataclass(frozen=True)
class InclusionProof:
    """Where an entry stands, the hashes that lead to the root, and the checkpoint of that root."""

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    extra: bytes = b""

    @property
    def text(self) -> str:
        """The proof as it is handed on, by custom in a file `….tlog-proof`."""
        extra = [f"{_EXTRA}{to_base64(self.extra)}"] if self.extra else []
        lines = [_FIRST, *extra, f"{_INDEX}{self.index}", *map(to_base64, self.hashes)]
        return "".join(f"{line}\n" for line in lines) + "\n" + self.note.content

    @classmethod
    def parse(cls, text: str) -> "InclusionProof":
        """The proof of a text, nothing of it checked.

        Raises:
            MalformedProofError, MalformedNoteError: it is none.
        """
        head, blank, content = text.partition("\n\n")
        lines = head.split("\n")
        try:
            if not blank or lines.pop(0) != _FIRST:
                raise MalformedProofError
            given = lines.pop(0) if lines[0].startswith(_EXTRA) else ""
            extra = from_base64(given.removeprefix(_EXTRA))
            index = _index(lines.pop(0))
            hashes = tuple(map(from_base64, lines))
        except (ValueError, IndexError):
            raise MalformedProofError from None
        return cls(index, hashes, Note.parse(content), extra)

    def verify(self, entry: bytes, keys: Sequence[VerifierKey]) -> Checkpoint:
        """The signed checkpoint in which the entry is included.

        Raises:
            UnverifiedNoteError: none of the keys signed it.
            MalformedCheckpointError: what was signed is no checkpoint.
            FalseProofError: the entry is not where the proof says.
        """
        self.note.require_signature(keys)
        checkpoint = Checkpoint.parse(self.note.text)
        verify_inclusion(
            self.hashes,
            index=self.index,
            size=checkpoint.size,
            leaf=leaf_hash(entry),
            root=checkpoint.root,
        )
        return checkpoint


def _index(line: str) -> int:
    if not line.startswith(_INDEX):
        raise MalformedProofError
    return from_decimal(line.removeprefix(_INDEX))
