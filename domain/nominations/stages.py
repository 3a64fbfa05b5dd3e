"""Where a dossier stands, and which step a plan lets it take next."""

from collections.abc import Sequence
from enum import StrEnum

from domain.errors import DomainError
from domain.rules.steps import Step, StepNotInPlanError, step_after


class Stage(StrEnum):
    """Where a dossier stands (the union process of the five plans)."""

    REGISTERED = "registered"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SUPPLEMENTED = "supplemented"
    RECEIVED = "received"
    VERIFIED = "verified"
    TABLED = "tabled"
    VOTED = "voted"
    NOT_PASSED = "not_passed"
    PROPOSED = "proposed"
    RECOGNISED = "recognised"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


REACHED: dict[Stage, Step] = {
    Stage.REGISTERED: Step.REGISTERED,
    Stage.SUBMITTED: Step.SUBMITTED,
    Stage.SUPPLEMENTED: Step.SUBMITTED,
    Stage.RECEIVED: Step.RECEIVED,
    Stage.VERIFIED: Step.VERIFIED,
    Stage.TABLED: Step.TABLED,
    Stage.VOTED: Step.VOTED,
    Stage.PROPOSED: Step.PROPOSED,
    Stage.RECOGNISED: Step.DECIDED,
}
"""The step that a dossier in this stage has completed; from other stages none can follow."""

BEFORE_THE_VOTE = frozenset(
    {
        Stage.REGISTERED,
        Stage.SUBMITTED,
        Stage.RETURNED,
        Stage.SUPPLEMENTED,
        Stage.RECEIVED,
        Stage.VERIFIED,
        Stage.TABLED,
    }
)
"""The stages in which the unit may still withdraw."""

LINKABLE = BEFORE_THE_VOTE | {Stage.VOTED, Stage.PROPOSED}
"""The stages in which a leader's dossier may still name the collective."""

UNDECIDED = frozenset({Stage.RECEIVED, Stage.VERIFIED, Stage.TABLED, Stage.VOTED, Stage.PROPOSED})
"""The stages in which a verifier may record or renew a finding."""

RETURNABLE = frozenset({Stage.SUBMITTED, Stage.SUPPLEMENTED, Stage.RECEIVED})
"""The stages in which the standing body may give the dossier back."""

COUNTED = frozenset({Stage.VOTED, Stage.NOT_PASSED, Stage.TABLED})
"""The stages in which a counted ballot may still be voided."""

STAGE_AFTER = {"passed": Stage.VOTED, "failed": Stage.NOT_PASSED, "tied": Stage.TABLED}
"""Where a dossier stands after its ballot was counted; a tie is voted on again."""

VIETNAMESE: dict[Stage, str] = {
    Stage.REGISTERED: "đã đăng ký",
    Stage.SUBMITTED: "đã nộp hồ sơ",
    Stage.RETURNED: "đã trả lại để bổ sung",
    Stage.SUPPLEMENTED: "đã bổ sung",
    Stage.RECEIVED: "đã tiếp nhận",
    Stage.VERIFIED: "đã thẩm định",
    Stage.TABLED: "đã trình Hội đồng",
    Stage.VOTED: "đã được Hội đồng thông qua",
    Stage.NOT_PASSED: "không đạt tỷ lệ phiếu",
    Stage.PROPOSED: "đã đề nghị người đứng đầu",
    Stage.RECOGNISED: "đã công nhận",
    Stage.REFUSED: "không công nhận",
    Stage.WITHDRAWN: "đã rút",
}


class WrongStageError(DomainError):
    """The dossier stands where this cannot be done."""

    vi = "Hồ sơ {stage_vi}; bước “{step}” chưa hoặc không còn thực hiện được."
    en = "The dossier is {stage}; the step “{step}” cannot be taken now."

    def __init__(self, *, stage: Stage, step: str) -> None:
        super().__init__(stage=stage.value, stage_vi=VIETNAMESE[stage], step=step)


def require_next(*, stage: Stage, step: Step, steps: Sequence[Step]) -> None:
    """Refuse unless `step` is the next of the plan's steps for a dossier in `stage`.

    Raises:
        StepNotInPlanError: the plan does not use the step.
        WrongStageError: the dossier has not completed the step before, or is past it.
    """
    if step not in steps:
        raise StepNotInPlanError(step=step.value)
    done = REACHED.get(stage)
    if done is None or step_after(done=done, steps=steps) is not step:
        raise WrongStageError(stage=stage, step=step.value)


def is_complete(stage: Stage, steps: Sequence[Step]) -> bool:
    """Whether a dossier in `stage` has taken the last of the steps that a dossier itself takes.

    Where the plan has a decision that is the recognition; what follows it is the exemplar's life.
    """
    own = [step for step in steps if step in REACHED.values()]
    return bool(own) and REACHED.get(stage) == own[-1]


def require_introducible(*, stage: Stage, steps: Sequence[Step]) -> None:
    """Refuse unless a dossier in `stage` has come as far as the plan asks before it goes upward.

    One that was recognised has; so has one whose next step is to be referred. A plan that lets
    only recognised ones go upward has the step of the decision before that (see `coherence`).

    Raises:
        StepNotInPlanError: the plan refers nobody.
        WrongStageError: it has not come so far, or has ended otherwise.
    """
    if stage is not Stage.RECOGNISED:
        require_next(stage=stage, step=Step.REFERRED, steps=steps)


def require_stage(stage: Stage, allowed: frozenset[Stage], doing: str) -> None:
    """Refuse unless the dossier stands in one of these stages.

    Raises:
        WrongStageError: it does not; `doing` names what was asked.
    """
    if stage not in allowed:
        raise WrongStageError(stage=stage, step=doing)
