"""The legal instruments that plans cite: until when each is in force, and what replaced it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.rules.document import PlanDocument
from domain.rules.model import Rule, Text, flaw
from domain.rules.rating_cap import RatingCap
from domain.rules.setting import InstrumentKind, LegalBasis


class Instrument(Rule):
    """A legal instrument with the days on which it came into and goes out of force, both included.

    A day is None where it is not known. `confidence` says how well this is known: H the text was
    read, M a secondary source, L one weak source, K general knowledge, U not established.
    """

    number: Text
    title: Text
    issuer: Text
    kind: InstrumentKind
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    replaced_by: Text | None = None
    confidence: Literal["H", "M", "L", "K", "U"]
    note: Text | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        begins, ends = self.effective_from or self.issued_on, self.effective_to
        if begins is not None and ends is not None and ends < begins:
            raise flaw(
                name="instrument_backwards",
                vi="Văn bản hết hiệu lực trước khi có hiệu lực",
                en="The instrument goes out of force before it is in force",
            )
        return self


class InstrumentRegister(Rule):
    """What was known of the instruments on the day of the last check."""

    checked_on: date
    instruments: Annotated[tuple[Instrument, ...], Field(min_length=1)]
    rating_cap: RatingCap | None = None

    def find(self, number: str | None) -> Instrument | None:
        """The instrument of this number, written with any spaces and in any case."""
        wanted = _plain(number)
        found = (each for each in self.instruments if _plain(each.number) == wanted)
        return next(found, None) if wanted else None

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        numbers = [_plain(each.number) for each in self.instruments]
        if len(set(numbers)) < len(numbers):
            raise flaw(
                name="instrument_repeated",
                vi="Một văn bản được ghi hai lần",
                en="An instrument is listed twice",
            )
        return self


@dataclass(frozen=True, kw_only=True)
class BasisWarning:
    """A basis of a plan that is out of force; `place` is its number in the plan, from 0."""

    place: int
    number: str
    expired_on: date
    replaced_by: str | None
    vi: str
    en: str


def read_instruments(data: dict[str, object]) -> InstrumentRegister:
    """The register that plain data describes (pydantic's ValidationError where it does not)."""
    return InstrumentRegister.model_validate(data, strict=False)


def expired_bases(
    plan: PlanDocument, register: InstrumentRegister, *, on: date
) -> tuple[BasisWarning, ...]:
    """The bases that a plan cites and that are out of force on a day, in the plan's order.

    Either the plan itself says until when a basis holds, or the register does; the earlier counts.
    """
    return tuple(_expired(plan, register, on))


def _expired(plan: PlanDocument, register: InstrumentRegister, on: date) -> Iterator[BasisWarning]:
    for place, basis in enumerate(plan.bases):
        known = register.find(basis.number)
        ends = [each.effective_to for each in (basis, known) if each and each.effective_to]
        if ends and min(ends) < on:
            yield _warning(place, basis, min(ends), known.replaced_by if known else None)


def _warning(place: int, basis: LegalBasis, end: date, replaced_by: str | None) -> BasisWarning:
    number = basis.number or basis.title
    by_vi = f", đã được thay bằng {replaced_by}" if replaced_by else ""
    by_en = f"; {replaced_by} replaced it" if replaced_by else ""
    return BasisWarning(
        place=place,
        number=number,
        expired_on=end,
        replaced_by=replaced_by,
        vi=f"Căn cứ {number} ({basis.title}) đã hết hiệu lực từ sau ngày {end:%d/%m/%Y}{by_vi}.",
        en=f"The basis {number} has been out of force since after {end.isoformat()}{by_en}.",
    )


def _plain(number: str | None) -> str:
    return "".join((number or "").split()).casefold()
