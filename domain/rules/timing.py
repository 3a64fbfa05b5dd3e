"""Whether the deadlines and quotas of a plan agree with one another and with its period."""

from collections.abc import Iterator

from domain.rules.deadlines import Deadline, OwedBy
from domain.rules.document import PlanDocument
from domain.rules.faults import Fault, Path
from domain.rules.occurrences import named_days
from domain.rules.procedure import Quota


def incoherent_times(plan: PlanDocument) -> Iterator[Fault]:
    """Every disagreement about when something is due, in a plan that is well formed otherwise."""
    for place, deadline in enumerate(plan.deadlines):
        yield from _not_once_a_window(plan, ("deadlines", place), deadline)
        yield from _owed_by_nobody(plan, ("deadlines", place), deadline.owed_by)
    for place, quota in enumerate(plan.quotas):
        yield from _dated_elsewhere(plan, ("quotas", place), quota)
        yield from _apart_from_strangers(plan, ("quotas", place), quota)
        yield from _owed_by_nobody(plan, ("quotas", place), quota.owed_by)


def _not_once_a_window(plan: PlanDocument, path: Path, deadline: Deadline) -> Iterator[Fault]:
    for span, days in named_days(deadline, plan.period):
        if len(days) != 1:
            yield Fault(
                (*path, "recurrence"),
                f"Quy tắc lặp lại phải rơi đúng một ngày trong mỗi kỳ; {span.label_vi}"
                f" có {len(days)} ngày.",
                "The recurrence must fall on exactly one day in each window;"
                f" {span.label_en} has {len(days)}.",
            )
            return


def _owed_by_nobody(plan: PlanDocument, path: Path, owed_by: OwedBy | None) -> Iterator[Fault]:
    if owed_by is OwedBy.FIELD_LEAD and not any(field.leads for field in plan.fields):
        yield Fault(
            (*path, "owed_by"),
            "“field_lead” cần kế hoạch có “fields” với đơn vị chủ trì (leads).",
            "“field_lead” needs “fields” with leads in the plan.",
        )


def _dated_elsewhere(plan: PlanDocument, path: Path, quota: Quota) -> Iterator[Fault]:
    if quota.deadline is None:
        return
    deadline = next((each for each in plan.deadlines if each.key == quota.deadline), None)
    if deadline is None:
        keys = ", ".join(each.key for each in plan.deadlines)
        yield Fault(
            (*path, "deadline"),
            f"Không có thời hạn “{quota.deadline}”; các thời hạn của kế hoạch: {keys}.",
            f"There is no deadline “{quota.deadline}”; the plan has: {keys}.",
        )
    elif (deadline.window, deadline.anchored) != (quota.window, quota.anchored):
        yield Fault(
            (*path, "window"),
            f"Chỉ tiêu và thời hạn “{quota.deadline}” phải cùng một kỳ (window, anchored).",
            f"The quota and the deadline “{quota.deadline}” must have the same windows.",
        )


def _apart_from_strangers(plan: PlanDocument, path: Path, quota: Quota) -> Iterator[Fault]:
    others = [each.key for each in plan.quotas if each.key != quota.key]
    for place, key in enumerate(quota.apart_from):
        if key not in others:
            yield Fault(
                (*path, "apart_from", place),
                f"Không có chỉ tiêu khác “{key}”; các chỉ tiêu khác: {', '.join(others)}.",
                f"There is no other quota “{key}”; the others are: {', '.join(others)}.",
            )
