"""The steps of the union process, of which every plan uses some, in this order."""

from collections.abc import Sequence
from enum import StrEnum

from domain.errors import DomainError


class StepNotInPlanError(DomainError):
    """The plan does not use this step."""

    vi = "Kế hoạch không có bước “{step}”."
    en = "The plan does not use the step “{step}”."


class Step(StrEnum):
    """One step of a dossier, in the order of the union process."""

    REGISTERED = "registered"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    VERIFIED = "verified"
    TABLED = "tabled"
    VOTED = "voted"
    PROPOSED = "proposed"
    DECIDED = "decided"
    CERTIFIED = "certified"
    REFERRED = "referred"
    PUBLISHED = "published"


def step_before(*, step: Step, steps: Sequence[Step]) -> Step | None:
    """The step that must come right before, or None for the first of `steps`.

    Raises:
        StepNotInPlanError: `step` is not one of `steps`.
    """
    if step not in steps:
        raise StepNotInPlanError(step=step.value)
    place = steps.index(step)
    return steps[place - 1] if place else None


def in_order(steps: Sequence[Step]) -> bool:
    """Whether the steps follow the union process, none of them twice."""
    return [step for step in Step if step in steps] == list(steps)
