"""Judging ratings, titles, discipline, attestations and employment."""

from collections.abc import Iterable

from domain.criteria.assessment import Assessment, Said
from domain.criteria.evidence import AttestedFact, Evidence, Facts, Round
from domain.criteria.fact_values import FactKind
from domain.criteria.finding import Finding, holding
from domain.criteria.words import WHOSE, thing
from domain.criteria.years import InOneYear, in_each_year
from domain.rules.checks.records import (
    Attested,
    EmployedNow,
    NoDiscipline,
    RatingAtLeast,
    TitleEveryYear,
)
from domain.rules.ratings import LADDERS, at_least
from domain.rules.titles import RUNGS, Title, stands_for


def rating_at_least(check: RatingAtLeast, facts: Facts, round_: Round) -> Assessment:
    """In every year asked for, the rating is at least so good; another scale says nothing."""
    ratings = tuple(
        fact
        for fact in facts.of_kind(FactKind.RATING, of=check.of)
        if fact.value["scale"] == check.scale
    )
    wanted, whose = LADDERS[check.scale][check.at_least], WHOSE[check.of]

    def judge(year: int) -> InOneYear:
        found = _newest(fact for fact in ratings if fact.year == year)
        what = Said(f"xếp loại năm {year}{whose.vi}", f"the rating of {year}{whose.en}")
        if found is None:
            return _not_attested(what)
        value = found.value["value"]
        met = at_least(check.scale, value, check.at_least)
        return InOneYear(
            value=holding(met),
            said=Said(
                f"{what.vi} là {LADDERS[check.scale][value]}, yêu cầu từ {wanted} trở lên",
                f"{what.en} is {value}, {check.at_least} or better is asked for",
            ),
            facts=(found,),
        )

    return in_each_year(check, round_, ratings, judge)


def title_every_year(check: TitleEveryYear, facts: Facts, round_: Round) -> Assessment:
    """In every year asked for, the title or a higher one was held."""
    titles, wanted = facts.of_kind(FactKind.TITLE), RUNGS[check.title].name

    def judge(year: int) -> InOneYear:
        held = [fact for fact in titles if fact.year == year]
        what = Said(f"danh hiệu năm {year}", f"the title of {year}")
        if not held:
            return _not_attested(what)
        fitting = [fact for fact in held if stands_for(Title(fact.value["title"]), check.title)]
        used = fitting[:1] or held
        names = ", ".join(RUNGS[Title(fact.value["title"])].name for fact in used)
        return InOneYear(
            value=holding(bool(fitting)),
            said=Said(
                f"{what.vi}: {names}, yêu cầu {wanted} hoặc cao hơn",
                f"{what.en}: {names}; {wanted} or higher is asked for",
            ),
            facts=tuple(used),
        )

    return in_each_year(check, round_, titles, judge)


def no_discipline(check: NoDiscipline, facts: Facts, round_: Round) -> Assessment:
    """In every year asked for, it is attested that there was no discipline."""
    attested = facts.of_kind(FactKind.DISCIPLINE)

    def judge(year: int) -> InOneYear:
        found = _newest(fact for fact in attested if fact.year == year)
        if found is None:
            return _not_attested(Said(f"kỷ luật năm {year}", f"discipline in {year}"))
        any_, clean = found.value["any"], holding(not found.value["any"])
        return InOneYear(
            value=clean,
            said=Said(
                f"năm {year} {'có' if any_ else 'không có'} kỷ luật",
                f"there was {'a' if any_ else 'no'} discipline in {year}",
            ),
            facts=(found,),
        )

    return in_each_year(check, round_, attested, judge)


def attested(check: Attested, facts: Facts, round_: Round) -> Assessment:
    """Somebody vouched, for every year asked for, that it holds; without a year it always does."""
    found = facts.of_kind(FactKind.ATTESTED, of=check.of, name=check.what)
    whose, what = WHOSE[check.of], thing(check.what)

    def judge(year: int) -> InOneYear:
        fact = _newest(each for each in found if each.year in {year, None})
        if fact is None:
            return _not_attested(
                Said(f"{what.vi} năm {year}{whose.vi}", f"{what.en} in {year}{whose.en}")
            )
        held = fact.value["holds"]
        return InOneYear(
            value=holding(held),
            said=Said(
                f"{what.vi} năm {year}{whose.vi}: {'có' if held else 'không'}",
                f"{what.en} in {year}{whose.en}: {'yes' if held else 'no'}",
            ),
            facts=(fact,),
        )

    return in_each_year(check, round_, found, judge)


def employed_now(_: EmployedNow, evidence: Evidence) -> Assessment:
    """The subject works at the agency now."""
    found = _newest(evidence.facts.of_kind(FactKind.EMPLOYMENT))
    if found is None:
        what = Said("xác nhận đang công tác tại cơ quan", "employment at the agency")
        return Assessment.of(Finding.INSUFFICIENT, _absent(what), missing=[what])
    current = found.value["current"]
    said = Said(
        "đang công tác tại cơ quan" if current else "không còn công tác tại cơ quan",
        "employed at the agency now" if current else "no longer employed at the agency",
    )
    return Assessment.of(holding(current), said, facts=[found])


def _newest(facts: Iterable[AttestedFact]) -> AttestedFact | None:
    found = list(facts)
    return found[-1] if found else None


def _not_attested(what: Said) -> InOneYear:
    return InOneYear(value=Finding.INSUFFICIENT, said=_absent(what), missing=(what,))


def _absent(what: Said) -> Said:
    return Said(f"chưa có {what.vi}", f"{what.en} is not attested")
