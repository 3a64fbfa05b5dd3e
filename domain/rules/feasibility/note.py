"""One thing that a plan implies for an office, in words that it can act on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Weight(StrEnum):
    """Whether something cannot work, works only just, or is merely good to know."""

    IMPOSSIBLE = "impossible"
    TIGHT = "tight"
    INFO = "info"


@dataclass(frozen=True, kw_only=True)
class Note:
    """What follows from one rule; `numbers` are those that the sentences are about.

    `rule` is the rule id of the clause, None where no clause says it.
    """

    code: str
    weight: Weight
    rule: str | None
    vi: str
    en: str
    numbers: Mapping[str, int] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """The note as plain JSON data."""
        return asdict(self) | {"weight": self.weight.value, "numbers": dict(self.numbers)}
