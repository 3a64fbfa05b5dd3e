from datetime import date
from uuid import UUID

import pytest

from domain.nominations.dossier import ReferredFrom
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import (
    CriterionNotMetError,
    EvidenceMissingError,
    FutureDecisionError,
    NotThisBallotError,
    OriginRevokedError,
    ReasonMissingError,
)
from domain.nominations.stages import Stage, WrongStageError
from domain.nominations.timeliness import Timeliness
from tests.domain.nominations.story import (
    BALLOT_ID,
    BOB,
    DECIDED_ON,
    NOON,
    PROPOSED,
    RECOGNISED,
    RECOGNITION_ID,
    REFERRAL_ID,
    REFERRED_IN,
    REGISTERED,
    SESSION_ID,
    SUBMITTED,
    TABLED,
    UP_TO_PASSED,
    UP_TO_PROPOSED,
    UP_TO_TABLED,
    examined,
    voted,
)
from tests.specification import Given, fact, replay

REFUSED = fact(
    Nomination.Refused,
    reason="Đang xác minh đơn.",
    document_number="9/TB-SXD",
    decided_on=DECIDED_ON,
    signer="Võ Tất Dũng",
)
ORIGIN_REVOKED = fact(
    Nomination.OriginRevoked,
    reason="Khai không trung thực.",
    decision_number="130/QĐ-SXD",
    decided_on=DECIDED_ON,
)


def record_vote(outcome):
    return lambda it: it.record_vote(
        at=NOON, ballot_id=BALLOT_ID, outcome=outcome, yes=10, base=11, required=10
    )


def recognise(decided_on=DECIDED_ON, timeliness=None):
    return lambda it: it.recognise(
        at=NOON,
        recognition_id=RECOGNITION_ID,
        decision_number="120/QĐ-SXD",
        decided_on=decided_on,
        signer="Võ Tất Dũng",
        timeliness=timeliness or Timeliness(),
    )


def refuse(reason="Đang xác minh đơn.", decided_on=DECIDED_ON):
    return lambda it: it.refuse(
        at=NOON,
        reason=reason,
        document_number="9/TB-SXD",
        decided_on=decided_on,
        signer="Võ Tất Dũng",
    )


def propose(it):
    return it.propose(at=NOON, by=BOB, document_number="5/TTr-HĐ", proposed_on=DECIDED_ON)


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [("passed", Stage.VOTED), ("failed", Stage.NOT_PASSED), ("tied", Stage.TABLED)],
)
def test_a_counted_ballot_decides_where_the_dossier_stands(outcome, stage):
    Given(Nomination, *UP_TO_TABLED).when(record_vote(outcome)).then(voted(outcome))
    assert replay(Nomination, *UP_TO_TABLED, voted(outcome)).stage is stage


def test_only_a_tabled_dossier_is_voted_on():
    (
        Given(Nomination, *UP_TO_PASSED)
        .when(record_vote("passed"))
        .then_refused(
            WrongStageError, "The dossier is voted; the step “voted” cannot be taken now."
        )
    )


def test_a_dossier_leaves_its_session_without_a_vote():
    (
        Given(Nomination, *UP_TO_TABLED)
        .when(lambda it: it.postpone(at=NOON, by=BOB, reason="Chờ kết luận."))
        .then(
            fact(
                Nomination.Postponed,
                session_id=SESSION_ID,
                reason="Chờ kết luận.",
                postponed_by=BOB,
                back_to="verified",
            )
        )
    )


def postponed(back_to):
    return fact(
        Nomination.Postponed,
        session_id=SESSION_ID,
        reason="Chờ kết luận.",
        postponed_by=BOB,
        back_to=back_to,
    )


def test_a_postponed_dossier_can_be_tabled_again():
    (
        Given(Nomination, *UP_TO_TABLED, postponed("verified"))
        .when(lambda it: it.table(at=NOON, by=BOB, session_id=SESSION_ID))
        .then(TABLED)
    )


def test_a_postponed_dossier_stands_where_it_stood_under_a_plan_that_does_not_verify():
    registered = fact(
        Nomination.Registered,
        **REGISTERED.fields | {"steps": ["registered", "submitted", "tabled", "referred"]},
    )
    (
        Given(Nomination, registered, SUBMITTED, TABLED)
        .when(lambda it: it.postpone(at=NOON, by=BOB, reason="Chờ kết luận."))
        .then(postponed("submitted"))
    )


def test_a_postponement_stored_before_plans_could_skip_verification_came_after_it():
    stored = {"reason": "Chờ kết luận."}

    Nomination.Postponed.upcast_v1_v2(stored)

    assert stored == {"reason": "Chờ kết luận.", "back_to": "verified"}


def test_a_postponement_needs_a_reason():
    (
        Given(Nomination, *UP_TO_TABLED)
        .when(lambda it: it.postpone(at=NOON, by=BOB, reason=""))
        .then_refused(ReasonMissingError, "A reason is needed.")
    )


@pytest.mark.parametrize("outcome", ["passed", "failed", "tied"])
def test_a_voided_ballot_sends_the_dossier_back_to_the_council(outcome):
    facts = (*UP_TO_TABLED, voted(outcome))
    voided = fact(Nomination.VoteVoided, ballot_id=BALLOT_ID, reason="Sai số phiếu.")
    (
        Given(Nomination, *facts)
        .when(lambda it: it.void_vote(at=NOON, ballot_id=BALLOT_ID, reason="Sai số phiếu."))
        .then(voided)
    )
    assert replay(Nomination, *facts, voided).stage is Stage.TABLED


def test_another_ballot_voids_nothing():
    other = UUID("00000000-0000-4000-8000-0000000000ff")
    (
        Given(Nomination, *UP_TO_PASSED)
        .when(lambda it: it.void_vote(at=NOON, ballot_id=other, reason="Sai."))
        .then_refused(NotThisBallotError, f"The dossier does not rest on the ballot {other}.")
    )


def test_a_vote_that_was_proposed_on_is_not_voided():
    (
        Given(Nomination, *UP_TO_PROPOSED)
        .when(lambda it: it.void_vote(at=NOON, ballot_id=BALLOT_ID, reason="Sai."))
        .then_refused(
            WrongStageError, "The dossier is proposed; the step “vote-voided” cannot be taken now."
        )
    )


def test_the_council_proposes_what_it_passed():
    Given(Nomination, *UP_TO_PASSED).when(propose).then(PROPOSED)


def test_the_council_does_not_propose_what_failed():
    (
        Given(Nomination, *UP_TO_TABLED, voted("failed", yes=9))
        .when(propose)
        .then_refused(
            WrongStageError, "The dossier is not_passed; the step “proposed” cannot be taken now."
        )
    )


def test_the_head_recognises_by_a_decision():
    Given(Nomination, *UP_TO_PROPOSED).when(recognise()).then(RECOGNISED)


def test_a_late_decision_is_flagged_with_the_phrase_of_its_deadline():
    late = Timeliness(due_at=NOON, phrase="trước ngày 02/12/2024", reading="…", late=True)
    flagged = {"due_at": NOON, "due_phrase": "trước ngày 02/12/2024", "late": True}

    (
        Given(Nomination, *UP_TO_PROPOSED)
        .when(recognise(timeliness=late))
        .then(fact(Nomination.Recognised, **(RECOGNISED.fields | flagged)))
    )


def test_a_refusal_names_the_stage_in_vietnamese_too():
    dossier = replay(Nomination, *UP_TO_PASSED)

    with pytest.raises(WrongStageError) as refusal:
        recognise()(dossier)

    assert refusal.value.message("vi") == (
        "Hồ sơ đã được Hội đồng thông qua; bước “decided” chưa hoặc không còn thực hiện được."
    )


def test_a_dossier_is_postponed_only_from_a_session():
    (
        Given(Nomination, *UP_TO_PASSED)
        .when(lambda it: it.postpone(at=NOON, by=BOB, reason="Chờ xác minh."))
        .then_refused(
            WrongStageError, "The dossier is voted; the step “postponed” cannot be taken now."
        )
    )


def test_a_passed_vote_is_not_the_recognition():
    (
        Given(Nomination, *UP_TO_PASSED)
        .when(recognise())
        .then_refused(
            WrongStageError, "The dossier is voted; the step “decided” cannot be taken now."
        )
    )


def test_the_head_does_not_recognise_without_enough_evidence():
    (
        Given(Nomination, *UP_TO_PROPOSED, examined("S2-08", "insufficient"))
        .when(recognise())
        .then_refused(
            EvidenceMissingError, "There is not enough evidence on these criteria: S2-08."
        )
    )


def test_the_head_does_not_recognise_against_a_criterion():
    (
        Given(Nomination, *UP_TO_PROPOSED, examined("S2-08", "not_met"))
        .when(recognise())
        .then_refused(CriterionNotMetError, "These criteria are not met: S2-08.")
    )


def test_a_missed_criterion_that_went_to_the_council_is_still_not_recognised():
    lenient = fact(
        Nomination.Registered, **(REGISTERED.fields | {"failed_criterion": "goes_to_council"})
    )
    (
        Given(Nomination, lenient, *UP_TO_PROPOSED[1:], examined("S2-08", "not_met"))
        .when(recognise())
        .then_refused(CriterionNotMetError, "These criteria are not met: S2-08.")
    )


def test_a_decision_does_not_bear_a_future_date():
    (
        Given(Nomination, *UP_TO_PROPOSED)
        .when(recognise(decided_on=date(2024, 12, 3)))
        .then_refused(FutureDecisionError, "The decision's date 2024-12-03 has not come.")
    )


def test_T15_the_head_declines_after_a_passed_vote_with_a_reason():
    (Given(Nomination, *UP_TO_PROPOSED).when(refuse()).then(REFUSED))
    refused = replay(Nomination, *UP_TO_PROPOSED, REFUSED)
    assert (refused.stage, refused.recognition_id) == (Stage.REFUSED, None)


def test_T15_declining_without_a_reason_is_refused():
    (
        Given(Nomination, *UP_TO_PROPOSED)
        .when(refuse(reason=" "))
        .then_refused(ReasonMissingError, "A reason is needed.")
    )


def test_a_refusal_does_not_bear_a_future_date():
    (
        Given(Nomination, *UP_TO_PROPOSED)
        .when(refuse(decided_on=date(2024, 12, 3)))
        .then_refused(FutureDecisionError, "The decision's date 2024-12-03 has not come.")
    )


def test_a_decided_dossier_is_decided_once():
    (
        Given(Nomination, *UP_TO_PROPOSED, REFUSED)
        .when(recognise())
        .then_refused(
            WrongStageError, "The dossier is refused; the step “decided” cannot be taken now."
        )
    )


def test_a_referred_dossier_begins_as_submitted_and_remembers_its_origin():
    referred = replay(Nomination, REFERRED_IN)
    assert (referred.stage, referred.origin) == (
        Stage.SUBMITTED,
        ReferredFrom(referral_id=REFERRAL_ID, tenant="so-xay-dung", recognition_id=RECOGNITION_ID),
    )


UP_TO_VOTED_ABOVE = (
    REFERRED_IN,
    fact(Nomination.Received, received_by=BOB, receipt_number=None),
    fact(Nomination.Verified, verified_by=BOB, findings={}),
    fact(Nomination.Tabled, session_id=SESSION_ID, tabled_by=BOB),
    voted("passed"),
)


def test_the_level_above_recognises_what_was_referred():
    Given(Nomination, *UP_TO_VOTED_ABOVE).when(recognise()).then(RECOGNISED)


def test_a_revocation_below_is_noted_above_once():
    note = dict(ORIGIN_REVOKED.fields)
    (
        Given(Nomination, REFERRED_IN)
        .when(lambda it: it.note_origin_revoked(at=NOON, **note))
        .then(ORIGIN_REVOKED)
    )
    (
        Given(Nomination, REFERRED_IN, ORIGIN_REVOKED)
        .when(lambda it: it.note_origin_revoked(at=NOON, **note))
        .then()
    )


def test_T14_what_was_revoked_below_is_not_recognised_above():
    (
        Given(Nomination, *UP_TO_VOTED_ABOVE, ORIGIN_REVOKED)
        .when(recognise())
        .then_refused(
            OriginRevokedError,
            "The agency revoked its recognition; it cannot be recognised above.",
        )
    )


def test_replaying_a_whole_life_gives_the_same_dossier():
    facts = (*UP_TO_PROPOSED, RECOGNISED)
    assert replay(Nomination, *facts) == replay(Nomination, *facts)
