"""Checks on what the record of a subject says: ratings, titles, discipline, attestations."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from domain.rules.checks.years import OverYears
from domain.rules.model import Key, Rule, flaw
from domain.rules.ratings import LADDERS, Scale
from domain.rules.titles import RUNGS, Title


class Whose(StrEnum):
    """The subject itself, or the party or mass organisation that belongs to it."""

    SUBJECT = "subject"
    PARTY = "party"
    MASS_ORGANISATION = "mass_org"


class RatingAtLeast(OverYears):
    """In every year asked for, the rating is at least so good, in one scale."""

    kind: Literal["rating_at_least"]
    of: Whose = Whose.SUBJECT
    scale: Scale = Scale.TASKS
    at_least: str

    @model_validator(mode="after")
    def _is_of_the_scale(self) -> Self:
        ladder = LADDERS[self.scale]
        if self.at_least not in ladder:
            raise flaw(
                name="rating_of_scale",
                vi=f"Thang “{self.scale}” chỉ có các mức: {', '.join(ladder)}",
                en="The rating is not of that scale",
            )
        return self


class TitleEveryYear(OverYears):
    """In every year asked for, this title or a higher one of its ladder was held."""

    kind: Literal["title_every_year"]
    title: Title

    @model_validator(mode="after")
    def _is_a_title(self) -> Self:
        if not RUNGS[self.title].ladder:
            raise flaw(
                name="title_none",
                vi="Phải là một danh hiệu; “KHONG” nghĩa là không có danh hiệu",
                en="It must be a title; “KHONG” says that none was held",
            )
        return self


class NoDiscipline(OverYears):
    """In every year asked for, it is attested that there was no discipline."""

    kind: Literal["no_discipline"]


class Attested(OverYears):
    """Somebody vouched, for every year asked for, that `what` holds."""

    kind: Literal["attested"]
    what: Key
    of: Whose = Whose.SUBJECT


class EmployedNow(Rule):
    """The subject works at the agency now (S0:31)."""

    kind: Literal["employed_now"]
