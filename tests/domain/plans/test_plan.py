from datetime import date

import pytest

from domain.plans.plan import Plan
from domain.plans.refusals import (
    AmendmentUnauthorisedError,
    PlanClosedError,
    PlanKeyChangedError,
    PlanNotDraftError,
    PlanNotInForceError,
    PlanNumberMissingError,
    PlanReasonMissingError,
    PlanSignerMissingError,
    PlanSketchError,
    PlanVersionUnknownError,
)
from domain.rules.faults import PlanFaultyError
from tests.domain.rules.sample import plan
from tests.specification import NOW, THE_ID, Given, fact, replay

SHA = "5" * 64
FIRST = plan()
SECOND = plan(title="Kế hoạch mẫu, sửa đổi")
OTHER = plan(key="y-2024")
FAULTY = plan(title=None)
SIGNED = {"number": "01/KH-SM", "issued_on": date(2024, 4, 4), "signer": "Trần Thị Mẫu"}
CHANGE = {"at": NOW, "source_sha256": SHA, "reason": "Bổ sung tiêu chuẩn"}
AMENDMENT = CHANGE | {"authorised_by": "02/KH-SM"}

DRAFTED = fact(Plan.Drafted, document=FIRST, source_sha256=SHA)
REVISED = fact(Plan.Revised, document=SECOND, source_sha256=SHA, reason="Bổ sung tiêu chuẩn")
ISSUED = fact(Plan.Issued, version=1, **SIGNED)
AMENDED = fact(
    Plan.Amended,
    version=2,
    document=SECOND,
    source_sha256=SHA,
    reason="Bổ sung tiêu chuẩn",
    authorised_by="02/KH-SM",
)
CLOSED = fact(Plan.Closed, reason="Hết năm")
FAULT = "The plan has 1 faults: title: This required key is missing."


def test_a_whole_plan_is_laid_down():
    drafting = Given(Plan).when(
        lambda plans: plans.draft(plan_id=THE_ID, at=NOW, document=FIRST, source_sha256=SHA)
    )

    drafting.then(DRAFTED)


def test_a_faulty_plan_is_not_laid_down():
    Given(Plan).when(
        lambda plans: plans.draft(plan_id=THE_ID, at=NOW, document=FAULTY, source_sha256=SHA)
    ).then_refused(PlanFaultyError, FAULT)


def test_a_draft_is_revised():
    Given(Plan, DRAFTED).when(lambda draft: draft.revise(document=SECOND, **CHANGE)).then(REVISED)


def test_an_issued_plan_is_not_revised():
    Given(Plan, DRAFTED, ISSUED).when(
        lambda issued: issued.revise(document=SECOND, **CHANGE)
    ).then_refused(PlanNotDraftError, "The plan “x-2024” is no longer a draft: it is issued.")


def test_a_draft_is_not_revised_without_a_reason():
    Given(Plan, DRAFTED).when(
        lambda draft: draft.revise(document=SECOND, **CHANGE | {"reason": " "})
    ).then_refused(PlanReasonMissingError, "A reason is needed.")


def test_a_draft_is_not_revised_to_a_faulty_plan():
    Given(Plan, DRAFTED).when(lambda draft: draft.revise(document=FAULTY, **CHANGE)).then_refused(
        PlanFaultyError, FAULT
    )


def test_a_draft_is_not_revised_to_another_plan():
    Given(Plan, DRAFTED).when(lambda draft: draft.revise(document=OTHER, **CHANGE)).then_refused(
        PlanKeyChangedError, "The key of the plan is “x-2024”; “y-2024” would be another plan."
    )


def test_a_draft_is_issued_as_version_1():
    Given(Plan, DRAFTED).when(lambda draft: draft.issue(at=NOW, **SIGNED)).then(ISSUED)


def test_a_plan_is_issued_once():
    Given(Plan, DRAFTED, ISSUED).when(lambda issued: issued.issue(at=NOW, **SIGNED)).then_refused(
        PlanNotDraftError, "The plan “x-2024” is no longer a draft: it is issued."
    )


def test_a_plan_without_a_number_stays_a_draft():
    Given(Plan, DRAFTED).when(
        lambda draft: draft.issue(at=NOW, **SIGNED | {"number": " "})
    ).then_refused(PlanNumberMissingError, "The plan cannot be issued: it has no number yet.")


def test_a_plan_that_nobody_signed_stays_a_draft():
    Given(Plan, DRAFTED).when(
        lambda draft: draft.issue(at=NOW, **SIGNED | {"signer": ""})
    ).then_refused(PlanSignerMissingError, "The plan cannot be issued: nobody has signed it.")


def test_a_sketch_is_not_issued():
    sketch = fact(Plan.Drafted, document=plan(sketch=True), source_sha256=SHA)

    Given(Plan, sketch).when(lambda draft: draft.issue(at=NOW, **SIGNED)).then_refused(
        PlanSketchError, "The plan cannot be issued: “x-2024” is a sketch."
    )


def test_an_issued_plan_is_amended_as_the_next_version():
    Given(Plan, DRAFTED, ISSUED).when(
        lambda issued: issued.amend(document=SECOND, **AMENDMENT)
    ).then(AMENDED)


def test_a_draft_is_not_amended():
    Given(Plan, DRAFTED).when(lambda draft: draft.amend(document=SECOND, **AMENDMENT)).then_refused(
        PlanNotInForceError, "The plan “x-2024” is not in force: it is draft."
    )


def test_an_amendment_needs_a_reason():
    Given(Plan, DRAFTED, ISSUED).when(
        lambda issued: issued.amend(document=SECOND, **AMENDMENT | {"reason": ""})
    ).then_refused(PlanReasonMissingError, "A reason is needed.")


def test_an_amendment_needs_a_document_that_authorises_it():
    Given(Plan, DRAFTED, ISSUED).when(
        lambda issued: issued.amend(document=SECOND, **AMENDMENT | {"authorised_by": ""})
    ).then_refused(AmendmentUnauthorisedError, "An issued plan is amended by a document: name it.")


def test_an_amendment_is_not_faulty():
    Given(Plan, DRAFTED, ISSUED).when(
        lambda issued: issued.amend(document=FAULTY, **AMENDMENT)
    ).then_refused(PlanFaultyError, FAULT)


def test_an_amendment_is_not_another_plan():
    Given(Plan, DRAFTED, ISSUED).when(
        lambda issued: issued.amend(document=OTHER, **AMENDMENT)
    ).then_refused(
        PlanKeyChangedError, "The key of the plan is “x-2024”; “y-2024” would be another plan."
    )


def test_an_amendment_is_no_sketch():
    Given(Plan, DRAFTED, ISSUED).when(
        lambda issued: issued.amend(document=plan(sketch=True), **AMENDMENT)
    ).then_refused(PlanSketchError, "The plan cannot be issued: “x-2024” is a sketch.")


@pytest.mark.parametrize("facts", [[DRAFTED], [DRAFTED, ISSUED]], ids=["draft", "issued"])
def test_a_plan_is_closed(facts):
    Given(Plan, *facts).when(lambda some: some.close(at=NOW, reason="Hết năm")).then(CLOSED)


def test_a_closed_plan_stays_closed():
    Given(Plan, DRAFTED, ISSUED, CLOSED).when(
        lambda closed: closed.close(at=NOW, reason="Hết năm")
    ).then_refused(PlanClosedError, "The plan “x-2024” is closed.")


def test_a_plan_is_not_closed_without_a_reason():
    Given(Plan, DRAFTED).when(lambda some: some.close(at=NOW, reason="")).then_refused(
        PlanReasonMissingError, "A reason is needed."
    )


def test_a_closed_plan_is_not_amended():
    Given(Plan, DRAFTED, ISSUED, CLOSED).when(
        lambda closed: closed.amend(document=SECOND, **AMENDMENT)
    ).then_refused(PlanNotInForceError, "The plan “x-2024” is not in force: it is closed.")


def test_a_plan_is_in_force_from_issue_to_close():
    lives = [[DRAFTED], [DRAFTED, ISSUED], [DRAFTED, ISSUED, CLOSED]]

    assert [replay(Plan, *life).in_force for life in lives] == [False, True, False]


def test_the_rules_version_counts_issued_versions():
    lives = [[DRAFTED], [DRAFTED, ISSUED], [DRAFTED, ISSUED, AMENDED]]

    assert [replay(Plan, *life).rules_version for life in lives] == [0, 1, 2]


def test_the_document_of_a_draft_is_the_last_one_laid_down():
    assert replay(Plan, DRAFTED, REVISED).document() == SECOND


def test_what_is_issued_is_the_last_draft():
    assert replay(Plan, DRAFTED, REVISED, ISSUED).document(1) == SECOND


def test_an_amendment_keeps_the_old_version_readable():
    amended = replay(Plan, DRAFTED, ISSUED, AMENDED)

    assert (amended.document(), amended.document(1), amended.document(2)) == (SECOND, FIRST, SECOND)


@pytest.mark.parametrize("version", [0, 2])
def test_a_version_that_was_never_issued_is_refused(version):
    Given(Plan, DRAFTED, ISSUED).when(lambda issued: issued.document(version)).then_refused(
        PlanVersionUnknownError, f"The plan “x-2024” has no version {version}."
    )


def test_refusals_speak_vietnamese():
    with pytest.raises(PlanNotInForceError) as refusal:
        replay(Plan, DRAFTED).require_in_force()

    assert refusal.value.message("vi") == (
        "Kế hoạch “x-2024” không có hiệu lực (đang ở trạng thái: dự thảo)."
    )
