"""Judging shares, counts, growth and targets, in whole numbers."""

from itertools import pairwise

from domain.criteria.assessment import Assessment, Reading, Said, together
from domain.criteria.evidence import AttestedFact, Facts, Round
from domain.criteria.fact_values import FactKind
from domain.criteria.finding import Finding, every, holding
from domain.criteria.words import thing
from domain.criteria.years import InOneYear, fewer_years_than_needed, in_each_year, years_asked
from domain.rules.checks.numbers import (
    CountAtLeast,
    CountAtMost,
    GrowthEveryYear,
    Share,
    TargetReached,
)

_WHOLES = {
    "rated": Said("người được xếp loại", "people rated"),
    "staff": Said("tổng số người", "staff"),
}
_SIGNS = {Finding.MET: Said("đạt", "met"), Finding.NOT_MET: Said("không đạt", "not met")}


def share(check: Share, facts: Facts, round_: Round) -> Assessment:
    """The staff rated excellent against the chosen whole, with the other reading beside it (T6)."""
    found = facts.of_kind(FactKind.STAFF_RATINGS)
    years = years_asked(check, round_, found)
    in_years = [_share_of(check, found, year) for year in years]
    if too_few := fewer_years_than_needed(check, years):
        return too_few
    readings = tuple(reading for each in in_years for reading in each.readings)
    return Assessment(
        value=every([each.value for each in in_years]),
        formula=together(each.formula for each in in_years),
        numbers={name: number for each in in_years for name, number in each.numbers.items()},
        evidence=tuple(id for each in in_years for id in each.evidence),
        provisional=tuple(id for each in in_years for id in each.provisional),
        missing=tuple(said for each in in_years for said in each.missing),
        readings=readings,
    )


def count_at_least(check: CountAtLeast, facts: Facts, round_: Round) -> Assessment:
    """Enough were counted; with a year not attested, too few so far is not enough evidence."""
    counted, years = _counted(check, facts, round_)
    if too_few := fewer_years_than_needed(check, years):
        return too_few
    total, missing = _total(counted), _years_without(counted, years, check.what)
    enough = total >= check.at_least
    value = holding(enough) if enough or not missing else Finding.INSUFFICIENT
    what = thing(check.what)
    formula = Said(
        f"{what.vi}: {total}, yêu cầu từ {check.at_least} trở lên",
        f"{what.en}: {total}, {check.at_least} or more are asked for",
    )
    numbers = {"counted": total, "at_least": check.at_least}
    lacking = () if enough else missing
    return Assessment.of(value, formula, facts=counted, numbers=numbers, missing=lacking)


def count_at_most(check: CountAtMost, facts: Facts, round_: Round) -> Assessment:
    """Not too many were counted; with a year not attested, that is not enough evidence."""
    counted, years = _counted(check, facts, round_)
    if too_few := fewer_years_than_needed(check, years):
        return too_few
    total, missing = _total(counted), _years_without(counted, years, check.what)
    few = total <= check.at_most
    value = Finding.INSUFFICIENT if few and missing else holding(few)
    what = thing(check.what)
    formula = Said(
        f"{what.vi}: {total}, không được quá {check.at_most}",
        f"{what.en}: {total}, at most {check.at_most} are allowed",
    )
    numbers = {"counted": total, "at_most": check.at_most}
    return Assessment.of(value, formula, facts=counted, numbers=numbers, missing=missing)


def growth_every_year(check: GrowthEveryYear, facts: Facts, round_: Round) -> Assessment:
    """From each year to the next the figure grew; a year alone is compared with the one before."""
    figures = facts.of_kind(FactKind.FIGURE, name=check.what)
    years = _with_the_year_before(years_asked(check, round_, figures), check)
    if too_few := fewer_years_than_needed(check, years):
        return too_few
    steps = [_growth(check, figures, before, after) for before, after in pairwise(years)]
    used = {fact.fact_id: fact for step in steps for fact in step.facts}
    missing = {said: None for step in steps for said in step.missing}
    return Assessment.of(
        every([step.value for step in steps]),
        together(step.said for step in steps),
        facts=used.values(),
        numbers={f"{check.what}_{fact.year}": fact.value["amount"] for fact in used.values()},
        missing=missing,
    )


def target_reached(check: TargetReached, facts: Facts, round_: Round) -> Assessment:
    """In every year asked for, what was done reached the target; other units say nothing."""
    done = facts.of_kind(FactKind.FIGURE, name=check.done)
    targets = facts.of_kind(FactKind.FIGURE, name=check.target)

    def judge(year: int) -> InOneYear:
        reached, wanted = _of_year(done, year), _of_year(targets, year)
        missing = tuple(
            _figure(name, year)
            for name, figure in ((check.done, reached), (check.target, wanted))
            if figure is None
        )
        if reached is None or wanted is None:
            return InOneYear(value=Finding.INSUFFICIENT, said=_absent(missing), missing=missing)
        return _against_target(year, reached, wanted)

    return in_each_year(check, round_, (*done, *targets), judge)


def _share_of(check: Share, found: tuple[AttestedFact, ...], year: int) -> Assessment:
    fact = _of_year(found, year)
    if fact is None:
        what = Said(f"kết quả xếp loại nhân sự năm {year}", f"the staff ratings of {year}")
        return Assessment.of(Finding.INSUFFICIENT, _absent((what,)), missing=[what])
    readings = tuple(_reading(check, fact, name) for name in _WHOLES)
    chosen = next(each for each in readings if each.chosen)
    return Assessment.of(
        chosen.value,
        together(_as_read(check, year, each) for each in sorted(readings, key=_not_chosen)),
        facts=[fact],
        numbers={name: fact.value[name] for name in ("excellent", "rated", "staff")}
        | {f"excluded_{name}": number for name, number in fact.value["excluded"].items()},
        readings=readings,
    )


def _reading(check: Share, fact: AttestedFact, name: str) -> Reading:
    part, whole = fact.value["excellent"], fact.value[name]
    return Reading(
        name=name,
        part=part,
        whole=whole,
        value=holding(check.at_least.reached(part, whole)),
        chosen=name == check.whole,
    )


def _as_read(check: Share, year: int, reading: Reading) -> Said:
    whole, sign, at_least = _WHOLES[reading.name], _SIGNS[reading.value], check.at_least
    vi = "" if reading.chosen else "cách tính khác: "
    en = "" if reading.chosen else "read otherwise: "
    left, right = reading.part * at_least.q, at_least.p * reading.whole
    order = "≥" if left >= right else "<"
    return Said(
        f"{vi}năm {year}, {reading.part} xuất sắc trên {reading.whole} {whole.vi},"
        f" yêu cầu {at_least}: {reading.part}×{at_least.q} {order} {at_least.p}×{reading.whole},"
        f" {sign.vi}",
        f"{en}{reading.part} of {reading.whole} {whole.en} excellent in {year}, {at_least} is asked"
        f" for: {reading.part}×{at_least.q} {order} {at_least.p}×{reading.whole}, {sign.en}",
    )


def _not_chosen(reading: Reading) -> bool:
    return not reading.chosen


def _counted(
    check: CountAtLeast | CountAtMost, facts: Facts, round_: Round
) -> tuple[list[AttestedFact], tuple[int, ...]]:
    found = facts.of_kind(FactKind.COUNT, name=check.what)
    years = years_asked(check, round_, found)
    return [fact for fact in found if fact.year in years], years


def _total(counted: list[AttestedFact]) -> int:
    return sum(fact.value["number"] for fact in counted)


def _years_without(
    counted: list[AttestedFact], years: tuple[int, ...], what: str
) -> tuple[Said, ...]:
    attested, named = {fact.year for fact in counted}, thing(what)
    return tuple(
        Said(f"số {named.vi} năm {year}", f"the number of {named.en} in {year}")
        for year in years
        if year not in attested
    )


def _with_the_year_before(years: tuple[int, ...], check: GrowthEveryYear) -> tuple[int, ...]:
    """One year alone is compared with the one before it; a series is compared within itself."""
    return (years[0] - 1, *years) if len(years) == 1 and check.at_least_years == 1 else years


def _growth(
    check: GrowthEveryYear, figures: tuple[AttestedFact, ...], before: int, after: int
) -> InOneYear:
    old, new = _of_year(figures, before), _of_year(figures, after)
    missing = tuple(
        _figure(check.what, year)
        for year, figure in ((before, old), (after, new))
        if figure is None
    )
    if old is None or new is None:
        return InOneYear(value=Finding.INSUFFICIENT, said=_absent(missing), missing=missing)
    if old.value["unit"] != new.value["unit"]:
        return _other_unit(old, new)
    first, then = old.value["amount"], new.value["amount"]
    grown = then > first and (then - first) * 100 >= check.by_percent * abs(first)
    what, asked = thing(check.what), f" {check.by_percent}%" if check.by_percent else ""
    return InOneYear(
        value=holding(grown),
        said=Said(
            f"{what.vi} {before}: {first}, {after}: {then} {new.value['unit']},"
            f" yêu cầu tăng{asked}",
            f"{what.en} {before}: {first}, {after}: {then} {new.value['unit']},"
            f" growth{asked} is asked for",
        ),
        facts=(old, new),
    )


def _against_target(year: int, done: AttestedFact, target: AttestedFact) -> InOneYear:
    if done.value["unit"] != target.value["unit"]:
        return _other_unit(done, target)
    reached, wanted, unit = done.value["amount"], target.value["amount"], done.value["unit"]
    return InOneYear(
        value=holding(reached >= wanted),
        said=Said(
            f"năm {year} đạt {reached} trên chỉ tiêu {wanted} {unit}",
            f"{reached} {unit} against a target of {wanted} in {year}",
        ),
        facts=(done, target),
    )


def _other_unit(one: AttestedFact, other: AttestedFact) -> InOneYear:
    said = Said(
        f"đơn vị tính khác nhau: {one.value['unit']} và {other.value['unit']}",
        f"the units differ: {one.value['unit']} and {other.value['unit']}",
    )
    return InOneYear(value=Finding.INSUFFICIENT, said=said, facts=(one, other), missing=(said,))


def _of_year(facts: tuple[AttestedFact, ...], year: int) -> AttestedFact | None:
    return next((fact for fact in facts if fact.year == year), None)


def _figure(name: str, year: int) -> Said:
    what = thing(name)
    return Said(f"số liệu {what.vi} năm {year}", f"the figure of {what.en} for {year}")


def _absent(missing: tuple[Said, ...]) -> Said:
    listed = ", ".join(each.vi for each in missing), ", ".join(each.en for each in missing)
    return Said(f"chưa có {listed[0]}", f"not attested: {listed[1]}")
