import pytest

from domain.rules.steps import Step, StepNotInPlanError, in_order, step_after, step_before

STEPS = (Step.SUBMITTED, Step.VERIFIED, Step.DECIDED)


def test_the_first_step_has_none_before_it():
    assert step_before(step=Step.SUBMITTED, steps=STEPS) is None


def test_the_step_before_is_the_plan_s_and_not_the_union_s():
    assert step_before(step=Step.DECIDED, steps=STEPS) is Step.VERIFIED


def test_a_step_that_the_plan_does_not_use_is_refused():
    with pytest.raises(StepNotInPlanError) as refusal:
        step_before(step=Step.CERTIFIED, steps=STEPS)

    assert refusal.value.message("vi") == "Kế hoạch không có bước “certified”."
    assert refusal.value.message("en") == "The plan does not use the step “certified”."


def test_the_union_process_is_in_order():
    assert in_order(tuple(Step))


@pytest.mark.parametrize(
    "steps",
    [(Step.DECIDED, Step.SUBMITTED), (Step.SUBMITTED, Step.SUBMITTED)],
    ids=["backwards", "twice"],
)
def test_steps_out_of_order_are_known(steps):
    assert not in_order(steps)


@pytest.mark.parametrize(
    ("done", "after"),
    [
        (Step.REGISTERED, Step.SUBMITTED),
        (Step.SUBMITTED, Step.VERIFIED),
        (Step.RECEIVED, Step.VERIFIED),
        (Step.DECIDED, None),
    ],
)
def test_the_step_after_is_the_plan_s_next_whether_or_not_the_one_done_is_in_the_plan(done, after):
    assert step_after(done=done, steps=STEPS) is after
