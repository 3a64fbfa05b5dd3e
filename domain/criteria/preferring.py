"""Who comes first among those who meet the criteria: an order, never a condition (S4:56)."""

from domain.criteria.evidence import Facts, Round
from domain.criteria.fact_values import FactKind
from domain.rules.titles import RUNGS, Title


def title_heights(facts: Facts, round_: Round) -> tuple[int, ...]:
    """The heights of the titles held in the period, highest first: a greater tuple is preferred."""
    titles = facts.of_kind(FactKind.TITLE)
    held = {
        year: max(RUNGS[Title(fact.value["title"])].height for fact in titles if fact.year == year)
        for year in {fact.year for fact in titles if fact.year is not None}
        if round_.first_year <= year <= round_.last_year
    }
    return tuple(sorted(held.values(), reverse=True))
