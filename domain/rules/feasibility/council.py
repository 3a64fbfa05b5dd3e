"""What the vote that a plan states means for a council of a certain size."""

from collections.abc import Iterator

from domain.rules.document import PlanDocument
from domain.rules.feasibility.note import Note, Weight
from domain.rules.procedure import Vote
from domain.rules.shares import Threshold
from domain.rules.vote_policy import Quorum
from domain.rules.vote_terms import LABELS, Base, Comparison, Recused


def council_notes(plan: PlanDocument, size: int) -> Iterator[Note]:
    """What a council of `size` members can and cannot do under the plan's vote."""
    vote = plan.vote
    if vote is None:
        return
    rule = vote.clauses[0].rule
    if vote.missing():
        yield _incomplete(vote, rule)
    if vote.threshold is None or vote.comparison is None or vote.base is None:
        return
    needed = yes_needed(vote.threshold, vote.comparison, of=size)
    yield _needed(needed, size, rule)
    if vote.quorum is not None:
        yield from _with_quorum(vote, vote.quorum, needed, size, rule)
    if vote.recused is Recused.STAY_IN_BASE and needed == size and vote.base is Base.ALL_MEMBERS:
        yield _recusal_blocks(size, rule)


def yes_needed(threshold: Threshold, comparison: Comparison, *, of: int) -> int:
    """The least number of yes votes of a whole, which may be more than the whole."""
    if comparison is Comparison.AT_LEAST:
        return threshold.of(of)
    return threshold.p * of // threshold.q + 1


def _incomplete(vote: Vote, rule: str) -> Note:
    labels = ", ".join(LABELS[name] for name in vote.missing())
    return Note(
        code="vote_incomplete",
        weight=Weight.IMPOSSIBLE,
        rule=rule,
        vi=f"Chưa mở được phiếu: kế hoạch chưa quy định {labels}. Hội đồng phải có quy chế.",
        en="No ballot can be opened: the plan does not settle " + ", ".join(vote.missing()) + ".",
    )


def _needed(needed: int, size: int, rule: str) -> Note:
    numbers = {"needed": needed, "members": size}
    if needed > size:
        return Note(
            code="threshold_unreachable",
            weight=Weight.IMPOSSIBLE,
            rule=rule,
            vi=f"Không đề nghị nào có thể đạt: cần {needed} phiếu mà Hội đồng có {size} người.",
            en=f"Nothing can pass: {needed} yes votes are needed of a council of {size}.",
            numbers=numbers,
        )
    if needed == size:
        return Note(
            code="unanimity",
            weight=Weight.TIGHT,
            rule=rule,
            vi=f"Với Hội đồng {size} người phải đồng ý tuyệt đối: {needed}/{size} phiếu;"
            " một người vắng hoặc không đồng ý là không đạt.",
            en=f"A council of {size} must be unanimous: {needed} of {size};"
            " one member absent or against, and nothing passes.",
            numbers=numbers,
        )
    return Note(
        code="votes_needed",
        weight=Weight.INFO,
        rule=rule,
        vi=f"Với Hội đồng {size} người cần {needed} phiếu đồng ý;"
        f" được thiếu nhiều nhất {size - needed} phiếu.",
        en=f"A council of {size} needs {needed} yes votes; at most {size - needed} may be missing.",
        numbers=numbers,
    )


def _with_quorum(vote: Vote, quorum: Quorum, needed: int, size: int, rule: str) -> Iterator[Note]:
    present = quorum.of(size) if isinstance(quorum, Threshold) else quorum
    numbers = {"present": present, "needed": needed, "members": size}
    if present > size:
        yield Note(
            code="quorum_unreachable",
            weight=Weight.IMPOSSIBLE,
            rule=rule,
            vi=f"Không họp được: phải có {present} người mà Hội đồng có {size} người.",
            en=f"No session is possible: {present} must be present of a council of {size}.",
            numbers=numbers,
        )
    elif vote.base is Base.ALL_MEMBERS and present < needed <= size:
        yield Note(
            code="quorum_below_threshold",
            weight=Weight.TIGHT,
            rule=rule,
            vi=f"Họp được từ {present} người, nhưng không đề nghị nào đạt khi có mặt dưới"
            f" {needed} người.",
            en=f"{present} make a quorum, but nothing can pass with fewer than {needed} present.",
            numbers=numbers,
        )


def _recusal_blocks(size: int, rule: str) -> Note:
    return Note(
        code="recusal_blocks",
        weight=Weight.TIGHT,
        rule=rule,
        vi=f"Với Hội đồng {size} người, một thành viên không bỏ phiếu vì có liên quan là đề nghị"
        " không đạt, vì người đó vẫn nằm trong mẫu số.",
        en=f"In a council of {size}, one member who does not vote because of a conflict blocks the"
        " nominee: he or she stays in the base.",
        numbers={"members": size},
    )
