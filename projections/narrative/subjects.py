"""What happens to the units of an agency and to those who can be exemplars."""

from functools import singledispatch

from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import KINDS, term
from projections.narrative.words import day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _established(fact: Unit.Established, _: Names) -> Sentence:
    return Sentence(
        f"Ghi nhận đơn vị {fact.name} ({fact.short_name})"
        + if_any(", ngoài thẩm quyền quản lý trực tiếp của cơ quan", fact.external)
        + ".",
        f"The unit {fact.name} ({fact.short_name}) was entered"
        + if_any(", outside the agency's direct authority", fact.external)
        + ".",
    )


@tell.register
def _renamed(fact: Unit.Renamed, _: Names) -> Sentence:
    return Sentence(
        f"Đơn vị đổi tên thành {fact.name} ({fact.short_name}), theo {said(fact.document)}",
        f"The unit was renamed {fact.name} ({fact.short_name}), by {said(fact.document)}",
    )


@tell.register
def _dissolved(fact: Unit.Dissolved, names: Names) -> Sentence:
    unit, document = names.of(fact.originator_id), said(fact.document)
    return Sentence(
        f"{unit} giải thể từ ngày {day_vi(fact.on)}, theo {document}",
        f"{unit} was dissolved on {day_en(fact.on)}, by {document}",
    )


@tell.register
def _registered(fact: Subject.Registered, names: Names) -> Sentence:
    kind = term(KINDS, fact.kind)
    vi = [fact.name, kind.vi, *([fact.position] if fact.position else [])]
    en = [fact.name, kind.en, *([fact.position] if fact.position else [])]
    if fact.unit_id and fact.unit_id != fact.leads_unit_id:
        vi, en = [*vi, names.of(fact.unit_id)], [*en, names.of(fact.unit_id)]
    if fact.leads_unit_id:
        vi = [*vi, f"đứng đầu {names.of(fact.leads_unit_id)}"]
        en = [*en, f"head of {names.of(fact.leads_unit_id)}"]
    if fact.origin_tenant:
        vi = [*vi, f"do {names.tenant(fact.origin_tenant)} đề nghị"]
        en = [*en, f"proposed by {names.tenant(fact.origin_tenant)}"]
    return Sentence(
        f"Ghi nhận đối tượng: {', '.join(vi)}.", f"The subject was entered: {', '.join(en)}."
    )


@tell.register
def _corrected(fact: Subject.Corrected, _: Names) -> Sentence:
    who = f"{fact.name}, {fact.position}" if fact.position else fact.name
    return Sentence(
        f"Đính chính thông tin đối tượng: {who}. Lý do: {said(fact.reason)}",
        f"The entry of the subject was corrected: {who}. Reason: {said(fact.reason)}",
    )
