"""What happens to an exemplar after it was found to be one: support, assessment, replication."""

from functools import singledispatch

from domain.exemplars import exemplar_facts as facts
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import FINDINGS, HELPS, term
from projections.narrative.words import counted, day_en, day_vi, dong, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _followed(fact: facts.Followed, names: Names) -> Sentence:
    subject, number = names.of(fact.subject_id), fact.decision_number
    return Sentence(
        f"Bắt đầu theo dõi, bồi dưỡng điển hình {subject}"
        + if_any(f" đã được công nhận theo Quyết định số {number}", number)
        + ".",
        f"The exemplar {subject}"
        + if_any(f", recognised by Decision {number},", number)
        + " is followed and nurtured from now on.",
    )


@tell.register
def _nurture_planned(fact: facts.NurturePlanned, names: Names) -> Sentence:
    by, kind, measure = names.person(fact.planned_by), term(HELPS, fact.kind), said(fact.measure)
    return Sentence(
        f"{by} đề ra biện pháp bồi dưỡng ({kind.vi}), {fact.responsible} chịu trách nhiệm:"
        f" {measure}",
        f"{by} planned how to nurture ({kind.en}), in charge: {fact.responsible}: {measure}",
    )


@tell.register
def _difficulty_found(fact: facts.DifficultyFound, names: Names) -> Sentence:
    by, what = names.person(fact.found_by), said(fact.what)
    return Sentence(
        f"{by} ghi nhận khó khăn, thiếu sót của điển hình: {what}",
        f"{by} noted a difficulty or shortcoming of the exemplar: {what}",
    )


@tell.register
def _support_given(fact: facts.SupportGiven, names: Names) -> Sentence:
    by, kind, what = names.person(fact.recorded_by), term(HELPS, fact.kind), said(fact.what)
    vi, en = f" ({kind.vi})", f" ({kind.en})"
    if fact.amount is not None and fact.fund is not None:
        vi = f" {dong(fact.amount)} đồng từ {fact.fund}"
        en = f" with {dong(fact.amount)} đồng from {fact.fund}"
    return Sentence(
        f"{by} ghi nhận hỗ trợ điển hình{vi} ngày {day_vi(fact.given_on)}"
        + if_any(f", theo {fact.document}", fact.document)
        + f": {what}",
        f"{by} recorded support{en} on {day_en(fact.given_on)}"
        + if_any(f", by {fact.document}", fact.document)
        + f": {what}",
    )


@tell.register
def _assessment_scheduled(fact: facts.AssessmentScheduled, names: Names) -> Sentence:
    by = names.person(fact.scheduled_by)
    return Sentence(
        f"{by} đặt hạn đánh giá tác dụng của điển hình: hết ngày {day_vi(fact.due_on)}.",
        f"{by} set the end of {day_en(fact.due_on)} as the time to assess the exemplar's effect.",
    )


@tell.register
def _assessed(fact: facts.Assessed, names: Names) -> Sentence:
    by, result = names.person(fact.assessed_by), term(FINDINGS, fact.result)
    evidence = said("; ".join(fact.evidence))
    return Sentence(
        f"{by} đánh giá tác dụng của điển hình"
        + if_any(" (trễ hạn)", fact.late)
        + f": {result.vi}. Tác dụng: {said(fact.effect)} Ảnh hưởng: {said(fact.reach)}"
        + if_any(f" Căn cứ: {evidence}", fact.evidence),
        f"{by} assessed the exemplar's effect"
        + if_any(" (late)", fact.late)
        + f": {result.en}. Effect: {said(fact.effect)} Reach: {said(fact.reach)}"
        + if_any(f" Evidence: {evidence}", fact.evidence),
    )


@tell.register
def _visit_held(fact: facts.VisitHeld, _: Names) -> Sentence:
    learnt = said(fact.learnt)
    return Sentence(
        f"{fact.visitors} ({fact.number} người) tham quan, học tập tại {fact.place} ngày"
        f" {day_vi(fact.held_on)}. Nội dung học tập: {learnt}",
        f"{fact.visitors} ({counted(fact.number, 'visitor')}) came to learn at {fact.place} on"
        f" {day_en(fact.held_on)}. What they learnt: {learnt}",
    )


@tell.register
def _talk_held(fact: facts.TalkHeld, _: Names) -> Sentence:
    content = said(fact.content)
    return Sentence(
        f"{fact.speaker} trao đổi kinh nghiệm với {fact.number} người tại {fact.place} ngày"
        f" {day_vi(fact.held_on)}: {content}",
        f"{fact.speaker} shared the experience with {counted(fact.number, 'listener')} at"
        f" {fact.place} on {day_en(fact.held_on)}: {content}",
    )


@tell.register
def _compete_alongside_launched(fact: facts.CompeteAlongsideLaunched, _: Names) -> Sentence:
    since, until, content = fact.launched_from, fact.launched_until, said(fact.content)
    return Sentence(
        f"{fact.launched_by} phát động thi đua cùng điển hình “{fact.name}” từ ngày {day_vi(since)}"
        + (f" đến ngày {day_vi(until)}" if until else "")
        + f": {content}",
        f"{fact.launched_by} called on others to compete alongside the exemplar, “{fact.name}”,"
        f" from {day_en(since)}" + (f" to {day_en(until)}" if until else "") + f": {content}",
    )


@tell.register
def _adopted(fact: facts.Adopted, _: Names) -> Sentence:
    what = said(fact.what)
    return Sentence(
        f"{fact.adopter} học tập, áp dụng điển hình từ ngày {day_vi(fact.adopted_on)}: {what}",
        f"{fact.adopter} took over from the exemplar on {day_en(fact.adopted_on)}: {what}",
    )


@tell.register
def _adoption_assessed(fact: facts.AdoptionAssessed, names: Names) -> Sentence:
    by, result = names.person(fact.recorded_by), said(fact.result)
    return Sentence(
        f"{by} ghi nhận kết quả áp dụng: {result}", f"{by} noted what came of it: {result}"
    )
