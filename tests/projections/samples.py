"""Facts of a small year: enough to see every stage of a dossier and of a recognition."""

from datetime import UTC, date, datetime
from uuid import UUID

from domain.nominations.nomination import Nomination
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from tests.specification import fact

PLAN = UUID(int=1)
PLAN_ABOVE = UUID(int=2)
UNIT = UUID(int=3)
SUBJECT = UUID(int=4)
NOMINATION = UUID(int=5)
SESSION = UUID(int=6)
BALLOT = UUID(int=7)
RECOGNITION = UUID(int=8)
REFERRAL = UUID(int=9)
DOSSIER = UUID(int=10)
DUE_AT = datetime(2024, 11, 29, 17, 0, tzinfo=UTC)

PINNED = {
    "plan_version": 1,
    "plan_year": 2024,
    "steps": ["registered", "submitted", "received", "verified", "tabled", "voted", "decided"],
    "criteria": ["S2-08", "S2-09"],
    "required_documents": ["report"],
    "failed_criterion": "blocks_tabling",
}
ESTABLISHED = fact(Unit.Established, name="Phòng Quy hoạch", short_name="PQH", external=False)
RENAMED = fact(Unit.Renamed, name="Phòng Quy hoạch – Kiến trúc", short_name="PQHKT", document="1")
SUBJECT_REGISTERED = fact(
    Subject.Registered,
    kind="individual",
    name="Nguyễn Thị An",
    position=None,
    unit_id=UNIT,
    leads_unit_id=None,
    origin_tenant=None,
)
SUBJECT_CORRECTED = fact(
    Subject.Corrected, name="Nguyễn Thị Ân", position=None, reason="Sai chính tả"
)
REGISTERED = fact(
    Nomination.Registered,
    plan_id=PLAN,
    **PINNED,
    subject_id=SUBJECT,
    subject_kind="individual",
    unit_id=UNIT,
    field=None,
    field_title=None,
    scope="Cải cách hành chính",
    channel=None,
    achievement="Rút ngắn thời gian cấp phép",
    registered_by="bob",
)
SUBMITTED = fact(
    Nomination.Submitted,
    submitted_by="bob",
    documents=[{"key": "report", "title": "Báo cáo", "sha256": None}],
    due_at=DUE_AT,
    due_phrase="trước ngày 30/11/2024",
    due_reading="trước 00:00 ngày 30/11/2024",
    late=True,
)
RETURNED = fact(Nomination.Returned, returned_by="alice", reason="Thiếu chữ ký", supplement_by=None)
SUPPLEMENTED = fact(
    Nomination.Supplemented, supplemented_by="bob", note="Đã ký", documents=[], late=False
)
RECEIVED = fact(Nomination.Received, received_by="alice", receipt_number="12")
WITHDRAWN = fact(Nomination.Withdrawn, reason="Nghỉ hưu", withdrawn_by="bob")


def examined(criterion, finding):
    return fact(
        Nomination.Examined,
        criterion=criterion,
        finding=finding,
        opinion="Theo hồ sơ",
        evidence=["report"],
        examined_by="carol",
        assessment=None,
        override_reason=None,
    )


VERIFIED = fact(Nomination.Verified, verified_by="carol", findings={"S2-08": "met"})
TABLED = fact(Nomination.Tabled, session_id=SESSION, tabled_by="alice")
POSTPONED = fact(
    Nomination.Postponed,
    session_id=SESSION,
    reason="Chưa rõ",
    postponed_by="alice",
    back_to="verified",
)


def voted(outcome="passed", yes=10):
    return fact(
        Nomination.Voted,
        session_id=SESSION,
        ballot_id=BALLOT,
        outcome=outcome,
        yes=yes,
        base=11,
        required=10,
    )


VOTE_VOIDED = fact(Nomination.VoteVoided, ballot_id=BALLOT, reason="Thiếu phiếu")
PROPOSED = fact(
    Nomination.Proposed, proposed_by="alice", document_number="3", proposed_on=date(2024, 12, 9)
)
RECOGNISED = fact(
    Nomination.Recognised,
    recognition_id=RECOGNITION,
    decision_number="15/QĐ-SXD",
    decided_on=date(2024, 12, 10),
    signer="Giám đốc",
    due_at=None,
    due_phrase=None,
    late=False,
)
REFUSED = fact(
    Nomination.Refused,
    reason="Chưa tiêu biểu",
    document_number="16/TB-SXD",
    decided_on=date(2024, 12, 11),
    signer="Giám đốc",
)
REFERRED_IN = fact(
    Nomination.ReferredIn,
    plan_id=PLAN_ABOVE,
    **PINNED,
    subject_id=SUBJECT,
    subject_kind="individual",
    scope="Cải cách hành chính",
    achievement="Rút ngắn thời gian cấp phép",
    referral_id=REFERRAL,
    origin_tenant="sxd",
    origin_recognition_id=RECOGNITION,
    origin_decision_number="15/QĐ-SXD",
    origin_decided_on=date(2024, 12, 10),
    proposed_by="dung",
    documents=[],
    findings=[],
)
ORIGIN_REVOKED = fact(
    Nomination.OriginRevoked,
    reason="Khai sai",
    decision_number="20/QĐ-SXD",
    decided_on=date(2025, 2, 3),
)
GRANTED = fact(
    Recognition.Granted,
    nomination_id=NOMINATION,
    subject_id=SUBJECT,
    subject_kind="individual",
    plan_id=PLAN,
    plan_version=1,
    plan_year=2024,
    level="agency",
    decision_number="15/QĐ-SXD",
    decided_on=date(2024, 12, 10),
    signer="Giám đốc",
    certificate_title="Giấy công nhận",
    route_to="province",
    council_proposal_required=True,
)
CERTIFICATE_ISSUED = fact(
    Recognition.CertificateIssued,
    certificate_number="01",
    issued_on=date(2024, 12, 20),
    issued_by="dung",
)
REVOKED = fact(
    Recognition.Revoked,
    reason="Khai sai",
    decision_number="20/QĐ-SXD",
    decided_on=date(2025, 2, 3),
    signer="Giám đốc",
)
REFERRED = fact(
    Recognition.Referred,
    referral_id=REFERRAL,
    destination="binh-phuoc",
    destination_plan_id=PLAN_ABOVE,
    destination_plan_version=1,
    destination_plan_year=2024,
    document_number="31/TTr-SXD",
    council_minutes="04/BB",
    proposed_by="dung",
    dossier={},
    route_override_reason=None,
)
REFERRAL_RECEIVED = fact(
    Recognition.ReferralReceived,
    referral_id=REFERRAL,
    destination="binh-phuoc",
    dossier_id=DOSSIER,
)
REFERRAL_ANSWERED = fact(
    Recognition.ReferralAnswered,
    referral_id=REFERRAL,
    destination="binh-phuoc",
    dossier_version=9,
    result="recognised",
    reason=None,
    decision_number="99/QĐ-UBND",
    decided_on=date(2025, 1, 15),
)
REFERRAL_WITHDRAWN = fact(
    Recognition.ReferralWithdrawn,
    referral_id=REFERRAL,
    destination="binh-phuoc",
    reason="Khai sai",
    decision_number="20/QĐ-SXD",
    decided_on=date(2025, 2, 3),
)


def publish_begun(publish, *facts, nomination_id=NOMINATION, tenant="sxd"):
    """A unit, a subject and a dossier with these facts after its registration."""
    publish(Unit, UNIT, ESTABLISHED, tenant=tenant)
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, tenant=tenant)
    return publish(Nomination, nomination_id, REGISTERED, *facts, tenant=tenant)


def publish_year(publish, *, tenant="sxd", dossiers=4):
    """A year: the first dossier is recognised and referred, others stop on the way."""
    publish_begun(publish, SUBMITTED, RETURNED, SUPPLEMENTED, RECEIVED, tenant=tenant)
    for number in range(1, dossiers):
        other = UUID(int=1000 + number)
        stops = (SUBMITTED, RECEIVED, examined("S2-08", "not_met"), WITHDRAWN)
        publish(Nomination, other, REGISTERED, *stops[: 1 + number % len(stops)], tenant=tenant)
    found = (examined("S2-08", "insufficient"), examined("S2-08", "met"), VERIFIED)
    publish(Nomination, NOMINATION, *found, TABLED, voted("tied"), voted(), tenant=tenant)
    publish(Nomination, NOMINATION, VOTE_VOIDED, voted(), PROPOSED, RECOGNISED, tenant=tenant)
    publish(Recognition, RECOGNITION, GRANTED, CERTIFICATE_ISSUED, REFERRED, tenant=tenant)
    publish(Subject, SUBJECT, SUBJECT_CORRECTED, tenant=tenant)
    publish(Unit, UNIT, RENAMED, tenant=tenant)
    return publish(Recognition, RECOGNITION, REVOKED, REFERRAL_WITHDRAWN, tenant=tenant)
