"""The sentences that change with what is known."""

import pytest

from domain.councils.ballot import Ballot
from domain.councils.session import Session
from domain.lists.incoming_list import IncomingList
from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.plans.plan import Plan
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from projections.narrative.sentence import Sentence, UntoldFactError
from projections.narrative.story import _CONTEXTS, sentence
from tests.projections.narrative.samples import (
    BALLOT,
    DAY,
    DUE_AT,
    LISTED,
    MEMBERS,
    NOMINATION,
    PHRASE,
    RECOGNITION,
    REFERRAL,
    RULES,
    SESSION,
    SIGNED,
    SUBJECT,
    UNIT,
    Known,
    ballot,
    council,
    happened,
    incoming_list,
    nomination,
    recognition,
    session,
    upward_list,
)


def told(fact):
    return sentence(fact, Known())


def submitted(**fields):
    return nomination(
        Nomination.Submitted,
        **{
            "submitted_by": "alice",
            "documents": [],
            "due_at": None,
            "due_phrase": None,
            "due_reading": None,
            "late": False,
        }
        | fields,
    )


def test_a_dossier_in_time_shows_the_phrase_of_the_deadline():
    assert told(submitted(due_at=DUE_AT, due_phrase=PHRASE)) == Sentence(
        "Nguyễn Thị An nộp hồ sơ gồm 0 tài liệu, đúng hạn “trước ngày 30/11/2024”.",
        "Nguyễn Thị An submitted the dossier with 0 documents, within the deadline"
        " “trước ngày 30/11/2024”.",
    )


def test_a_dossier_without_deadline_says_nothing_about_time():
    assert told(submitted()) == Sentence(
        "Nguyễn Thị An nộp hồ sơ gồm 0 tài liệu.",
        "Nguyễn Thị An submitted the dossier with 0 documents.",
    )


def test_a_late_dossier_without_phrase_still_shows_both_instants():
    assert told(submitted(due_at=DUE_AT, late=True)) == Sentence(
        "Nguyễn Thị An nộp hồ sơ gồm 0 tài liệu, trễ hạn: lúc 30/11/2024 08:00;"
        " hạn là trước 30/11/2024 00:00.",
        "Nguyễn Thị An submitted the dossier with 0 documents, late: on 30 Nov 2024, 08:00;"
        " the deadline was before 30 Nov 2024, 00:00.",
    )


def test_a_late_dossier_without_known_deadline_is_still_late():
    assert told(submitted(late=True)) == Sentence(
        "Nguyễn Thị An nộp hồ sơ gồm 0 tài liệu, trễ hạn.",
        "Nguyễn Thị An submitted the dossier with 0 documents, late.",
    )


def test_a_late_decision_shows_the_deadline():
    fact = nomination(
        Nomination.Recognised,
        recognition_id=RECOGNITION,
        decision_number="12/QĐ-SXD",
        decided_on=DAY,
        signer="Võ Văn Tám",
        due_at=DUE_AT,
        due_phrase=PHRASE,
        late=True,
    )

    assert told(fact) == Sentence(
        "Võ Văn Tám ký Quyết định số 12/QĐ-SXD ngày 12/12/2024 công nhận điển hình tiên tiến,"
        " trễ hạn: lúc 30/11/2024 08:00; hạn “trước ngày 30/11/2024” là trước 30/11/2024 00:00.",
        "Võ Văn Tám signed Decision 12/QĐ-SXD of 12 Dec 2024: recognised as an exemplar,"
        " late: on 30 Nov 2024, 08:00; the deadline “trước ngày 30/11/2024” was before"
        " 30 Nov 2024, 00:00.",
    )


@pytest.mark.parametrize(
    ("finding", "vi", "en"),
    [
        ("met", "đạt", "met"),
        ("not_met", "không đạt", "not met"),
        ("insufficient", "chưa đủ căn cứ", "not enough evidence"),
    ],
)
def test_a_finding_is_one_of_three(finding, vi, en):
    fact = nomination(
        Nomination.Examined,
        criterion="S2-08",
        finding=finding,
        opinion="Đã xem.",
        evidence=[],
        examined_by="carol",
        assessment=None,
        override_reason=None,
    )

    criterion = "S2-08 “Có từ 50% hoàn thành xuất sắc”"
    assert told(fact) == Sentence(
        f"Phạm Thị Cúc (người thẩm định) ghi nhận tiêu chí {criterion}: {vi}. Ý kiến: Đã xem.",
        f"Phạm Thị Cúc (verifier) recorded criterion {criterion}: {en}. Opinion: Đã xem.",
    )


@pytest.mark.parametrize(
    ("outcome", "vi", "en"),
    [
        ("passed", "đạt", "passed"),
        ("failed", "không đạt", "not passed"),
        ("tied", "ngang phiếu, phải bỏ phiếu lại", "tied, to be voted on again"),
    ],
)
def test_a_vote_is_told_in_sums(outcome, vi, en):
    fact = nomination(
        Nomination.Voted,
        session_id=UNIT,
        ballot_id=BALLOT,
        outcome=outcome,
        yes=9,
        base=11,
        required=10,
    )

    assert told(fact) == Sentence(
        f"Kết quả bỏ phiếu tại phiên họp Hội đồng: {vi} (9/11 đồng ý, cần 10).",
        f"Result of the vote at a session of the council: {en} (9 of 11 said yes, 10 needed).",
    )


def test_what_is_not_given_is_left_out():
    registered = nomination(
        Nomination.Registered,
        **RULES,
        subject_id=SUBJECT,
        subject_kind="guild",
        unit_id=UNIT,
        field=None,
        field_title=None,
        scope="toàn diện",
        channel=None,
        achievement="…",
        registered_by="alice",
    )

    assert [
        told(registered).vi,
        told(nomination(Nomination.Received, received_by="bob", receipt_number=None)).vi,
        told(
            nomination(Nomination.Returned, returned_by="bob", reason="Thiếu!", supplement_by=None)
        ).vi,
        told(
            nomination(
                Nomination.Supplemented, supplemented_by="alice", note="", documents=[], late=False
            )
        ).vi,
        told(
            nomination(
                Nomination.Refused,
                reason="Đã có ý kiến",
                document_number=None,
                decided_on=DAY,
                signer="Võ Văn Tám",
            )
        ).vi,
        told(session(Session.Opened, present=10, quorum_needed=0, warnings=[])).vi,
        told(session(Session.Closed, minutes_number=None)).vi,
        told(ballot(Ballot.ParticipationRecorded, members=["alice"], written=[])).vi,
    ] == [
        (
            "Phòng Quản lý nhà đăng ký Trần Thị Sen (guild) theo"
            " Kế hoạch điển hình tiên tiến năm 2024; người đăng ký: Nguyễn Thị An."
        ),
        "Lê Văn Bình (Thường trực Hội đồng) tiếp nhận hồ sơ, đủ tài liệu theo quy định.",
        "Lê Văn Bình (Thường trực Hội đồng) trả lại hồ sơ để bổ sung. Lý do: Thiếu!",
        "Nguyễn Thị An bổ sung hồ sơ, thêm 0 tài liệu.",
        "Võ Văn Tám quyết định không công nhận ngày 12/12/2024. Lý do: Đã có ý kiến.",
        "Khai mạc phiên họp: có mặt 10 thành viên.",
        "Bế mạc phiên họp.",
        "Đã có 1 thành viên bỏ phiếu.",
    ]


def test_a_mandate_may_have_an_end():
    fact = council(
        roster_version=2,
        members=MEMBERS,
        mandate_from=DAY,
        mandate_to=DAY.replace(year=2026),
        decision_number="4/QĐ-SXD",
    )

    assert told(fact) == Sentence(
        "Kiện toàn Hội đồng Thi đua - Khen thưởng theo Quyết định số 4/QĐ-SXD: 2 thành viên,"
        " Chủ tịch Nguyễn Thị An, từ ngày 12/12/2024 đến ngày 12/12/2026.",
        "Hội đồng Thi đua - Khen thưởng was appointed by Decision 4/QĐ-SXD: 2 members,"
        " chaired by Nguyễn Thị An, from 12 Dec 2024 to 12 Dec 2026.",
    )


def test_a_member_who_came_is_present():
    fact = session(Session.AttendanceRecorded, member_id="bob", presence="present", reason=None)

    assert told(fact) == Sentence("Lê Văn Bình có mặt.", "Lê Văn Bình is present.")


def test_a_declared_conflict_may_leave_the_vote():
    fact = session(
        Session.ConflictDeclared,
        member_id="bob",
        nomination_id=NOMINATION,
        reason="Cùng phòng",
        recused=False,
    )

    assert told(fact) == Sentence(
        "Lê Văn Bình khai báo xung đột lợi ích với hồ sơ Trần Thị Sen và vẫn tham gia bỏ phiếu"
        " về hồ sơ này. Lý do: Cùng phòng.",
        "Lê Văn Bình declared a conflict about the dossier of Trần Thị Sen and still votes on it."
        " Reason: Cùng phòng.",
    )


def test_a_subject_from_another_agency_and_a_unit_outside_say_so():
    subject = happened(
        Subject,
        Subject.Registered,
        kind="individual",
        name="Trần Thị Sen",
        position=None,
        unit_id=UNIT,
        leads_unit_id=None,
        origin_tenant="so-xay-dung",
    )
    unit = happened(
        Unit, Unit.Established, name="Công ty Cấp nước", short_name="CTCN", external=True
    )

    assert [told(subject), told(unit)] == [
        Sentence(
            "Ghi nhận đối tượng: Trần Thị Sen, cá nhân, Phòng Quản lý nhà, do Sở Xây dựng đề nghị.",
            "The subject was entered: Trần Thị Sen, individual, Phòng Quản lý nhà,"
            " proposed by Sở Xây dựng.",
        ),
        Sentence(
            "Ghi nhận đơn vị Công ty Cấp nước (CTCN), ngoài thẩm quyền quản lý trực tiếp của"
            " cơ quan.",
            "The unit Công ty Cấp nước (CTCN) was entered, outside the agency's direct authority.",
        ),
    ]


@pytest.mark.parametrize(
    ("result", "vi", "en"),
    [
        ("refused", "không công nhận", "not recognised"),
        (
            "not_passed",
            "không đạt tỷ lệ phiếu tại Hội đồng",
            "the council's vote was not passed",
        ),
    ],
)
def test_an_answer_may_have_a_reason_and_no_decision(result, vi, en):
    fact = recognition(
        Recognition.ReferralAnswered,
        referral_id=REFERRAL,
        destination="binh-phuoc",
        dossier_version=3,
        result=result,
        reason="Chưa đủ phiếu",
        decision_number=None,
        decided_on=None,
    )

    assert told(fact) == Sentence(
        f"UBND tỉnh Bình Phước trả lời đề nghị: {vi}. Lý do: Chưa đủ phiếu.",
        f"UBND tỉnh Bình Phước answered: {en}. Reason: Chưa đủ phiếu.",
    )


def test_a_referral_may_go_without_minutes():
    fact = recognition(
        Recognition.Referred,
        referral_id=REFERRAL,
        destination="binh-phuoc",
        destination_plan_id=UNIT,
        destination_plan_version=1,
        destination_plan_year=2024,
        document_number="50/TTr-SXD",
        council_minutes=None,
        proposed_by="alice",
        dossier={},
        route_override_reason=None,
    )

    assert told(fact) == Sentence(
        "Nguyễn Thị An đề nghị UBND tỉnh Bình Phước xét công nhận (văn bản số 50/TTr-SXD).",
        "Nguyễn Thị An proposed the exemplar to UBND tỉnh Bình Phước (document 50/TTr-SXD).",
    )


def test_a_referral_that_leaves_the_route_says_why():
    fact = recognition(
        Recognition.Referred,
        referral_id=REFERRAL,
        destination="binh-phuoc",
        destination_plan_id=UNIT,
        destination_plan_version=1,
        destination_plan_year=2024,
        document_number="50/TTr-SXD",
        council_minutes=None,
        proposed_by="alice",
        dossier={},
        route_override_reason="Phong trào do tỉnh phát động",
    )

    assert told(fact) == Sentence(
        "Nguyễn Thị An đề nghị UBND tỉnh Bình Phước xét công nhận (văn bản số 50/TTr-SXD)."
        " Gửi khác tuyến của kế hoạch, lý do: Phong trào do tỉnh phát động.",
        "Nguyễn Thị An proposed the exemplar to UBND tỉnh Bình Phước (document 50/TTr-SXD)."
        " It left the plan's route, because: Phong trào do tỉnh phát động.",
    )


def answered(*results, **fields):
    return upward_list(
        UpwardList.Answered,
        **{"document_number": None, "note": None} | fields,
        destination="binh-phuoc",
        incoming_version=3,
        results=list(results),
    )


def result(result, decision_number=None, reason=None):
    return {
        "nomination_id": str(NOMINATION),
        "result": result,
        "decision_number": decision_number,
        "reason": reason,
    }


@pytest.mark.parametrize(
    ("results", "vi", "en"),
    [
        ((), "kết quả của 0 điển hình.", "results for 0 exemplars."),
        (
            (result("noted"), result("noted")),
            "kết quả của 2 điển hình.",
            "results for 2 exemplars.",
        ),
        (
            (result("commended", "5/QĐ-UBND"),),
            "biểu dương, khen thưởng theo Quyết định số 5/QĐ-UBND.",
            "commended by Decision 5/QĐ-UBND.",
        ),
        (
            (result("declined", reason="Chưa tiêu biểu"),),
            "không chọn. Lý do: Chưa tiêu biểu.",
            "not chosen. Reason: Chưa tiêu biểu.",
        ),
    ],
)
def test_an_answer_to_a_list_tells_a_single_result_and_counts_several(results, vi, en):
    assert told(answered(*results)) == Sentence(
        f"UBND tỉnh Bình Phước trả lời danh sách: {vi}",
        f"UBND tỉnh Bình Phước answered the list: {en}",
    )


def test_a_list_without_anybody_says_why():
    fact = upward_list(
        UpwardList.Compiled,
        **LISTED
        | {"kind": "monthly", "span": "2021-05", "entries": [], "counts": []}
        | {"nil_reason": "Chưa có đề nghị"},
        plan_id=UNIT,
        plan_version=1,
        route_to="province",
        council_proposal_required=False,
        compiled_by="bob",
    )

    assert told(fact) == Sentence(
        "Lê Văn Bình lập danh sách tháng, tháng 5/2021, theo “Kế hoạch điển hình tiên tiến năm"
        " 2024”: không có điển hình trong kỳ. Lý do: Chưa có đề nghị.",
        "Lê Văn Bình compiled a monthly list for May 2021 under “Kế hoạch điển hình tiên tiến năm"
        " 2024”: no exemplar in this span. Reason: Chưa có đề nghị.",
    )


def test_a_list_that_leaves_the_route_says_why_at_both_ends():
    why = "Bộ đã ủy quyền"
    sent = upward_list(
        UpwardList.Sent, destination="binh-phuoc", route_override_reason=why, sent_by="alice"
    )
    received = incoming_list(
        IncomingList.Received,
        **LISTED,
        **SIGNED,
        list_id=UNIT,
        origin_tenant="so-xay-dung",
        route_override_reason=why,
    )

    assert [told(sent).vi, told(sent).en, told(received).vi, told(received).en] == [
        (
            "Nguyễn Thị An gửi danh sách đến UBND tỉnh Bình Phước."
            " Gửi khác tuyến của kế hoạch, lý do: Bộ đã ủy quyền."
        ),
        (
            "Nguyễn Thị An sent the list to UBND tỉnh Bình Phước."
            " It left the plan's route, because: Bộ đã ủy quyền."
        ),
        (
            "Nhận từ Sở Xây dựng danh sách giới thiệu điển hình số 12/DS-SXD, 6 tháng cuối năm"
            " 2024: 1 điển hình. Gửi khác tuyến, lý do: Bộ đã ủy quyền."
        ),
        (
            "From Sở Xây dựng came a list of introductions, number 12/DS-SXD, for the second half"
            " of 2024: 1 exemplar. It left its plan's route, because: Bộ đã ủy quyền."
        ),
    ]


def test_a_list_may_be_signed_without_minutes_and_acknowledged_without_number():
    signed = upward_list(UpwardList.Signed, **SIGNED | {"council_minutes": None})
    noted = upward_list(UpwardList.Acknowledged, destination="binh-phuoc", receipt_number=None)
    done = incoming_list(IncomingList.Acknowledged, receipt_number=None, acknowledged_by="carol")

    assert [told(signed).vi, told(noted).vi, told(done).vi] == [
        "Võ Văn Tám ký danh sách số 12/DS-SXD ngày 12/12/2024.",
        "UBND tỉnh Bình Phước đã tiếp nhận danh sách.",
        "Phạm Thị Cúc báo đã tiếp nhận danh sách.",
    ]


def test_nothing_that_is_told_of_a_ballot_says_who_chose_what():
    votes = {"alice": "yes", "bob": "no"}
    fact = ballot(Ballot.VotesByNameRecorded, nomination_id=NOMINATION, votes=votes)

    assert [name for name in ("Nguyễn Thị An", "Lê Văn Bình") if name in told(fact).vi] == []


@pytest.mark.parametrize("context", _CONTEXTS, ids=lambda context: context.__name__)
def test_a_context_tells_its_own_events_only(context):
    stranger = happened(Plan, Plan.Closed, reason="…")
    if context.__name__.endswith(".plans"):
        stranger = session(Session.NomineeTabled, nomination_id=SESSION)

    with pytest.raises(UntoldFactError):
        context.tell(stranger, Known())
