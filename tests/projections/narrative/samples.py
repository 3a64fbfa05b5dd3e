"""One fact for every topic, as it happens in an agency."""

from datetime import UTC, date, datetime
from uuid import UUID

from eventsourcing.utils import get_topic

from domain.access.audit import AuditAccess
from domain.access.delegation import Delegation
from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.access.signature import Signature
from domain.aggregate import Aggregate, Birth
from domain.councils.ballot import Ballot
from domain.councils.council import Council
from domain.councils.session import Session
from domain.elections.election import Election
from domain.elections.key_roll import KeyRoll, key_roll_id
from domain.erasures.erasure import Erasure
from domain.erasures.preservation import Preservation
from domain.exemplars.emerging import Emerging
from domain.exemplars.exemplar import Exemplar
from domain.exemplars.movement import Movement
from domain.exemplars.registration_list import RegistrationList
from domain.exemplars.story import Story
from domain.lists.incoming_list import IncomingList
from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.obligations.obligation import Obligation
from domain.plans.plan import Plan
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit

UNIT, SUBJECT, PLAN, COUNCIL, SESSION, BALLOT, NOMINATION, RECOGNITION, REFERRAL, OBLIGATION = (
    UUID(int=number, version=4) for number in range(1, 11)
)
EMERGING, LIST, MOVEMENT, EXEMPLAR, STORY, PART = (
    UUID(int=number, version=4) for number in range(21, 27)
)
DELEGATION, SIGNATURE, AUDIT, EMERGENCY, READING = (
    UUID(int=number, version=4) for number in range(41, 46)
)
LIST, INCOMING_LIST = (UUID(int=number, version=4) for number in (31, 32))
ERASURE, PRESERVATION = (UUID(int=number, version=4) for number in (46, 47))
ELECTION = UUID(int=51, version=4)
AT = datetime(2024, 11, 30, 1, 0, tzinfo=UTC)
DUE_AT = datetime(2024, 11, 29, 17, 0, tzinfo=UTC)
DAY = date(2024, 12, 12)
PHRASE = "trước ngày 30/11/2024"

LABELS = {
    UNIT: "Phòng Quản lý nhà",
    SUBJECT: "Trần Thị Sen",
    PLAN: "Kế hoạch điển hình tiên tiến năm 2024",
    COUNCIL: "Hội đồng Thi đua - Khen thưởng",
    NOMINATION: "Trần Thị Sen",
    EMERGING: "Trần Thị Sen",
    MOVEMENT: "Văn hóa công sở",
}
PEOPLE = {"alice": "Nguyễn Thị An", "bob": "Lê Văn Bình", "carol": "Phạm Thị Cúc"}
TENANTS = {"binh-phuoc": "UBND tỉnh Bình Phước", "so-xay-dung": "Sở Xây dựng"}


class Known:
    """The names of one small agency."""

    def of(self, id):
        return LABELS[id]

    def held_on(self, session_id):
        return {SESSION: DAY}.get(session_id)

    def criterion(self, nomination_id, key):
        return {(NOMINATION, "S2-08"): "Có từ 50% hoàn thành xuất sắc"}.get(
            (nomination_id, key), ""
        )

    def person(self, user_id):
        return PEOPLE[user_id]

    def tenant(self, tenant_id):
        return TENANTS[tenant_id]


IDS = {
    Unit: UNIT,
    Subject: SUBJECT,
    Plan: PLAN,
    Council: COUNCIL,
    Session: SESSION,
    Ballot: BALLOT,
    KeyRoll: key_roll_id(COUNCIL),
    Election: ELECTION,
    Nomination: NOMINATION,
    Recognition: RECOGNITION,
    Emerging: EMERGING,
    RegistrationList: LIST,
    Movement: MOVEMENT,
    Exemplar: EXEMPLAR,
    Story: STORY,
    Obligation: OBLIGATION,
    UpwardList: LIST,
    IncomingList: INCOMING_LIST,
    Delegation: DELEGATION,
    Signature: SIGNATURE,
    AuditAccess: AUDIT,
    EmergencyAccess: EMERGENCY,
    Reading: READING,
    Erasure: ERASURE,
    Preservation: PRESERVATION,
}


def happened(aggregate: type[Aggregate], event: type, /, **fields):
    """An event of an aggregate at 30/11/2024 08:00 in Vietnam's time."""
    born = {"originator_topic": get_topic(aggregate)} if issubclass(event, Birth) else {}
    return event(
        originator_id=IDS[aggregate],
        originator_version=1,
        timestamp=AT,
        **born,
        **fields,
    )


RULES = {
    "plan_id": PLAN,
    "plan_version": 1,
    "plan_year": 2024,
    "steps": [],
    "criteria": [],
    "required_documents": [],
    "failed_criterion": "blocks_tabling",
}
PAPERS = [{"key": "report", "title": "Báo cáo thành tích", "sha256": None}]
LISTED = {
    "plan_title": "Kế hoạch điển hình tiên tiến năm 2024",
    "kind": "introduction",
    "span": "2024-H2",
    "first_day": date(2024, 7, 1),
    "last_day": date(2024, 12, 31),
    "entries": [{"nomination_id": str(NOMINATION), "subject_name": "Trần Thị Sen"}],
    "counts": [{"field": None, "unit_name": None, "subject_kind": "individual", "count": 1}],
    "nil_reason": None,
}
SIGNED = {
    "number": "12/DS-SXD",
    "signed_on": DAY,
    "signer": "Võ Văn Tám",
    "council_minutes": "6/BB-HĐ",
}
RESULTS = [
    {
        "nomination_id": str(NOMINATION),
        "result": "published",
        "decision_number": None,
        "reason": None,
    }
]
MEMBERS = [
    {"member_id": "alice", "name": "Nguyễn Thị An", "role": "chair"},
    {"member_id": "bob", "name": "Lê Văn Bình", "role": "member"},
]
COUNT = {
    "nomination_id": str(NOMINATION),
    "issued": 11,
    "yes": 9,
    "no": 0,
    "abstain": 0,
    "invalid": 1,
    "unused": 1,
    "written_yes": 0,
    "written_no": 1,
}
OUTCOME = {
    "nomination_id": str(NOMINATION),
    "outcome": "failed",
    "yes": 9,
    "base": 11,
    "required": 10,
}
ASSESSMENT = {
    "value": "not_met",
    "formula": {
        "vi": "năm 2024, 3 xuất sắc trên 7 người được xếp loại, yêu cầu 1/2: 3×2 < 1×7, không đạt",
        "en": "3 of 7 people rated excellent in 2024, 1/2 is asked for: 3×2 < 1×7, not met",
    },
    "numbers": {"excellent": 3, "rated": 7, "staff": 8},
    "evidence": [],
    "provisional": [],
    "undecided": [],
    "missing": [],
    "readings": [],
    "parts": [],
}
FACT = UUID(int=10, version=4)
OWED = {"duty_key": "unit-month", "window": "2021-05", "unit_id": UNIT}
DOCUMENT = {
    "key": "s2-2024",
    "title": "Kế hoạch điển hình tiên tiến năm 2024",
    "issuer": "Sở Xây dựng",
    "level": "agency",
    "year": 2024,
    "period": {"start": "2024-01-01", "end": "2024-12-31"},
}


def plan(event, /, **fields):
    return happened(Plan, event, **fields)


def nomination(event, /, **fields):
    return happened(Nomination, event, **fields)


def upward_list(event: type, /, **fields):
    return happened(UpwardList, event, **fields)


def incoming_list(event: type, /, **fields):
    return happened(IncomingList, event, **fields)


def recognition(event, /, **fields):
    return happened(Recognition, event, **fields)


def council(**fields):
    return happened(Council, Council.RosterAppointed, **fields)


def session(event, /, **fields):
    return happened(Session, event, **fields)


def ballot(event, /, **fields):
    return happened(Ballot, event, **fields)


def key_roll(event, /, **fields):
    return happened(KeyRoll, event, **fields)


def election(event, /, **fields):
    return happened(Election, event, **fields)


ENTRY = {
    "subject_kind": "individual",
    "subject_id": str(SUBJECT),
    "description": "Điển hình về cải cách hành chính",
}


def obligation(event, /, **fields):
    return happened(Obligation, event, **fields)


SAMPLES = [
    plan(Plan.Drafted, document=DOCUMENT, source_sha256="0"),
    plan(Plan.Revised, document=DOCUMENT, source_sha256="1", reason="Bổ sung thời hạn"),
    plan(Plan.Issued, number="883/KH-SXD", issued_on=DAY, signer="Võ Văn Tám", version=1),
    plan(
        Plan.Amended,
        version=2,
        document=DOCUMENT,
        source_sha256="2",
        reason="Đổi thời hạn nộp hồ sơ.",
        authorised_by="Kế hoạch số 950/KH-SXD",
    ),
    plan(Plan.Closed, reason="Hết năm kế hoạch"),
    happened(Unit, Unit.Established, name="Phòng Quản lý nhà", short_name="P. QLN", external=False),
    happened(
        Unit,
        Unit.Renamed,
        name="Phòng Nhà ở",
        short_name="P. NO",
        document="Quyết định số 7/QĐ-SXD",
    ),
    happened(Unit, Unit.Dissolved, on=DAY, document="Quyết định số 8/QĐ-SXD"),
    happened(
        Subject,
        Subject.Registered,
        kind="leader",
        name="Trần Thị Sen",
        position="Trưởng phòng",
        unit_id=UNIT,
        leads_unit_id=UNIT,
        origin_tenant=None,
    ),
    happened(
        Subject,
        Subject.Corrected,
        name="Trần Thị Sen",
        position="Phó Giám đốc",
        reason="Bổ nhiệm mới",
    ),
    happened(
        Subject,
        Subject.FactAttested,
        fact_id=FACT,
        kind="rating",
        of="subject",
        year=2024,
        value={"scale": "hoan_thanh_nhiem_vu", "value": "HTXSNV"},
        source_document="QĐ 15/QĐ-SXD",
        document_date=DAY,
        attested_by="alice",
        provisional=True,
    ),
    happened(
        Subject,
        Subject.FactConfirmed,
        fact_id=FACT,
        confirmed_by="bob",
        document="QĐ 20/QĐ-SXD",
    ),
    happened(
        Subject,
        Subject.FactRetracted,
        fact_id=FACT,
        reason="Xếp loại lại",
        retracted_by="bob",
    ),
    happened(
        Subject,
        Subject.Held,
        hold_id=FACT,
        reason_class="complaint",
        reference="Đơn số 12/ĐT",
        held_by="bob",
    ),
    happened(
        Subject,
        Subject.HoldReleased,
        hold_id=FACT,
        reason="Kết luận số 3/KL-TTr",
        released_by="bob",
    ),
    nomination(
        Nomination.Registered,
        **RULES,
        subject_id=SUBJECT,
        subject_kind="leader",
        unit_id=UNIT,
        field="health",
        field_title="Y tế",
        scope="toàn diện",
        channel="phong trào thi đua do Sở phát động",
        achievement="…",
        registered_by="alice",
    ),
    nomination(
        Nomination.ReferredIn,
        **RULES,
        subject_id=SUBJECT,
        subject_kind="individual",
        scope="toàn diện",
        achievement="…",
        referral_id=REFERRAL,
        origin_tenant="so-xay-dung",
        origin_recognition_id=RECOGNITION,
        origin_decision_number="12/QĐ-SXD",
        origin_decided_on=DAY,
        proposed_by="alice",
        documents=PAPERS,
        findings=[],
    ),
    nomination(
        Nomination.Submitted,
        submitted_by="alice",
        documents=PAPERS,
        due_at=DUE_AT,
        due_phrase=PHRASE,
        due_reading="hết ngày 29/11/2024",
        late=True,
    ),
    nomination(Nomination.Received, received_by="bob", receipt_number="17"),
    nomination(
        Nomination.Returned,
        returned_by="bob",
        reason="Thiếu xác nhận của đơn vị",
        supplement_by=DAY,
    ),
    nomination(
        Nomination.Supplemented,
        supplemented_by="alice",
        note="Đã bổ sung xác nhận",
        documents=PAPERS,
        late=True,
    ),
    nomination(
        Nomination.Examined,
        criterion="S2-08",
        finding="met",
        opinion="Hoàn thành xuất sắc nhiệm vụ năm 2024",
        evidence=["Quyết định xếp loại", "Báo cáo thành tích"],
        examined_by="carol",
        assessment=ASSESSMENT,
        override_reason="Đơn vị mới thành lập giữa năm",
    ),
    nomination(
        Nomination.LinkedToCollective,
        collective_subject_id=SUBJECT,
        collective_nomination_id=NOMINATION,
        linked_by="alice",
    ),
    nomination(
        Nomination.Verified,
        verified_by="carol",
        findings={"S2-03": "met", "S2-04": "met", "S2-08": "insufficient"},
    ),
    nomination(Nomination.Tabled, session_id=SESSION, tabled_by="bob"),
    nomination(
        Nomination.Postponed,
        session_id=SESSION,
        reason="Chờ xác minh",
        postponed_by="bob",
        back_to="verified",
    ),
    nomination(
        Nomination.Voted,
        session_id=SESSION,
        ballot_id=BALLOT,
        outcome="passed",
        yes=10,
        base=11,
        required=10,
    ),
    nomination(Nomination.VoteVoided, ballot_id=BALLOT, reason="In sai phiếu"),
    nomination(
        Nomination.Proposed, proposed_by="bob", document_number="31/TTr-HĐ", proposed_on=DAY
    ),
    nomination(
        Nomination.Recognised,
        recognition_id=RECOGNITION,
        decision_number="12/QĐ-SXD",
        decided_on=DAY,
        signer="Võ Văn Tám",
        due_at=None,
        due_phrase=None,
        late=False,
    ),
    nomination(
        Nomination.Refused,
        reason="Đang chờ kết luận thanh tra",
        document_number="44/TB-SXD",
        decided_on=DAY,
        signer="Võ Văn Tám",
    ),
    nomination(Nomination.Withdrawn, reason="Cá nhân xin rút", withdrawn_by="alice"),
    nomination(
        Nomination.OriginRevoked,
        reason="Thành tích không đúng",
        decision_number="90/QĐ-SXD",
        decided_on=DAY,
    ),
    happened(
        Council,
        Council.Founded,
        name="Hội đồng Thi đua - Khen thưởng",
        level="agency",
        decision_number="3/QĐ-SXD",
        founded_on=DAY,
    ),
    happened(
        Council,
        Council.RosterAppointed,
        roster_version=1,
        members=MEMBERS,
        mandate_from=DAY,
        mandate_to=None,
        decision_number="4/QĐ-SXD",
    ),
    happened(
        Council,
        Council.VotePolicyAdopted,
        policy_version=1,
        policy={},
        authorised_by="Quy chế số 5/QC-HĐ",
        adopted_on=DAY,
    ),
    session(
        Session.Convened,
        council_id=COUNCIL,
        plan_id=PLAN,
        plan_version=1,
        plan_year=2024,
        held_on=DAY,
        place="phòng họp số 1",
        roster_version=1,
        members=MEMBERS,
        policy={},
        policy_authorised_by=None,
        policy_version=None,
    ),
    session(Session.NomineeTabled, nomination_id=NOMINATION),
    session(Session.NomineeRemoved, nomination_id=NOMINATION, reason="Cá nhân xin rút"),
    session(Session.AttendanceRecorded, member_id="bob", presence="absent", reason="Đi công tác"),
    session(
        Session.ConflictDeclared,
        member_id="bob",
        nomination_id=NOMINATION,
        reason="Anh em ruột",
        recused=True,
    ),
    session(Session.Opened, present=10, quorum_needed=8, warnings=["recusal-blocks"]),
    session(Session.BallotCalled, ballot_id=BALLOT, round=1, nomination_ids=[str(NOMINATION)]),
    session(Session.Closed, minutes_number="6/BB-HĐ"),
    ballot(
        Ballot.Opened,
        session_id=SESSION,
        round=1,
        kind="secret",
        mode="paper",
        nominees=[{"nomination_id": str(NOMINATION), "recused": []}],
        policy={},
        members=MEMBERS,
        present=["alice", "bob"],
        tellers=["bob", "carol"],
        chair="alice",
    ),
    ballot(Ballot.ParticipationRecorded, members=["alice", "bob"], written=["carol"]),
    ballot(Ballot.TallyEntered, entered_by="bob", counts=[COUNT], scan_sha256="a" * 64),
    ballot(Ballot.TallyConfirmed, confirmed_by="alice", capacity="chair"),
    ballot(
        Ballot.VotesByNameRecorded,
        nomination_id=NOMINATION,
        votes={"alice": "yes", "bob": "no", "carol": "yes"},
    ),
    ballot(Ballot.Counted, outcomes=[OUTCOME]),
    ballot(Ballot.Voided, reason="In sai phiếu", voided_by="alice"),
    ballot(
        Ballot.ElectronicTallyTaken,
        election_id=ELECTION,
        counts=[COUNT],
        result_sha256="b" * 64,
    ),
    key_roll(KeyRoll.Begun, council_id=COUNCIL),
    key_roll(
        KeyRoll.KeyEnrolled,
        member_id="bob",
        public_key="ab" * 32,
        proof={"challenge": "1", "response": "2"},
    ),
    key_roll(KeyRoll.Pinned, election_id=ELECTION, members=["alice", "bob"]),
    key_roll(KeyRoll.Released, election_id=ELECTION),
    election(
        Election.SetUp,
        session_id=SESSION,
        council_id=COUNCIL,
        ballot_id=BALLOT,
        nominees=[str(NOMINATION)],
        policy={},
        voters=["alice", "bob"],
        absent=["carol"],
        recused=[],
        roster_size=3,
        trustees=["alice", "bob", "carol"],
        threshold=2,
        held_on="2024-12-12",
        opens_at=AT,
        closes_at=DUE_AT,
    ),
    election(Election.CertificateReceived, trustee="alice", certificate="{}"),
    election(Election.PolynomialReceived, trustee="alice", polynomial="{}"),
    election(Election.ShareVerified, trustee="alice", output="{}"),
    election(Election.CeremonyCompleted, trustees="[]"),
    election(
        Election.Defined,
        election="{}",
        credentials="[]",
        fingerprint="Vm3q",
        roll={"ab" * 32: "bob", "cd" * 32: "alice"},
    ),
    election(Election.BallotCast, credential="ab" * 32, tracker="xY3k", ballot="{}"),
    election(
        Election.WrittenOpinionsNoted,
        members=["carol"],
        counts=[{"nomination_id": str(NOMINATION), "yes": 1, "no": 0, "abstain": 0}],
        noted_by="bob",
    ),
    election(Election.Ended, cast=2, trackers=["xY3k", "zW9m"], ended_by="alice"),
    election(Election.EncryptedTallyPublished, encrypted_tally="[]"),
    election(Election.PartialDecryptionPublished, trustee="alice", partial="{}"),
    election(
        Election.ResultPublished,
        opened_by=["alice", "carol"],
        result="{}",
        counts=[{"nomination_id": str(NOMINATION), "yes": 1, "no": 1, "abstain": 0}],
    ),
    election(Election.ShareDestroyed, trustee="alice"),
    election(Election.Cancelled, reason="Thiếu người giữ khóa", cancelled_by="alice"),
    election(Election.Voided, reason="Máy của một thành viên hỏng", voided_by="alice"),
    recognition(
        Recognition.Granted,
        nomination_id=NOMINATION,
        subject_id=SUBJECT,
        subject_kind="leader",
        plan_id=PLAN,
        plan_version=1,
        plan_year=2024,
        level="agency",
        decision_number="12/QĐ-SXD",
        decided_on=DAY,
        signer="Võ Văn Tám",
        certificate_title=None,
        route_to="province",
        council_proposal_required=True,
    ),
    recognition(
        Recognition.CertificateIssued,
        certificate_number="1/GCN",
        issued_on=DAY,
        issued_by="bob",
    ),
    recognition(
        Recognition.EffectReviewed,
        nomination_id=NOMINATION,
        note="Thẩm định lại, vẫn đạt",
        reviewed_by="bob",
    ),
    recognition(
        Recognition.Revoked,
        reason="Thành tích không đúng",
        decision_number="90/QĐ-SXD",
        decided_on=DAY,
        signer="Võ Văn Tám",
    ),
    recognition(
        Recognition.Referred,
        referral_id=REFERRAL,
        destination="binh-phuoc",
        destination_plan_id=PLAN,
        destination_plan_version=1,
        destination_plan_year=2024,
        document_number="50/TTr-SXD",
        council_minutes="6/BB-HĐ",
        proposed_by="alice",
        dossier={},
        route_override_reason=None,
    ),
    recognition(
        Recognition.ReferralReceived,
        referral_id=REFERRAL,
        destination="binh-phuoc",
        dossier_id=NOMINATION,
    ),
    recognition(
        Recognition.ReferralAnswered,
        referral_id=REFERRAL,
        destination="binh-phuoc",
        dossier_version=9,
        result="recognised",
        reason=None,
        decision_number="99/QĐ-UBND",
        decided_on=DAY,
    ),
    recognition(
        Recognition.ReferralWithdrawn,
        referral_id=REFERRAL,
        destination="binh-phuoc",
        reason="Thành tích không đúng",
        decision_number="90/QĐ-SXD",
        decided_on=DAY,
    ),
    happened(
        Emerging,
        Emerging.Noted,
        subject_id=SUBJECT,
        subject_kind="individual",
        unit_id=UNIT,
        why="Có nhiều sáng kiến",
        plan_id=PLAN,
        noted_by="alice",
    ),
    happened(
        Emerging,
        Emerging.WeaknessFound,
        weakness_id=PART,
        what="Chưa có chứng chỉ",
        found_by="alice",
    ),
    happened(
        Emerging,
        Emerging.HelpPlanned,
        help_id=PART,
        measure="Cử đi học",
        kind="policy",
        responsible="Văn phòng Sở",
        due_on=DAY,
        weakness_id=PART,
        planned_by="alice",
    ),
    happened(
        Emerging,
        Emerging.HelpGiven,
        help_id=PART,
        result="Đã có chứng chỉ",
        given_on=DAY,
        recorded_by="alice",
    ),
    happened(Emerging, Emerging.MentorAssigned, mentor="ông Nguyễn Văn Lâm", assigned_by="alice"),
    happened(
        Emerging,
        Emerging.ProgressNoted,
        progress="Thi đạt loại giỏi",
        overcame=PART,
        noted_by="alice",
    ),
    happened(Emerging, Emerging.Promoted, nomination_id=NOMINATION, promoted_by="alice"),
    happened(Emerging, Emerging.Closed, reason="Đã được công nhận", closed_by="alice"),
    happened(
        RegistrationList,
        RegistrationList.Filed,
        plan_id=PLAN,
        unit_id=UNIT,
        period="2021-2025",
        entries=[ENTRY, ENTRY | {"subject_kind": "collective", "subject_id": None}],
        filed_by="alice",
    ),
    happened(
        RegistrationList,
        RegistrationList.Amended,
        entries=[ENTRY],
        reason="Tập thể đã sáp nhập",
        amended_by="alice",
    ),
    happened(
        Movement,
        Movement.Launched,
        name="Văn hóa công sở",
        launcher="province",
        launched_by="UBND tỉnh Bình Phước",
        launched_from=DAY,
        launched_until=date(2025, 12, 31),
        field=None,
        document="Kế hoạch số 10/KH-UBND",
    ),
    nomination(Nomination.LinkedToMovement, movement_id=MOVEMENT, linked_by="alice"),
    happened(
        Exemplar,
        Exemplar.Followed,
        nomination_id=NOMINATION,
        recognition_id=RECOGNITION,
        subject_id=SUBJECT,
        subject_kind="individual",
        unit_id=UNIT,
        plan_id=PLAN,
        plan_year=2024,
        decision_number="12/QĐ-SXD",
        decided_on=DAY,
    ),
    happened(
        Exemplar,
        Exemplar.NurturePlanned,
        measure="Bố trí phòng làm việc",
        kind="environment",
        responsible="Văn phòng Sở",
        planned_by="alice",
    ),
    happened(Exemplar, Exemplar.DifficultyFound, what="Thiếu kinh phí mở rộng", found_by="alice"),
    happened(
        Exemplar,
        Exemplar.SupportGiven,
        kind="fund",
        what="Mở rộng mô hình",
        amount=5_000_000,
        fund="Quỹ thi đua, khen thưởng",
        document="Quyết định số 15/QĐ-SXD",
        given_on=DAY,
        recorded_by="alice",
    ),
    happened(
        Exemplar,
        Exemplar.AssessmentScheduled,
        assessment_id=PART,
        due_on=DAY,
        scheduled_by="alice",
    ),
    happened(
        Exemplar,
        Exemplar.Assessed,
        assessment_id=PART,
        effect="Giảm 30 ngày chờ",
        reach="Ba phòng làm theo",
        result="met",
        evidence=["Báo cáo số 12/BC"],
        late=True,
        assessed_by="alice",
    ),
    happened(
        Exemplar,
        Exemplar.VisitHeld,
        held_on=DAY,
        place="Phòng Một cửa",
        visitors="Sở Ngoại vụ",
        number=12,
        learnt="Cách số hóa hồ sơ",
        recorded_by="alice",
    ),
    happened(
        Exemplar,
        Exemplar.TalkHeld,
        held_on=DAY,
        place="Hội trường",
        speaker="Bà Trần Thị Sen",
        number=80,
        content="Kinh nghiệm rút ngắn thủ tục",
        recorded_by="alice",
    ),
    happened(
        Exemplar,
        Exemplar.CompeteAlongsideLaunched,
        name="Mỗi tuần một sáng kiến",
        launched_by="Công đoàn cơ sở",
        launched_from=DAY,
        launched_until=date(2025, 12, 31),
        content="Học tập bà Sen",
        recorded_by="alice",
    ),
    happened(
        Exemplar,
        Exemplar.Adopted,
        adoption_id=PART,
        adopter_unit_id=UNIT,
        adopter="Phòng Quản lý nhà",
        what="Quy trình một cửa",
        adopted_on=DAY,
        recorded_by="alice",
    ),
    happened(
        Exemplar,
        Exemplar.AdoptionAssessed,
        adoption_id=PART,
        result="Giảm một nửa thời gian",
        recorded_by="alice",
    ),
    happened(
        Story,
        Story.Drafted,
        nomination_id=NOMINATION,
        recognition_id=RECOGNITION,
        subject_id=SUBJECT,
        subject_kind="individual",
        minor=False,
        decision_number="12/QĐ-SXD",
        title="Người gỡ khó",
        text="Theo Quyết định số 12/QĐ-SXD.",
        facts_ref=["report"],
        drafted_by="carol",
    ),
    happened(
        Story,
        Story.Revised,
        title="Người gỡ khó cho dân",
        text="Theo Quyết định số 12/QĐ-SXD.",
        facts_ref=["report"],
        reason="Đổi tên bài",
        revised_by="carol",
    ),
    happened(
        Story,
        Story.ConsentGiven,
        consented_by="Bà Trần Thị Sen",
        capacity="subject",
        document="Giấy đồng ý ngày 15/12/2024",
        scope=["portal", "press"],
        recorded_by="carol",
    ),
    happened(
        Story,
        Story.Published,
        channel="portal",
        url="https://example.gov.vn/guong",
        published_from=DAY,
        published_until=date(2025, 12, 31),
        published_by="carol",
    ),
    happened(
        Story,
        Story.ConsentWithdrawn,
        capacity="subject",
        reason="Theo nguyện vọng cá nhân",
        recorded_by="carol",
    ),
    happened(
        Story,
        Story.TakenDown,
        channel="portal",
        reason="Người được nêu gương rút đồng ý",
        taken_down_by="carol",
    ),
    obligation(
        Obligation.Opened,
        plan_id=PLAN,
        plan_version=1,
        kind="quota",
        label_vi="tháng 5/2021",
        label_en="May 2021",
        title="Giới thiệu ít nhất 1 điển hình",
        title_en="Introduce at least 1 exemplar(s)",
        phrase="mỗi đơn vị ít nhất giới thiệu 01 gương điển hình/tháng",
        minimum=1,
        own_target=False,
        window_start=date(2021, 5, 1),
        due_at=datetime(2021, 5, 19, 17, 0, tzinfo=UTC),
        when_late="accept_flagged",
        **OWED,
    ),
    obligation(
        Obligation.ReportFiled,
        document="Báo cáo số 12/BC-QLN",
        filed_by="alice",
        late=True,
        **OWED,
    ),
    obligation(
        Obligation.NilReturnFiled,
        reason="Đơn vị mới sắp xếp lại",
        filed_by="alice",
        **OWED,
    ),
    obligation(
        Obligation.TargetSet,
        target=12,
        structure=[{"of": "Y tế", "number": 12}],
        document="Công văn số 3/CV-QLN",
        set_by="alice",
        **OWED,
    ),
    obligation(Obligation.Excused, reason="Lũ lụt", excused_by="bob", **OWED),
    obligation(Obligation.Withdrawn, what="nil_return", reason="Đã có hồ sơ", withdrawn_by="alice"),
    upward_list(
        UpwardList.Compiled,
        **LISTED,
        plan_id=PLAN,
        plan_version=1,
        route_to="province",
        council_proposal_required=True,
        compiled_by="bob",
    ),
    upward_list(UpwardList.Signed, **SIGNED),
    upward_list(
        UpwardList.Sent, destination="binh-phuoc", route_override_reason=None, sent_by="alice"
    ),
    upward_list(UpwardList.Delivered, destination="binh-phuoc", incoming_list_id=INCOMING_LIST),
    upward_list(UpwardList.Acknowledged, destination="binh-phuoc", receipt_number="77/TN"),
    upward_list(
        UpwardList.Answered,
        destination="binh-phuoc",
        incoming_version=3,
        document_number="90/SNV",
        note="Đăng trên cổng của tỉnh",
        results=RESULTS,
    ),
    upward_list(UpwardList.Returned, destination="binh-phuoc", reason="Sai mẫu"),
    upward_list(UpwardList.Cancelled, reason="Lập nhầm kỳ", cancelled_by="bob"),
    incoming_list(
        IncomingList.Received,
        **LISTED,
        **SIGNED,
        list_id=LIST,
        origin_tenant="so-xay-dung",
        route_override_reason=None,
    ),
    incoming_list(IncomingList.Acknowledged, receipt_number="77/TN", acknowledged_by="carol"),
    incoming_list(
        IncomingList.Answered,
        document_number="90/SNV",
        note="Đăng trên cổng của tỉnh",
        results=RESULTS,
        answered_by="carol",
    ),
    incoming_list(IncomingList.Returned, reason="Sai mẫu", returned_by="carol"),
    happened(
        Delegation,
        Delegation.Given,
        delegate="bob",
        capacity="KT",
        head_title="Giám đốc",
        own_title="Phó Giám đốc",
        document_number="12/QĐ-SXD",
        document_date=DAY,
        rights=["decide", "refer"],
        first_day=DAY,
        last_day=None,
        given_by="alice",
    ),
    happened(Delegation, Delegation.Ended, reason="Hết đợt công tác", ended_by="alice"),
    happened(
        Signature,
        Signature.Made,
        delegation_id=DELEGATION,
        signer="bob",
        signature="KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
        document_number="12/QĐ-SXD",
        document_date=DAY,
        right="decide",
        about=NOMINATION,
    ),
    happened(
        AuditAccess,
        AuditAccess.Given,
        auditor="carol",
        scope="period",
        thing_id=None,
        since=date(2024, 1, 1),
        until=DAY,
        purpose="Kiểm tra việc bình xét năm 2024",
        document="Quyết định số 45/QĐ-TTr",
        first_day=DAY,
        last_day=date(2025, 1, 12),
        given_by="alice",
    ),
    happened(AuditAccess, AuditAccess.Revoked, reason="Đoàn kết thúc sớm", revoked_by="alice"),
    happened(
        EmergencyAccess,
        EmergencyAccess.Taken,
        operator="carol",
        reason="Khôi phục hồ sơ bị lỗi",
        ends_at=DUE_AT,
    ),
    happened(EmergencyAccess, EmergencyAccess.Ended, ended_by="carol"),
    happened(
        EmergencyAccess, EmergencyAccess.Closed, remark="Đã kiểm tra, hợp lý", closed_by="alice"
    ),
    happened(
        Reading,
        Reading.Made,
        reader="carol",
        role="auditor",
        route="GET /nominations/<uuid:nomination_id>/history",
        ids={"nomination_id": str(NOMINATION)},
        access_id=AUDIT,
        request_id=SIGNATURE,
    ),
    happened(
        Erasure,
        Erasure.Requested,
        subject_id=SUBJECT,
        asked_by="subject",
        document="Đơn ngày 28/11/2024",
        received_on=date(2024, 11, 29),
        due_on=date(2024, 12, 3),
        registered_by="alice",
    ),
    happened(Erasure, Erasure.Granted, document="12/QĐ-SXD", late=False, granted_by="bob"),
    happened(Erasure, Erasure.CarriedOut, keys=2),
    happened(
        Erasure,
        Erasure.Refused,
        document="13/TB-SXD",
        reason="Còn trong thời hạn khiếu nại",
        late=True,
        refused_by="bob",
    ),
    happened(Preservation, Preservation.Opened, subject_id=SUBJECT),
    happened(
        Preservation,
        Preservation.Ordered,
        order_id=PART,
        document="Công văn 5/TTr-TT",
        ordered_by="alice",
    ),
    happened(
        Preservation,
        Preservation.Lifted,
        order_id=PART,
        document="Công văn 9/TTr-TT",
        lifted_by="alice",
    ),
    happened(
        Subject,
        Subject.MarkedSecret,
        reference_number="12/BM-CA",
        custodian="Công an huyện",
        marked_by="alice",
    ),
]
