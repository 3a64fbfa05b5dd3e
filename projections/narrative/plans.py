"""What happens to a plan."""

from functools import singledispatch

from domain.plans.plan import Plan
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.words import day_en, day_vi, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _drafted(fact: Plan.Drafted, _: Names) -> Sentence:
    title = fact.document["title"]
    return Sentence(f"Lập dự thảo “{title}”.", f"A draft of “{title}” was laid down.")


@tell.register
def _revised(fact: Plan.Revised, _: Names) -> Sentence:
    title, why = fact.document["title"], said(fact.reason)
    return Sentence(
        f"Sửa dự thảo “{title}”. Lý do: {why}", f"The draft of “{title}” was revised. Reason: {why}"
    )


@tell.register
def _issued(fact: Plan.Issued, names: Names) -> Sentence:
    plan = names.of(fact.originator_id)
    return Sentence(
        f"{fact.signer} ký ban hành {plan}, số {fact.number}, ngày {day_vi(fact.issued_on)}.",
        f"{fact.signer} issued {plan} as number {fact.number} on {day_en(fact.issued_on)}.",
    )


@tell.register
def _amended(fact: Plan.Amended, names: Names) -> Sentence:
    plan, document, why = names.of(fact.originator_id), fact.authorised_by, said(fact.reason)
    return Sentence(
        f"{plan} được sửa đổi, thành phiên bản {fact.version}, theo {document};"
        f" hồ sơ đã đăng ký giữ nguyên phiên bản cũ. Lý do: {why}",
        f"{plan} was amended to version {fact.version} by {document};"
        f" dossiers that had begun keep their version. Reason: {why}",
    )


@tell.register
def _closed(fact: Plan.Closed, names: Names) -> Sentence:
    plan, why = names.of(fact.originator_id), said(fact.reason)
    return Sentence(f"{plan} kết thúc. Lý do: {why}", f"{plan} was closed. Reason: {why}")
