"""What happens to a story about an exemplar: text, consents, publication."""

from collections.abc import Sequence
from functools import singledispatch

from domain.exemplars import story_facts as facts
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import CHANNELS, CONSENTERS, term
from projections.narrative.words import day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _drafted(fact: facts.Drafted, names: Names) -> Sentence:
    by, subject, number = (
        names.person(fact.drafted_by),
        names.of(fact.subject_id),
        fact.decision_number,
    )
    return Sentence(
        f"{by} viết bài “{fact.title}” về điển hình {subject}"
        + if_any(f", nêu Quyết định số {number}", number)
        + ".",
        f"{by} wrote “{fact.title}” about the exemplar {subject}"
        + if_any(f", naming Decision {number}", number)
        + ".",
    )


@tell.register
def _revised(fact: facts.Revised, names: Names) -> Sentence:
    by, why = names.person(fact.revised_by), said(fact.reason)
    return Sentence(
        f"{by} sửa bài “{fact.title}”; phải xin đồng ý lại. Lý do: {why}",
        f"{by} revised “{fact.title}”; consent is to be asked anew. Reason: {why}",
    )


@tell.register
def _consent_given(fact: facts.ConsentGiven, _: Names) -> Sentence:
    capacity, channels = term(CONSENTERS, fact.capacity), _channels(fact.scope)
    return Sentence(
        f"{fact.consented_by} ({capacity.vi}) đồng ý cho đăng trên {channels.vi}, theo"
        f" {said(fact.document)}",
        f"{fact.consented_by} ({capacity.en}) consented to publication by {channels.en}, on"
        f" {said(fact.document)}",
    )


@tell.register
def _consent_withdrawn(fact: facts.ConsentWithdrawn, names: Names) -> Sentence:
    by, capacity, why = (
        names.person(fact.recorded_by),
        term(CONSENTERS, fact.capacity),
        said(fact.reason),
    )
    return Sentence(
        f"{by} ghi nhận {capacity.vi} rút lại sự đồng ý. Lý do: {why}",
        f"{by} recorded that {capacity.en} withdrew consent. Reason: {why}",
    )


@tell.register
def _published(fact: facts.Published, names: Names) -> Sentence:
    by, channel = names.person(fact.published_by), term(CHANNELS, fact.channel)
    since, until = fact.published_from, fact.published_until
    return Sentence(
        f"{by} đăng bài trên {channel.vi} từ ngày {day_vi(since)}"
        + (f" đến hết ngày {day_vi(until)}" if until else "")
        + if_any(f" tại {fact.url}", fact.url)
        + ".",
        f"{by} published the story by {channel.en} from {day_en(since)}"
        + (f" to the end of {day_en(until)}" if until else "")
        + if_any(f" at {fact.url}", fact.url)
        + ".",
    )


@tell.register
def _taken_down(fact: facts.TakenDown, names: Names) -> Sentence:
    by, channel, why = (
        names.person(fact.taken_down_by),
        term(CHANNELS, fact.channel),
        said(fact.reason),
    )
    return Sentence(
        f"{by} gỡ bài khỏi {channel.vi}. Lý do: {why}",
        f"{by} took the story off {channel.en}. Reason: {why}",
    )


def _channels(scope: Sequence[str]) -> Sentence:
    found = [term(CHANNELS, each) for each in scope]
    return Sentence("; ".join(each.vi for each in found), "; ".join(each.en for each in found))
