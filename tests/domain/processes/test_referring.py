from uuid import UUID, uuid4

import pytest

from domain.nominations.dossier import ReferredFrom
from domain.nominations.stages import Stage
from domain.plans.commands import AmendPlan
from domain.processes.commands import ReferNomination, RevokeRecognition
from domain.processes.copying import dossier_id_of
from domain.processes.referring import Answer
from domain.recognitions.recognition import Destination, Recognition
from domain.recognitions.refusals import NotRecognisedError, RecognitionRevokedError
from domain.rules.kinds import SubjectKind
from domain.subjects.subject import Subject
from tenants.plan_files import read_file, shipped_path
from tests.domain.processes.office import AT, DAY, HEAD, Office

REFERRAL_ID = UUID("00000000-0000-4000-8000-000000000010")
PROVINCE_PLAN = "province-binh-phuoc-2024"


@pytest.fixture
def agency():
    return Office("s2-so-xay-dung-2024")


@pytest.fixture
def province():
    return Office(PROVINCE_PLAN)


def refer(agency, nomination_id, province, *, level="province", reason=None):
    agency.referring.refer_nomination(
        ReferNomination(
            nomination_id=nomination_id,
            referral_id=REFERRAL_ID,
            destination=Destination(
                tenant="binh-phuoc",
                level=level,
                plan_id=province.plan_id,
                plan_version=1,
                plan_year=2024,
            ),
            document_number="50/SXD-VP",
            council_minutes="07/BB-HĐ",
            route_override_reason=reason,
            by=HEAD,
            at=AT,
        )
    )


def newest(office):
    return office.nominations.mapper.to_domain_event(
        office.recorder.select_notifications(None, 1000)[-1]
    )


def revoke(agency, recognition_id):
    agency.deciding.revoke_recognition(
        RevokeRecognition(
            recognition_id=recognition_id,
            reason="Khai không trung thực.",
            decision_number="130/QĐ-SXD",
            decided_on=DAY,
            signer="Võ Tất Dũng",
            by=HEAD,
            at=AT,
        )
    )


@pytest.fixture
def referred(agency, province):
    nomination_id, recognition_id = agency.recognised()
    refer(agency, nomination_id, province)
    return nomination_id, recognition_id, newest(agency)


def count(office):
    return len(office.recorder.select_notifications(None, 1000))


def test_T13_nothing_is_referred_without_a_decision(agency, province):
    nomination_id = agency.voted(yes=11)

    with pytest.raises(NotRecognisedError, match=str(nomination_id)):
        refer(agency, nomination_id, province)


def test_T14_nothing_is_referred_after_its_revocation(agency, province):
    nomination_id, recognition_id = agency.recognised()
    revoke(agency, recognition_id)

    with pytest.raises(RecognitionRevokedError):
        refer(agency, nomination_id, province)


def test_the_copy_that_goes_up_holds_the_dossier_and_no_vote(referred):
    *_, fact = referred

    assert set(fact.dossier) == {
        "scope",
        "achievement",
        "documents",
        "findings",
        "subject_kind",
        "subject_name",
        "decision_number",
        "decided_on",
    }
    assert fact.dossier["subject_name"] == "Nguyễn Văn An"
    assert {finding["finding"] for finding in fact.dossier["findings"]} == {"met"}


def test_a_referral_becomes_a_dossier_of_its_own_above(province, referred):
    *_, recognition_id, fact = referred

    province.referring.open_dossier(fact, origin="so-xay-dung")

    dossier = province.load(dossier_id_of(REFERRAL_ID))
    assert (dossier.stage, dossier.origin) == (
        Stage.SUBMITTED,
        ReferredFrom(referral_id=REFERRAL_ID, tenant="so-xay-dung", recognition_id=recognition_id),
    )
    assert province.subjects.load(Subject, dossier.subject_id).name == "Nguyễn Văn An"


def test_a_dossier_above_says_what_the_one_below_said(province, referred):
    *_, fact = referred

    province.referring.open_dossier(fact, origin="so-xay-dung")

    [opened] = province.nominations.events.get(dossier_id_of(REFERRAL_ID))
    [subject] = province.subjects.events.get(opened.subject_id)
    assert (subject.kind, subject.origin_tenant) == ("individual", "so-xay-dung")
    assert {opened.timestamp, subject.timestamp} == {AT}
    assert (opened.plan_id, opened.plan_version, opened.plan_year) == (province.plan_id, 1, 2024)
    assert (opened.subject_kind, opened.proposed_by) == ("individual", HEAD)
    assert (opened.origin_decision_number, opened.origin_decided_on) == (
        fact.dossier["decision_number"],
        DAY,
    )
    for name in ("scope", "achievement", "documents", "findings"):
        assert getattr(opened, name) == fact.dossier[name]


def test_a_referral_says_who_proposed_it_by_which_document(province, referred):
    *_, fact = referred

    assert (fact.proposed_by, fact.document_number, fact.council_minutes) == (
        HEAD,
        "50/SXD-VP",
        "07/BB-HĐ",
    )
    assert (fact.destination, fact.destination_plan_id, fact.timestamp) == (
        "binh-phuoc",
        province.plan_id,
        AT,
    )


def test_T17_a_referral_that_leaves_the_route_says_why(agency, province):
    nomination_id, _ = agency.recognised()

    refer(agency, nomination_id, province, level="ministry", reason="Bộ đã ủy quyền cho tỉnh.")

    assert newest(agency).route_override_reason == "Bộ đã ủy quyền cho tỉnh."


def test_a_dossier_above_begins_under_the_version_to_which_it_was_referred(province, referred):
    *_, fact = referred
    first = province.plans.rules(province.plan_id, 1)
    fewer = dict(read_file(shipped_path(PROVINCE_PLAN)).data)
    fewer["criteria"] = fewer["criteria"][:1]
    province.plans.amend_plan(
        AmendPlan(
            plan_id=province.plan_id,
            document=fewer,
            source_sha256="b" * 64,
            reason="Rút gọn.",
            authorised_by="Chủ tịch",
            at=AT,
        )
    )

    province.referring.open_dossier(fact, origin="so-xay-dung")

    [opened] = province.nominations.events.get(dossier_id_of(REFERRAL_ID))
    pinned = [criterion.key for criterion in first.criteria_for(SubjectKind.INDIVIDUAL)]
    assert (opened.plan_version, opened.criteria) == (1, pinned)
    assert len(pinned) > 1


def test_a_dossier_above_bears_the_criteria_for_its_kind_of_subject(agency, province):
    nomination_id, _ = agency.recognised()
    province.issue_another("s2-so-xay-dung-2024")
    refer(agency, nomination_id, province)

    province.referring.open_dossier(newest(agency), origin="so-xay-dung")

    rules = province.plans.rules(province.plan_id)
    ours = [each.key for each in rules.criteria_for(SubjectKind.INDIVIDUAL)]
    [opened] = province.nominations.events.get(dossier_id_of(REFERRAL_ID))
    assert opened.criteria == ours
    assert len(ours) < len(rules.criteria)


def test_the_subject_of_a_referral_has_the_same_id_for_ever(province, referred):
    *_, fact = referred

    province.referring.open_dossier(fact, origin="so-xay-dung")

    subject_id = province.load(dossier_id_of(REFERRAL_ID)).subject_id
    assert subject_id == UUID("3f537097-3c87-5bcd-b3c4-07fa0b8c2ecf")


def test_opening_a_dossier_twice_changes_nothing(province, referred):
    *_, fact = referred
    province.referring.open_dossier(fact, origin="so-xay-dung")
    before = count(province)

    province.referring.open_dossier(fact, origin="so-xay-dung")

    assert count(province) == before


def test_T14_a_revocation_after_the_referral_is_noted_above_once(agency, province, referred):
    *_, recognition_id, fact = referred
    province.referring.open_dossier(fact, origin="so-xay-dung")
    revoke(agency, recognition_id)
    notice = newest(agency)

    province.referring.note_origin_revoked(notice)
    before = count(province)
    province.referring.note_origin_revoked(notice)

    noted = newest(province)
    assert (count(province), type(noted).TOPIC) == (before, "nomination.origin-revoked")
    assert (noted.reason, noted.decision_number, noted.decided_on, noted.timestamp) == (
        "Khai không trung thực.",
        "130/QĐ-SXD",
        DAY,
        AT,
    )


def test_the_result_comes_back_to_the_agency_once(agency, referred):
    _, recognition_id, _ = referred
    source = ReferredFrom(
        referral_id=REFERRAL_ID, tenant="so-xay-dung", recognition_id=recognition_id
    )
    answer = Answer(
        source=source,
        dossier_version=9,
        result="recognised",
        reason=None,
        decision_number="900/QĐ-UBND",
        decided_on=DAY,
        at=AT,
    )

    agency.referring.note_received(source, at=AT)
    received = newest(agency)
    agency.referring.note_answered(answer)
    before = count(agency)
    agency.referring.note_received(source, at=AT)
    agency.referring.note_answered(answer)

    assert count(agency) == before
    assert (received.dossier_id, received.timestamp) == (dossier_id_of(REFERRAL_ID), AT)
    answered = newest(agency)
    assert (answered.result, answered.decision_number, answered.decided_on) == (
        "recognised",
        "900/QĐ-UBND",
        DAY,
    )


@pytest.mark.parametrize(
    ("decided_on", "number"), [(None, None), (DAY, "")], ids=["undecided", "decided"]
)
def test_a_refusal_without_a_number_comes_back_with_its_reason(
    agency, referred, decided_on, number
):
    _, recognition_id, _ = referred
    source = ReferredFrom(
        referral_id=REFERRAL_ID, tenant="so-xay-dung", recognition_id=recognition_id
    )

    agency.referring.note_answered(
        Answer(
            source=source,
            dossier_version=8,
            result="refused",
            reason="Chưa tiêu biểu.",
            decision_number=None,
            decided_on=decided_on,
            at=AT,
        )
    )

    answered = newest(agency)
    assert (answered.result, answered.reason) == ("refused", "Chưa tiêu biểu.")
    assert (answered.decision_number, answered.decided_on) == (number, decided_on)


def test_a_dossier_of_the_agencys_own_has_no_origin(agency):
    assert agency.referring.origin_of(agency.register()) is None


def test_the_recognition_itself_is_untouched_by_answers(agency, referred):
    _, recognition_id, _ = referred
    assert agency.deciding.load(Recognition, recognition_id).id == recognition_id
    assert uuid4() != recognition_id
