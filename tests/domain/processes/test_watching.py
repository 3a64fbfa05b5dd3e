from datetime import timedelta
from uuid import uuid4

import pytest

from domain.criteria.finding import Finding
from domain.errors import NotFoundError, StaleVersionError
from domain.exemplars.commands import (
    AmendList,
    AssignMentor,
    CloseWatch,
    FileList,
    FindWeakness,
    GiveHelp,
    NoteEmerging,
    NoteProgress,
    PlanHelp,
)
from domain.exemplars.emerging import Emerging
from domain.exemplars.kinds import HelpKind, Launcher
from domain.exemplars.refusals import (
    AlreadyPromotedError,
    ListAlreadyFiledError,
    SubjectOfOtherKindError,
    WatchClosedError,
)
from domain.exemplars.registration_list import Entry, list_id_of
from domain.nominations.commands import RegisterNomination
from domain.nominations.refusals import (
    AlreadyLinkedError,
    KindNotAdmittedError,
    ScopeMissingError,
)
from domain.plans.commands import ClosePlan
from domain.plans.refusals import PlanNotInForceError
from domain.processes.commands import LinkToMovement, PromoteEmerging
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import DissolveUnit
from domain.subjects.unit import UnitDissolvedError
from tests.domain.processes.exemplars import BY_THE_PROVINCE, SCOPES, ExemplarOffice
from tests.domain.processes.office import ALICE, AT, BOB, DAY
from tests.domain.told import carried

LATER = AT + timedelta(days=1)


@pytest.fixture
def office():
    return ExemplarOffice()


def promote(office, emerging_id, **more):
    nomination_id = uuid4()
    asked = {
        "emerging_id": emerging_id,
        "nomination_id": nomination_id,
        "plan_id": office.plan_id,
        "scope": "overall",
        "channel": "Danh sách nhân tố mới",
        "achievement": "Rút ngắn thủ tục.",
        "by": ALICE,
        "at": AT,
    }
    office.registering.promote_emerging(PromoteEmerging(**(asked | more)))
    return nomination_id


def register(office, plan_id, **more):
    asked = {
        "nomination_id": uuid4(),
        "plan_id": plan_id,
        "subject_id": office.subject(),
        "unit_id": office.unit_id,
        "scope": "overall",
        "channel": None,
        "achievement": "Rút ngắn thủ tục.",
        "by": ALICE,
        "at": AT,
    } | more
    office.registering.register_nomination(RegisterNomination(**asked))
    return asked["nomination_id"]


def noting(office, *, plan_id):
    return NoteEmerging(
        emerging_id=uuid4(),
        subject_id=office.subject(),
        unit_id=office.unit_id,
        why="Có sáng kiến.",
        plan_id=plan_id,
        by=BOB,
        at=LATER,
    )


def entry(kind=SubjectKind.INDIVIDUAL, subject_id=None):
    return Entry(subject_kind=kind, subject_id=subject_id, description="Điển hình về cải cách.")


def file(office, *entries, period="2024", unit_id=None):
    office.watching.file_list(
        FileList(
            plan_id=office.plan_id,
            unit_id=unit_id or office.unit_id,
            period=period,
            entries=entries,
            by=ALICE,
            at=AT,
        )
    )
    return list_id_of(plan_id=office.plan_id, unit_id=unit_id or office.unit_id, period=period)


# The watch-list


def test_an_emerging_exemplar_is_helped_from_the_first_note_to_the_last(office):
    emerging_id, weakness_id, help_id = office.emerging(office.subject()), uuid4(), uuid4()
    common = {"emerging_id": emerging_id, "by": ALICE, "at": AT}

    office.watch_list.find_weakness(
        FindWeakness(**common, weakness_id=weakness_id, what="Chưa có chứng chỉ.")
    )
    office.watch_list.plan_help(
        PlanHelp(
            **common,
            help_id=help_id,
            measure="Cử đi học.",
            kind=HelpKind.POLICY,
            responsible="Văn phòng Sở",
            weakness_id=weakness_id,
        )
    )
    office.watch_list.give_help(GiveHelp(**common, help_id=help_id, result="Đạt.", given_on=DAY))
    office.watch_list.assign_mentor(AssignMentor(**common, mentor="Ông Bình"))
    office.watch_list.note_progress(
        NoteProgress(**common, progress="Có chứng chỉ.", overcame=weakness_id)
    )
    promote(office, emerging_id)
    office.watch_list.close_watch(CloseWatch(**common, reason="Đã được công nhận."))

    assert office.facts_of(emerging_id) == [
        "emerging.noted",
        "emerging.weakness-found",
        "emerging.help-planned",
        "emerging.help-given",
        "emerging.mentor-assigned",
        "emerging.progress-noted",
        "emerging.promoted",
        "emerging.closed",
    ]


def test_only_a_known_subject_is_watched(office):
    with pytest.raises(NotFoundError, match="There is no subject"):
        office.emerging(uuid4())


@pytest.mark.parametrize("under_a_plan", [True, False])
def test_a_watch_says_what_was_asked(office, under_a_plan):
    command = noting(office, plan_id=office.plan_id if under_a_plan else None)

    office.watching.note_emerging(command)

    [noted] = office.watching.events.get(command.emerging_id)
    carried(command, noted)
    assert noted.subject_kind == "individual"


def test_a_watch_names_no_plan_that_the_agency_does_not_have(office):
    with pytest.raises(NotFoundError, match="There is no plan"):
        office.watching.note_emerging(noting(office, plan_id=uuid4()))


def test_a_watch_names_no_plan_that_is_closed(office):
    office.plans.close_plan(ClosePlan(plan_id=office.plan_id, reason="Hết năm.", at=AT))

    with pytest.raises(PlanNotInForceError):
        office.watching.note_emerging(noting(office, plan_id=office.plan_id))


def test_a_dissolved_unit_watches_nobody(office):
    subject_id = office.subject()
    office.subjects.dissolve_unit(
        DissolveUnit(unit_id=office.unit_id, on=DAY, document="QĐ 2", at=AT)
    )

    with pytest.raises(UnitDissolvedError):
        office.emerging(subject_id)


def test_a_promotion_makes_a_dossier_of_the_same_subject_and_unit(office):
    subject_id = office.subject()
    emerging_id = office.emerging(subject_id)

    nomination_id = promote(office, emerging_id)

    registered = next(iter(office.nominations.events.get(nomination_id)))
    assert (registered.subject_id, registered.unit_id) == (subject_id, office.unit_id)
    promoted = list(office.nominations.events.get(emerging_id))[-1]
    assert (type(promoted), promoted.nomination_id) == (Emerging.Promoted, nomination_id)


def test_a_promotion_carries_all_that_was_asked_into_the_dossier(office):
    passage = {"line": 28, "quote": "Cải cách hành chính", "reading": "Một lĩnh vực."}
    field = {"key": "reform", "title": "Cải cách", "clause": passage}
    plan_id = office.plan_with(fields=[field], scopes=SCOPES)
    emerging_id, movement_id = office.emerging(office.subject()), office.movement()
    asked = {"scope": "partial", "field": "reform", "movement_id": movement_id}

    nomination_id = promote(office, emerging_id, plan_id=plan_id, **asked)

    registered, linked = office.nominations.events.get(nomination_id)
    assert (registered.scope, registered.channel, registered.field) == (
        "partial",
        "Danh sách nhân tố mới",
        "reform",
    )
    assert (registered.achievement, registered.registered_by) == ("Rút ngắn thủ tục.", ALICE)
    assert (registered.plan_id, linked.movement_id) == (plan_id, movement_id)
    assert {registered.timestamp, linked.timestamp} == {AT}


def test_a_promotion_on_an_older_version_of_the_watch_is_refused(office):
    emerging_id = office.emerging(office.subject())

    with pytest.raises(StaleVersionError):
        promote(office, emerging_id, expected_version=2)


def test_a_second_promotion_makes_no_second_dossier(office):
    emerging_id = office.emerging(office.subject())
    promote(office, emerging_id)
    another = uuid4()

    with pytest.raises(AlreadyPromotedError):
        promote(office, emerging_id, nomination_id=another)
    with pytest.raises(NotFoundError):
        office.load(another)


def test_what_the_plan_does_not_admit_stays_on_the_watch_list(office):
    emerging_id = office.emerging(office.subject(SubjectKind.HOUSEHOLD))

    with pytest.raises(KindNotAdmittedError):
        promote(office, emerging_id)

    assert office.facts_of(emerging_id) == ["emerging.noted"]


def test_what_is_watched_no_more_is_not_promoted(office):
    emerging_id = office.emerging(office.subject())
    office.watch_list.close_watch(
        CloseWatch(emerging_id=emerging_id, reason="Nghỉ hưu.", by=ALICE, at=AT)
    )

    with pytest.raises(WatchClosedError):
        promote(office, emerging_id)


# Scope and movement


@pytest.mark.parametrize("scope", ["", "cải cách"])
def test_a_dossier_without_scope_is_refused_where_the_plan_asks_for_it(office, scope):
    plan_id = office.plan_with(scopes=SCOPES)

    with pytest.raises(ScopeMissingError) as refused:
        register(office, plan_id, scope=scope)

    assert str(refused.value) == (
        "The plan asks for the scope of the exemplar, one of: overall, partial."
    )
    assert refused.value.message("vi").endswith(
        "overall (điển hình tiên tiến toàn diện),"
        " partial (điển hình tiên tiến trên một số mặt công tác)."
    )


def test_a_dossier_with_a_scope_that_the_plan_offers_is_registered(office):
    nomination_id = register(office, office.plan_with(scopes=SCOPES), scope="partial")

    assert next(iter(office.nominations.events.get(nomination_id))).scope == "partial"


def test_where_the_plan_does_not_ask_a_dossier_may_have_no_scope(office):
    nomination_id = register(office, office.plan_id, scope="")

    assert next(iter(office.nominations.events.get(nomination_id))).scope == ""


def test_a_dossier_says_what_was_asked(office):
    command = RegisterNomination(
        nomination_id=uuid4(),
        plan_id=office.plan_id,
        subject_id=office.subject(),
        unit_id=office.unit_id,
        scope="partial",
        channel="Phong trào thi đua",
        achievement="Rút ngắn thủ tục.",
        by=BOB,
        at=LATER,
    )

    office.registering.register_nomination(command)

    [registered] = office.registering.events.get(command.nomination_id)
    carried(command, registered)
    assert (registered.subject_kind, registered.plan_version) == ("individual", 1)


def test_a_dossier_names_movements_of_the_register(office):
    first, second = office.movement(), office.movement()
    nomination_id = register(office, office.plan_id, movement_id=first)
    office.registering.link_to_movement(
        LinkToMovement(nomination_id=nomination_id, movement_id=second, by=BOB, at=AT)
    )

    linked = list(office.nominations.events.get(nomination_id))[1:]

    assert [(each.movement_id, each.linked_by) for each in linked] == [
        (first, ALICE),
        (second, BOB),
    ]


@pytest.mark.parametrize(
    ("launchers", "expected"),
    [
        ([Launcher.PROVINCE], Finding.MET),
        ([Launcher.UNION, Launcher.PROVINCE], Finding.MET),
        ([Launcher.PRIME_MINISTER], Finding.NOT_MET),
        ([], Finding.INSUFFICIENT),
    ],
)
def test_a_dossier_is_assessed_by_the_movements_of_the_register(office, launchers, expected):
    plan_id = office.plan_with(**BY_THE_PROVINCE)
    nomination_id = register(office, plan_id)
    for launcher in launchers:
        movement_id = office.movement(launcher)
        office.registering.link_to_movement(
            LinkToMovement(nomination_id=nomination_id, movement_id=movement_id, by=BOB, at=AT)
        )

    found = office.assessing.criterion(office.load(nomination_id), "X-01", on=DAY)

    assert found.value is expected


@pytest.mark.parametrize(
    ("movements", "expected"),
    [([], Finding.MET), ([Launcher.AGENCY], Finding.NOT_MET)],
    ids=["none named", "another named"],
)
def test_the_channel_counts_until_a_movement_is_named(office, movements, expected):
    plan_id = office.plan_with(**BY_THE_PROVINCE)
    named = [office.movement(launcher) for launcher in movements]
    nomination_id = register(office, plan_id, channel="tinh", movement_id=next(iter(named), None))

    found = office.assessing.criterion(office.load(nomination_id), "X-01", on=DAY)

    assert found.value is expected


def test_a_movement_that_is_not_in_the_register_is_not_named(office):
    nomination_id = uuid4()

    with pytest.raises(NotFoundError, match="There is no movement"):
        register(office, office.plan_id, movement_id=uuid4(), nomination_id=nomination_id)
    with pytest.raises(NotFoundError):
        office.load(nomination_id)


def test_a_movement_is_named_once(office):
    movement_id = office.movement()
    nomination_id = register(office, office.plan_id, movement_id=movement_id)

    with pytest.raises(AlreadyLinkedError):
        office.registering.link_to_movement(
            LinkToMovement(nomination_id=nomination_id, movement_id=movement_id, by=BOB, at=AT)
        )


# Registration lists


def test_a_unit_files_a_list_and_amends_it(office):
    list_id = file(office, entry(subject_id=office.subject()), entry(SubjectKind.COLLECTIVE))

    office.watching.amend_list(
        AmendList(
            list_id=list_id,
            entries=(entry(SubjectKind.COLLECTIVE),),
            reason="Nghỉ hưu.",
            by=ALICE,
            at=AT,
        )
    )

    assert office.facts_of(list_id) == ["registration-list.filed", "registration-list.amended"]


def test_a_list_says_what_was_asked_and_so_does_its_amendment(office):
    subject_id = office.subject()
    list_id = file(office, entry(subject_id=subject_id))
    amend = AmendList(
        list_id=list_id,
        entries=(entry(SubjectKind.COLLECTIVE),),
        reason="Nghỉ hưu.",
        by=BOB,
        at=LATER,
    )

    office.watching.amend_list(amend)

    filed, amended = office.watching.events.get(list_id)
    assert (filed.plan_id, filed.unit_id, filed.period) == (office.plan_id, office.unit_id, "2024")
    assert (filed.filed_by, filed.timestamp, len(filed.entries)) == (ALICE, AT, 1)
    assert (amended.amended_by, amended.timestamp, amended.reason) == (BOB, LATER, "Nghỉ hưu.")
    assert [each["subject_kind"] for each in amended.entries] == ["collective"]
    assert [each["subject_id"] for each in filed.entries] == [str(subject_id)]


def test_a_list_is_filed_once_for_a_period(office):
    file(office, entry())
    file(office, entry(), period="2025")

    with pytest.raises(ListAlreadyFiledError, match="filed its list for 2024"):
        file(office, entry())


def test_an_entry_is_of_a_kind_that_the_plan_admits(office):
    with pytest.raises(KindNotAdmittedError, match="household"):
        file(office, entry(SubjectKind.HOUSEHOLD))


def test_an_entry_says_the_kind_of_its_subject(office):
    subject_id = office.subject()

    with pytest.raises(SubjectOfOtherKindError) as refused:
        file(office, entry(SubjectKind.COLLECTIVE, subject_id))

    assert str(refused.value) == (
        f"The subject {subject_id} is of the kind “individual”, not “collective”."
    )


def test_an_amendment_fits_too(office):
    list_id = file(office, entry())
    misfit = AmendList(
        list_id=list_id,
        entries=(entry(SubjectKind.COLLECTIVE, office.subject()),),
        reason="Đổi.",
        by=ALICE,
        at=AT,
    )

    with pytest.raises(SubjectOfOtherKindError):
        office.watching.amend_list(misfit)


def test_a_list_is_of_a_unit_that_exists(office):
    with pytest.raises(NotFoundError, match="There is no unit"):
        file(office, entry(), unit_id=uuid4())
