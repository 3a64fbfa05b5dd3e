"""What the quotas of a plan add up to for an office with so many units."""

from collections.abc import Iterator, Sequence

from domain.rules.deadlines import Window
from domain.rules.document import PlanDocument
from domain.rules.feasibility.note import Note, Weight
from domain.rules.feasibility.ratings import UnitRatings
from domain.rules.procedure import Quota
from domain.rules.rounds import MONTHS
from domain.rules.setting import Period

OF_UNITS = frozenset({"unit", "field_lead"})


def quota_notes(plan: PlanDocument, units: Sequence[UnitRatings]) -> Iterator[Note]:
    """How many introductions each quota means, and for which units that is more than their staff.

    Quotas of field leads count the fields of the plan, those of units the units given.
    """
    for quota in plan.quotas:
        times = windows_in(plan.period, quota.window)
        owing = _owing(plan, quota, units)
        if quota.minimum and owing:
            yield _total(quota, times, owing)
        if quota.owed_by == "unit":
            yield from _more_than_people(quota, times, units)
    yield from _more_upward_than_found(plan, units)


def windows_in(period: Period, window: Window) -> int:
    """How many windows of the calendar a period touches; the whole period is one."""
    size = MONTHS[window]
    if not size:
        return 1
    first, last = (day.year * 12 + day.month - 1 for day in (period.start, period.end))
    return last // size - first // size + 1


def _owing(plan: PlanDocument, quota: Quota, units: Sequence[UnitRatings]) -> int:
    if quota.owed_by == "unit":
        return len(units)
    if quota.owed_by == "field_lead":
        return sum(len(field.leads) for field in plan.fields)
    return 1


def _total(quota: Quota, times: int, owing: int) -> Note:
    total = quota.minimum * times * owing
    return Note(
        code="quota_total",
        weight=Weight.INFO,
        rule=quota.clause.rule,
        vi=f"Chỉ tiêu “{quota.clause.quote}”: {owing} nơi × {times} kỳ × {quota.minimum}"
        f" = ít nhất {total} lượt trong cả giai đoạn.",
        en=f"The quota “{quota.clause.quote}”: {owing} bodies × {times} windows × {quota.minimum}"
        f" = at least {total} over the whole period.",
        numbers={"owing": owing, "windows": times, "minimum": quota.minimum, "total": total},
    )


def _more_than_people(quota: Quota, times: int, units: Sequence[UnitRatings]) -> Iterator[Note]:
    each = quota.minimum * times
    small = [unit for unit in units if unit.staff + 1 < each]
    if small:
        yield Note(
            code="quota_exceeds_people",
            weight=Weight.TIGHT,
            rule=quota.clause.rule,
            vi=f"Mỗi đơn vị phải giới thiệu {each} lượt trong giai đoạn; {len(small)} đơn vị có ít"
            " người hơn thế, nên phải giới thiệu lại người cũ hoặc ghi không có điển hình trong"
            f" kỳ: {', '.join(unit.unit for unit in small)}.",
            en=f"Each unit owes {each} introductions over the period; {len(small)} units have fewer"
            " people, so they must introduce the same again or file that there is none:"
            f" {', '.join(unit.unit for unit in small)}.",
            numbers={"each": each, "units": len(small)},
        )


def _more_upward_than_found(plan: PlanDocument, units: Sequence[UnitRatings]) -> Iterator[Note]:
    found = sum(_over_period(plan, each) * len(units) for each in plan.quotas if _of_unit(each))
    for quota in plan.quotas:
        upward = _over_period(plan, quota)
        if quota.owed_by not in OF_UNITS and units and found and upward > found:
            yield Note(
                code="quota_exceeds_introductions",
                weight=Weight.TIGHT,
                rule=quota.clause.rule,
                vi=f"Chỉ tiêu “{quota.clause.quote}” cần {upward} gương, mà {len(units)} đơn vị chỉ"
                f" phải giới thiệu tối thiểu {found}.",
                en=f"The quota “{quota.clause.quote}” needs {upward}, and {len(units)} units owe no"
                f" more than {found}.",
                numbers={"needed": upward, "introduced": found},
            )


def _of_unit(quota: Quota) -> bool:
    return quota.owed_by == "unit"


def _over_period(plan: PlanDocument, quota: Quota) -> int:
    return quota.minimum * windows_in(plan.period, quota.window)
