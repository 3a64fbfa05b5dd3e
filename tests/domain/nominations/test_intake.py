from datetime import UTC, date, datetime

from domain.nominations.nomination import Nomination
from domain.nominations.refusals import IncompleteDossierError, ReasonMissingError
from domain.nominations.stages import WrongStageError
from domain.nominations.timeliness import Timeliness
from domain.rules.setting import PlanField
from domain.rules.steps import StepNotInPlanError
from tests.domain.nominations.story import (
    ALICE,
    BOB,
    MINUTES,
    NOON,
    PINNED,
    RECEIVED,
    REGISTERED,
    REPORT,
    RETURNED,
    SUBJECT_ID,
    SUBMITTED,
    UNIT_ID,
    UP_TO_PASSED,
    UP_TO_TABLED,
)
from tests.specification import THE_ID, Given, fact

IN_TIME = Timeliness()


def test_registering_pins_the_rules_of_the_plan():
    (
        Given(Nomination)
        .when(
            lambda nominations: nominations.register(
                nomination_id=THE_ID,
                at=NOON,
                pinned=PINNED,
                subject_id=SUBJECT_ID,
                subject_kind="individual",
                unit_id=UNIT_ID,
                scope="overall",
                channel="Thi đua năm 2024",
                achievement="Rút ngắn thời gian thẩm định hồ sơ.",
                by=ALICE,
            )
        )
        .then(REGISTERED)
    )


def test_a_dossier_keeps_the_field_in_which_it_is_put_forward():
    passage = {"line": 3, "quote": "Lĩnh vực y tế", "reading": "Y tế."}
    field = PlanField.model_validate({"key": "health", "title": "Y tế", "clause": passage})
    asked = {name: REGISTERED.fields[name] for name in ("subject_id", "subject_kind", "unit_id")}
    asked |= {name: REGISTERED.fields[name] for name in ("scope", "channel", "achievement")}

    (
        Given(Nomination)
        .when(
            lambda nominations: nominations.register(
                nomination_id=THE_ID, at=NOON, pinned=PINNED, by=ALICE, field=field, **asked
            )
        )
        .then(
            fact(
                Nomination.Registered,
                **(REGISTERED.fields | {"field": "health", "field_title": "Y tế"}),
            )
        )
    )


def test_a_registered_dossier_can_be_submitted():
    (
        Given(Nomination, REGISTERED)
        .when(lambda it: it.submit(at=NOON, by=ALICE, documents=[REPORT], timeliness=IN_TIME))
        .then(SUBMITTED)
    )


def test_a_late_dossier_is_flagged_with_the_phrase_of_its_deadline():
    due_at = datetime(2024, 11, 29, 17, 0, tzinfo=UTC)
    late = Timeliness(
        due_at=due_at, phrase="trước ngày 30/11/2024", reading="Hết ngày 29/11/2024.", late=True
    )
    (
        Given(Nomination, REGISTERED)
        .when(lambda it: it.submit(at=NOON, by=ALICE, documents=[REPORT], timeliness=late))
        .then(
            fact(
                Nomination.Submitted,
                submitted_by=ALICE,
                documents=[REPORT.as_dict()],
                due_at=due_at,
                due_phrase="trước ngày 30/11/2024",
                due_reading="Hết ngày 29/11/2024.",
                late=True,
            )
        )
    )


def test_a_dossier_is_submitted_once():
    (
        Given(Nomination, REGISTERED, SUBMITTED)
        .when(lambda it: it.submit(at=NOON, by=ALICE, documents=[REPORT], timeliness=IN_TIME))
        .then_refused(
            WrongStageError, "The dossier is submitted; the step “submitted” cannot be taken now."
        )
    )


def test_a_complete_dossier_is_received():
    (
        Given(Nomination, REGISTERED, SUBMITTED)
        .when(lambda it: it.receive(at=NOON, by=BOB, receipt_number="12/TN"))
        .then(RECEIVED)
    )


def test_a_dossier_without_a_required_document_is_not_received():
    submitted_empty = fact(Nomination.Submitted, **(SUBMITTED.fields | {"documents": []}))
    (
        Given(Nomination, REGISTERED, submitted_empty)
        .when(lambda it: it.receive(at=NOON, by=BOB, receipt_number=None))
        .then_refused(IncompleteDossierError, "The dossier lacks: report.")
    )


def test_a_return_names_its_reason_and_the_day_to_answer():
    (
        Given(Nomination, REGISTERED, SUBMITTED)
        .when(
            lambda it: it.return_(
                at=NOON, by=BOB, reason="Thiếu biên bản.", supplement_by=date(2024, 11, 20)
            )
        )
        .then(RETURNED)
    )


def test_a_return_needs_a_reason():
    (
        Given(Nomination, REGISTERED, SUBMITTED)
        .when(lambda it: it.return_(at=NOON, by=BOB, reason=" ", supplement_by=None))
        .then_refused(ReasonMissingError, "A reason is needed.")
    )


def test_a_dossier_before_the_council_is_not_returned():
    (
        Given(Nomination, *UP_TO_TABLED)
        .when(lambda it: it.return_(at=NOON, by=BOB, reason="Thiếu.", supplement_by=None))
        .then_refused(
            WrongStageError, "The dossier is tabled; the step “returned” cannot be taken now."
        )
    )


def supplemented(*, late):
    return fact(
        Nomination.Supplemented,
        supplemented_by=ALICE,
        note="Đã bổ sung.",
        documents=[MINUTES.as_dict()],
        late=late,
    )


def test_a_return_is_answered_on_its_last_day_in_time():
    last_minute = datetime(2024, 11, 20, 16, 59, tzinfo=UTC)
    (
        Given(Nomination, REGISTERED, SUBMITTED, RETURNED)
        .when(
            lambda it: it.supplement(
                at=last_minute, by=ALICE, note="Đã bổ sung.", documents=[MINUTES]
            )
        )
        .then(supplemented(late=False))
    )


def test_a_return_answered_on_the_next_day_in_vietnam_is_late():
    midnight = datetime(2024, 11, 20, 17, 0, tzinfo=UTC)
    (
        Given(Nomination, REGISTERED, SUBMITTED, RETURNED)
        .when(
            lambda it: it.supplement(at=midnight, by=ALICE, note="Đã bổ sung.", documents=[MINUTES])
        )
        .then(supplemented(late=True))
    )


def test_a_supplemented_dossier_is_received():
    (
        Given(Nomination, REGISTERED, SUBMITTED, RETURNED, supplemented(late=False))
        .when(lambda it: it.receive(at=NOON, by=BOB, receipt_number="12/TN"))
        .then(RECEIVED)
    )


def test_a_returned_dossier_waits_for_its_supplement():
    (
        Given(Nomination, REGISTERED, SUBMITTED, RETURNED)
        .when(lambda it: it.receive(at=NOON, by=BOB, receipt_number=None))
        .then_refused(
            WrongStageError, "The dossier is returned; the step “received” cannot be taken now."
        )
    )


def test_only_a_returned_dossier_is_supplemented():
    (
        Given(Nomination, REGISTERED, SUBMITTED)
        .when(lambda it: it.supplement(at=NOON, by=ALICE, note="Bổ sung.", documents=[]))
        .then_refused(
            WrongStageError,
            "The dossier is submitted; the step “supplemented” cannot be taken now.",
        )
    )


def test_a_dossier_can_be_withdrawn_before_the_vote():
    (
        Given(Nomination, *UP_TO_TABLED)
        .when(lambda it: it.withdraw(at=NOON, by=ALICE, reason="Chuyển công tác."))
        .then(fact(Nomination.Withdrawn, reason="Chuyển công tác.", withdrawn_by=ALICE))
    )


def test_a_dossier_is_not_withdrawn_after_the_vote():
    (
        Given(Nomination, *UP_TO_PASSED)
        .when(lambda it: it.withdraw(at=NOON, by=ALICE, reason="Chuyển công tác."))
        .then_refused(
            WrongStageError, "The dossier is voted; the step “withdrawn” cannot be taken now."
        )
    )


def test_a_withdrawal_needs_a_reason():
    (
        Given(Nomination, REGISTERED)
        .when(lambda it: it.withdraw(at=NOON, by=ALICE, reason=""))
        .then_refused(ReasonMissingError, "A reason is needed.")
    )


def test_a_step_that_the_plan_does_not_use_is_refused():
    without_intake = fact(
        Nomination.Registered, **(REGISTERED.fields | {"steps": ["registered", "submitted"]})
    )
    (
        Given(Nomination, without_intake, SUBMITTED)
        .when(lambda it: it.receive(at=NOON, by=BOB, receipt_number=None))
        .then_refused(StepNotInPlanError, "The plan does not use the step “received”.")
    )
