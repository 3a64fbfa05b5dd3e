from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.subjects.holds import HoldReason
from domain.subjects.refusals import HoldReferenceMissingError, SubjectHeldError
from domain.subjects.subject import Subject
from tests.domain.subjects.test_subjects import NOON, REGISTERED
from tests.specification import Given, fact

FIRST, SECOND = UUID(int=1), UUID(int=2)


def held(hold_id=FIRST, reason_class="complaint"):
    return fact(
        Subject.Held,
        hold_id=hold_id,
        reason_class=reason_class,
        reference="Đơn số 12/ĐT",
        held_by="bob",
    )


def released(hold_id=FIRST):
    return fact(Subject.HoldReleased, hold_id=hold_id, reason="KL số 3/KL-TTr", released_by="bob")


def hold(reference="Đơn số 12/ĐT "):
    return lambda it: it.hold(
        at=NOON,
        by="bob",
        hold_id=FIRST,
        reason_class=HoldReason.COMPLAINT,
        reference=reference,
    )


def release(hold_id=FIRST, reason="KL số 3/KL-TTr"):
    return lambda it: it.release(at=NOON, by="bob", hold_id=hold_id, reason=reason)


def test_a_subject_is_held_and_released():
    Given(Subject, REGISTERED).when(hold()).then(held())
    Given(Subject, REGISTERED, held()).when(release()).then(released())


def test_a_held_subject_is_not_free_and_the_reason_is_not_told():
    (
        Given(Subject, REGISTERED, held())
        .when(Subject.require_free)
        .then_refused(SubjectHeldError, "The dossier is on hold.")
    )


def test_every_hold_has_to_be_released():
    two = (held(), held(SECOND, "discipline"))

    Given(Subject, REGISTERED, *two, released()).when(Subject.require_free).then_refused(
        SubjectHeldError, "The dossier is on hold."
    )
    Given(Subject, REGISTERED, *two, released(), released(SECOND)).when(Subject.require_free).then()


@pytest.mark.parametrize("act", [hold(" "), release(reason="")], ids=["hold", "release"])
def test_a_hold_and_its_release_rest_on_something(act):
    (
        Given(Subject, REGISTERED, held())
        .when(act)
        .then_refused(HoldReferenceMissingError, "A hold and its release need what they rest on.")
    )


def test_what_is_not_held_is_not_released():
    (
        Given(Subject, REGISTERED, held())
        .when(release(SECOND))
        .then_refused(NotFoundError, f"There is no hold {SECOND}.")
    )
