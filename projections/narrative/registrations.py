"""What units intend to build, and the movements through which exemplars are found."""

from collections import Counter
from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from domain.exemplars.movement import Movement
from domain.exemplars.registration_list import RegistrationList
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import KINDS, LAUNCHERS, term
from projections.narrative.words import day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _filed(fact: RegistrationList.Filed, names: Names) -> Sentence:
    unit, plan, listed = names.of(fact.unit_id), names.of(fact.plan_id), _listed(fact.entries)
    return Sentence(
        f"{unit} nộp danh sách đăng ký xây dựng điển hình kỳ {fact.period} theo {plan}:"
        f" {listed.vi}.",
        f"{unit} filed its list of exemplars to be built in {fact.period} under {plan}:"
        f" {listed.en}.",
    )


@tell.register
def _amended(fact: RegistrationList.Amended, names: Names) -> Sentence:
    by, listed, why = names.person(fact.amended_by), _listed(fact.entries), said(fact.reason)
    return Sentence(
        f"{by} điều chỉnh danh sách đăng ký, nay gồm {listed.vi}. Lý do: {why}",
        f"{by} amended the list, which now holds {listed.en}. Reason: {why}",
    )


@tell.register
def _launched(fact: Movement.Launched, _: Names) -> Sentence:
    level, since, until = term(LAUNCHERS, fact.launcher), fact.launched_from, fact.launched_until
    return Sentence(
        f"Ghi nhận phong trào thi đua “{fact.name}” do {fact.launched_by} ({level.vi}) phát động"
        f" từ ngày {day_vi(since)}"
        + (f" đến ngày {day_vi(until)}" if until else "")
        + if_any(f", theo {fact.document}", fact.document)
        + ".",
        f"The movement “{fact.name}” was entered; {fact.launched_by} ({level.en}) launched it from"
        f" {day_en(since)}"
        + (f" to {day_en(until)}" if until else "")
        + if_any(f", by {fact.document}", fact.document)
        + ".",
    )


def _listed(entries: Sequence[dict[str, Any]]) -> Sentence:
    sums = Counter(entry["subject_kind"] for entry in entries)
    return Sentence(
        ", ".join(f"{number} {term(KINDS, kind).vi}" for kind, number in sorted(sums.items())),
        ", ".join(f"{number} × {term(KINDS, kind).en}" for kind, number in sorted(sums.items())),
    )
