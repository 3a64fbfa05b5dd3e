from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.errors import NotFoundError, StaleVersionError
from domain.event_registry import ClosedMapper
from domain.rules.kinds import SubjectKind
from domain.subjects.application import Subjects
from domain.subjects.commands import (
    CorrectSubject,
    DissolveUnit,
    EstablishUnit,
    RegisterSubject,
    RenameUnit,
)
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit, UnitDissolvedError

NOON = datetime(2024, 5, 2, 5, 0, tzinfo=UTC)
UNIT_ID = UUID("00000000-0000-4000-8000-00000000000c")
SUBJECT_ID = UUID("00000000-0000-4000-8000-00000000000b")
ESTABLISH = EstablishUnit(unit_id=UNIT_ID, name="Phòng A", short_name="A", external=False, at=NOON)
RENAME = RenameUnit(unit_id=UNIT_ID, name="Phòng B", short_name="B", document="QĐ 1", at=NOON)
DISSOLVE = DissolveUnit(unit_id=UNIT_ID, on=date(2024, 7, 1), document="QĐ 2", at=NOON)
REGISTER = RegisterSubject(
    subject_id=SUBJECT_ID, kind=SubjectKind.INDIVIDUAL, name="An", unit_id=UNIT_ID, at=NOON
)
CORRECT = CorrectSubject(
    subject_id=SUBJECT_ID, name="Ân", position=None, reason="Sai.", at=NOON, expected_version=1
)


@pytest.fixture
def subjects():
    return Subjects(recorder=POPOApplicationRecorder(), mapper=ClosedMapper((Unit, Subject)))


def test_every_command_answers_with_its_position(subjects):
    positions = [
        subjects.establish_unit(ESTABLISH),
        subjects.register_subject(REGISTER),
        subjects.correct_subject(CORRECT),
        subjects.rename_unit(RENAME),
        subjects.dissolve_unit(DISSOLVE),
    ]

    assert positions == [1, 2, 3, 4, 5]


def test_a_subject_belongs_to_a_unit_that_exists(subjects):
    with pytest.raises(NotFoundError, match=f"There is no unit {UNIT_ID}."):
        subjects.register_subject(REGISTER)


def test_a_subject_does_not_belong_to_a_dissolved_unit(subjects):
    subjects.establish_unit(ESTABLISH)
    subjects.dissolve_unit(DISSOLVE)

    with pytest.raises(UnitDissolvedError):
        subjects.register_subject(REGISTER)


def test_a_unit_is_not_a_subject(subjects):
    subjects.establish_unit(ESTABLISH)

    with pytest.raises(NotFoundError, match=f"There is no subject {UNIT_ID}."):
        subjects.load(Subject, UNIT_ID)


def test_a_decision_on_an_older_version_is_refused(subjects):
    subjects.establish_unit(ESTABLISH)
    subjects.register_subject(REGISTER)
    subjects.correct_subject(CORRECT)

    with pytest.raises(StaleVersionError, match="on version 1, it is now at 2"):
        subjects.correct_subject(CORRECT)


def test_a_command_that_decides_nothing_is_a_mistake(subjects):
    with pytest.raises(ValueError, match="at least one fact"):
        subjects.store()
