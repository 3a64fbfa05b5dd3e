from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.recognitions.recognition import Decision, Destination, Grounds, Recognition
from domain.recognitions.refusals import (
    AgencyDissolvedError,
    AlreadyReferredError,
    CertificateAlreadyIssuedError,
    EffectReviewedError,
    NoCertificateError,
    NotRevokedError,
    RecognitionRevokedError,
    ReviewNoteMissingError,
    RevocationReasonMissingError,
    UnknownReferralError,
)
from domain.rules.clauses import Clause
from domain.rules.route import CouncilProposalMissingError, NoRouteError, Route, WrongRouteError
from tests.domain.nominations.story import (
    DECIDED_ON,
    HEAD,
    NOON,
    PLAN_ID,
    RECOGNITION_ID,
    REFERRAL_ID,
    SUBJECT_ID,
)
from tests.specification import THE_ID, Given, fact

NOMINATION_ID = UUID("00000000-0000-4000-8000-0000000000aa")
DOSSIER_ID = UUID("00000000-0000-4000-8000-0000000000bb")
ROUTE = Route(
    to="province",
    only_recognised=True,
    council_proposal_required=True,
    form="dossier",
    clauses=(Clause(rule="S2-21", line=104, quote="đã được công nhận", reading="Chỉ khi có QĐ."),),
)
GROUNDS = Grounds(
    nomination_id=NOMINATION_ID,
    subject_id=SUBJECT_ID,
    subject_kind="individual",
    plan_id=PLAN_ID,
    plan_version=1,
    plan_year=2024,
    level="agency",
    certificate_title="Giấy công nhận",
    route=ROUTE,
)
DECISION = Decision(number="120/QĐ-SXD", decided_on=DECIDED_ON, signer="Võ Tất Dũng")
REVOCATION = Decision(number="130/QĐ-SXD", decided_on=DECIDED_ON, signer="Võ Tất Dũng")
PROVINCE = Destination(
    tenant="binh-phuoc", level="province", plan_id=PLAN_ID, plan_version=1, plan_year=2024
)
DOSSIER = {"subject_name": "Nguyễn Văn An"}

GRANTED = fact(
    Recognition.Granted,
    nomination_id=NOMINATION_ID,
    subject_id=SUBJECT_ID,
    subject_kind="individual",
    plan_id=PLAN_ID,
    plan_version=1,
    plan_year=2024,
    level="agency",
    decision_number="120/QĐ-SXD",
    decided_on=DECIDED_ON,
    signer="Võ Tất Dũng",
    certificate_title="Giấy công nhận",
    route_to="province",
    council_proposal_required=True,
)
WITHOUT_EXTRAS = fact(
    Recognition.Granted, **(GRANTED.fields | {"certificate_title": None, "route_to": None})
)
CERTIFICATE = fact(
    Recognition.CertificateIssued,
    certificate_number="01/GCN",
    issued_on=DECIDED_ON,
    issued_by=HEAD,
)
REVOKED = fact(
    Recognition.Revoked,
    reason="Khai không trung thực.",
    decision_number="130/QĐ-SXD",
    decided_on=DECIDED_ON,
    signer="Võ Tất Dũng",
)
REFERRED = fact(
    Recognition.Referred,
    referral_id=REFERRAL_ID,
    destination="binh-phuoc",
    destination_plan_id=PLAN_ID,
    destination_plan_version=1,
    destination_plan_year=2024,
    document_number="50/SXD-VP",
    council_minutes="07/BB-HĐ",
    proposed_by=HEAD,
    dossier=DOSSIER,
    route_override_reason=None,
)
WITHDRAWN = fact(
    Recognition.ReferralWithdrawn,
    referral_id=REFERRAL_ID,
    destination="binh-phuoc",
    reason="Khai không trung thực.",
    decision_number="130/QĐ-SXD",
    decided_on=DECIDED_ON,
)


def grant(dissolved_on=None):
    return lambda recognitions: recognitions.grant(
        recognition_id=THE_ID,
        at=NOON,
        grounds=GROUNDS,
        decision=DECISION,
        dissolved_on=dissolved_on,
    )


def refer(destination=PROVINCE, council_minutes="07/BB-HĐ", why_elsewhere=None):
    return lambda it: it.refer(
        referral_id=REFERRAL_ID,
        at=NOON,
        by=HEAD,
        destination=destination,
        document_number="50/SXD-VP",
        council_minutes=council_minutes,
        dossier=DOSSIER,
        route_override_reason=why_elsewhere,
    )


def issue(it):
    return it.issue_certificate(at=NOON, certificate_number="01/GCN", issued_on=DECIDED_ON, by=HEAD)


def revoke(reason="Khai không trung thực."):
    return lambda it: it.revoke(at=NOON, reason=reason, decision=REVOCATION)


def test_a_recognition_rests_on_a_decision():
    Given(Recognition).when(grant()).then(GRANTED)


@pytest.mark.parametrize(
    ("route", "to", "council"),
    [
        (None, None, False),
        (ROUTE.model_copy(update={"council_proposal_required": False}), "province", False),
    ],
)
def test_a_recognition_keeps_the_route_of_its_plan(route, to, council):
    (
        Given(Recognition)
        .when(
            lambda recognitions: recognitions.grant(
                recognition_id=THE_ID,
                at=NOON,
                grounds=replace(GROUNDS, route=route),
                decision=DECISION,
                dissolved_on=None,
            )
        )
        .then(
            fact(
                Recognition.Granted,
                **GRANTED.fields | {"route_to": to, "council_proposal_required": council},
            )
        )
    )


def test_an_agency_decides_until_the_day_before_its_end():
    Given(Recognition).when(grant(dissolved_on=date(2024, 12, 3))).then(GRANTED)


def test_T18_a_dissolved_agency_recognises_nobody():
    (
        Given(Recognition)
        .when(grant(dissolved_on=DECIDED_ON))
        .then_refused(
            AgencyDissolvedError,
            "The agency was dissolved on 2024-12-02; it cannot decide on 2024-12-02.",
        )
    )


def test_the_certificate_follows_the_decision():
    Given(Recognition, GRANTED).when(issue).then(CERTIFICATE)


def test_a_plan_without_certificate_issues_none():
    (
        Given(Recognition, WITHOUT_EXTRAS)
        .when(issue)
        .then_refused(NoCertificateError, "The plan issues no certificate.")
    )


def test_a_certificate_is_issued_once():
    (
        Given(Recognition, GRANTED, CERTIFICATE)
        .when(issue)
        .then_refused(CertificateAlreadyIssuedError, "The certificate 01/GCN was already issued.")
    )


def test_a_revoked_recognition_gets_no_certificate():
    (
        Given(Recognition, GRANTED, REVOKED)
        .when(issue)
        .then_refused(
            RecognitionRevokedError, "The recognition was revoked by decision 130/QĐ-SXD."
        )
    )


def test_a_recognised_exemplar_is_referred_on_the_councils_proposal():
    Given(Recognition, GRANTED).when(refer()).then(REFERRED)


@pytest.mark.parametrize("minutes", [None, " "])
def test_a_referral_needs_the_councils_proposal(minutes):
    (
        Given(Recognition, GRANTED)
        .when(refer(council_minutes=minutes))
        .then_refused(
            CouncilProposalMissingError,
            "The council's minutes with its proposal are needed before referring upward.",
        )
    )


def test_a_plan_without_route_refers_nobody():
    (
        Given(Recognition, WITHOUT_EXTRAS)
        .when(refer())
        .then_refused(NoRouteError, "The plan has no route upward.")
    )


MINISTRY = Destination(
    tenant="bo-tnmt", level="ministry", plan_id=PLAN_ID, plan_version=1, plan_year=2024
)


@pytest.mark.parametrize("reason", [None, " "])
def test_T17_a_referral_follows_the_route_of_the_plan(reason):
    (
        Given(Recognition, GRANTED)
        .when(refer(destination=MINISTRY, why_elsewhere=reason))
        .then_refused(
            WrongRouteError,
            "The plan's route leads to the province, not to the ministry;"
            " to leave it, the head must give a reason.",
        )
    )


def test_T17_the_head_may_leave_the_route_with_a_reason():
    reason = "Bộ trực tiếp phát động phong trào."
    (
        Given(Recognition, GRANTED)
        .when(refer(destination=MINISTRY, why_elsewhere=f" {reason} "))
        .then(
            fact(
                Recognition.Referred,
                **REFERRED.fields | {"destination": "bo-tnmt", "route_override_reason": reason},
            )
        )
    )


def test_a_reason_to_leave_the_route_is_not_kept_where_it_was_followed():
    Given(Recognition, GRANTED).when(refer(why_elsewhere="Không cần.")).then(REFERRED)


def test_no_reason_makes_a_route_that_the_plan_does_not_have():
    (
        Given(Recognition, WITHOUT_EXTRAS)
        .when(refer(why_elsewhere="Vẫn muốn gửi."))
        .then_refused(NoRouteError, "The plan has no route upward.")
    )


def test_a_referral_stored_before_routes_could_be_left_followed_its_own():
    stored = {"destination": "binh-phuoc"}

    Recognition.Referred.upcast_v1_v2(stored)

    assert stored == {"destination": "binh-phuoc", "route_override_reason": None}


def test_an_exemplar_is_referred_once_to_the_same_place():
    (
        Given(Recognition, GRANTED, REFERRED)
        .when(refer())
        .then_refused(AlreadyReferredError, "It was already referred to binh-phuoc.")
    )


def test_T14_a_revoked_recognition_is_not_referred():
    (
        Given(Recognition, GRANTED, REVOKED)
        .when(refer())
        .then_refused(
            RecognitionRevokedError, "The recognition was revoked by decision 130/QĐ-SXD."
        )
    )


def test_T14_a_revocation_gives_notice_wherever_it_was_referred():
    Given(Recognition, GRANTED, REFERRED).when(revoke()).then(REVOKED, WITHDRAWN)


def test_a_revocation_needs_a_reason():
    (
        Given(Recognition, GRANTED)
        .when(revoke(reason=""))
        .then_refused(RevocationReasonMissingError, "A revocation needs a reason.")
    )


def test_a_recognition_is_revoked_once():
    (
        Given(Recognition, GRANTED, REVOKED)
        .when(revoke())
        .then_refused(
            RecognitionRevokedError, "The recognition was revoked by decision 130/QĐ-SXD."
        )
    )


RECEIVED_ABOVE = fact(
    Recognition.ReferralReceived,
    referral_id=REFERRAL_ID,
    destination="binh-phuoc",
    dossier_id=DOSSIER_ID,
)
ANSWERED = fact(
    Recognition.ReferralAnswered,
    referral_id=REFERRAL_ID,
    destination="binh-phuoc",
    dossier_version=9,
    result="recognised",
    reason=None,
    decision_number="900/QĐ-UBND",
    decided_on=DECIDED_ON,
)


def note_received(it):
    return it.note_referral_received(at=NOON, referral_id=REFERRAL_ID, dossier_id=DOSSIER_ID)


def note_answered(it, version=9):
    return it.note_referral_answered(
        at=NOON,
        referral_id=REFERRAL_ID,
        dossier_version=version,
        result="recognised",
        reason=None,
        decision=Decision(number="900/QĐ-UBND", decided_on=DECIDED_ON, signer="Chủ tịch"),
    )


def test_the_receipt_above_is_noted_once():
    Given(Recognition, GRANTED, REFERRED).when(note_received).then(RECEIVED_ABOVE)
    Given(Recognition, GRANTED, REFERRED, RECEIVED_ABOVE).when(note_received).then()


def test_the_answer_from_above_is_noted_once():
    Given(Recognition, GRANTED, REFERRED).when(note_answered).then(ANSWERED)
    Given(Recognition, GRANTED, REFERRED, ANSWERED).when(note_answered).then()


def test_an_older_answer_that_comes_again_is_not_noted():
    (
        Given(Recognition, GRANTED, REFERRED, ANSWERED)
        .when(lambda it: note_answered(it, version=4))
        .then()
    )


@pytest.mark.parametrize("note", [note_received, note_answered])
def test_an_answer_to_an_unknown_referral_is_refused(note):
    (
        Given(Recognition, GRANTED)
        .when(note)
        .then_refused(UnknownReferralError, f"There is no referral {REFERRAL_ID}.")
    )


def test_the_recognition_names_its_decision():
    assert RECOGNITION_ID != THE_ID
    assert Given(Recognition, GRANTED).when(lambda it: it.decision_as_dict()).then() == {
        "decision_number": "120/QĐ-SXD",
        "decided_on": "2024-12-02",
    }


REVIEWED = fact(
    Recognition.EffectReviewed,
    nomination_id=DOSSIER_ID,
    note="Đã thẩm định lại.",
    reviewed_by=HEAD,
)


def review(note="Đã thẩm định lại."):
    return lambda it: it.review_effect(at=NOON, by=HEAD, nomination_id=DOSSIER_ID, note=note)


def test_what_rested_on_a_revoked_recognition_is_reviewed_by_somebody():
    Given(Recognition, GRANTED, REVOKED).when(review()).then(REVIEWED)


def test_while_a_recognition_is_in_force_there_is_nothing_to_review():
    refused = Given(Recognition, GRANTED).when(review())

    refused.then_refused(NotRevokedError, NotRevokedError.en)


def test_an_effect_is_reviewed_once():
    (
        Given(Recognition, GRANTED, REVOKED, REVIEWED)
        .when(review())
        .then_refused(EffectReviewedError, f"The effect on the dossier {DOSSIER_ID} was reviewed.")
    )


def test_whoever_reviews_says_what_was_done():
    (
        Given(Recognition, GRANTED, REVOKED)
        .when(review(note="  "))
        .then_refused(ReviewNoteMissingError, "A note on what was done is needed.")
    )
