"""Witnesses that are asked over HTTP (C2SP tlog-witness)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from domain.errors import DomainError
from proofs.errors import ProofError
from proofs.keys import VerifierKey
from proofs.notes import Note, Signature
from proofs.witnessing import SIZE_TYPE, Answer, Submission

_PATIENCE = 10.0
_MOST_BYTES = 100_000
_OK, _CONFLICT = 200, 409
Prove = Callable[[int], Sequence[bytes]]
"""The proof of consistency from an older size."""


class WitnessRefusedError(DomainError):
    """A witness did not cosign a checkpoint, or could not be asked."""

    vi = "Người làm chứng {witness} không ký xác nhận ({answer})."
    en = "The witness {witness} did not cosign ({answer})."


@dataclass(frozen=True)
class RemoteWitness:
    """A witness by its key and the address below which it is asked."""

    key: VerifierKey
    url: str

    def cosign(self, note: Note, prove: Prove) -> Signature:
        """Its cosignature on a checkpoint, checked.

        Raises:
            WitnessRefusedError: it does not sign, or what it answers is no signature of its own.
        """
        answer = self._asked(note, prove, old_size=0)
        if answer.status == _CONFLICT and answer.content_type == SIZE_TYPE:
            answer = self._asked(note, prove, old_size=self._size(answer))
        if answer.status != _OK:
            raise self._refused(answer.status)
        return self._own_line(note, answer)

    def _asked(self, note: Note, prove: Prove, *, old_size: int) -> Answer:
        try:
            body = Submission(old_size, tuple(prove(old_size)), note).body
        except ProofError as impossible:
            raise self._refused(impossible.code) from None
        return self._post(body.encode())

    def _post(self, body: bytes) -> Answer:
        parts = urlsplit(self.url)
        kind = {"http": HTTPConnection, "https": HTTPSConnection}[parts.scheme]
        connection = kind(parts.netloc, timeout=_PATIENCE)
        try:
            connection.request("POST", f"{parts.path.rstrip('/')}/add-checkpoint", body)
            response = connection.getresponse()
            content = response.read(_MOST_BYTES).decode("utf-8", "replace")
            return Answer(response.status, content, response.getheader("Content-Type", ""))
        except (OSError, HTTPException) as trouble:
            raise self._refused(type(trouble).__name__) from None
        finally:
            connection.close()

    def _size(self, answer: Answer) -> int:
        if not answer.body.strip().isdecimal():
            raise self._refused(answer.status)
        return int(answer.body)

    def _own_line(self, note: Note, answer: Answer) -> Signature:
        try:
            lines = [Signature.parse(line) for line in answer.body.splitlines()]
            own = [each for each in lines if (each.name, each.key_id) == self._identity]
            note.with_signatures(own).require_signature([self.key])
        except ProofError as false:
            raise self._refused(false.code) from None
        return own[0]

    @property
    def _identity(self) -> tuple[str, bytes]:
        return self.key.name, self.key.id

    def _refused(self, answer: object) -> WitnessRefusedError:
        return WitnessRefusedError(witness=self.key.name, answer=answer)
