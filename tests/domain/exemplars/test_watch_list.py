"""Every command reaches its watch whole, and on the version that was decided on."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.errors import StaleVersionError
from domain.event_registry import ClosedMapper
from domain.exemplars.application import WatchList
from domain.exemplars.commands import (
    AssignMentor,
    CloseWatch,
    FindWeakness,
    GiveHelp,
    LaunchMovement,
    NoteProgress,
    PlanHelp,
)
from domain.exemplars.emerging import Emerging
from domain.exemplars.kinds import HelpKind, Launcher
from domain.exemplars.movement import Movement
from tests.specification import NOW, THE_ID, fact, facts_of

SUBJECT, UNIT, WEAKNESS, HELP, OTHER, MOVEMENT = (UUID(int=each) for each in range(1, 7))
WATCH: dict[str, Any] = {"emerging_id": THE_ID, "by": "bob", "at": NOW}
COMMANDS = [
    (
        "find_weakness",
        FindWeakness(**WATCH, weakness_id=OTHER, what="Chưa có chứng chỉ."),
        fact(Emerging.WeaknessFound, weakness_id=OTHER, what="Chưa có chứng chỉ.", found_by="bob"),
    ),
    (
        "plan_help",
        PlanHelp(
            **WATCH,
            help_id=OTHER,
            measure="Cử đi học.",
            kind=HelpKind.POLICY,
            responsible="Văn phòng",
            due_on=date(2025, 3, 1),
            weakness_id=WEAKNESS,
        ),
        fact(
            Emerging.HelpPlanned,
            help_id=OTHER,
            measure="Cử đi học.",
            kind="policy",
            responsible="Văn phòng",
            due_on=date(2025, 3, 1),
            weakness_id=WEAKNESS,
            planned_by="bob",
        ),
    ),
    (
        "give_help",
        GiveHelp(**WATCH, help_id=HELP, result="Đã học xong.", given_on=date(2024, 12, 1)),
        fact(
            Emerging.HelpGiven,
            help_id=HELP,
            result="Đã học xong.",
            given_on=date(2024, 12, 1),
            recorded_by="bob",
        ),
    ),
    (
        "assign_mentor",
        AssignMentor(**WATCH, mentor="Trần Thị Mẫu"),
        fact(Emerging.MentorAssigned, mentor="Trần Thị Mẫu", assigned_by="bob"),
    ),
    (
        "note_progress",
        NoteProgress(**WATCH, progress="Có chứng chỉ.", overcame=WEAKNESS),
        fact(Emerging.ProgressNoted, progress="Có chứng chỉ.", overcame=WEAKNESS, noted_by="bob"),
    ),
    (
        "close_watch",
        CloseWatch(**WATCH, reason="Chuyển công tác."),
        fact(Emerging.Closed, reason="Chuyển công tác.", closed_by="bob"),
    ),
]


@pytest.fixture
def watch_list():
    """One watch with a weakness and a planned help."""
    application = WatchList(
        recorder=POPOApplicationRecorder(), mapper=ClosedMapper((Emerging, Movement))
    )
    emerging = Emerging.note(
        emerging_id=THE_ID,
        at=NOW,
        by="alice",
        subject_id=SUBJECT,
        subject_kind="individual",
        unit_id=UNIT,
        why="Có sáng kiến.",
        plan_id=None,
    )
    emerging.find_weakness(at=NOW, by="alice", weakness_id=WEAKNESS, what="Thiếu vốn.")
    emerging.plan_help(
        at=NOW,
        by="alice",
        help_id=HELP,
        measure="Cử đi học.",
        kind=HelpKind.POLICY,
        responsible="Văn phòng",
        due_on=None,
        weakness_id=None,
    )
    application.store(emerging)
    return application


def logged(watch_list, id):
    events = list(watch_list.events.get(id))
    assert {each.timestamp for each in events} == {NOW}
    return facts_of(events)


@pytest.mark.parametrize(
    ("ask", "command", "expected"), COMMANDS, ids=[each[0] for each in COMMANDS]
)
def test_what_a_command_says_stands_in_the_log(watch_list, ask, command, expected):
    position = getattr(watch_list, ask)(command)

    assert logged(watch_list, THE_ID)[3:] == [expected]
    assert position == watch_list.recorder.max_notification_id()


@pytest.mark.parametrize(("ask", "command"), [each[:2] for each in COMMANDS])
def test_a_decision_on_another_version_is_refused(watch_list, ask, command):
    with pytest.raises(StaleVersionError):
        getattr(watch_list, ask)(replace(command, expected_version=99))


def test_a_movement_is_entered_with_who_launched_it_and_until_when(watch_list):
    command = LaunchMovement(
        movement_id=MOVEMENT,
        name="Chung tay xây dựng nông thôn mới",
        launcher=Launcher.PROVINCE,
        launched_by="UBND tỉnh",
        launched_from=date(2021, 5, 1),
        launched_until=date(2025, 12, 31),
        field="farming",
        document="KH 5",
        at=NOW,
    )

    watch_list.launch_movement(command)

    assert logged(watch_list, MOVEMENT) == [
        fact(
            Movement.Launched,
            name="Chung tay xây dựng nông thôn mới",
            launcher="province",
            launched_by="UBND tỉnh",
            launched_from=date(2021, 5, 1),
            launched_until=date(2025, 12, 31),
            field="farming",
            document="KH 5",
        )
    ]
