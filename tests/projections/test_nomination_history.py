from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.councils.session import Session
from domain.nominations.nomination import Nomination
from domain.plans.plan import Plan
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from projections.nomination_history import HistoryEntry, NominationHistoryView
from tenants.scope import NoTenantInScopeError, enter
from tenants.users import add_user
from tests.projections.publishing import CORRELATION, THE_BEGINNING, scope_of
from tests.projections.samples import (
    BALLOT,
    ESTABLISHED,
    NOMINATION,
    PLAN,
    RECEIVED,
    RECOGNITION,
    REFERRAL_ANSWERED,
    REFERRED,
    REFERRED_IN,
    REGISTERED,
    RENAMED,
    SESSION,
    SUBJECT,
    SUBJECT_CORRECTED,
    SUBJECT_REGISTERED,
    SUBMITTED,
    TABLED,
    UNIT,
    WITHDRAWN,
    publish_begun,
    voted,
)
from tests.specification import fact

OTHER = UUID(int=99)
DRAFTED = fact(Plan.Drafted, document={"title": "Kế hoạch năm 2024"}, source_sha256="0")


@pytest.fixture
def view(engine):
    return NominationHistoryView(engine)


@pytest.fixture
def history(view, worker):
    def read(nomination_id=NOMINATION, *, tenant="sxd", **limits):
        worker.catch_up()
        with enter(scope_of(tenant)):
            return view.of(nomination_id, **limits)

    return read


def test_an_entry_is_the_event_its_sentence_and_its_origin(publish, history):
    position = publish_begun(publish, RECEIVED)

    entry = history()[-1]

    assert entry == HistoryEntry(
        nomination_id=NOMINATION,
        position=position,
        event_id=entry.event_id,
        topic="nomination.received",
        fact={"received_by": "alice", "receipt_number": "12"},
        vi="alice (Thường trực Hội đồng) tiếp nhận hồ sơ, đủ tài liệu theo quy định"
        " (số tiếp nhận 12).",
        en="alice (standing body) received the dossier as complete (receipt 12).",
        actor="alice",
        actor_name="alice",
        acting_role="standing_body",
        occurred_at=THE_BEGINNING.replace(minute=4),
        recorded_at=entry.recorded_at,
        correlation_id=CORRELATION,
        causation_id=None,
    )
    assert isinstance(entry.event_id, UUID)
    assert entry.recorded_at.tzinfo is UTC


def test_whoever_acted_is_called_by_name(engine, publish, history):
    add_user(engine, user_id="alice", display_name="Lê Thị Lan", at=datetime.now(UTC))
    publish_begun(publish, RECEIVED)

    entry = history()[-1]

    assert (entry.actor, entry.actor_name) == ("alice", "Lê Thị Lan")
    assert entry.vi.startswith("Lê Thị Lan (Thường trực Hội đồng) tiếp nhận hồ sơ")
    assert entry.en.startswith("Lê Thị Lan (standing body) received the dossier")


def test_a_history_has_the_dossier_and_its_recognition_and_nothing_else(publish, history):
    publish_begun(publish, SUBMITTED, RECEIVED)
    publish(Nomination, OTHER, REGISTERED, SUBMITTED, WITHDRAWN)
    publish_recognised(publish)
    publish(Recognition, RECOGNITION, REFERRED, REFERRAL_ANSWERED)

    assert [entry.topic for entry in history()] == [
        "nomination.registered",
        "nomination.submitted",
        "nomination.received",
        "recognition.granted",
        "recognition.referred",
        "recognition.referral-answered",
    ]
    assert [entry.position for entry in history()] == [3, 4, 5, 9, 10, 11]


def test_agencies_are_called_by_name(publish, history):
    publish_begun(publish)
    publish_recognised(publish)
    publish(Recognition, RECOGNITION, REFERRED)

    assert history()[-1].vi == (
        "dung đề nghị Tỉnh Bình Phước xét công nhận"
        " (văn bản số 31/TTr-SXD, kèm biên bản của Hội đồng: 04/BB)."
    )


def test_an_agency_that_nobody_knows_is_called_by_its_id(publish, history):
    publish_begun(publish)
    publish_recognised(publish)
    publish(Recognition, RECOGNITION, fact(Recognition.ReferralReceived, **unknown_destination()))

    assert history()[-1].vi == "so-noi-vu đã tiếp nhận đề nghị và mở hồ sơ riêng để xét."


def test_a_sentence_keeps_the_names_of_its_time(publish, history):
    publish(Plan, PLAN, DRAFTED)
    publish_begun(publish)
    publish(Unit, UNIT, RENAMED)
    publish(Subject, SUBJECT, SUBJECT_CORRECTED)
    publish(Nomination, OTHER, REGISTERED)

    assert history()[0].vi == (
        "Phòng Quy hoạch đăng ký Nguyễn Thị An (cá nhân) theo Kế hoạch năm 2024;"
        " người đăng ký: bob."
    )
    assert history(OTHER)[0].vi == (
        "Phòng Quy hoạch – Kiến trúc đăng ký Nguyễn Thị Ân (cá nhân) theo Kế hoạch năm 2024;"
        " người đăng ký: bob."
    )


def test_a_vote_names_its_session_and_only_sums(publish, history):
    publish(Session, SESSION, convened())
    publish_begun(publish, TABLED, voted("failed", yes=9))

    assert [entry.vi for entry in history()[1:]] == [
        "alice trình hồ sơ ra phiên họp Hội đồng ngày 12/12/2024.",
        "Kết quả bỏ phiếu tại phiên họp Hội đồng ngày 12/12/2024: không đạt (9/11 đồng ý, cần 10).",
    ]
    assert history()[-1].fact == {
        "session_id": str(SESSION),
        "ballot_id": str(BALLOT),
        "outcome": "failed",
        "yes": 9,
        "base": 11,
        "required": 10,
    }


def test_a_referred_dossier_begins_with_the_agency_that_sent_it(publish, history):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, tenant="binh-phuoc")
    publish(Nomination, NOMINATION, REFERRED_IN, tenant="binh-phuoc")

    entry = history(tenant="binh-phuoc")[0]

    assert entry.vi.startswith("Sở Xây dựng đề nghị công nhận Nguyễn Thị An (cá nhân)")


def test_a_mention_in_what_a_user_wrote_is_not_replaced(publish, history):
    publish_begun(
        publish,
        fact(Nomination.Withdrawn, reason="Theo \u2068alice\u2069", withdrawn_by="alice"),
    )

    assert history()[-1].vi == "alice rút hồ sơ. Lý do: Theo alice."


def test_a_long_history_is_read_in_parts(publish, history):
    publish_begun(publish, SUBMITTED, RECEIVED, WITHDRAWN)

    assert [entry.position for entry in history(limit=2)] == [3, 4]
    assert [entry.position for entry in history(after_position=4, limit=2)] == [5, 6]


def test_another_agency_sees_nothing_of_it(publish, history):
    publish_begun(publish, SUBMITTED)

    assert len(history(tenant="sxd")) > 0
    assert history(tenant="sngv") == []


def test_without_a_tenant_nothing_is_read(view):
    with pytest.raises(NoTenantInScopeError):
        view.of(NOMINATION)


def test_a_dossier_that_nobody_knows_has_no_history(publish, history):
    publish(Unit, UNIT, ESTABLISHED)

    assert history(OTHER) == []


def publish_recognised(publish):
    publish(
        Recognition,
        RECOGNITION,
        fact(
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
            certificate_title=None,
            route_to="province",
            council_proposal_required=True,
        ),
    )


def unknown_destination():
    return {"referral_id": OTHER, "destination": "so-noi-vu", "dossier_id": OTHER}


def convened():
    return fact(
        Session.Convened,
        council_id=OTHER,
        plan_id=PLAN,
        plan_version=1,
        plan_year=2024,
        held_on=date(2024, 12, 12),
        place="phòng họp số 1",
        roster_version=1,
        members=[],
        policy={},
        policy_authorised_by=None,
        policy_version=None,
    )


HELD = fact(
    Subject.Held,
    hold_id=UUID(int=60),
    reason_class="complaint",
    reference="Đơn số 12/ĐT",
    held_by="alice",
)
RELEASED = fact(
    Subject.HoldReleased, hold_id=UUID(int=60), reason="KL số 3/KL-TTr", released_by="alice"
)


def test_a_unit_is_told_that_a_dossier_waits_and_not_why(publish, history, view):
    publish_begun(publish)
    publish(Subject, SUBJECT, HELD, RELEASED)

    told = [(each.vi, each.en, each.fact, each.actor, each.actor_name) for each in history()[1:]]

    assert told == [
        ("Hồ sơ đang tạm dừng.", "The dossier is on hold.", {}, "", ""),
        ("Hồ sơ được tiếp tục xem xét.", "The dossier goes on.", {}, "", ""),
    ]
    with enter(scope_of("sxd")):
        whole = view.whole(NOMINATION)
    assert whole[1].fact["reason_class"] == "complaint"
    assert "đang xác minh đơn thư" in whole[1].vi
    assert "Đơn số 12/ĐT" in whole[1].vi


def test_a_hold_is_told_in_every_dossier_of_the_subject_and_in_no_other(publish, history):
    publish_begun(publish)
    publish(Nomination, OTHER, REGISTERED)
    publish(Subject, SUBJECT, HELD)

    assert [history(each)[-1].topic for each in (NOMINATION, OTHER)] == ["subject.held"] * 2
