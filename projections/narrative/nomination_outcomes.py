"""What happens to a verified dossier: the council's vote and the head's decision."""

from functools import singledispatch
from uuid import UUID

from domain.nominations import facts
from projections.narrative.deadlines import lateness, punctuality
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import OUTCOMES, term
from projections.narrative.words import day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _tabled(fact: facts.Tabled, names: Names) -> Sentence:
    by, session = names.person(fact.tabled_by), _session(fact.session_id, names)
    return Sentence(
        f"{by} trình hồ sơ ra {session.vi}.", f"{by} tabled the dossier at {session.en}."
    )


@tell.register
def _postponed(fact: facts.Postponed, names: Names) -> Sentence:
    by, why = names.person(fact.postponed_by), said(fact.reason)
    session = _session(fact.session_id, names)
    return Sentence(
        f"{by} rút hồ sơ khỏi {session.vi}, chưa bỏ phiếu. Lý do: {why}",
        f"{by} took the dossier off {session.en} without a vote. Reason: {why}",
    )


@tell.register
def _voted(fact: facts.Voted, names: Names) -> Sentence:
    outcome, session = term(OUTCOMES, fact.outcome), _session(fact.session_id, names)
    return Sentence(
        f"Kết quả bỏ phiếu tại {session.vi}: {outcome.vi}"
        f" ({fact.yes}/{fact.base} đồng ý, cần {fact.required}).",
        f"Result of the vote at {session.en}: {outcome.en}"
        f" ({fact.yes} of {fact.base} said yes, {fact.required} needed).",
    )


@tell.register
def _vote_voided(fact: facts.VoteVoided, _: Names) -> Sentence:
    why = said(fact.reason)
    return Sentence(
        f"Lần bỏ phiếu về hồ sơ này bị hủy; hồ sơ chờ bỏ phiếu lại. Lý do: {why}",
        f"The ballot on this dossier was voided; it waits for a new one. Reason: {why}",
    )


@tell.register
def _proposed(fact: facts.Proposed, names: Names) -> Sentence:
    by, number = names.person(fact.proposed_by), fact.document_number
    return Sentence(
        f"{by} chuyển đề nghị của Hội đồng lên người đứng đầu cơ quan xem xét, công nhận"
        f" (văn bản số {number} ngày {day_vi(fact.proposed_on)}).",
        f"{by} sent the council's proposal to the head of the agency"
        f" (document {number} of {day_en(fact.proposed_on)}).",
    )


@tell.register
def _recognised(fact: facts.Recognised, _: Names) -> Sentence:
    number, day = fact.decision_number, fact.decided_on
    vi = f"{fact.signer} ký Quyết định số {number} ngày {day_vi(day)} công nhận điển hình tiên tiến"
    en = f"{fact.signer} signed Decision {number} of {day_en(day)}: recognised as an exemplar"
    if fact.late:
        late = lateness(fact.timestamp, due_at=fact.due_at, phrase=fact.due_phrase)
        return Sentence(f"{vi}, {late.vi}.", f"{en}, {late.en}.")
    in_time = punctuality(fact.due_at, phrase=fact.due_phrase)
    return Sentence(f"{vi}{in_time.vi}.", f"{en}{in_time.en}.")


@tell.register
def _refused(fact: facts.Refused, _: Names) -> Sentence:
    number, day, why = fact.document_number, fact.decided_on, said(fact.reason)
    return Sentence(
        f"{fact.signer} quyết định không công nhận ngày {day_vi(day)}"
        + if_any(f" (văn bản số {number})", number)
        + f". Lý do: {why}",
        f"{fact.signer} declined to recognise on {day_en(day)}"
        + if_any(f" (document {number})", number)
        + f". Reason: {why}",
    )


def _session(session_id: UUID, names: Names) -> Sentence:
    day = names.held_on(session_id)
    if day is None:
        return Sentence("phiên họp Hội đồng", "a session of the council")
    return Sentence(
        f"phiên họp Hội đồng ngày {day_vi(day)}", f"the council's session of {day_en(day)}"
    )
