"""Checks on counted numbers; whole numbers only."""

from typing import Annotated, Literal

from pydantic import Field

from domain.rules.checks.years import OverYears
from domain.rules.model import Key
from domain.rules.shares import Ratio

Whole = Annotated[int, Field(ge=0, le=10**15)]


class Share(OverYears):
    """The staff rated excellent are at least this share of those rated, or of all staff (S2:61)."""

    kind: Literal["share"]
    at_least: Ratio
    whole: Literal["rated", "staff"] = "rated"


class CountAtLeast(OverYears):
    """What was counted in the years asked for comes to at least so many."""

    kind: Literal["count_at_least"]
    what: Key
    at_least: Annotated[Whole, Field(ge=1)] = 1


class CountAtMost(OverYears):
    """What was counted comes to at most so many; 0 for what must not happen (S1:104)."""

    kind: Literal["count_at_most"]
    what: Key
    at_most: Whole = 0


class GrowthEveryYear(OverYears):
    """A figure grew from each year asked for to the next, by at least so many per cent (S1:58)."""

    kind: Literal["growth_every_year"]
    what: Key
    by_percent: Annotated[int, Field(ge=0, le=1000)] = 0


class TargetReached(OverYears):
    """In every year asked for, the figure `done` reached the figure `target` (S1:50)."""

    kind: Literal["target_reached"]
    done: Key
    target: Key
