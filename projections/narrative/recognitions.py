"""What happens to a recognition: certificate, revocation, and the way upward."""

from datetime import date
from functools import singledispatch

from domain.recognitions import facts
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import ANSWERS, LEVELS, term
from projections.narrative.words import day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _granted(fact: facts.Granted, names: Names) -> Sentence:
    subject, level = names.of(fact.subject_id), term(LEVELS, fact.level)
    decision = _decision(fact.decision_number, fact.decided_on)
    return Sentence(
        f"{subject} được công nhận là điển hình tiên tiến {level.vi} năm {fact.plan_year},"
        f" theo {decision.vi} do {fact.signer} ký.",
        f"{subject} is recognised as an advanced exemplar of {fact.plan_year} {level.en},"
        f" by {decision.en}, signed by {fact.signer}.",
    )


@tell.register
def _effect_reviewed(fact: facts.EffectReviewed, names: Names) -> Sentence:
    by, dossier, note = names.person(fact.reviewed_by), names.of(fact.nomination_id), fact.note
    return Sentence(
        f"{by} đã xem xét ảnh hưởng của việc hủy bỏ đối với hồ sơ {dossier}: {said(note)}",
        f"{by} reviewed what the revocation means for the dossier of {dossier}: {said(note)}",
    )


@tell.register
def _certificate_issued(fact: facts.CertificateIssued, names: Names) -> Sentence:
    by, number = names.person(fact.issued_by), fact.certificate_number
    return Sentence(
        f"{by} cấp Giấy công nhận số {number} ngày {day_vi(fact.issued_on)}.",
        f"{by} issued Certificate {number} on {day_en(fact.issued_on)}.",
    )


@tell.register
def _revoked(fact: facts.Revoked, _: Names) -> Sentence:
    decision, why = _decision(fact.decision_number, fact.decided_on), said(fact.reason)
    return Sentence(
        f"{fact.signer} ký {decision.vi} hủy bỏ công nhận. Lý do: {why}",
        f"{fact.signer} signed {decision.en}: the recognition is revoked. Reason: {why}",
    )


@tell.register
def _referred(fact: facts.Referred, names: Names) -> Sentence:
    by, above = names.person(fact.proposed_by), names.tenant(fact.destination)
    minutes, elsewhere = fact.council_minutes, fact.route_override_reason
    why = said(elsewhere or "")
    return Sentence(
        f"{by} đề nghị {above} xét công nhận (văn bản số {fact.document_number}"
        + if_any(f", kèm biên bản của Hội đồng: {minutes}", minutes)
        + ")."
        + if_any(f" Gửi khác tuyến của kế hoạch, lý do: {why}", elsewhere),
        f"{by} proposed the exemplar to {above} (document {fact.document_number}"
        + if_any(f", with the council's minutes: {minutes}", minutes)
        + ")."
        + if_any(f" It left the plan's route, because: {why}", elsewhere),
    )


@tell.register
def _referral_received(fact: facts.ReferralReceived, names: Names) -> Sentence:
    above = names.tenant(fact.destination)
    return Sentence(
        f"{above} đã tiếp nhận đề nghị và mở hồ sơ riêng để xét.",
        f"{above} received the proposal and opened a dossier of its own.",
    )


@tell.register
def _referral_answered(fact: facts.ReferralAnswered, names: Names) -> Sentence:
    above, result = names.tenant(fact.destination), term(ANSWERS, fact.result)
    vi, en = f"{above} trả lời đề nghị: {result.vi}", f"{above} answered: {result.en}"
    if fact.decision_number and fact.decided_on:
        decision = _decision(fact.decision_number, fact.decided_on)
        vi, en = f"{vi}, theo {decision.vi}", f"{en}, by {decision.en}"
    why = said(fact.reason or "")
    return Sentence(
        f"{vi}." + if_any(f" Lý do: {why}", fact.reason),
        f"{en}." + if_any(f" Reason: {why}", fact.reason),
    )


@tell.register
def _referral_withdrawn(fact: facts.ReferralWithdrawn, names: Names) -> Sentence:
    above, why = names.tenant(fact.destination), said(fact.reason)
    decision = _decision(fact.decision_number, fact.decided_on)
    return Sentence(
        f"Báo cho {above}: công nhận làm cơ sở của đề nghị đã bị hủy bỏ theo {decision.vi}."
        f" Lý do: {why}",
        f"Notice to {above}: the recognition on which the proposal rests was revoked by"
        f" {decision.en}. Reason: {why}",
    )


def _decision(number: str, day: date) -> Sentence:
    return Sentence(
        f"Quyết định số {number} ngày {day_vi(day)}", f"Decision {number} of {day_en(day)}"
    )
