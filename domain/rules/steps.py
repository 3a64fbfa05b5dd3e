"""The steps of the union process, of which every plan uses some, in this order."""

from collections.abc import Mapping, Sequence
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


PREREQUISITES: Mapping[Step, Step] = {
    Step.RECEIVED: Step.SUBMITTED,
    Step.VERIFIED: Step.RECEIVED,
    Step.VOTED: Step.TABLED,
    Step.CERTIFIED: Step.DECIDED,
}
"""A step without which another makes no sense: nobody votes on what was not tabled."""


def step_before(*, step: Step, steps: Sequence[Step]) -> Step | None:
    """The step that must come right before, or None for the first of `steps`.

    Raises:
        StepNotInPlanError: `step` is not one of `steps`.
    """
    if step not in steps:
        raise StepNotInPlanError(step=step.value)
    place = steps.index(step)
    return steps[place - 1] if place else None


def step_after(*, done: Step, steps: Sequence[Step]) -> Step | None:
    """The first of `steps` that comes after `done` in the union process; `done` need not be one.

    A dossier that is registered, or referred from below, so goes on under a plan that does not
    count this as a step of its own.
    """
    order = [*Step]
    later = (step for step in order[order.index(done) + 1 :] if step in steps)
    return next(later, None)


def in_order(steps: Sequence[Step]) -> bool:
    """Whether the steps follow the union process, none of them twice."""
    return [step for step in Step if step in steps] == list(steps)
