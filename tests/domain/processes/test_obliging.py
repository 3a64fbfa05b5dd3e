"""Answering for duties under a real plan, and what quotas never do."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.errors import NotFoundError, StaleVersionError
from domain.nominations.application import Nominations
from domain.nominations.commands import RegisterNomination, SubmitNomination
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import KindNotAdmittedError
from domain.obligations.commands import (
    ExcuseDuty,
    FileNilReturn,
    FileReport,
    SetTarget,
    WithdrawAnswer,
)
from domain.obligations.obligation import Answer, Obligation
from domain.obligations.refusals import (
    DutyUnknownError,
    UnitNeededError,
    UnitOwesNothingError,
    WindowUnknownError,
)
from domain.obligations.requirements import obligation_id
from domain.plans.application import Plans
from domain.plans.commands import DraftPlan, IssuePlan
from domain.processes.obliging import Obliging
from domain.processes.registering import Registering
from domain.rules.calendar import NO_HOLIDAYS, WorkingCalendar
from domain.rules.kinds import SubjectKind
from domain.subjects.application import Subjects
from domain.subjects.commands import DissolveUnit, EstablishUnit, RegisterSubject
from domain.subjects.unit import UnitDissolvedError
from domain.times import VIETNAM
from tests.domain.obligations.sample import MONTHLY, REPORT, STRUCTURE, quota
from tests.domain.rules.sample import plan
from tests.domain.told import carried, told_mapper
from tests.specification import facts_of

PLAN, UNIT, SUBJECT = UUID(int=1), UUID(int=2), UUID(int=3)
MAY = datetime(2021, 5, 18, 8, 0, tzinfo=VIETNAM)
LATER = datetime(2021, 6, 2, 8, 0, tzinfo=VIETNAM)


def document(**parts):
    whole = {
        "year": None,
        "period": {"start": "2021-05-01", "end": "2021-12-31"},
        "steps": ["registered", "submitted"],
        "verification": None,
        "vote": None,
        "decision": None,
        "certificate": None,
        "route": None,
        "checklist": None,
        "deadlines": [MONTHLY, REPORT, STRUCTURE],
        "quotas": [
            quota(window="month", deadline="monthly-list"),
            quota("own", window="period", target="unit", minimum=0),
        ],
    }
    return plan(**(whole | parts))


class Agency:
    """One agency with one unit under a plan with a monthly quota."""

    def __init__(self, calendar=NO_HOLIDAYS, **parts):
        shared: dict[str, Any] = {"recorder": POPOApplicationRecorder(), "mapper": told_mapper()}
        self.plans = Plans(**shared)
        self.subjects = Subjects(**shared)
        self.registering = Registering(**shared, plans=self.plans)
        self.nominations = Nominations(**shared, plans=self.plans, calendar=calendar)
        self.obliging = Obliging(**shared, plans=self.plans, calendar=calendar)
        self.plans.draft_plan(
            DraftPlan(plan_id=PLAN, document=document(**parts), source_sha256="0", at=MAY)
        )
        self.plans.issue_plan(
            IssuePlan(plan_id=PLAN, number="1", issued_on=date(2021, 4, 29), signer="A", at=MAY)
        )
        self.subjects.establish_unit(
            EstablishUnit(unit_id=UNIT, name="Phòng A", short_name="A", external=False, at=MAY)
        )

    def register(self, kind):
        self.subjects.register_subject(
            RegisterSubject(subject_id=SUBJECT, kind=kind, name="Bà Sen", unit_id=UNIT, at=MAY)
        )
        nomination_id = uuid4()
        self.registering.register_nomination(
            RegisterNomination(
                nomination_id=nomination_id,
                plan_id=PLAN,
                subject_id=SUBJECT,
                unit_id=UNIT,
                scope="overall",
                channel=None,
                achievement="…",
                by="bob",
                at=MAY,
            )
        )
        return nomination_id

    def facts(self, duty_key, window, unit_id=UNIT):
        id = obligation_id(plan_id=PLAN, duty_key=duty_key, window=window, unit_id=unit_id)
        return facts_of(self.obliging.events.get(id))


@pytest.fixture
def agency():
    return Agency()


def on(duty_key, window, unit_id=UNIT, at=MAY):
    return {
        "plan_id": PLAN,
        "duty_key": duty_key,
        "window": window,
        "unit_id": unit_id,
        "by": "bob",
        "at": at,
    }


def nil_return(agency, duty_key="q", window="2021-05", unit_id=UNIT):
    return agency.obliging.file_nil_return(
        FileNilReturn(**on(duty_key, window, unit_id), reason="Chưa có")
    )


def kinds(facts):
    return [each.kind for each in facts]


def test_the_first_answer_opens_the_obligation_and_both_are_one_append(agency):
    position = nil_return(agency)

    assert kinds(agency.facts("q", "2021-05")) == [Obligation.Opened, Obligation.NilReturnFiled]
    assert agency.facts("q", "2021-05")[0].fields["due_at"] == datetime(2021, 5, 20, tzinfo=VIETNAM)
    assert position == agency.obliging.recorder.max_notification_id()


def test_a_later_answer_finds_the_obligation_again(agency):
    nil_return(agency)
    agency.obliging.excuse_duty(ExcuseDuty(**on("q", "2021-05"), reason="Lũ lụt"))

    assert kinds(agency.facts("q", "2021-05")) == [
        Obligation.Opened,
        Obligation.NilReturnFiled,
        Obligation.Excused,
    ]


def test_the_agency_files_its_report_without_a_unit(agency):
    agency.obliging.file_report(
        FileReport(**on("yearly-report", "2021", unit_id=None), document="BC 12")
    )

    [_, filed] = agency.facts("yearly-report", "2021", None)
    assert (filed.fields["document"], filed.fields["late"]) == ("BC 12", False)


def test_a_unit_files_and_sets_its_own_number(agency):
    june = datetime(2021, 6, 1, tzinfo=VIETNAM)
    agency.obliging.file_report(
        FileReport(**on("structure", "2021-06-30", at=june), document="CV 3")
    )
    agency.obliging.set_target(
        SetTarget(**on("own", "2021", at=june), target=3, structure=(), document="CV 3")
    )

    assert agency.facts("own", "2021")[1].fields["target"] == 3


def test_what_was_filed_may_be_taken_back(agency):
    nil_return(agency)
    id = obligation_id(plan_id=PLAN, duty_key="q", window="2021-05", unit_id=UNIT)
    command = WithdrawAnswer(
        obligation_id=id,
        what=Answer.NIL_RETURN,
        reason="Nhầm",
        by="bob",
        at=MAY,
        expected_version=2,
    )

    agency.obliging.withdraw_answer(command)

    assert kinds(agency.facts("q", "2021-05"))[-1] is Obligation.Withdrawn
    assert agency.obliging.ower_of(id) == UNIT
    with pytest.raises(StaleVersionError):
        agency.obliging.withdraw_answer(command)


def test_a_duty_that_the_plan_does_not_know_is_named_with_those_it_knows(agency):
    with pytest.raises(DutyUnknownError) as refusal:
        nil_return(agency, "nothing")

    assert refusal.value.message("vi") == (
        "Kế hoạch không có nghĩa vụ “nothing”; các nghĩa vụ: q, own, yearly-report, structure."
    )


def test_a_window_that_does_not_come_is_refused_with_those_that_do(agency):
    with pytest.raises(WindowUnknownError) as refused:
        nil_return(agency, window="2021-04")

    assert str(refused.value).startswith(
        "The duty “q” has no window “2021-04”; its windows are: 2021-05, 2021-06, 2021-07, "
    )


def test_a_unit_s_duty_needs_the_unit_and_the_agency_s_takes_none(agency):
    with pytest.raises(UnitNeededError, match="“q”"):
        nil_return(agency, unit_id=None)
    with pytest.raises(UnitOwesNothingError, match="“yearly-report”"):
        agency.obliging.file_report(FileReport(**on("yearly-report", "2021"), document="BC"))


def test_a_unit_that_is_unknown_or_dissolved_files_nothing(agency):
    with pytest.raises(NotFoundError):
        nil_return(agency, unit_id=UUID(int=99))
    agency.subjects.dissolve_unit(
        DissolveUnit(unit_id=UNIT, on=date(2021, 5, 10), document="QĐ 2", at=MAY)
    )
    with pytest.raises(UnitDissolvedError):
        nil_return(agency)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (FileReport(**on("yearly-report", "2021", None, LATER), document="BC 12"), "file_report"),
        (FileNilReturn(**on("q", "2021-06", at=LATER), reason="Chưa có"), "file_nil_return"),
        (
            SetTarget(**on("own", "2021", at=LATER), target=3, structure=(), document="CV 3"),
            "set_target",
        ),
        (ExcuseDuty(**on("q", "2021-06", at=LATER), reason="Lũ lụt"), "excuse_duty"),
    ],
)
def test_an_answer_says_what_was_asked_under_the_duty_that_it_opens(agency, command, name):
    getattr(agency.obliging, name)(command)

    opened, answered = agency.obliging.events.get(
        obligation_id(
            plan_id=PLAN,
            duty_key=command.duty_key,
            window=command.window,
            unit_id=command.unit_id,
        )
    )
    carried(command, answered)
    assert (opened.plan_id, opened.plan_version, opened.unit_id, opened.timestamp) == (
        PLAN,
        1,
        command.unit_id,
        LATER,
    )


def test_what_is_taken_back_is_named_with_who_asked_when_and_why(agency):
    nil_return(agency)
    id = obligation_id(plan_id=PLAN, duty_key="q", window="2021-05", unit_id=UNIT)
    command = WithdrawAnswer(
        obligation_id=id, what=Answer.NIL_RETURN, reason="Nhầm", by="alice", at=LATER
    )

    agency.obliging.withdraw_answer(command)

    *_, withdrawn = agency.obliging.events.get(id)
    carried(command, withdrawn)


# What a quota never does


def test_a_quota_that_is_not_met_lets_no_subject_in_that_the_plan_does_not_admit(agency):
    with pytest.raises(KindNotAdmittedError):
        agency.register(SubjectKind.HOUSEHOLD)


def test_a_nil_return_does_not_stop_a_dossier_nor_does_a_dossier_need_a_quota(agency):
    nil_return(agency)
    nomination_id = agency.register(SubjectKind.INDIVIDUAL)

    assert agency.nominations.load(Nomination, nomination_id)


# Windows and lateness of dossiers


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (datetime(2021, 5, 19, 23, 59, 59, tzinfo=VIETNAM), False),
        (datetime(2021, 5, 20, tzinfo=VIETNAM), True),
        (datetime(2021, 6, 1, tzinfo=VIETNAM), False),
    ],
)
def test_T10_a_dossier_is_late_for_the_month_in_which_it_is_handed_in(agency, at, late):
    assert _submitted(agency, at).fields["late"] is late


def test_a_last_day_that_is_a_holiday_moves_with_the_calendar():
    holiday = WorkingCalendar(days_off=frozenset({date(2021, 5, 19)}))
    shifted = Agency(holiday, deadlines=[MONTHLY | {"working_day_shift": "next"}], quotas=[])
    on_the_20th = datetime(2021, 5, 20, 23, 0, tzinfo=VIETNAM)

    assert _submitted(shifted, on_the_20th).fields["late"] is False


def test_outside_the_plan_s_windows_no_deadline_is_in_force():
    of_june = Agency(
        deadlines=[MONTHLY], quotas=[], period={"start": "2021-06-01", "end": "2021-12-31"}
    )

    assert _submitted(of_june, MAY).fields["due_at"] is None


def _submitted(agency, at):
    nomination_id = agency.register(SubjectKind.INDIVIDUAL)
    agency.nominations.submit_nomination(
        SubmitNomination(nomination_id=nomination_id, documents=(), by="bob", at=at)
    )
    return facts_of(agency.nominations.events.get(nomination_id))[-1]
