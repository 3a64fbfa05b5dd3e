"""The closed set of facts that can be attested of a subject, and the shape of each one's value."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from domain.errors import DomainError
from domain.rules.model import Key, Rule, Text, flaw
from domain.rules.ratings import LADDERS, Scale
from domain.rules.titles import Title

Whole = Annotated[int, Field(ge=0, le=10**15)]


class FactValueFaultyError(DomainError):
    """The value does not have the shape that a fact of this kind has."""

    vi = "Giá trị của dữ kiện “{kind}” không hợp lệ: {fault_vi}."
    en = "The value of the fact “{kind}” is not valid: {fault}."


class FactKind(StrEnum):
    """What can be attested."""

    RATING = "rating"
    TITLE = "title"
    STAFF_RATINGS = "staff_ratings"
    DISCIPLINE = "discipline"
    COUNT = "count"
    FIGURE = "figure"
    ATTESTED = "attested"
    EMPLOYMENT = "employment"


class RatingValue(Rule):
    """A yearly rating in one of the scales."""

    scale: Scale = Scale.TASKS
    value: str

    @model_validator(mode="after")
    def _is_of_the_scale(self) -> Self:
        ladder = ", ".join(LADDERS[self.scale])
        if self.value not in LADDERS[self.scale]:
            raise flaw(
                name="rating_of_scale",
                vi=f"thang “{self.scale}” chỉ có các mức: {ladder}",
                en="the rating is not of that scale",
            )
        return self


class TitleValue(Rule):
    """A title held for a year; `KHONG` attests that none was held."""

    title: Title


class StaffRatingsValue(Rule):
    """How the people of a collective were rated; those not rated are counted by category."""

    staff: Whole
    rated: Whole
    excellent: Whole
    excluded: dict[Key, Whole] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        left_out = sum(self.excluded.values())
        if self.excellent > self.rated or self.rated + left_out != self.staff:
            raise flaw(
                name="staff_do_not_add_up",
                vi="“excellent” không quá “rated”, và “rated” cộng “excluded” phải bằng “staff”",
                en="“excellent” is at most “rated”, and “rated” with “excluded” makes “staff”",
            )
        return self


class DisciplineValue(Rule):
    """Whether there was any discipline in a year."""

    any: bool


class CountValue(Rule):
    """How many of something there were in a year."""

    what: Key
    number: Whole


class FigureValue(Rule):
    """A figure of a year in whole units; it may be negative, as a loss is."""

    what: Key
    amount: Annotated[int, Field(ge=-(10**15), le=10**15)]
    unit: Text


class AttestedValue(Rule):
    """Something that holds, or is attested not to."""

    what: Key
    holds: bool = True


class EmploymentValue(Rule):
    """Whether somebody works at the agency now."""

    current: bool


SHAPES: Mapping[FactKind, type[Rule]] = {
    FactKind.RATING: RatingValue,
    FactKind.TITLE: TitleValue,
    FactKind.STAFF_RATINGS: StaffRatingsValue,
    FactKind.DISCIPLINE: DisciplineValue,
    FactKind.COUNT: CountValue,
    FactKind.FIGURE: FigureValue,
    FactKind.ATTESTED: AttestedValue,
    FactKind.EMPLOYMENT: EmploymentValue,
}
"""Kind -> the shape of its value."""

YEARLY = frozenset(FactKind) - {FactKind.ATTESTED, FactKind.EMPLOYMENT}
"""The kinds that are facts of one year."""

OF_ORGANISATIONS = frozenset({FactKind.RATING, FactKind.ATTESTED})
"""The kinds that can be facts of a party or mass organisation too."""


def checked_value(kind: FactKind, value: Mapping[str, Any]) -> dict[str, Any]:
    """The value as plain JSON with its defaults filled in.

    Raises:
        FactValueFaultyError: it does not have the shape of its kind; the field is named.
    """
    shape = SHAPES[kind]
    try:
        return shape.model_validate_json(json.dumps(dict(value))).model_dump(mode="json")
    except ValidationError as error:
        raise _faulty(kind, error) from None


def _faulty(kind: FactKind, error: ValidationError) -> FactValueFaultyError:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    prefix = f"{where}: " if where else ""
    vi = first.get("ctx", {}).get("vi", "thiếu, thừa hoặc sai kiểu")
    return FactValueFaultyError(
        kind=kind.value, fault=f"{prefix}{first['msg']}", fault_vi=f"{prefix}{vi}"
    )
