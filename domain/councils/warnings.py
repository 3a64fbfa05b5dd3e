"""What the office is told before a vote that cannot go as it hopes; a warning refuses nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from domain.councils.counting import base_of, quorum_needed, required_yes
from domain.rules.vote_policy import VotePolicy, VotePolicyDraft
from domain.rules.vote_terms import LABELS, Absent, BallotKind


@dataclass(frozen=True, kw_only=True)
class Warning:  # noqa: A001 - a warning to people, in a module that raises none to programs
    """A stable code with a sentence in each language; about one nominee, or about all."""

    code: str
    vi: str
    en: str
    nomination_id: UUID | None = None

    def about(self, nomination_id: UUID) -> "Warning":
        """The same warning, about one nominee."""
        return replace(
            self,
            vi=f"Riêng một hồ sơ: {self.vi}",
            en=f"For one nominee: {self.en}",
            nomination_id=nomination_id,
        )


def incomplete(draft: VotePolicyDraft) -> Warning:
    """No ballot can be opened yet: these questions have no answer."""
    fields = draft.missing()
    labels = ", ".join(LABELS[name] for name in fields)
    return Warning(
        code="policy-incomplete",
        vi=f"Chưa thể bỏ phiếu: quy chế biểu quyết chưa quy định {labels}.",
        en=f"No ballot can be opened: the vote policy does not settle {', '.join(fields)}.",
    )


def before(policy: VotePolicy, *, roster: int) -> tuple[Warning, ...]:
    """What to know when the policy is chosen or the session is called, all members present."""
    return (
        *_of_voters(policy, base=_base(policy, roster, roster, 0), voters=roster),
        *_of_recusal(policy, roster=roster, present=roster, recused=0),
        *_of_quorum(policy, roster=roster),
        *_of_writing(policy),
    )


def at_session(
    policy: VotePolicy, *, roster: int, present: int, recused: int
) -> tuple[Warning, ...]:
    """What to know with those present, `recused` of whom may not vote on the nominee."""
    return (
        *_of_voters(
            policy,
            base=_base(policy, roster, present, recused),
            voters=_voters(policy, roster, present, recused),
        ),
        *_of_recusal(policy, roster=roster, present=present, recused=recused),
    )


def _of_voters(policy: VotePolicy, *, base: int, voters: int) -> Iterator[Warning]:
    needed = required_yes(policy, base=base)
    if needed > voters:
        yield _nothing_can_pass(needed, voters)
    elif needed == voters:
        yield _unanimity(needed)
        if policy.ballot_kind is BallotKind.SECRET:
            yield _REVEALS


def _of_recusal(
    policy: VotePolicy, *, roster: int, present: int, recused: int
) -> Iterator[Warning]:
    passes_now = _can_pass(policy, roster, present, recused)
    if passes_now and not _can_pass(policy, roster, present, recused + 1):
        yield _RECUSAL_BLOCKS


def _of_quorum(policy: VotePolicy, *, roster: int) -> Iterator[Warning]:
    quorum = min(quorum_needed(policy, roster=roster), roster)
    if not _can_pass(policy, roster, quorum, 0):
        yield _quorum_too_small(quorum, required_yes(policy, base=_base(policy, roster, quorum, 0)))


def _of_writing(policy: VotePolicy) -> Iterator[Warning]:
    if policy.ballot_kind is BallotKind.SECRET and policy.absent is Absent.WRITTEN_OPINION:
        yield _WRITING_IS_NOT_SECRET


def _can_pass(policy: VotePolicy, roster: int, present: int, recused: int) -> bool:
    base = _base(policy, roster, present, recused)
    return required_yes(policy, base=base) <= _voters(policy, roster, present, recused)


def _voters(policy: VotePolicy, roster: int, present: int, recused: int) -> int:
    heads = roster if policy.absent is Absent.WRITTEN_OPINION else present
    return max(heads - recused, 0)


def _base(policy: VotePolicy, roster: int, present: int, recused: int) -> int:
    voters = _voters(policy, roster, present, recused)
    consulted = roster if policy.absent is Absent.WRITTEN_OPINION else present
    return base_of(
        policy, roster=roster, present=consulted, recused=recused, valid=voters, cast=voters
    )


def _nothing_can_pass(needed: int, voters: int) -> Warning:
    return Warning(
        code="nothing-can-pass",
        vi=(
            "Với số có mặt hiện tại, không đề nghị nào có thể đạt: "
            f"cần {needed} phiếu đồng ý, có thể bỏ nhiều nhất {voters} phiếu."
        ),
        en=(
            "With those present, nothing can pass: "
            f"{needed} yes are needed, at most {voters} can be cast."
        ),
    )


def _unanimity(needed: int) -> Warning:
    return Warning(
        code="unanimity-needed",
        vi=f"Phải có đủ {needed}/{needed} phiếu đồng ý: chỉ thiếu một phiếu là không đạt.",
        en=f"All {needed} must say yes: a single vote that is no yes fails the nominee.",
    )


def _quorum_too_small(quorum: int, needed: int) -> Warning:
    return Warning(
        code="quorum-cannot-pass",
        vi=(
            f"Đủ {quorum} thành viên là họp được, nhưng cần {needed} phiếu đồng ý: "
            "họp với số tối thiểu thì không đề nghị nào có thể đạt."
        ),
        en=(
            f"The quorum is {quorum}, but {needed} yes are needed: "
            "a session at the bare quorum can pass nobody."
        ),
    )


_REVEALS = Warning(
    code="success-reveals-votes",
    vi="Nếu đạt thì ai cũng biết mọi thành viên đã đồng ý: kết quả làm lộ từng phiếu.",
    en="A success would show that everybody said yes: the result reveals every ballot.",
)

_RECUSAL_BLOCKS = Warning(
    code="recusal-blocks",
    vi="Chỉ cần một thành viên không tham gia vì xung đột lợi ích là không thể đạt.",
    en="A single recusal makes it impossible to pass.",
)

_WRITING_IS_NOT_SECRET = Warning(
    code="written-opinion-not-secret",
    vi="Ý kiến bằng văn bản của thành viên vắng mặt không phải là phiếu kín.",
    en="The written opinion of an absent member is not a secret vote.",
)
