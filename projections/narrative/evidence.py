"""What is attested of a subject, and what holds its dossiers up."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from domain.criteria.words import WHOSE, thing
from domain.personal import ERASED
from domain.rules.checks.records import Whose
from domain.rules.ratings import LADDERS, Scale
from domain.rules.titles import RUNGS, Title
from domain.subjects import facts
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import HOLDS, term
from projections.narrative.words import day_en, day_vi, if_any, said

ON_HOLD = Sentence("Hồ sơ đang tạm dừng.", "The dossier is on hold.")
"""All that a nominating unit is told of a hold."""

GOES_ON = Sentence("Hồ sơ được tiếp tục xem xét.", "The dossier goes on.")
"""All that a nominating unit is told of a release."""


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _fact_attested(fact: facts.FactAttested, names: Names) -> Sentence:
    by, what = names.person(fact.attested_by), _told(fact)
    vi_year, en_year = (f" năm {fact.year}", f" for {fact.year}") if fact.year else ("", "")
    return Sentence(
        f"{by} xác nhận{vi_year}: {what.vi}, theo {fact.source_document} ngày"
        f" {day_vi(fact.document_date)}" + if_any(" (tạm tính)", fact.provisional) + ".",
        f"{by} attested{en_year}: {what.en}, by {fact.source_document} of"
        f" {day_en(fact.document_date)}" + if_any(" (provisional)", fact.provisional) + ".",
    )


@tell.register
def _fact_confirmed(fact: facts.FactConfirmed, names: Names) -> Sentence:
    by, document = names.person(fact.confirmed_by), said(fact.document)
    return Sentence(
        f"{by} xác nhận chính thức một dữ kiện tạm tính, theo {document}",
        f"{by} confirmed a provisional fact, by {document}",
    )


@tell.register
def _fact_retracted(fact: facts.FactRetracted, names: Names) -> Sentence:
    by, why = names.person(fact.retracted_by), said(fact.reason)
    return Sentence(f"{by} rút một dữ kiện. Lý do: {why}", f"{by} retracted a fact. Reason: {why}")


@tell.register
def _held(fact: facts.Held, names: Names) -> Sentence:
    by, reason = names.person(fact.held_by), term(HOLDS, fact.reason_class)
    return Sentence(
        f"{by} tạm dừng các hồ sơ của đối tượng vì {reason.vi}. Căn cứ: {said(fact.reference)}",
        f"{by} put the subject's dossiers on hold because of {reason.en}."
        f" By: {said(fact.reference)}",
    )


@tell.register
def _hold_released(fact: facts.HoldReleased, names: Names) -> Sentence:
    by, why = names.person(fact.released_by), said(fact.reason)
    return Sentence(
        f"{by} bỏ tạm dừng đối với các hồ sơ của đối tượng. Căn cứ: {why}",
        f"{by} released the subject's dossiers. By: {why}",
    )


def _told(fact: facts.FactAttested) -> Sentence:
    value = fact.value
    if not value:
        return Sentence(ERASED, ERASED)
    teller = _TOLD.get(fact.kind)
    told = teller(value) if teller else Sentence(fact.kind, fact.kind)
    whose = WHOSE[Whose(fact.of)]
    return Sentence(told.vi + whose.vi, told.en + whose.en)


def _rating(value: Mapping[str, Any]) -> Sentence:
    called = LADDERS[Scale(value["scale"])][value["value"]]
    return Sentence(f"xếp loại {called}", f"the rating {value['value']}")


def _title(value: Mapping[str, Any]) -> Sentence:
    called = RUNGS[Title(value["title"])].name
    return Sentence(f"danh hiệu: {called}", f"the title: {called}")


def _staff_ratings(value: Mapping[str, Any]) -> Sentence:
    excellent, rated, staff = value["excellent"], value["rated"], value["staff"]
    return Sentence(
        f"{excellent} người hoàn thành xuất sắc trên {rated} người được xếp loại,"
        f" tổng số {staff} người",
        f"{excellent} excellent of {rated} rated, {staff} staff in all",
    )


def _discipline(value: Mapping[str, Any]) -> Sentence:
    if value["any"]:
        return Sentence("có kỷ luật", "there was discipline")
    return Sentence("không có kỷ luật", "there was no discipline")


def _count(value: Mapping[str, Any]) -> Sentence:
    what, number = thing(value["what"]), value["number"]
    return Sentence(f"{what.vi}: {number}", f"{what.en}: {number}")


def _figure(value: Mapping[str, Any]) -> Sentence:
    what, amount = thing(value["what"]), f"{value['amount']} {value['unit']}"
    return Sentence(f"{what.vi}: {amount}", f"{what.en}: {amount}")


def _attested(value: Mapping[str, Any]) -> Sentence:
    what, holds = thing(value["what"]), value["holds"]
    return Sentence(
        f"{what.vi}: {'có' if holds else 'không'}", f"{what.en}: {'yes' if holds else 'no'}"
    )


def _employment(value: Mapping[str, Any]) -> Sentence:
    if value["current"]:
        return Sentence("đang công tác tại cơ quan", "employed at the agency now")
    return Sentence("không còn công tác tại cơ quan", "no longer employed at the agency")


_TOLD = {
    "rating": _rating,
    "title": _title,
    "staff_ratings": _staff_ratings,
    "discipline": _discipline,
    "count": _count,
    "figure": _figure,
    "attested": _attested,
    "employment": _employment,
}
