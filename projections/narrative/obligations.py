"""What is filed for duties that dossiers do not meet."""

from functools import singledispatch
from uuid import UUID

from domain.obligations import facts
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import FILINGS, term
from projections.narrative.words import moment_en, moment_vi, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _opened(fact: facts.Opened, names: Names) -> Sentence:
    ower, who = _ower(fact.unit_id, names)
    return Sentence(
        f"Ghi nhận nghĩa vụ của {ower}, {fact.label_vi}: {fact.title}"
        f" (“{fact.phrase}”), hạn trước {moment_vi(fact.due_at)}.",
        f"A duty of {who} was entered for {fact.label_en}: {fact.title_en}"
        f" (“{fact.phrase}”), due before {moment_en(fact.due_at)}.",
    )


@tell.register
def _report_filed(fact: facts.ReportFiled, names: Names) -> Sentence:
    ower, who = _ower(fact.unit_id, names)
    by = names.person(fact.filed_by)
    when_vi, when_en = ("trễ hạn", "late") if fact.late else ("đúng hạn", "in time")
    return Sentence(
        f"{by} nộp thay mặt {ower}, {when_vi}: {said(fact.document)}",
        f"{by} filed for {who}, {when_en}: {said(fact.document)}",
    )


@tell.register
def _nil_return_filed(fact: facts.NilReturnFiled, names: Names) -> Sentence:
    ower, who = _ower(fact.unit_id, names)
    by, why = names.person(fact.filed_by), said(fact.reason)
    return Sentence(
        f"{by} báo {ower} không có điển hình trong kỳ. Lý do: {why}",
        f"{by} reported that {who} has no exemplar in this window. Reason: {why}",
    )


@tell.register
def _target_set(fact: facts.TargetSet, names: Names) -> Sentence:
    ower, who = _ower(fact.unit_id, names)
    by, document = names.person(fact.set_by), said(fact.document)
    return Sentence(
        f"{by} ghi số lượng mà {ower} tự đặt: {fact.target}, theo {document}",
        f"{by} entered the number that {who} set for itself: {fact.target}, by {document}",
    )


@tell.register
def _excused(fact: facts.Excused, names: Names) -> Sentence:
    ower, who = _ower(fact.unit_id, names)
    by, why = names.person(fact.excused_by), said(fact.reason)
    return Sentence(
        f"{by} miễn nghĩa vụ này cho {ower}. Lý do: {why}",
        f"{by} excused {who} from this duty. Reason: {why}",
    )


@tell.register
def _withdrawn(fact: facts.Withdrawn, names: Names) -> Sentence:
    what, by, why = term(FILINGS, fact.what), names.person(fact.withdrawn_by), said(fact.reason)
    return Sentence(
        f"{by} rút lại {what.vi}. Lý do: {why}", f"{by} withdrew {what.en}. Reason: {why}"
    )


def _ower(unit_id: UUID | None, names: Names) -> tuple[str, str]:
    if unit_id is None:
        return "cơ quan", "the agency"
    return names.of(unit_id), names.of(unit_id)
