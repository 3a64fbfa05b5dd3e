"""What happens to lists upward: at the agency that sends them and in the inbox above."""

from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any

from domain.lists import facts, incoming_facts
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import LISTS, RESULTS, term
from projections.narrative.words import counted, day_en, day_vi, if_any, said, span_en, span_vi


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _compiled(fact: facts.Compiled, names: Names) -> Sentence:
    by, kind = names.person(fact.compiled_by), term(LISTS, fact.kind)
    what, why = _contents(fact), said(fact.nil_reason or "")
    return Sentence(
        f"{by} lập {kind.vi}, {span_vi(fact.span)}, theo “{fact.plan_title}”: {what.vi}."
        + if_any(f" Lý do: {why}", fact.nil_reason),
        f"{by} compiled {kind.en} for {span_en(fact.span)} under “{fact.plan_title}”: {what.en}."
        + if_any(f" Reason: {why}", fact.nil_reason),
    )


@tell.register
def _signed(fact: facts.Signed, _: Names) -> Sentence:
    minutes = fact.council_minutes
    return Sentence(
        f"{fact.signer} ký danh sách số {fact.number} ngày {day_vi(fact.signed_on)}"
        + if_any(f", theo biên bản của Hội đồng: {minutes}", minutes)
        + ".",
        f"{fact.signer} signed the list as number {fact.number} on {day_en(fact.signed_on)}"
        + if_any(f", on the council's minutes: {minutes}", minutes)
        + ".",
    )


@tell.register
def _sent(fact: facts.Sent, names: Names) -> Sentence:
    by, above = names.person(fact.sent_by), names.tenant(fact.destination)
    why = said(fact.route_override_reason or "")
    return Sentence(
        f"{by} gửi danh sách đến {above}."
        + if_any(f" Gửi khác tuyến của kế hoạch, lý do: {why}", fact.route_override_reason),
        f"{by} sent the list to {above}."
        + if_any(f" It left the plan's route, because: {why}", fact.route_override_reason),
    )


@tell.register
def _cancelled(fact: facts.Cancelled, names: Names) -> Sentence:
    by, why = names.person(fact.cancelled_by), said(fact.reason)
    return Sentence(
        f"{by} hủy danh sách trước khi gửi. Lý do: {why}",
        f"{by} gave the list up before it was sent. Reason: {why}",
    )


@tell.register
def _delivered(fact: facts.Delivered, names: Names) -> Sentence:
    above = names.tenant(fact.destination)
    return Sentence(
        f"Danh sách đã đến hộp nhận của {above}.", f"The list reached the inbox of {above}."
    )


@tell.register
def _acknowledgement_noted(fact: facts.Acknowledged, names: Names) -> Sentence:
    above, number = names.tenant(fact.destination), fact.receipt_number
    return Sentence(
        f"{above} đã tiếp nhận danh sách" + if_any(f" (số tiếp nhận {number})", number) + ".",
        f"{above} acknowledged the list" + if_any(f" (receipt {number})", number) + ".",
    )


@tell.register
def _answer_noted(fact: facts.Answered, names: Names) -> Sentence:
    return told_of(fact.results, fact, names)


def told_of(results: Sequence[Mapping[str, Any]], fact: facts.Answered, names: Names) -> Sentence:
    """The answer of the level above as far as it is about these results."""
    above = names.tenant(fact.destination)
    vi, en = f"{above} trả lời danh sách", f"{above} answered the list"
    return _answer(fact, results, vi=vi, en=en)


@tell.register
def _return_noted(fact: facts.Returned, names: Names) -> Sentence:
    above, why = names.tenant(fact.destination), said(fact.reason)
    return Sentence(
        f"{above} trả lại danh sách. Lý do: {why}",
        f"{above} gave the list back. Reason: {why}",
    )


@tell.register
def _received(fact: incoming_facts.Received, names: Names) -> Sentence:
    below, kind, what = names.tenant(fact.origin_tenant), term(LISTS, fact.kind), _contents(fact)
    elsewhere = fact.route_override_reason
    why = said(elsewhere or "")
    return Sentence(
        f"Nhận từ {below} {kind.vi} số {fact.number}, {span_vi(fact.span)}: {what.vi}."
        + if_any(f" Gửi khác tuyến, lý do: {why}", elsewhere),
        f"From {below} came {kind.en}, number {fact.number}, for {span_en(fact.span)}: {what.en}."
        + if_any(f" It left its plan's route, because: {why}", elsewhere),
    )


@tell.register
def _acknowledged(fact: incoming_facts.Acknowledged, names: Names) -> Sentence:
    by, number = names.person(fact.acknowledged_by), fact.receipt_number
    return Sentence(
        f"{by} báo đã tiếp nhận danh sách" + if_any(f" (số tiếp nhận {number})", number) + ".",
        f"{by} acknowledged the list" + if_any(f" (receipt {number})", number) + ".",
    )


@tell.register
def _answered(fact: incoming_facts.Answered, names: Names) -> Sentence:
    by = names.person(fact.answered_by)
    vi, en = f"{by} trả lời danh sách", f"{by} answered the list"
    return _answer(fact, fact.results, vi=vi, en=en)


@tell.register
def _returned(fact: incoming_facts.Returned, names: Names) -> Sentence:
    by, why = names.person(fact.returned_by), said(fact.reason)
    return Sentence(
        f"{by} trả lại danh sách cho nơi gửi. Lý do: {why}",
        f"{by} gave the list back to its sender. Reason: {why}",
    )


def _contents(fact: facts.Compiled | incoming_facts.Received) -> Sentence:
    total = sum(row["count"] for row in fact.counts)
    if not total:
        return Sentence("không có điển hình trong kỳ", "no exemplar in this span")
    return Sentence(f"{total} điển hình", counted(total, "exemplar"))


def _answer(
    fact: facts.Answered | incoming_facts.Answered,
    about: Sequence[Mapping[str, Any]],
    *,
    vi: str,
    en: str,
) -> Sentence:
    number, results = fact.document_number, _results(about)
    words = said(fact.note or "")
    return Sentence(
        vi
        + if_any(f" bằng văn bản số {number}", number)
        + f": {results.vi}"
        + if_any(f" Ghi chú: {words}", fact.note),
        en
        + if_any(f" by document {number}", number)
        + f": {results.en}"
        + if_any(f" Note: {words}", fact.note),
    )


def _results(results: Sequence[Mapping[str, Any]]) -> Sentence:
    """A single result is told; of several, only how many there are."""
    if len(results) != 1:
        count = len(results)
        return Sentence(f"kết quả của {count} điển hình.", f"results for {count} exemplars.")
    (only,) = results
    result, number, why = term(RESULTS, only["result"]), only["decision_number"], only["reason"]
    return Sentence(
        result.vi
        + if_any(f" theo Quyết định số {number}", number)
        + "."
        + if_any(f" Lý do: {said(why or '')}", why),
        result.en
        + if_any(f" by Decision {number}", number)
        + "."
        + if_any(f" Reason: {said(why or '')}", why),
    )
