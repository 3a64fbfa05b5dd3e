"""What happens to an emerging exemplar: weaknesses, help, mentor, progress."""

from functools import singledispatch

from domain.exemplars import emerging_facts as facts
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import HELPS, KINDS, term
from projections.narrative.words import day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _noted(fact: facts.Noted, names: Names) -> Sentence:
    unit, subject, kind = (
        names.of(fact.unit_id),
        names.of(fact.subject_id),
        term(KINDS, fact.subject_kind),
    )
    plan = names.of(fact.plan_id) if fact.plan_id else ""
    return Sentence(
        f"{unit} ghi nhận {subject} ({kind.vi}) là nhân tố mới"
        + if_any(f", bổ sung vào {plan}", plan)
        + f". Lý do: {said(fact.why)}",
        f"{unit} noted {subject} ({kind.en}) as an emerging exemplar"
        + if_any(f", added to {plan}", plan)
        + f". Reason: {said(fact.why)}",
    )


@tell.register
def _weakness_found(fact: facts.WeaknessFound, names: Names) -> Sentence:
    by, what = names.person(fact.found_by), said(fact.what)
    return Sentence(
        f"{by} ghi nhận mặt còn hạn chế: {what}", f"{by} noted what is still lacking: {what}"
    )


@tell.register
def _help_planned(fact: facts.HelpPlanned, names: Names) -> Sentence:
    by, kind, day = names.person(fact.planned_by), term(HELPS, fact.kind), fact.due_on
    return Sentence(
        f"{by} đề ra biện pháp giúp đỡ ({kind.vi}), {fact.responsible} chịu trách nhiệm"
        + (f", chậm nhất hết ngày {day_vi(day)}" if day else "")
        + f": {said(fact.measure)}",
        f"{by} planned help ({kind.en}), in charge: {fact.responsible}"
        + (f", by the end of {day_en(day)}" if day else "")
        + f": {said(fact.measure)}",
    )


@tell.register
def _help_given(fact: facts.HelpGiven, names: Names) -> Sentence:
    by, result = names.person(fact.recorded_by), said(fact.result)
    return Sentence(
        f"{by} ghi nhận đã thực hiện giúp đỡ ngày {day_vi(fact.given_on)}. Kết quả: {result}",
        f"{by} recorded that help was given on {day_en(fact.given_on)}. Result: {result}",
    )


@tell.register
def _mentor_assigned(fact: facts.MentorAssigned, names: Names) -> Sentence:
    by = names.person(fact.assigned_by)
    return Sentence(
        f"{by} phân công {fact.mentor} kèm cặp, giúp đỡ.",
        f"{by} assigned {fact.mentor} as mentor.",
    )


@tell.register
def _progress_noted(fact: facts.ProgressNoted, names: Names) -> Sentence:
    by, progress = names.person(fact.noted_by), said(fact.progress)
    return Sentence(
        f"{by} ghi nhận tiến bộ"
        + if_any(", đã khắc phục được một hạn chế", fact.overcame)
        + f": {progress}",
        f"{by} noted progress"
        + if_any(", a weakness was overcome", fact.overcame)
        + f": {progress}",
    )


@tell.register
def _promoted(fact: facts.Promoted, names: Names) -> Sentence:
    by, subject = names.person(fact.promoted_by), names.of(fact.originator_id)
    return Sentence(
        f"{by} đưa nhân tố mới {subject} vào hồ sơ giới thiệu điển hình tiên tiến.",
        f"{by} put the emerging exemplar {subject} forward as a dossier.",
    )


@tell.register
def _closed(fact: facts.Closed, names: Names) -> Sentence:
    by, why = names.person(fact.closed_by), said(fact.reason)
    return Sentence(
        f"{by} kết thúc theo dõi nhân tố mới. Lý do: {why}",
        f"{by} closed the watch over the emerging exemplar. Reason: {why}",
    )
