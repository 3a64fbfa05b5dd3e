"""For which years a check asks."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.rules.model import Rule, Year, flaw


class Years(StrEnum):
    """The plan's year, the one before, a fixed one, or every year of the period so far."""

    PLAN_YEAR = "plan_year"
    PREVIOUS_YEAR = "previous_year"
    FIXED = "fixed"
    EVERY_YEAR = "every_year"


class OverYears(Rule):
    """A check that asks for the facts of some years.

    `every_year` means each year from the beginning of the plan's period: those that are over,
    and the current one as soon as it has a fact. With fewer years than `at_least_years` there is
    not enough evidence.
    """

    years: Years = Years.PLAN_YEAR
    year: Year | None = None
    at_least_years: Annotated[int, Field(ge=1, le=50)] = 1

    @model_validator(mode="after")
    def _says_which_year(self) -> Self:
        if (self.years is Years.FIXED) != (self.year is not None):
            raise flaw(
                name="fixed_year",
                vi="“year” đi cùng “years: fixed”, và chỉ khi đó",
                en="“year” goes with “years: fixed”, and with nothing else",
            )
        if self.at_least_years > 1 and self.years is not Years.EVERY_YEAR:
            raise flaw(
                name="years_at_least",
                vi="“at_least_years” chỉ đi cùng “years: every_year”",
                en="“at_least_years” goes with “years: every_year” only",
            )
        return self
