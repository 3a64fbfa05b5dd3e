"""What happens to a ballot: who took part, and sums; never what anybody chose."""

from collections import Counter
from collections.abc import Mapping
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.councils.ballot import Ballot
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import BALLOTS, CAPACITIES, OUTCOMES, term
from projections.narrative.words import counted, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _opened(fact: Ballot.Opened, names: Names) -> Sentence:
    kind, number, chair = term(BALLOTS, fact.kind), len(fact.nominees), names.person(fact.chair)
    tellers = ", ".join(names.person(each) for each in fact.tellers)
    return Sentence(
        f"Bắt đầu {kind.vi} vòng {fact.round} về {number} hồ sơ; chủ trì: {chair};"
        f" Ban kiểm phiếu: {tellers}.",
        f"Round {fact.round} of the {kind.en} on {counted(number, 'dossier')} began;"
        f" chair: {chair}; tellers: {tellers}.",
    )


@tell.register
def _participation_recorded(fact: Ballot.ParticipationRecorded, _: Names) -> Sentence:
    papers, written = len(fact.members), len(fact.written)
    return Sentence(
        f"Đã có {papers} thành viên bỏ phiếu"
        + if_any(f", {written} thành viên cho ý kiến bằng văn bản", written)
        + ".",
        f"Ballots were cast by {counted(papers, 'member')}"
        + if_any(f", with {written} more in writing", written)
        + ".",
    )


@tell.register
def _tally_entered(fact: Ballot.TallyEntered, names: Names) -> Sentence:
    by = names.person(fact.entered_by)
    vi = "; ".join(_counts_vi(count, names) for count in fact.counts)
    en = "; ".join(_counts_en(count, names) for count in fact.counts)
    return Sentence(
        f"{by} (Ban kiểm phiếu) nhập kết quả kiểm phiếu: {vi}.",
        f"{by} (teller) entered the count: {en}.",
    )


@tell.register
def _tally_confirmed(fact: Ballot.TallyConfirmed, names: Names) -> Sentence:
    by, capacity = names.person(fact.confirmed_by), term(CAPACITIES, fact.capacity)
    return Sentence(
        f"{by} ({capacity.vi}) xác nhận kết quả kiểm phiếu.",
        f"{by} ({capacity.en}) confirmed the count.",
    )


@tell.register
def _votes_by_name_recorded(fact: Ballot.VotesByNameRecorded, names: Names) -> Sentence:
    nominee, sums = names.of(fact.nomination_id), Counter(fact.votes.values())
    return Sentence(
        f"Ghi nhận biểu quyết công khai về hồ sơ {nominee}: {sums['yes']} đồng ý,"
        f" {sums['no']} không đồng ý, {sums['abstain']} không có ý kiến.",
        f"The open vote on the dossier of {nominee} was recorded: {sums['yes']} yes,"
        f" {sums['no']} no, {sums['abstain']} abstained.",
    )


@tell.register
def _electronic_tally_taken(fact: Ballot.ElectronicTallyTaken, names: Names) -> Sentence:
    vi = "; ".join(_counts_vi(count, names) for count in fact.counts)
    en = "; ".join(_counts_en(count, names) for count in fact.counts)
    return Sentence(
        f"Nhận kết quả của cuộc bỏ phiếu kín điện tử: {vi}.",
        f"The result of the electronic secret ballot was taken: {en}.",
    )


@tell.register
def _counted(fact: Ballot.Counted, names: Names) -> Sentence:
    vi = "; ".join(_outcome(each, names).vi for each in fact.outcomes)
    en = "; ".join(_outcome(each, names).en for each in fact.outcomes)
    return Sentence(f"Kết quả bỏ phiếu: {vi}.", f"Result of the vote: {en}.")


@tell.register
def _voided(fact: Ballot.Voided, names: Names) -> Sentence:
    by, why = names.person(fact.voided_by), said(fact.reason)
    return Sentence(
        f"{by} hủy kết quả lần bỏ phiếu này; phải bỏ phiếu lại. Lý do: {why}",
        f"{by} voided this ballot; it is to be held anew. Reason: {why}",
    )


def _outcome(each: Mapping[str, Any], names: Names) -> Sentence:
    nominee, outcome = names.of(UUID(each["nomination_id"])), term(OUTCOMES, each["outcome"])
    return Sentence(
        f"{nominee} {outcome.vi} ({each['yes']}/{each['base']} đồng ý, cần {each['required']})",
        f"{nominee} {outcome.en} ({each['yes']} of {each['base']} said yes,"
        f" {each['required']} needed)",
    )


def _counts_vi(count: Mapping[str, Any], names: Names) -> str:
    return (
        f"{names.of(UUID(count['nomination_id']))}: phát ra {count['issued']} phiếu,"
        f" {count['yes'] + count['written_yes']} đồng ý,"
        f" {count['no'] + count['written_no']} không đồng ý, {count['abstain']} phiếu trắng,"
        f" {count['invalid']} không hợp lệ, {count['unused']} không dùng"
    )


def _counts_en(count: Mapping[str, Any], names: Names) -> str:
    return (
        f"{names.of(UUID(count['nomination_id']))}: {counted(count['issued'], 'paper')} issued,"
        f" {count['yes'] + count['written_yes']} yes,"
        f" {count['no'] + count['written_no']} no, {count['abstain']} abstained,"
        f" {count['invalid']} invalid, {count['unused']} unused"
    )
