"""Whom a package asks its reader to trust: keys, and how many witnesses must have cosigned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proofs.keys import VerifierKey


@dataclass(frozen=True)
class Trust:
    """The keys that an agency hands out, and its quorum of witnesses."""

    log_keys: Sequence[VerifierKey] = ()
    witness_keys: Sequence[VerifierKey] = ()
    quorum: int = 0

    @property
    def text(self) -> str:
        """The policy as C2SP tlog-policy writes it."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield from (f"log {key.text}" for key in self.log_keys)
        names = [f"w{number}" for number, _ in enumerate(self.witness_keys, 1)]
        for name, key in zip(names, self.witness_keys, strict=True):
            yield f"witness {name} {key.text}"
        if self.quorum:
            yield " ".join(["group", "g", str(self.quorum), *names])
        yield "quorum g" if self.quorum else "quorum none"
