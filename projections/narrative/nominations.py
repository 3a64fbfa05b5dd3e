"""What happens to a dossier until its verification is closed."""

from collections import Counter
from functools import singledispatch

from domain.nominations import facts
from projections.narrative.deadlines import lateness, punctuality
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import FINDINGS, KINDS, term
from projections.narrative.words import counted, day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _registered(fact: facts.Registered, names: Names) -> Sentence:
    kind = term(KINDS, fact.subject_kind)
    unit, subject, plan = map(names.of, (fact.unit_id, fact.subject_id, fact.plan_id))
    by = names.person(fact.registered_by)
    return Sentence(
        f"{unit} đăng ký {subject} ({kind.vi}) theo {plan}; người đăng ký: {by}."
        + if_any(f" Lĩnh vực: {said(fact.field_title or '')}", fact.field_title)
        + if_any(f" Phát hiện qua: {said(fact.channel or '')}", fact.channel),
        f"{unit} registered {subject} ({kind.en}) under {plan}; registered by {by}."
        + if_any(f" Field: {said(fact.field_title or '')}", fact.field_title)
        + if_any(f" Found through: {said(fact.channel or '')}", fact.channel),
    )


@tell.register
def _referred_in(fact: facts.ReferredIn, names: Names) -> Sentence:
    kind = term(KINDS, fact.subject_kind)
    agency = names.tenant(fact.origin_tenant)
    subject, plan = names.of(fact.subject_id), names.of(fact.plan_id)
    number, day = fact.origin_decision_number, fact.origin_decided_on
    return Sentence(
        f"{agency} đề nghị công nhận {subject} ({kind.vi}) theo {plan}; cơ quan này đã công nhận"
        f" theo Quyết định số {number} ngày {day_vi(day)}. Hồ sơ kèm theo có"
        f" {len(fact.documents)} tài liệu.",
        f"{agency} proposed {subject} ({kind.en}) under {plan}; it had recognised the subject by"
        f" Decision {number} of {day_en(day)}. The dossier came with"
        f" {counted(len(fact.documents), 'document')}.",
    )


@tell.register
def _linked_to_movement(fact: facts.LinkedToMovement, names: Names) -> Sentence:
    by, movement = names.person(fact.linked_by), names.of(fact.movement_id)
    return Sentence(
        f"{by} gắn hồ sơ với phong trào thi đua “{movement}”.",
        f"{by} linked the dossier to the movement “{movement}”.",
    )


@tell.register
def _submitted(fact: facts.Submitted, names: Names) -> Sentence:
    by, number = names.person(fact.submitted_by), len(fact.documents)
    vi, en = (
        f"{by} nộp hồ sơ gồm {number} tài liệu",
        (f"{by} submitted the dossier with {counted(number, 'document')}"),
    )
    if fact.late:
        late = lateness(fact.timestamp, due_at=fact.due_at, phrase=fact.due_phrase)
        return Sentence(f"{vi}, {late.vi}.", f"{en}, {late.en}.")
    in_time = punctuality(fact.due_at, phrase=fact.due_phrase)
    return Sentence(f"{vi}{in_time.vi}.", f"{en}{in_time.en}.")


@tell.register
def _received(fact: facts.Received, names: Names) -> Sentence:
    by, number = names.person(fact.received_by), fact.receipt_number
    return Sentence(
        f"{by} (Thường trực Hội đồng) tiếp nhận hồ sơ, đủ tài liệu theo quy định"
        + if_any(f" (số tiếp nhận {number})", number)
        + ".",
        f"{by} (standing body) received the dossier as complete"
        + if_any(f" (receipt {number})", number)
        + ".",
    )


@tell.register
def _returned(fact: facts.Returned, names: Names) -> Sentence:
    by, day, why = names.person(fact.returned_by), fact.supplement_by, said(fact.reason)
    return Sentence(
        f"{by} (Thường trực Hội đồng) trả lại hồ sơ để bổ sung"
        + (f", chậm nhất hết ngày {day_vi(day)}" if day else "")
        + f". Lý do: {why}",
        f"{by} (standing body) returned the dossier to be supplemented"
        + (f" by the end of {day_en(day)}" if day else "")
        + f". Reason: {why}",
    )


@tell.register
def _supplemented(fact: facts.Supplemented, names: Names) -> Sentence:
    by, number = names.person(fact.supplemented_by), len(fact.documents)
    return Sentence(
        f"{by} bổ sung hồ sơ, thêm {number} tài liệu"
        + if_any(", sau ngày phải bổ sung (trễ hạn)", fact.late)
        + "."
        + if_any(f" Nội dung: {said(fact.note)}", fact.note),
        f"{by} supplemented the dossier with {counted(number, 'document')}"
        + if_any(", after the day set for it (late)", fact.late)
        + "."
        + if_any(f" Note: {said(fact.note)}", fact.note),
    )


@tell.register
def _examined(fact: facts.Examined, names: Names) -> Sentence:
    by, finding = names.person(fact.examined_by), term(FINDINGS, fact.finding)
    opinion, evidence = said(fact.opinion), said("; ".join(fact.evidence))
    statement = names.criterion(fact.originator_id, fact.criterion)
    beside = _beside(fact)
    criterion = fact.criterion + if_any(f" “{statement}”", statement)
    return Sentence(
        f"{by} (người thẩm định) ghi nhận tiêu chí {criterion}: {finding.vi}."
        f" Ý kiến: {opinion}" + if_any(f" Căn cứ: {evidence}", fact.evidence) + beside.vi,
        f"{by} (verifier) recorded criterion {criterion}: {finding.en}."
        f" Opinion: {opinion}" + if_any(f" Evidence: {evidence}", fact.evidence) + beside.en,
    )


def _beside(fact: facts.Examined) -> Sentence:
    """What the machine said of the criterion, and why the verifier overrode it."""
    if not fact.assessment:
        return Sentence("", "")
    value, formula = term(FINDINGS, fact.assessment["value"]), fact.assessment["formula"]
    vi, en = said(formula["vi"]), said(formula["en"])
    reason = fact.override_reason
    return Sentence(
        f" Đối chiếu dữ kiện: {value.vi}; {vi}"
        + if_any(
            f" Người thẩm định kết luận khác với dữ kiện, lý do: {said(reason or '')}", reason
        ),
        f" By the facts: {value.en}; {en}"
        + if_any(f" The verifier overrode the facts, because: {said(reason or '')}", reason),
    )


@tell.register
def _linked_to_collective(fact: facts.LinkedToCollective, names: Names) -> Sentence:
    by, collective = names.person(fact.linked_by), names.of(fact.collective_subject_id)
    dossier = fact.collective_nomination_id
    return Sentence(
        f"{by} ghi nhận tập thể do người này đứng đầu: {collective}"
        + if_any(", đang có hồ sơ của tập thể", dossier)
        + ".",
        f"{by} named the collective that this leader heads: {collective}"
        + if_any(", which has a dossier of its own", dossier)
        + ".",
    )


@tell.register
def _verified(fact: facts.Verified, names: Names) -> Sentence:
    by, found = names.person(fact.verified_by), Counter(fact.findings.values())
    sums = {value: found[value] for value in FINDINGS}
    vi = ", ".join(f"{number} {FINDINGS[value].vi}" for value, number in sums.items())
    en = ", ".join(f"{number} {FINDINGS[value].en}" for value, number in sums.items())
    total = len(fact.findings)
    return Sentence(
        f"{by} (người thẩm định) kết thúc thẩm định {total} tiêu chí: {vi}.",
        f"{by} (verifier) closed the verification of {total} criteria: {en}.",
    )


@tell.register
def _withdrawn(fact: facts.Withdrawn, names: Names) -> Sentence:
    by, why = names.person(fact.withdrawn_by), said(fact.reason)
    return Sentence(f"{by} rút hồ sơ. Lý do: {why}", f"{by} withdrew the dossier. Reason: {why}")


@tell.register
def _origin_revoked(fact: facts.OriginRevoked, _: Names) -> Sentence:
    number, why = fact.decision_number, said(fact.reason)
    return Sentence(
        f"Cơ quan đề nghị đã hủy bỏ công nhận của mình theo Quyết định số {number} ngày"
        f" {day_vi(fact.decided_on)}. Lý do: {why}",
        f"The agency that proposed the subject revoked its own recognition by Decision {number} of"
        f" {day_en(fact.decided_on)}. Reason: {why}",
    )
