"""A dossier of Sở Xây dựng 2024 as facts: Alice nominates, Bob receives, Charlie verifies."""

from datetime import UTC, date, datetime
from uuid import UUID

from domain.nominations.dossier import DossierDocument, PinnedPlan, PinnedRules
from domain.nominations.nomination import Nomination
from tests.specification import fact

PLAN_ID = UUID("00000000-0000-4000-8000-00000000000a")
SUBJECT_ID = UUID("00000000-0000-4000-8000-00000000000b")
UNIT_ID = UUID("00000000-0000-4000-8000-00000000000c")
SESSION_ID = UUID("00000000-0000-4000-8000-00000000000d")
BALLOT_ID = UUID("00000000-0000-4000-8000-00000000000e")
RECOGNITION_ID = UUID("00000000-0000-4000-8000-00000000000f")
REFERRAL_ID = UUID("00000000-0000-4000-8000-000000000010")

ALICE, BOB, CHARLIE, HEAD = "alice", "bob", "charlie", "giam.doc"
DECIDED_ON = date(2024, 12, 2)

STEPS = (
    "registered",
    "submitted",
    "received",
    "verified",
    "tabled",
    "voted",
    "proposed",
    "decided",
    "referred",
)
REPORT = DossierDocument(key="report", title="Báo cáo thành tích", sha256=None)
MINUTES = DossierDocument(key="minutes", title="Biên bản họp đơn vị", sha256=None)

PINNED = PinnedRules(
    plan=PinnedPlan(plan_id=PLAN_ID, plan_version=1, plan_year=2024),
    steps=STEPS,
    criteria=("S2-04", "S2-08"),
    required_documents=("report",),
    failed_criterion="blocks_tabling",
)

REGISTERED = fact(
    Nomination.Registered,
    plan_id=PLAN_ID,
    plan_version=1,
    plan_year=2024,
    steps=list(STEPS),
    criteria=["S2-04", "S2-08"],
    required_documents=["report"],
    failed_criterion="blocks_tabling",
    subject_id=SUBJECT_ID,
    subject_kind="individual",
    unit_id=UNIT_ID,
    field=None,
    field_title=None,
    scope="overall",
    channel="Thi đua năm 2024",
    achievement="Rút ngắn thời gian thẩm định hồ sơ.",
    registered_by=ALICE,
)
SUBMITTED = fact(
    Nomination.Submitted,
    submitted_by=ALICE,
    documents=[REPORT.as_dict()],
    due_at=None,
    due_phrase=None,
    due_reading=None,
    late=False,
)
RECEIVED = fact(Nomination.Received, received_by=BOB, receipt_number="12/TN")
RETURNED = fact(
    Nomination.Returned,
    returned_by=BOB,
    reason="Thiếu biên bản.",
    supplement_by=date(2024, 11, 20),
)


def examined(criterion, finding, assessment=None, override_reason=None):
    return fact(
        Nomination.Examined,
        criterion=criterion,
        finding=finding,
        opinion="Có minh chứng.",
        evidence=["QĐ 15/QĐ-SXD"],
        examined_by=CHARLIE,
        assessment=assessment,
        override_reason=override_reason,
    )


EXAMINED = (examined("S2-04", "met"), examined("S2-08", "met"))
VERIFIED = fact(Nomination.Verified, verified_by=CHARLIE, findings={"S2-04": "met", "S2-08": "met"})
TABLED = fact(Nomination.Tabled, session_id=SESSION_ID, tabled_by=BOB)


def voted(outcome, yes=10):
    return fact(
        Nomination.Voted,
        session_id=SESSION_ID,
        ballot_id=BALLOT_ID,
        outcome=outcome,
        yes=yes,
        base=11,
        required=10,
    )


PROPOSED = fact(
    Nomination.Proposed, proposed_by=BOB, document_number="5/TTr-HĐ", proposed_on=DECIDED_ON
)
RECOGNISED = fact(
    Nomination.Recognised,
    recognition_id=RECOGNITION_ID,
    decision_number="120/QĐ-SXD",
    decided_on=DECIDED_ON,
    signer="Võ Tất Dũng",
    due_at=None,
    due_phrase=None,
    late=False,
)
UP_TO_RECEIVED = (REGISTERED, SUBMITTED, RECEIVED)
UP_TO_VERIFIED = (*UP_TO_RECEIVED, *EXAMINED, VERIFIED)
UP_TO_TABLED = (*UP_TO_VERIFIED, TABLED)
UP_TO_PASSED = (*UP_TO_TABLED, voted("passed"))
UP_TO_PROPOSED = (*UP_TO_PASSED, PROPOSED)

REFERRED_IN = fact(
    Nomination.ReferredIn,
    plan_id=PLAN_ID,
    plan_version=1,
    plan_year=2024,
    steps=["submitted", "received", "verified", "tabled", "voted", "decided"],
    criteria=[],
    required_documents=[],
    failed_criterion="goes_to_council",
    subject_id=SUBJECT_ID,
    subject_kind="individual",
    scope="overall",
    achievement="Rút ngắn thời gian thẩm định hồ sơ.",
    referral_id=REFERRAL_ID,
    origin_tenant="so-xay-dung",
    origin_recognition_id=RECOGNITION_ID,
    origin_decision_number="120/QĐ-SXD",
    origin_decided_on=DECIDED_ON,
    proposed_by=HEAD,
    documents=[REPORT.as_dict()],
    findings=[],
)

NOON = datetime(2024, 12, 2, 5, 0, tzinfo=UTC)
