"""The years that a check asks for, and judging each of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.criteria.assessment import Assessment, Said, together
from domain.criteria.evidence import AttestedFact, Round, years_of
from domain.criteria.finding import Finding, every
from domain.rules.checks.years import OverYears, Years


@dataclass(frozen=True, kw_only=True)
class InOneYear:
    """What the facts of one year say."""

    value: Finding
    said: Said
    facts: tuple[AttestedFact, ...] = ()
    missing: tuple[Said, ...] = ()


def years_asked(check: OverYears, round_: Round, facts: Iterable[AttestedFact]) -> tuple[int, ...]:
    """The years in order; of `every_year` the current one counts as soon as it has a fact."""
    if check.years is Years.EVERY_YEAR:
        return _every_year(round_, facts)
    if check.years is Years.PREVIOUS_YEAR:
        return (round_.plan_year - 1,)
    return (round_.plan_year if check.year is None else check.year,)


def in_each_year(
    check: OverYears,
    round_: Round,
    facts: Iterable[AttestedFact],
    judge: Callable[[int], InOneYear],
) -> Assessment:
    """Judge every year asked for: all must be met, and a year without a fact is not enough."""
    years = years_asked(check, round_, facts)
    if too_few := fewer_years_than_needed(check, years):
        return too_few
    judged = [judge(year) for year in years]
    return Assessment.of(
        every([each.value for each in judged]),
        together(each.said for each in judged),
        facts=(fact for each in judged for fact in each.facts),
        numbers={"years": len(years), "met": sum(each.value is Finding.MET for each in judged)},
        missing=(said for each in judged for said in each.missing),
    )


def fewer_years_than_needed(check: OverYears, years: tuple[int, ...]) -> Assessment | None:
    """Not enough evidence where fewer years have passed than the check needs; else None."""
    if len(years) >= check.at_least_years:
        return None
    needed = check.at_least_years
    said = Said(
        f"mới có {len(years)} năm trong giai đoạn, cần ít nhất {needed} năm",
        f"only {len(years)} of at least {needed} years of the period have passed",
    )
    numbers = {"years": len(years), "needed": needed}
    return Assessment.of(Finding.INSUFFICIENT, said, numbers=numbers, missing=[said])


def _every_year(round_: Round, facts: Iterable[AttestedFact]) -> tuple[int, ...]:
    attested = years_of(facts)
    last = min(round_.last_year, round_.on.year)
    years = range(round_.first_year, last + 1)
    return tuple(year for year in years if year < round_.on.year or year in attested)
