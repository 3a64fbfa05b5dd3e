"""Every command reaches its unit or subject whole, and on the version that was decided on."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.criteria.fact_values import FactKind
from domain.errors import StaleVersionError
from domain.event_registry import ClosedMapper
from domain.rules.checks.records import Whose
from domain.rules.kinds import SubjectKind
from domain.subjects.application import Subjects
from domain.subjects.commands import (
    AttestFact,
    ConfirmFact,
    CorrectSubject,
    DissolveUnit,
    EstablishUnit,
    HoldSubject,
    RegisterSubject,
    ReleaseHold,
    RenameUnit,
    RetractFact,
)
from domain.subjects.holds import HoldReason
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit, UnitDissolvedError
from tests.specification import fact, facts_of

NOON = datetime(2024, 5, 2, 5, 0, tzinfo=UTC)
UNIT_ID, OTHER_UNIT, LEADER_ID, FACT_ID, HOLD_ID = (UUID(int=each) for each in range(1, 6))
ESTABLISH = EstablishUnit(
    unit_id=UNIT_ID, name="Huyện đoàn", short_name="HĐ", external=True, at=NOON
)
REGISTER = RegisterSubject(
    subject_id=LEADER_ID,
    kind=SubjectKind.LEADER,
    name="Nguyễn Văn Mẫu",
    position="Trưởng phòng",
    leads_unit_id=UNIT_ID,
    at=NOON,
)
ON_LEADER: dict[str, Any] = {"subject_id": LEADER_ID, "by": "alice", "at": NOON}
COMMANDS = [
    (
        "rename_unit",
        RenameUnit(unit_id=UNIT_ID, name="Phòng B", short_name="B", document="QĐ 1", at=NOON),
        fact(Unit.Renamed, name="Phòng B", short_name="B", document="QĐ 1"),
    ),
    (
        "dissolve_unit",
        DissolveUnit(unit_id=UNIT_ID, on=date(2024, 7, 1), document="QĐ 2", at=NOON),
        fact(Unit.Dissolved, on=date(2024, 7, 1), document="QĐ 2"),
    ),
    (
        "correct_subject",
        CorrectSubject(
            subject_id=LEADER_ID, name="Mẫu", position="Phó phòng", reason="Sai.", at=NOON
        ),
        fact(Subject.Corrected, name="Mẫu", position="Phó phòng", reason="Sai."),
    ),
    (
        "attest_fact",
        AttestFact(
            **ON_LEADER,
            fact_id=UUID(int=9),
            kind=FactKind.RATING,
            value={"value": "HTTNV"},
            source_document="QĐ 15",
            document_date=date(2024, 5, 1),
            of=Whose.PARTY,
            year=2023,
            provisional=False,
        ),
        fact(
            Subject.FactAttested,
            fact_id=UUID(int=9),
            kind="rating",
            of="party",
            year=2023,
            value={"scale": "hoan_thanh_nhiem_vu", "value": "HTTNV"},
            source_document="QĐ 15",
            document_date=date(2024, 5, 1),
            attested_by="alice",
            provisional=False,
        ),
    ),
    (
        "confirm_fact",
        ConfirmFact(**ON_LEADER, fact_id=FACT_ID, document="QĐ 20"),
        fact(Subject.FactConfirmed, fact_id=FACT_ID, confirmed_by="alice", document="QĐ 20"),
    ),
    (
        "retract_fact",
        RetractFact(**ON_LEADER, fact_id=FACT_ID, reason="Sai năm"),
        fact(Subject.FactRetracted, fact_id=FACT_ID, reason="Sai năm", retracted_by="alice"),
    ),
    (
        "hold_subject",
        HoldSubject(
            **ON_LEADER,
            hold_id=UUID(int=8),
            reason_class=HoldReason.INSPECTION,
            reference="QĐ thanh tra 3",
        ),
        fact(
            Subject.Held,
            hold_id=UUID(int=8),
            reason_class="inspection",
            reference="QĐ thanh tra 3",
            held_by="alice",
        ),
    ),
    (
        "release_hold",
        ReleaseHold(**ON_LEADER, hold_id=HOLD_ID, reason="Kết luận 4"),
        fact(Subject.HoldReleased, hold_id=HOLD_ID, reason="Kết luận 4", released_by="alice"),
    ),
]


@pytest.fixture
def subjects():
    """A unit, its leader, one provisional fact and one hold."""
    application = Subjects(recorder=POPOApplicationRecorder(), mapper=ClosedMapper((Unit, Subject)))
    application.establish_unit(ESTABLISH)
    application.register_subject(REGISTER)
    application.attest_fact(
        AttestFact(
            **ON_LEADER,
            fact_id=FACT_ID,
            kind=FactKind.RATING,
            value={"value": "HTTNV"},
            source_document="QĐ 14",
            document_date=date(2024, 5, 1),
            year=2024,
        )
    )
    application.hold_subject(
        HoldSubject(
            **ON_LEADER,
            hold_id=HOLD_ID,
            reason_class=HoldReason.COMPLAINT,
            reference="Đơn số 1",
        )
    )
    return application


def logged(subjects, id):
    events = list(subjects.events.get(id))
    assert {each.timestamp for each in events} == {NOON}
    return facts_of(events)


def test_a_unit_is_established(subjects):
    assert logged(subjects, UNIT_ID) == [
        fact(Unit.Established, name="Huyện đoàn", short_name="HĐ", external=True)
    ]


def test_a_subject_is_registered_with_what_is_attested_and_held(subjects):
    registered, attested, held = logged(subjects, LEADER_ID)

    assert registered == fact(
        Subject.Registered,
        kind="leader",
        name="Nguyễn Văn Mẫu",
        position="Trưởng phòng",
        unit_id=None,
        leads_unit_id=UNIT_ID,
        origin_tenant=None,
    )
    assert (attested.fields["of"], attested.fields["provisional"]) == ("subject", True)
    assert held.fields["reason_class"] == "complaint"


@pytest.mark.parametrize(
    ("ask", "command", "expected"), COMMANDS, ids=[each[0] for each in COMMANDS]
)
def test_what_a_command_says_stands_in_the_log(subjects, ask, command, expected):
    position = getattr(subjects, ask)(command)

    of_unit = isinstance(command, RenameUnit | DissolveUnit)
    assert logged(subjects, UNIT_ID if of_unit else LEADER_ID)[-1] == expected
    assert position == subjects.recorder.max_notification_id()


@pytest.mark.parametrize(("ask", "command"), [each[:2] for each in COMMANDS])
def test_a_decision_on_another_version_is_refused(subjects, ask, command):
    with pytest.raises(StaleVersionError):
        getattr(subjects, ask)(replace(command, expected_version=99))


def test_the_unit_of_a_leader_is_the_one_that_he_or_she_heads(subjects):
    subjects.establish_unit(replace(ESTABLISH, unit_id=OTHER_UNIT))
    member, nobody_s = UUID(int=20), UUID(int=21)
    subjects.register_subject(
        replace(
            REGISTER,
            subject_id=member,
            kind=SubjectKind.INDIVIDUAL,
            unit_id=OTHER_UNIT,
            leads_unit_id=None,
        )
    )
    subjects.register_subject(
        replace(REGISTER, subject_id=nobody_s, kind=SubjectKind.ENTERPRISE, leads_unit_id=None)
    )

    asked = (LEADER_ID, member, nobody_s)
    assert [subjects.unit_of(each) for each in asked] == [UNIT_ID, OTHER_UNIT, None]


def test_a_leader_belongs_first_to_the_unit_that_he_or_she_is_a_member_of(subjects):
    subjects.establish_unit(replace(ESTABLISH, unit_id=OTHER_UNIT))
    both = UUID(int=22)
    subjects.register_subject(replace(REGISTER, subject_id=both, unit_id=OTHER_UNIT))

    assert subjects.unit_of(both) == OTHER_UNIT
    assert logged(subjects, both)[0].fields["unit_id"] == OTHER_UNIT


def test_a_dissolved_unit_is_not_headed(subjects):
    subjects.dissolve_unit(
        DissolveUnit(unit_id=UNIT_ID, on=date(2024, 7, 1), document="QĐ 2", at=NOON)
    )

    with pytest.raises(UnitDissolvedError):
        subjects.register_subject(replace(REGISTER, subject_id=UUID(int=23)))
