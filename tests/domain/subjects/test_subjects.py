from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.rules.kinds import SubjectKind
from domain.subjects.refusals import LeaderWithoutUnitError, NamelessSubjectError
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit, UnitDissolvedError
from tests.specification import THE_ID, Given, fact, replay

NOON = datetime(2024, 5, 2, 5, 0, tzinfo=UTC)
UNIT_ID = UUID("00000000-0000-4000-8000-00000000000c")

ESTABLISHED = fact(
    Unit.Established, name="Phòng Quản lý xây dựng", short_name="QLXD", external=False
)
RENAMED = fact(
    Unit.Renamed, name="Phòng Quản lý hạ tầng", short_name="QLHT", document="QĐ 12/QĐ-SXD"
)
DISSOLVED = fact(Unit.Dissolved, on=date(2024, 7, 1), document="QĐ 40/QĐ-SXD")
REGISTERED = fact(
    Subject.Registered,
    kind="individual",
    name="Nguyễn Văn An",
    position="Chuyên viên",
    unit_id=UNIT_ID,
    leads_unit_id=None,
    origin_tenant=None,
)


def establish(units):
    return units.establish(
        unit_id=THE_ID,
        at=NOON,
        name="Phòng Quản lý xây dựng",
        short_name="QLXD",
        external=False,
    )


def rename(it):
    return it.rename(
        at=NOON, name="Phòng Quản lý hạ tầng", short_name="QLHT", document="QĐ 12/QĐ-SXD"
    )


def dissolve(it):
    return it.dissolve(at=NOON, on=date(2024, 7, 1), document="QĐ 40/QĐ-SXD")


def register(kind=SubjectKind.INDIVIDUAL, name=" Nguyễn Văn An ", **more):
    return lambda subjects: subjects.register(
        subject_id=THE_ID,
        at=NOON,
        kind=kind,
        name=name,
        position="Chuyên viên",
        unit_id=UNIT_ID,
        **more,
    )


def correct(name):
    return lambda it: it.correct(at=NOON, name=name, position=None, reason="Sai chính tả.")


def test_a_unit_is_established_renamed_and_dissolved():
    Given(Unit).when(establish).then(ESTABLISHED)
    Given(Unit, ESTABLISHED).when(rename).then(RENAMED)
    Given(Unit, ESTABLISHED, RENAMED).when(dissolve).then(DISSOLVED)


@pytest.mark.parametrize("act", [rename, dissolve, Unit.require_alive])
def test_a_dissolved_unit_takes_no_part(act):
    (
        Given(Unit, ESTABLISHED, RENAMED, DISSOLVED)
        .when(act)
        .then_refused(
            UnitDissolvedError, "The unit Phòng Quản lý hạ tầng was dissolved on 2024-07-01."
        )
    )


def test_a_subject_is_registered_under_its_trimmed_name():
    Given(Subject).when(register()).then(REGISTERED)


def test_a_subject_needs_a_name():
    (
        Given(Subject)
        .when(register(name=" "))
        .then_refused(NamelessSubjectError, "A subject needs a name.")
    )


def test_a_leader_is_registered_with_the_unit_he_heads():
    leader = fact(
        Subject.Registered, **(REGISTERED.fields | {"kind": "leader", "leads_unit_id": UNIT_ID})
    )
    Given(Subject).when(register(SubjectKind.LEADER, leads_unit_id=UNIT_ID)).then(leader)


def test_a_leader_without_a_unit_is_refused():
    (
        Given(Subject)
        .when(register(SubjectKind.LEADER))
        .then_refused(LeaderWithoutUnitError, "A leader needs the unit that he or she heads.")
    )


def test_a_leader_referred_by_another_agency_has_no_unit_here():
    leader = fact(
        Subject.Registered,
        **(REGISTERED.fields | {"kind": "leader", "origin_tenant": "so-xay-dung"}),
    )
    Given(Subject).when(register(SubjectKind.LEADER, origin_tenant="so-xay-dung")).then(leader)


def test_a_correction_keeps_its_reason():
    corrected = fact(Subject.Corrected, name="Nguyễn Văn Ân", position=None, reason="Sai chính tả.")
    Given(Subject, REGISTERED).when(correct("Nguyễn Văn Ân ")).then(corrected)
    subject = replay(Subject, REGISTERED, corrected)
    assert (subject.name, subject.kind) == ("Nguyễn Văn Ân", SubjectKind.INDIVIDUAL)


def test_a_correction_needs_a_name():
    (
        Given(Subject, REGISTERED)
        .when(correct(""))
        .then_refused(NamelessSubjectError, "A subject needs a name.")
    )
