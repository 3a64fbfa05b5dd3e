"""The closed set of checks, and the two that combine others."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field

from domain.rules.checks.numbers import (
    CountAtLeast,
    CountAtMost,
    GrowthEveryYear,
    Share,
    TargetReached,
)
from domain.rules.checks.records import (
    Attested,
    EmployedNow,
    NoDiscipline,
    RatingAtLeast,
    TitleEveryYear,
)
from domain.rules.checks.standing import CollectiveExcellent, CollectiveRecognised, LinkedMovement
from domain.rules.model import Rule


class AllOf(Rule):
    """Every one of these checks is met."""

    kind: Literal["all_of"]
    checks: Annotated[tuple["Check", ...], Field(min_length=1)]


class AnyOf(Rule):
    """At least one of these checks is met."""

    kind: Literal["any_of"]
    checks: Annotated[tuple["Check", ...], Field(min_length=1)]


class Opinion(Rule):
    """Nothing for a machine to compute: a person records an opinion and its reason (class C)."""

    kind: Literal["opinion"]


Check = Annotated[
    RatingAtLeast
    | Share
    | TitleEveryYear
    | NoDiscipline
    | CountAtLeast
    | CountAtMost
    | GrowthEveryYear
    | TargetReached
    | Attested
    | EmployedNow
    | LinkedMovement
    | CollectiveExcellent
    | CollectiveRecognised
    | AllOf
    | AnyOf
    | Opinion,
    Field(discriminator="kind"),
]
"""Any one check of the closed set; `kind` says which."""

AllOf.model_rebuild()
AnyOf.model_rebuild()

CHECKS: tuple[type[Rule], ...] = get_args(get_args(Check)[0])
KINDS: tuple[str, ...] = tuple(
    get_args(check.model_fields["kind"].annotation)[0] for check in CHECKS
)
"""The names of all checks, in the order of the documentation."""


def parts_of(check: Check | None) -> Iterator[Check]:
    """A check and every one inside it, however deep; nothing for None."""
    if check is None:
        return
    yield check
    if isinstance(check, AllOf | AnyOf):
        for part in check.checks:
            yield from parts_of(part)
