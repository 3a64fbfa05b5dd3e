"""Whether the parts of a plan agree with one another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.rules.checks.check import parts_of
from domain.rules.checks.standing import CollectiveExcellent
from domain.rules.document import PlanDocument
from domain.rules.faults import Fault, Path
from domain.rules.kinds import SubjectKind
from domain.rules.steps import PREREQUISITES, Step, in_order
from domain.rules.timing import incoherent_times

_NEEDS: tuple[tuple[Step, str], ...] = (
    (Step.SUBMITTED, "intake"),
    (Step.VERIFIED, "verification"),
    (Step.VOTED, "vote"),
    (Step.DECIDED, "decision"),
    (Step.CERTIFIED, "certificate"),
    (Step.REFERRED, "route"),
)
_KEYED = (
    "rounds",
    "fields",
    "criteria",
    "preferences",
    "deadlines",
    "quotas",
    "checklist",
    "documents",
    "reviews",
    "duties",
)


def incoherences(plan: PlanDocument) -> Iterator[Fault]:
    """Every disagreement between parts of a plan whose parts are well formed by themselves."""
    yield from _steps_out_of_order(plan)
    yield from _steps_without_prerequisites(plan)
    yield from _steps_without_rules(plan)
    yield from _rules_without_steps(plan)
    yield from _repeated_keys(plan)
    yield from _rounds_not_nested(plan)
    yield from _fields_of_strangers(plan)
    yield from _criteria_of_strangers(plan)
    yield from _criteria_of_unknown_fields(plan)
    yield from _exemplary_by_unknown_criterion(plan)
    yield from _deadlines_without_ground(plan)
    yield from incoherent_times(plan)
    yield from _referral_before_decision(plan)
    yield from _year_outside_period(plan)


def _steps_out_of_order(plan: PlanDocument) -> Iterator[Fault]:
    if not in_order(plan.steps):
        order = ", ".join(Step)
        yield Fault(
            ("steps",),
            f"Các bước phải theo thứ tự của quy trình và không lặp lại: {order}.",
            f"Steps must follow the order of the process, none twice: {order}.",
        )


def _steps_without_prerequisites(plan: PlanDocument) -> Iterator[Fault]:
    for step, needed in PREREQUISITES.items():
        if plan.uses(step) and not plan.uses(needed):
            yield Fault(
                ("steps",),
                f"Kế hoạch có bước “{step}” thì phải có bước “{needed}” trước đó.",
                f"A plan with the step “{step}” needs the step “{needed}” before it.",
            )


def _steps_without_rules(plan: PlanDocument) -> Iterator[Fault]:
    for step, part in _NEEDS:
        if plan.uses(step) and getattr(plan, part) is None:
            yield Fault(
                (part,),
                f"Kế hoạch có bước “{step}” thì phải có mục “{part}”.",
                f"A plan with the step “{step}” needs “{part}”.",
            )


def _rules_without_steps(plan: PlanDocument) -> Iterator[Fault]:
    for step, part in _NEEDS:
        if getattr(plan, part) is not None and not plan.uses(step):
            yield Fault(
                (part,),
                f"Có mục “{part}” nhưng kế hoạch không có bước “{step}”.",
                f"There is “{part}”, but the plan does not use the step “{step}”.",
            )


def _repeated_keys(plan: PlanDocument) -> Iterator[Fault]:
    for part in _KEYED:
        keys = [item.key for item in getattr(plan, part)]
        for place in _repetitions(keys):
            yield Fault(
                (part, place, "key"),
                f"Khóa “{keys[place]}” đã dùng ở trên; mỗi khóa chỉ dùng một lần.",
                f"The key “{keys[place]}” is used above; a key is used once.",
            )


def _repetitions(keys: Sequence[str]) -> list[int]:
    return [place for place, key in enumerate(keys) if key in keys[:place]]


def _criteria_of_strangers(plan: PlanDocument) -> Iterator[Fault]:
    for place, criterion in enumerate(plan.criteria):
        for kind in criterion.applies_to:
            if not plan.admits(kind):
                yield _stranger(plan, kind, ("criteria", place, "applies_to"))


def _stranger(plan: PlanDocument, kind: SubjectKind, path: Path) -> Fault:
    admitted = ", ".join(plan.subjects.kinds)
    return Fault(
        path,
        f"Kế hoạch không nhận loại đối tượng “{kind}”; các loại được nhận: {admitted}.",
        f"The plan does not admit the kind “{kind}”; it admits: {admitted}.",
    )


def _rounds_not_nested(plan: PlanDocument) -> Iterator[Fault]:
    for place, (outer, inner) in enumerate(pairwise(plan.rounds), start=1):
        if not inner.within(outer):
            yield Fault(
                ("rounds", place, "window"),
                f"Kỳ “{inner.window}” phải ngắn hơn kỳ “{outer.window}” ghi ngay trước nó.",
                f"The round “{inner.window}” must be shorter than “{outer.window}” before it.",
            )


def _fields_of_strangers(plan: PlanDocument) -> Iterator[Fault]:
    for place, field in enumerate(plan.fields):
        for kind in field.kinds:
            if not plan.admits(kind):
                yield _stranger(plan, kind, ("fields", place, "kinds"))


def _criteria_of_unknown_fields(plan: PlanDocument) -> Iterator[Fault]:
    known = [field.key for field in plan.fields]
    for place, criterion in enumerate(plan.criteria):
        for key in criterion.fields:
            if key not in known:
                yield Fault(
                    ("criteria", place, "fields"),
                    f"Không có lĩnh vực “{key}”; các lĩnh vực: {', '.join(known) or 'không có'}.",
                    f"There is no field “{key}”; the fields are: {', '.join(known) or 'none'}.",
                )


def _exemplary_by_unknown_criterion(plan: PlanDocument) -> Iterator[Fault]:
    known = [criterion.key for criterion in plan.criteria]
    for place, criterion in enumerate(plan.criteria):
        for check in parts_of(criterion.check):
            named = check.exemplary if isinstance(check, CollectiveExcellent) else None
            if named is not None and named not in known:
                yield Fault(
                    ("criteria", place, "check", "exemplary"),
                    f"Không có tiêu chí “{named}”; các tiêu chí: {', '.join(known)}.",
                    f"There is no criterion “{named}”; the criteria are: {', '.join(known)}.",
                )


def _deadlines_without_ground(plan: PlanDocument) -> Iterator[Fault]:
    for place, deadline in enumerate(plan.deadlines):
        path: Path = ("deadlines", place)
        if deadline.step is not None and not plan.uses(deadline.step):
            yield Fault(
                (*path, "step"),
                f"Kế hoạch không có bước “{deadline.step}” mà thời hạn này nói đến.",
                f"The plan does not use the step “{deadline.step}” that this deadline limits.",
            )
        if deadline.yearly is not None and plan.year is None:
            yield Fault(
                (*path, "yearly"),
                "Thời hạn hàng năm cần kế hoạch có “year” (năm của kế hoạch).",
                "A yearly deadline needs the plan's “year”.",
            )


def _referral_before_decision(plan: PlanDocument) -> Iterator[Fault]:
    if plan.route is not None and plan.route.only_recognised and not plan.uses(Step.DECIDED):
        yield Fault(
            ("route", "only_recognised"),
            "Chỉ đề nghị cấp trên điển hình đã công nhận thì kế hoạch phải có bước “decided”.",
            "To refer only what is recognised, the plan needs the step “decided”.",
        )


def _year_outside_period(plan: PlanDocument) -> Iterator[Fault]:
    start, end = plan.period.start.year, plan.period.end.year
    if plan.year is not None and not start <= plan.year <= end:
        yield Fault(
            ("year",),
            f"Năm {plan.year} không nằm trong giai đoạn {start}–{end} của kế hoạch.",
            f"The year {plan.year} is not within the plan's period {start}–{end}.",
        )
