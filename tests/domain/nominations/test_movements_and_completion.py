from uuid import UUID

import pytest

from domain.nominations.nomination import Nomination
from domain.nominations.refusals import AlreadyLinkedError
from domain.nominations.stages import Stage, is_complete
from domain.rules.steps import Step
from tests.domain.nominations.story import (
    ALICE,
    RECOGNISED,
    REGISTERED,
    UP_TO_PROPOSED,
    UP_TO_RECEIVED,
)
from tests.specification import NOW, Given, fact, replay

MOVEMENT = UUID("00000000-0000-4000-8000-0000000000cc")
LINKED = fact(Nomination.LinkedToMovement, movement_id=MOVEMENT, linked_by=ALICE)


def link(nomination):
    nomination.link_to_movement(at=NOW, by=ALICE, movement_id=MOVEMENT)


def test_a_dossier_names_a_movement():
    Given(Nomination, REGISTERED).when(link).then(LINKED)


def test_a_dossier_names_a_movement_once():
    Given(Nomination, REGISTERED, LINKED).when(link).then_refused(
        AlreadyLinkedError, f"The dossier names the movement {MOVEMENT} already."
    )


def test_a_dossier_under_a_plan_with_a_decision_is_complete_when_it_is_recognised():
    assert not replay(Nomination, *UP_TO_RECEIVED).is_complete
    assert not replay(Nomination, *UP_TO_PROPOSED).is_complete
    assert replay(Nomination, *UP_TO_PROPOSED, RECOGNISED).is_complete


@pytest.mark.parametrize(
    ("stage", "steps", "complete"),
    [
        (Stage.REGISTERED, [Step.REGISTERED, Step.REFERRED, Step.PUBLISHED], True),
        (Stage.REGISTERED, [Step.REGISTERED, Step.SUBMITTED, Step.TABLED, Step.REFERRED], False),
        (Stage.TABLED, [Step.REGISTERED, Step.SUBMITTED, Step.TABLED, Step.REFERRED], True),
        (Stage.RECEIVED, [Step.SUBMITTED, Step.RECEIVED, Step.PUBLISHED], True),
        (Stage.WITHDRAWN, [Step.REGISTERED, Step.PUBLISHED], False),
        (Stage.RECOGNISED, [Step.REGISTERED, Step.DECIDED, Step.CERTIFIED], True),
        (Stage.REGISTERED, [Step.PUBLISHED], False),
    ],
)
def test_where_there_is_no_decision_the_last_step_of_the_dossier_counts(stage, steps, complete):
    assert is_complete(stage, steps) is complete
