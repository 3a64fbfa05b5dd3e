"""How a council votes, as a policy that somebody authorised: complete, or no ballot is opened.

A plan states what it states; the council adopts the rest. What both leave open about electronic
ballots means that there are none: silence authorises nothing. `VotePolicyDraft` holds the policy
and nothing else: the `vote:` block of a plan extends it with clauses and open questions, which
`as_data` leaves out again.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from domain.errors import DomainError
from domain.rules.shares import Threshold
from domain.rules.vote_terms import LABELS, Absent, BallotKind, Base, Comparison, Recused, Tie


def _share_or_heads(value: Any) -> Any:
    if isinstance(value, str | dict):
        return Threshold.model_validate(value)
    if isinstance(value, Threshold) or value is None or (type(value) is int and value > 0):
        return value
    raise _no_quorum()


def _no_quorum() -> PydanticCustomError:
    return PydanticCustomError(
        "quorum",
        'Input should be a share of the roster such as "2/3", or a number of members from 1',
        {"vi": 'Phải là tỷ lệ trên tổng số thành viên như "2/3", hoặc số thành viên từ 1 trở lên'},
    )


def _quorum_written(value: Threshold | int | None) -> str | int | None:
    """Written by hand: left alone, the union would write the number of members as a string."""
    return str(value) if isinstance(value, Threshold) else value


Quorum = Annotated[
    Threshold | int, BeforeValidator(_share_or_heads), PlainSerializer(_quorum_written)
]
OpenQuorum = Annotated[
    Threshold | int | None, BeforeValidator(_share_or_heads), PlainSerializer(_quorum_written)
]
Rounds = Annotated[int, Field(strict=True, ge=1)]
Document = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class VotePolicy(BaseModel):
    """A complete policy: every question that a count can raise is answered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ballot_kind: BallotKind
    base: Base
    threshold: Threshold
    comparison: Comparison
    quorum: Quorum
    absent: Absent
    recused: Recused
    abstain_option: StrictBool
    tie: Tie
    max_rounds: Rounds
    chair_must_agree: StrictBool
    authorised_by: Document
    electronic_allowed: StrictBool = False
    electronic_authorised_by: Document | None = None

    def as_data(self) -> dict[str, Any]:
        """The policy as plain JSON data, as events keep it."""
        return self.model_dump(mode="json", exclude_none=True)


class VotePolicyDraft(BaseModel):
    """What a plan, or the council beside it, has settled so far; `None` is still open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ballot_kind: BallotKind | None = None
    base: Base | None = None
    threshold: Threshold | None = None
    comparison: Comparison | None = None
    quorum: OpenQuorum = None
    absent: Absent | None = None
    recused: Recused | None = None
    abstain_option: StrictBool | None = None
    tie: Tie | None = None
    max_rounds: Rounds | None = None
    chair_must_agree: StrictBool | None = None
    electronic_allowed: StrictBool | None = None
    electronic_authorised_by: Document | None = None
    authorised_by: Document | None = None

    def as_data(self) -> dict[str, Any]:
        """What is settled as plain JSON data; what is open is left out."""
        return self.model_dump(mode="json", include=set(VotePolicy.model_fields), exclude_none=True)

    def missing(self) -> tuple[str, ...]:
        """The fields that nobody has settled and that need to be, in the order of the policy.

        Where nobody allows electronic ballots, they are not allowed.
        """
        return tuple(
            name
            for name, field in VotePolicy.model_fields.items()
            if field.is_required() and getattr(self, name) is None
        )

    def completed_by(self, adopted: "VotePolicyDraft") -> Self:
        """Fill what is open from what the council adopted; what the plan states stays.

        `authorised_by` then names both documents.

        Raises:
            PolicyContradictsPlanError: the council adopted something else than the plan states.
            PolicyRevealsVoteError: together they would reveal the chair's choice.
        """
        for name in VotePolicy.model_fields:
            if name != "authorised_by":
                _refuse_contradiction(name, getattr(self, name), getattr(adopted, name))
        filled = {name: getattr(adopted, name) for name in self._open()}
        completed = self.model_copy(update=filled | {"authorised_by": _both(self, adopted)})
        refuse_revealing(completed)
        return completed

    def _open(self) -> tuple[str, ...]:
        return tuple(name for name in VotePolicy.model_fields if getattr(self, name) is None)

    def complete(self) -> VotePolicy:
        """The policy that a ballot may be opened on (test vector T16).

        Raises:
            IncompleteVotePolicyError: a field is open; its `fields` are their names.
            PolicyRevealsVoteError: the ballot is secret and the policy needs the chair's choice.
        """
        if self.missing():
            raise IncompleteVotePolicyError(missing=self.missing())
        policy = VotePolicy.model_validate(self.as_data())
        refuse_revealing(policy)
        return policy


class IncompleteVotePolicyError(DomainError):
    """No policy, no ballot: a question that a count can raise has no answer."""

    vi = "Chưa thể bỏ phiếu: quy chế biểu quyết chưa quy định {labels}."
    en = "No ballot without a complete vote policy: it does not settle {missing}."

    def __init__(self, *, missing: tuple[str, ...]) -> None:
        self.fields = missing
        labels = ", ".join(LABELS[name] for name in missing)
        super().__init__(missing=", ".join(missing), labels=labels)


class PolicyContradictsPlanError(DomainError):
    """What a plan states cannot be voted away by the council."""

    vi = "Kế hoạch đã quy định {label} là {stated}; Hội đồng không thể chọn {adopted}."
    en = "The plan states {field} {stated}; the council cannot adopt {adopted}."


class PolicyRevealsVoteError(DomainError):
    """A secret ballot whose result depends on one member's choice is not secret."""

    vi = "Phiếu kín không thể dùng với {label}: kết quả sẽ làm lộ phiếu của chủ tọa."
    en = "A secret ballot does not go with {field}: the result would reveal the chair's vote."


class VotePolicyFaultyError(DomainError):
    """Data that is no vote policy."""

    vi = "Quy chế biểu quyết không hợp lệ: {faults}."
    en = "This is no vote policy: {faults}."


def read_draft(data: Mapping[str, Any]) -> VotePolicyDraft:
    """Read a draft from plain data, as a command or an event holds it.

    Raises:
        VotePolicyFaultyError: a field is unknown or its value is not allowed.
    """
    try:
        return VotePolicyDraft.model_validate(dict(data))
    except ValidationError as error:
        raise VotePolicyFaultyError(faults=_listed(error)) from error


def refuse_revealing(policy: VotePolicy | VotePolicyDraft) -> None:
    """Refuse a secret ballot whose result needs the chair's choice (PolicyRevealsVoteError)."""
    if policy.ballot_kind is not BallotKind.SECRET:
        return
    if policy.chair_must_agree:
        raise PolicyRevealsVoteError(field="chair_must_agree", label=LABELS["chair_must_agree"])
    if policy.tie is Tie.CHAIR:
        raise PolicyRevealsVoteError(field="tie=chair", label="quyền quyết định của chủ tọa")


def _refuse_contradiction(name: str, stated: object, adopted: object) -> None:
    if stated is None or adopted is None or _same(stated, adopted):
        return
    raise PolicyContradictsPlanError(
        field=name, label=LABELS[name], stated=str(stated), adopted=str(adopted)
    )


def _same(stated: object, adopted: object) -> bool:
    if isinstance(stated, Threshold) and isinstance(adopted, Threshold):
        return stated.equals(adopted)
    return stated == adopted


def _both(plan: VotePolicyDraft, adopted: VotePolicyDraft) -> str | None:
    documents = (plan.authorised_by, adopted.authorised_by)
    return "; ".join(dict.fromkeys(each for each in documents if each)) or None


def _listed(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}"
        for fault in error.errors(include_url=False)
    )
