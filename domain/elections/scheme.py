"""What the rules ask of the cryptography; texts are exact and never written anew.

The scheme is Belenios 3.3 over Ed25519 (decision 0040). Hashes depend on every byte, so that the
log keeps each message as its author sent it. Whoever implements this refuses by
`MessageRefusedError`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from typing_extensions import override

from domain.errors import DomainError


class MessageRefusedError(DomainError):
    """A key, a proof, a ballot or a share is not what the scheme asks for."""

    vi = "{vi}"
    en = "{en}"

    @property
    @override
    def code(self) -> str:
        """The scheme's own name for the refusal."""
        return str(self.facts["reason"])


@dataclass(frozen=True, kw_only=True)
class Form:
    """What an election asks; `questions` are the texts, `answers` the same for each."""

    election_id: UUID
    name: str
    description: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A ballot that was checked: the public credential that signed it, and its tracker."""

    credential: str
    tracker: str


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The result of an election, and the places of the trustees whose parts opened it."""

    result: str
    places: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Ceremony:
    """What the trustees said so far, in their order; a trustee is named by its place from 0."""

    certificates: tuple[str, ...] = ()
    polynomials: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Definition:
    """The exact texts that fix an election: its questions and key, its trustees, its roll."""

    election: str
    trustees: str
    credentials: str


class Scheme(Protocol):
    """Checks and computes; it holds no secret and decides nothing.

    Every method raises MessageRefusedError for a text that does not pass.
    """

    def check_key(self, public_key: str, proof: Mapping[str, str], *, statement: str) -> None:
        """Check that whoever made the proof holds the key and said the statement."""
        ...

    def check_certificate(self, ceremony: Ceremony, place: int, text: str) -> None:
        """Check the certificate of one trustee."""
        ...

    def check_polynomial(self, ceremony: Ceremony, place: int, text: str) -> None:
        """Check the polynomial of one trustee against all certificates."""
        ...

    def input_for(self, ceremony: Ceremony, place: int) -> str:
        """What the trustees sent to one of them, encrypted to that one."""
        ...

    def check_output(self, ceremony: Ceremony, place: int, text: str) -> None:
        """Check the verification key that one trustee publishes against all polynomials."""
        ...

    def sealed_share(self, output: str) -> str:
        """The part of a trustee's last message that only the trustee can open: its share."""
        ...

    def trustees(self, ceremony: Ceremony) -> str:
        """The trustees with their keys, when all have spoken."""
        ...

    def define(self, form: Form, key: str) -> str:
        """The election that asks the form's questions; `key` is the text of the trustees."""
        ...

    def credentials(self, public_keys: Sequence[str]) -> str:
        """The roll of those who may vote."""
        ...

    def fingerprint(self, text: str) -> str:
        """The hash by which everybody compares what they were shown."""
        ...

    def check_ballot(
        self, definition: Definition, public_keys: Sequence[str], text: str
    ) -> Checked:
        """Check one ballot: its form, its signature, every proof, and that its voter is on roll."""
        ...

    def tracker(self, text: str) -> str:
        """The hash by which a voter finds the ballot again."""
        ...

    def encrypted_tally(self, definition: Definition, ballots: Sequence[str]) -> str:
        """The encrypted sum of the ballots, nominee by nominee."""
        ...

    def check_partial(self, definition: Definition, encrypted: str, place: int, text: str) -> None:
        """Check what one trustee took off the encrypted sum."""
        ...

    def opened(
        self, definition: Definition, encrypted: str, partials: Mapping[int, str], *, ballots: int
    ) -> Opened | None:
        """The sum as the first pair of trustees opens it; None while no pair does.

        A part can pass its check and yet open nothing: its proof covers neither the sum nor the
        part itself (Belenios 3.3, section 4.14). Then another pair goes on.
        """
        ...

    def counts(self, definition: Definition, result: str) -> tuple[tuple[int, ...], ...]:
        """The sums of a result: for each question the number of each answer."""
        ...
