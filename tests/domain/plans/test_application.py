from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.errors import NotFoundError, StaleVersionError
from domain.event_registry import ClosedMapper
from domain.plans.application import Plans
from domain.plans.commands import AmendPlan, ClosePlan, DraftPlan, IssuePlan, RevisePlan
from domain.plans.plan import Plan
from domain.plans.refusals import PlanNotInForceError, PlanVersionUnknownError
from domain.rules.reading import read_plan
from tests.domain.rules.sample import plan
from tests.specification import NOW, THE_ID, fact, facts_of

SHA = "5" * 64
FIRST = plan()
SECOND = plan(title="Kế hoạch mẫu, sửa đổi")
ABSENT = UUID(int=9)

DRAFT = DraftPlan(plan_id=THE_ID, document=FIRST, source_sha256=SHA, at=NOW)
REVISE = RevisePlan(plan_id=THE_ID, document=SECOND, source_sha256=SHA, reason="Sửa", at=NOW)
ISSUE = IssuePlan(
    plan_id=THE_ID,
    number="01/KH-SM",
    issued_on=date(2024, 4, 4),
    signer="Trần Thị Mẫu",
    at=NOW,
)
AMEND = AmendPlan(
    plan_id=THE_ID,
    document=SECOND,
    source_sha256=SHA,
    reason="Bổ sung",
    authorised_by="02/KH-SM",
    at=NOW,
)
CLOSE = ClosePlan(plan_id=THE_ID, reason="Hết năm", at=NOW)


@pytest.fixture
def plans():
    return Plans(recorder=POPOApplicationRecorder(), mapper=ClosedMapper((Plan,)))


def test_every_command_answers_with_its_position(plans):
    positions = [
        plans.draft_plan(DRAFT),
        plans.revise_plan(REVISE),
        plans.issue_plan(ISSUE),
        plans.amend_plan(AMEND),
        plans.close_plan(CLOSE),
    ]

    assert positions == [1, 2, 3, 4, 5]


def test_what_the_commands_say_stands_in_the_log(plans):
    plans.draft_plan(DRAFT)
    plans.revise_plan(replace(REVISE, source_sha256="6" * 64))
    plans.issue_plan(ISSUE)
    plans.amend_plan(replace(AMEND, source_sha256="7" * 64))
    plans.close_plan(CLOSE)

    events = list(plans.events.get(THE_ID))
    assert {each.timestamp for each in events} == {NOW}
    assert facts_of(events) == [
        fact(Plan.Drafted, document=FIRST, source_sha256=SHA),
        fact(Plan.Revised, document=SECOND, source_sha256="6" * 64, reason="Sửa"),
        fact(
            Plan.Issued,
            number="01/KH-SM",
            issued_on=date(2024, 4, 4),
            signer="Trần Thị Mẫu",
            version=1,
        ),
        fact(
            Plan.Amended,
            version=2,
            document=SECOND,
            source_sha256="7" * 64,
            reason="Bổ sung",
            authorised_by="02/KH-SM",
        ),
        fact(Plan.Closed, reason="Hết năm"),
    ]


@pytest.mark.parametrize(
    ("ask", "command"),
    [("revise_plan", REVISE), ("issue_plan", ISSUE), ("amend_plan", AMEND), ("close_plan", CLOSE)],
)
def test_a_decision_on_another_version_of_a_plan_is_refused(plans, ask, command):
    plans.draft_plan(DRAFT)

    with pytest.raises(StaleVersionError):
        getattr(plans, ask)(replace(command, expected_version=2))


def test_the_rules_are_those_of_the_version_in_force(plans):
    plans.draft_plan(DRAFT)
    plans.issue_plan(ISSUE)
    plans.amend_plan(AMEND)

    assert plans.rules(THE_ID) == read_plan(SECOND)
    assert plans.current_version(THE_ID) == 2


def test_the_rules_of_an_older_version_stay_readable(plans):
    plans.draft_plan(DRAFT)
    plans.issue_plan(ISSUE)
    plans.amend_plan(AMEND)

    assert plans.rules(THE_ID, 1) == read_plan(FIRST)


def test_a_closed_plan_keeps_the_rules_of_what_began_under_it(plans):
    plans.draft_plan(DRAFT)
    plans.issue_plan(ISSUE)
    plans.close_plan(CLOSE)

    assert plans.rules(THE_ID, 1) == read_plan(FIRST)
    with pytest.raises(PlanNotInForceError):
        plans.rules(THE_ID)
    with pytest.raises(PlanNotInForceError):
        plans.current_version(THE_ID)


@pytest.mark.parametrize("version", [None, 1])
def test_a_draft_has_no_rules(plans, version):
    plans.draft_plan(DRAFT)

    with pytest.raises(PlanNotInForceError):
        plans.rules(THE_ID, version)


def test_a_version_that_was_never_issued_has_no_rules(plans):
    plans.draft_plan(DRAFT)
    plans.issue_plan(ISSUE)

    with pytest.raises(PlanVersionUnknownError):
        plans.rules(THE_ID, 2)


def test_a_plan_that_is_not_there_is_refused(plans):
    with pytest.raises(NotFoundError) as refusal:
        plans.rules(ABSENT)

    assert str(refusal.value) == f"There is no plan {ABSENT}."


def test_rules_are_parsed_once_for_the_same_text(plans):
    plans.draft_plan(DRAFT)
    plans.issue_plan(ISSUE)

    assert plans.rules(THE_ID) is plans.rules(THE_ID, 1)


def test_a_decision_on_an_older_version_of_the_plan_is_refused(plans):
    plans.draft_plan(DRAFT)
    plans.revise_plan(REVISE)
    stale = IssuePlan(
        plan_id=THE_ID,
        number="01/KH-SM",
        issued_on=date(2024, 4, 4),
        signer="Trần Thị Mẫu",
        at=NOW,
        expected_version=1,
    )

    with pytest.raises(StaleVersionError):
        plans.issue_plan(stale)
