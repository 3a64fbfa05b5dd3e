"""How many people a regulation lets an office rate excellent."""

from datetime import date
from typing import Literal

from domain.rules.model import Rule, Text
from domain.rules.shares import Threshold


class RatingCap(Rule):
    """Those rated excellent are at most this share of those rated good (20 %: `1/5`).

    `confidence` is that of the register of instruments; unless it is H, the office must check it.
    """

    instrument: Text
    of_good: Threshold
    since: date
    confidence: Literal["H", "M", "L", "K", "U"]
    note: Text | None = None

    def most_excellent(self, heads: int) -> int:
        """The most that may be excellent among heads that are all rated excellent or good."""
        return heads * self.of_good.p // (self.of_good.p + self.of_good.q)
