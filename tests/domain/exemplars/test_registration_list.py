from uuid import UUID

import pytest

from domain.exemplars.refusals import EmptyListError, PeriodUnreadableError, WordsMissingError
from domain.exemplars.registration_list import Entry, RegistrationList, list_id_of
from domain.rules.kinds import SubjectKind
from tests.specification import NOW, Given, fact

PLAN, UNIT, SUBJECT = UUID(int=1), UUID(int=2), UUID(int=3)
NAMED = Entry(
    subject_kind=SubjectKind.INDIVIDUAL, subject_id=SUBJECT, description="Giữ vững thành tích."
)
UNNAMED = Entry(
    subject_kind=SubjectKind.COLLECTIVE, subject_id=None, description="Mô hình một cửa."
)
NAMED_STORED = {
    "subject_kind": "individual",
    "subject_id": str(SUBJECT),
    "description": "Giữ vững thành tích.",
}
UNNAMED_STORED = {
    "subject_kind": "collective",
    "subject_id": None,
    "description": "Mô hình một cửa.",
}
FILED = fact(
    RegistrationList.Filed,
    plan_id=PLAN,
    unit_id=UNIT,
    period="2021-2025",
    entries=[NAMED_STORED, UNNAMED_STORED],
    filed_by="alice",
)


def file(period="2021-2025", entries=(NAMED, UNNAMED)):
    return lambda lists: lists.file(
        at=NOW, by="alice", plan_id=PLAN, unit_id=UNIT, period=period, entries=entries
    )


def test_a_unit_files_what_it_intends_to_build():
    filed = Given(RegistrationList).when(file())
    filed.then(FILED)

    assert filed.result.id == list_id_of(plan_id=PLAN, unit_id=UNIT, period="2021-2025")
    assert (filed.result.plan_id, filed.result.unit_id) == (PLAN, UNIT)


def test_plan_unit_and_period_have_one_list():
    ids = {
        list_id_of(plan_id=plan, unit_id=unit, period=period)
        for plan in (PLAN, UNIT)
        for unit in (UNIT, SUBJECT)
        for period in ("2024", "2025")
    }

    assert len(ids) == 8


@pytest.mark.parametrize("period", ["2024", "2021-2025", "2024-H1", "2024-Q4", "2024-05"])
def test_a_period_is_a_year_years_a_half_a_quarter_or_a_month(period):
    given = Given(RegistrationList).when(file(period))

    given.then(fact(RegistrationList.Filed, **(FILED.fields | {"period": period})))


@pytest.mark.parametrize("period", ["", "năm 2024", "2024-H3", "2024-Q5", "2024-13", "2024-", "24"])
def test_anything_else_is_no_period(period):
    Given(RegistrationList).when(file(period)).then_refused(
        PeriodUnreadableError,
        f"The period “{period}” is none; such are 2024, 2021-2025, 2024-H1, 2024-Q2, 2024-05.",
    )


def test_a_list_is_not_empty():
    Given(RegistrationList).when(file(entries=())).then_refused(
        EmptyListError, "A registration list needs at least one entry."
    )


def test_an_entry_says_what_is_to_be_built():
    blank = Entry(subject_kind=SubjectKind.MODEL, subject_id=None, description=" ")

    Given(RegistrationList).when(file(entries=(NAMED, blank))).then_refused(
        WordsMissingError, "This must be said: description."
    )


def test_a_list_is_amended_for_a_reason():
    Given(RegistrationList, FILED).when(
        lambda each: each.amend(at=NOW, by="bob", entries=(UNNAMED,), reason="Chuyển công tác.")
    ).then(
        fact(
            RegistrationList.Amended,
            entries=[UNNAMED_STORED],
            reason="Chuyển công tác.",
            amended_by="bob",
        )
    )


def test_an_amendment_leaves_something():
    Given(RegistrationList, FILED).when(
        lambda each: each.amend(at=NOW, by="bob", entries=(), reason="Hết.")
    ).then_refused(EmptyListError, "A registration list needs at least one entry.")


def test_an_amendment_says_why():
    Given(RegistrationList, FILED).when(
        lambda each: each.amend(at=NOW, by="bob", entries=(NAMED,), reason=" ")
    ).then_refused(WordsMissingError, "This must be said: reason.")
