"""What a subject must be or have done, and how far a machine may judge it."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.rules.clauses import Clause
from domain.rules.kinds import SubjectKind
from domain.rules.model import Key, Rule, Text
from domain.rules.shares import Threshold

Year = Annotated[int, Field(ge=1945, le=2200)]
CriterionKey = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*-[0-9]{2,3}[a-z]?$", max_length=21)]


class Scope(StrEnum):
    """General criteria hold for all; specific ones come on top for some kinds."""

    GENERAL = "general"
    SPECIFIC = "specific"


class Judged(StrEnum):
    """Who can judge: A the machine, B the machine on an attested fact, C people only."""

    A = "A"
    B = "B"
    C = "C"


class Rating(StrEnum):
    """The yearly rating of the work of a person or body, best first."""

    EXCELLENT = "HTXSNV"
    GOOD = "HTTNV"
    DONE = "HTNV"
    NOT_DONE = "KHTNV"


class Ratio(Threshold):
    """A share that counted numbers must reach, compared in whole numbers; written `1/2`."""

    def reached(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` is at least this share; of nothing, nothing is reached."""
        return whole > 0 and part * self.q >= self.p * whole


class RatioCheck(Rule):
    """One counted number must reach a share of another."""

    kind: Literal["ratio"]
    numerator: Key
    denominator: Key
    at_least: Ratio


class RatingCheck(Rule):
    """The rating of one year must be at least so good."""

    kind: Literal["rating"]
    at_least: Rating
    year: Year


class EveryYearCheck(Rule):
    """In every year of the period, a title was held or a rating reached, or both."""

    kind: Literal["every_year"]
    title: Text | None = None
    at_least: Rating | None = None


class OwnCollectiveCheck(Rule):
    """The collective that a leader heads must be excellent, or must itself be recognised."""

    kind: Literal["own_collective"]
    standing: Literal["collective_excellent", "collective_recognised"]


class NoCheck(Rule):
    """Nothing for a machine to compute: an opinion and a reason are recorded."""

    kind: Literal["none"]


Check = Annotated[
    RatioCheck | RatingCheck | EveryYearCheck | OwnCollectiveCheck | NoCheck,
    Field(discriminator="kind"),
]


class Criterion(Rule):
    """One criterion; `applies_to` empty means every kind that the plan admits.

    Keys are rule ids, with a letter where one rule holds several criteria (`S3-05b`).
    """

    key: CriterionKey
    applies_to: tuple[SubjectKind, ...] = ()
    scope: Scope
    judged: Judged
    statement: Text
    year: Year | None = None
    check: Check | None = None
    clause: Clause

    def concerns(self, kind: SubjectKind) -> bool:
        """Whether a subject of this kind has to meet it."""
        return not self.applies_to or kind in self.applies_to
