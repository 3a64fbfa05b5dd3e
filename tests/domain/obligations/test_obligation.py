from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.obligations.obligation import Answer, Obligation, Owing
from domain.obligations.refusals import (
    AlreadyFiledError,
    AnswerReasonMissingError,
    DocumentMissingError,
    LateReportError,
    NilReturnOfReportError,
    NoOwnTargetError,
    NotAReportError,
    NothingFiledError,
    TargetTooLowError,
    WindowNotBegunError,
)
from domain.obligations.requirements import requirements_of
from domain.rules.calendar import NO_HOLIDAYS
from tests.domain.obligations.sample import PLAN, REPORT, rules
from tests.specification import Given, fact

UNIT = UUID(int=11)
IN_TIME = datetime(2021, 12, 30, tzinfo=UTC)
LATE = datetime(2021, 12, 31, 17, tzinfo=UTC)
OWED = {"duty_key": "q", "window": "2021", "unit_id": UNIT}


def opened(**parts):
    fields: dict[str, Any] = {
        "plan_id": PLAN,
        "plan_version": 1,
        "kind": "quota",
        "label_vi": "năm 2021",
        "label_en": "year 2021",
        "title": "Giới thiệu ít nhất 1 điển hình",
        "title_en": "Introduce at least 1 exemplar(s)",
        "phrase": "bỏ phiếu kín",
        "minimum": 1,
        "own_target": False,
        "window_start": date(2021, 5, 1),
        "due_at": LATE,
        "when_late": "accept_flagged",
    }
    return fact(Obligation.Opened, **(fields | OWED | parts))


A_REPORT = opened(kind="report")
NIL_RETURN = fact(Obligation.NilReturnFiled, **OWED, reason="Chưa có", filed_by="bob")
EXCUSED = fact(Obligation.Excused, **OWED, reason="Lũ lụt", excused_by="alice")


def report(**parts):
    fields = {"document": "BC 12", "filed_by": "bob", "late": False}
    return fact(Obligation.ReportFiled, **(OWED | fields | parts))


def file_report(at=IN_TIME, document="BC 12"):
    return lambda obligation: obligation.file_report(at=at, by="bob", document=document)


def file_nil_return(at=IN_TIME, reason="Chưa có"):
    return lambda obligation: obligation.file_nil_return(at=at, by="bob", reason=reason)


def set_target(target=3, document="CV 1"):
    return lambda obligation: obligation.set_target(
        at=IN_TIME,
        by="bob",
        target=target,
        structure=[{"of": "Y tế", "number": 3}],
        document=document,
    )


def excuse(reason="Lũ lụt"):
    return lambda obligation: obligation.excuse(at=IN_TIME, by="alice", reason=reason)


def withdraw(what=Answer.NIL_RETURN, reason="Nhầm"):
    return lambda obligation: obligation.withdraw(at=IN_TIME, by="bob", what=what, reason=reason)


def test_an_obligation_pins_what_the_plan_says_of_it():
    [required] = requirements_of(
        rules(deadlines=[REPORT | {"owed_by": "unit", "when_late": "refuse"}]), NO_HOLIDAYS
    )
    owing = Owing(
        plan_id=PLAN,
        plan_version=2,
        requirement=required,
        window=required.windows[0],
        unit_id=UNIT,
    )

    Given(Obligation).when(lambda kind: kind.open(owing, at=IN_TIME)).then(
        opened(
            plan_version=2,
            duty_key="yearly-report",
            kind="report",
            title="Báo cáo năm",
            title_en="Báo cáo năm",
            when_late="refuse",
        )
    )


def test_a_report_is_filed_in_time():
    Given(Obligation, A_REPORT).when(file_report()).then(report())


def test_a_report_from_the_first_instant_after_the_last_day_is_flagged_as_late():
    Given(Obligation, A_REPORT).when(file_report(at=LATE)).then(report(late=True))


def test_a_late_report_is_refused_where_the_plan_refuses_it():
    Given(Obligation, opened(kind="report", when_late="refuse")).when(
        file_report(at=LATE)
    ).then_refused(
        LateReportError,
        "It is late (it was due before 2021-12-31 17:00:00+00:00); the plan refuses late reports.",
    )


def test_a_report_is_a_document():
    Given(Obligation, A_REPORT).when(file_report(document=" ")).then_refused(
        DocumentMissingError, "Say which document it is."
    )


def test_what_dossiers_meet_is_not_met_by_a_report():
    Given(Obligation, opened()).when(file_report()).then_refused(
        NotAReportError, "The duty “q” is met by dossiers, not by a report."
    )


@pytest.mark.parametrize("decide", [file_report, file_nil_return])
def test_nothing_is_filed_for_a_window_that_has_not_begun(decide):
    kind = "report" if decide is file_report else "quota"
    early = datetime(2021, 4, 30, 16, 59, tzinfo=UTC)

    Given(Obligation, opened(kind=kind)).when(decide(at=early)).then_refused(
        WindowNotBegunError, "The window “2021” has not begun (from 2021-05-01)."
    )


def test_a_window_begins_at_midnight_in_vietnam():
    midnight = datetime(2021, 4, 30, 17, tzinfo=UTC)

    Given(Obligation, opened()).when(file_nil_return(at=midnight)).then(NIL_RETURN)


def test_having_no_exemplar_is_said_with_a_reason():
    Given(Obligation, opened()).when(file_nil_return()).then(NIL_RETURN)
    Given(Obligation, opened()).when(file_nil_return(reason=" ")).then_refused(
        AnswerReasonMissingError, "A reason is needed."
    )


def test_a_report_is_not_answered_by_having_no_exemplar():
    Given(Obligation, A_REPORT).when(file_nil_return()).then_refused(
        NilReturnOfReportError,
        "Only exemplars can be lacking in a window; “q” is a report.",
    )


def test_a_unit_sets_its_own_number_where_the_plan_leaves_it_to_units():
    Given(Obligation, opened(own_target=True)).when(set_target()).then(
        fact(
            Obligation.TargetSet,
            **OWED,
            target=3,
            structure=[{"of": "Y tế", "number": 3}],
            document="CV 1",
            set_by="bob",
        )
    )


def test_a_number_that_the_plan_fixes_is_not_set_by_units():
    Given(Obligation, opened()).when(set_target()).then_refused(
        NoOwnTargetError, "The plan fixes the number of “q”; units do not set it."
    )


def test_a_target_is_not_below_the_minimum():
    Given(Obligation, opened(own_target=True, minimum=4)).when(set_target()).then_refused(
        TargetTooLowError, "The target 3 is below the minimum 4."
    )
    Given(Obligation, opened(own_target=True)).when(set_target(document="")).then_refused(
        DocumentMissingError, "Say which document it is."
    )


def test_a_duty_is_excused_with_a_reason_also_before_its_window():
    Given(Obligation, opened()).when(excuse()).then(EXCUSED)
    Given(Obligation, opened()).when(excuse(reason="")).then_refused(
        AnswerReasonMissingError, "A reason is needed."
    )


@pytest.mark.parametrize(
    ("facts", "decide"),
    [
        ((A_REPORT, report()), file_report),
        ((opened(), NIL_RETURN), file_nil_return),
        ((opened(), EXCUSED), excuse),
        (
            (
                opened(own_target=True),
                fact(
                    Obligation.TargetSet,
                    **OWED,
                    target=1,
                    structure=[],
                    document="CV",
                    set_by="bob",
                ),
            ),
            set_target,
        ),
    ],
)
def test_the_same_is_not_recorded_twice(facts, decide):
    Given(Obligation, *facts).when(decide()).then_refused(
        AlreadyFiledError,
        "This was recorded for the window; to record it anew, withdraw it first, with a reason.",
    )


def test_what_was_taken_back_may_be_recorded_anew():
    taken_back = fact(Obligation.Withdrawn, what="nil_return", reason="Nhầm", withdrawn_by="bob")

    Given(Obligation, opened(), NIL_RETURN).when(withdraw()).then(taken_back)
    Given(Obligation, opened(), NIL_RETURN, taken_back).when(file_nil_return()).then(NIL_RETURN)


def test_taking_back_needs_a_reason_and_something_to_take_back():
    Given(Obligation, opened(), NIL_RETURN).when(withdraw(reason="")).then_refused(
        AnswerReasonMissingError, "A reason is needed."
    )
    Given(Obligation, opened(), NIL_RETURN).when(withdraw(Answer.EXCUSE)).then_refused(
        NothingFiledError, "There is nothing to withdraw."
    )


def test_a_nil_return_and_an_excuse_stand_beside_each_other():
    Given(Obligation, opened(), EXCUSED).when(file_nil_return()).then(NIL_RETURN)


def test_a_target_may_be_exactly_the_least_that_the_plan_asks_for():
    given = Given(Obligation, opened(own_target=True, minimum=3))

    structure = [{"of": "Y tế", "number": 3}]
    fields = {"target": 3, "structure": structure, "document": "CV 1", "set_by": "bob"}
    given.when(set_target(3)).then(fact(Obligation.TargetSet, **OWED, **fields))
