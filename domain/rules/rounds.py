"""The rounds into which the period of a plan falls, each within the one before."""

from collections.abc import Mapping

from domain.rules.clauses import Passage
from domain.rules.deadlines import Window
from domain.rules.model import Key, Rule, Text

MONTHS: Mapping[Window, int] = {
    Window.PERIOD: 0,
    Window.YEAR: 12,
    Window.HALF_YEAR: 6,
    Window.TWO_QUARTERS: 6,
    Window.QUARTER: 3,
    Window.MONTH: 1,
}
"""How many months a window is long; 0 for the whole period of the plan."""


class PlanRound(Rule):
    """One level of rounds: the whole period, years, half-years, quarters or months."""

    key: Key
    title: Text
    window: Window
    clause: Passage

    def within(self, outer: "PlanRound") -> bool:
        """Whether rounds of this level are parts of those of another."""
        longer = MONTHS[outer.window]
        return self.window is not Window.PERIOD and (longer == 0 or MONTHS[self.window] < longer)
