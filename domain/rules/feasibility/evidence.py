"""Deadlines that come before the evidence of a criterion can exist (S2:94 against S2:61)."""

from collections.abc import Iterator

from domain.rules.checks.check import parts_of
from domain.rules.checks.numbers import Share
from domain.rules.checks.records import RatingAtLeast, TitleEveryYear
from domain.rules.checks.years import Years
from domain.rules.criteria import Criterion
from domain.rules.deadlines import Deadline
from domain.rules.document import PlanDocument
from domain.rules.feasibility.note import Note, Weight
from domain.rules.steps import Step

YEARLY = (Share, RatingAtLeast, TitleEveryYear)
"""Checks on what is only known when a year is over: ratings and titles."""


def evidence_notes(plan: PlanDocument) -> Iterator[Note]:
    """For each step with a deadline before year-end ratings, the criteria that wait for them."""
    for step, weight in ((Step.SUBMITTED, Weight.TIGHT), (Step.DECIDED, Weight.IMPOSSIBLE)):
        deadline = plan.deadline_for(step)
        if deadline is not None:
            early = [each for each in plan.criteria if _is_early(plan, deadline, each)]
            if early:
                yield _note(deadline, early, weight)


def years_needed(plan: PlanDocument, criterion: Criterion) -> tuple[int | None, ...]:
    """The years whose ratings or titles a criterion needs; None for the year of the dossier."""
    checks = [each for each in parts_of(criterion.check) if isinstance(each, YEARLY)]
    fixed = [each.year for each in checks if each.years is Years.FIXED]
    of_the_plan = [plan.year for each in checks if each.years is Years.PLAN_YEAR]
    return tuple(dict.fromkeys([*fixed, *of_the_plan]))


def _is_early(plan: PlanDocument, deadline: Deadline, criterion: Criterion) -> bool:
    return any(_ends_before(plan, deadline, year) for year in years_needed(plan, criterion))


def _ends_before(plan: PlanDocument, deadline: Deadline, year: int | None) -> bool:
    """Whether the deadline ends before the year does (for None: before the dossier's own does)."""
    if deadline.recurrence is not None:
        return year is None or plan.period.end.year <= year
    if year is None:
        return True
    return deadline.due_at(plan.year if plan.year is not None else year).year <= year


def _note(deadline: Deadline, early: list[Criterion], weight: Weight) -> Note:
    keys = ", ".join(criterion.key for criterion in early)
    return Note(
        code="deadline_before_evidence",
        weight=weight,
        rule=deadline.clause.rule,
        vi=f"Hạn “{deadline.clause.quote}” đến trước khi có xếp loại, danh hiệu cuối năm mà các"
        f" tiêu chuẩn {keys} cần; dữ kiện chỉ là tạm tính và phải được xác nhận trước khi quyết"
        " định.",
        en=f"The deadline “{deadline.clause.quote}” comes before the year-end ratings and titles"
        f" that {keys} need; the facts are provisional and must be confirmed before the decision.",
        numbers={"criteria": len(early)},
    )
