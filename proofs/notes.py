"""Signed notes: a text and the signatures below it (C2SP signed-note)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from proofs.encoding import from_base64, to_base64
from proofs.errors import ProofError
from proofs.keys import COSIGNATURE, SignerKey, VerifierKey, cosigned_message, time_of, with_time

MOST_BYTES = 1_000_000
MOST_SIGNATURES = 100
_ID_SIZE = 4
_SIGNATURE = re.compile(r"— ([^\s+]+) (\S+)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class MalformedNoteError(ProofError):
    """Bytes are no signed note."""

    vi = "Văn bản có chữ ký không đúng dạng."
    en = "The signed note is malformed."


class UnverifiedNoteError(ProofError):
    """No key that is trusted signed the note, or a signature in the name of one is false."""

    vi = "Văn bản không có chữ ký hợp lệ của khóa được tin cậy."
    en = "The note has no valid signature of a trusted key."


@dataclass(frozen=True)
class Signature:
    """One line below a note: who claims to have signed, with which key, and what they made."""

    name: str
    key_id: bytes
    value: bytes

    @property
    def line(self) -> str:
        """The line, with its newline."""
        return f"— {self.name} {to_base64(self.key_id + self.value)}\n"

    @classmethod
    def parse(cls, line: str) -> "Signature":
        """The signature of a line without its newline.

        Raises:
            MalformedNoteError: it is none.
        """
        found = _SIGNATURE.fullmatch(line)
        try:
            value = from_base64(found[2]) if found else b""
        except ValueError:
            raise MalformedNoteError from None
        if found is None or len(value) <= _ID_SIZE:
            raise MalformedNoteError
        return cls(found[1], value[:_ID_SIZE], value[_ID_SIZE:])


@dataclass(frozen=True)
class Note:
    """A text that ends with a newline, and its signatures, believed or not."""

    text: str
    signatures: tuple[Signature, ...]

    @property
    def content(self) -> str:
        """The note as it is handed on."""
        return self.text + "\n" + "".join(signature.line for signature in self.signatures)

    @classmethod
    def parse(cls, content: str) -> "Note":
        """The note of a content, its signatures unchecked.

        Raises:
            MalformedNoteError: it is none.
        """
        text, blank, lines = content.rpartition("\n\n")
        if not blank or not lines.endswith("\n") or _CONTROL.search(content):
            raise MalformedNoteError
        signatures = lines.removesuffix("\n").split("\n")
        if len(signatures) > MOST_SIGNATURES or len(content) > MOST_BYTES:
            raise MalformedNoteError
        return cls(text + "\n", tuple(map(Signature.parse, signatures)))

    def signed_by(self, keys: Iterable[VerifierKey]) -> list[VerifierKey]:
        """The keys among these that signed; signatures of others are passed over.

        Raises:
            UnverifiedNoteError: a signature in the name of one of these keys is false.
        """
        known = {(key.name, key.id): key for key in keys}
        found = []
        for signature in self.signatures:
            key = known.get((signature.name, signature.key_id))
            if key is None:
                continue
            if not key.confirms(self.text, signature.value):
                raise UnverifiedNoteError
            found.append(key)
        return list(dict.fromkeys(found))

    def cosigned_at(self, key: VerifierKey) -> int | None:
        """The latest POSIX time at which a witness claims to have cosigned, if it does at all."""
        own = [each for each in self.signatures if (each.name, each.key_id) == (key.name, key.id)]
        return max((time_of(each.value) for each in own), default=None)

    def require_signature(self, keys: Iterable[VerifierKey]) -> list[VerifierKey]:
        """The keys among these that signed, at least one.

        Raises:
            UnverifiedNoteError: none did, or a signature in the name of one is false.
        """
        found = self.signed_by(keys)
        if not found:
            raise UnverifiedNoteError
        return found

    def with_signatures(self, more: Iterable[Signature]) -> "Note":
        """The note with further lines; one that is there already is not repeated."""
        return Note(self.text, tuple(dict.fromkeys([*self.signatures, *more])))


def signed(text: str, *keys: SignerKey) -> Note:
    """The note of a text with the signature of each key.

    Raises:
        MalformedNoteError: the text does not end with a newline or holds control characters.
    """
    if not text.endswith("\n") or _CONTROL.search(text):
        raise MalformedNoteError
    lines = [Signature(key.name, key.verifier.id, key.sign(text.encode())) for key in keys]
    return Note(text, tuple(lines))


def cosigned(text: str, key: SignerKey, at: int) -> Signature:
    """The cosignature of a witness on the text of a checkpoint at a POSIX time.

    Raises:
        ValueError: the key is none for cosignatures.
    """
    if key.kind != COSIGNATURE:
        msg = "A witness signs with a key for cosignatures."
        raise ValueError(msg)
    value = with_time(at, key.sign(cosigned_message(text, at)))
    return Signature(key.name, key.verifier.id, value)
