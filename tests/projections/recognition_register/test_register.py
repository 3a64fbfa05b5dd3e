from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from projections.recognition_register.view import (
    RecognitionRegisterView,
    ReferralEntry,
    RegisterEntry,
)
from tenants.scope import NoTenantInScopeError, enter
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    CERTIFICATE_ISSUED,
    DOSSIER,
    GRANTED,
    NOMINATION,
    PLAN,
    RECOGNITION,
    REFERRAL,
    REFERRAL_ANSWERED,
    REFERRAL_RECEIVED,
    REFERRAL_WITHDRAWN,
    REFERRED,
    REVOKED,
    SUBJECT,
    SUBJECT_CORRECTED,
    SUBJECT_REGISTERED,
)

BEGUN = RegisterEntry(
    recognition_id=RECOGNITION,
    version=1,
    position=2,
    nomination_id=NOMINATION,
    subject_id=SUBJECT,
    subject_name="Nguyễn Thị An",
    subject_kind="individual",
    plan_id=PLAN,
    plan_version=1,
    plan_year=2024,
    level="agency",
    decision_number="15/QĐ-SXD",
    decided_on=date(2024, 12, 10),
    signer="Giám đốc",
    certificate_title="Giấy công nhận",
    certificate_number=None,
    certificate_issued_on=None,
    state="in_force",
    revocation_reason=None,
    revocation_number=None,
    revoked_on=None,
    updated_at=THE_BEGINNING + timedelta(minutes=2),
)
SENT = ReferralEntry(
    referral_id=REFERRAL,
    recognition_id=RECOGNITION,
    nomination_id=NOMINATION,
    destination="binh-phuoc",
    document_number="31/TTr-SXD",
    route_override_reason=None,
    sent_at=THE_BEGINNING + timedelta(minutes=3),
    received_at=None,
    dossier_id=None,
    result=None,
    result_reason=None,
    decision_number=None,
    decided_on=None,
    answered_at=None,
    withdrawn_at=None,
)
FOURTH = THE_BEGINNING + timedelta(minutes=4)
CERTIFIED = {"certificate_number": "01", "certificate_issued_on": date(2024, 12, 20)}
TAKEN_BACK = {
    "state": "revoked",
    "revocation_reason": "Khai sai",
    "revocation_number": "20/QĐ-SXD",
    "revoked_on": date(2025, 2, 3),
}
ANSWERED = {
    "result": "recognised",
    "decision_number": "99/QĐ-UBND",
    "decided_on": date(2025, 1, 15),
    "answered_at": FOURTH,
}


@pytest.fixture
def view(engine):
    return RecognitionRegisterView(engine)


@pytest.fixture
def granted(publish, worker):
    def grant(*facts, id=RECOGNITION):
        publish(Recognition, id, GRANTED, *facts)
        worker.catch_up()

    publish(Subject, SUBJECT, SUBJECT_REGISTERED)
    return grant


@pytest.mark.parametrize(
    ("facts", "changed"),
    [
        ((), {}),
        ((CERTIFICATE_ISSUED,), CERTIFIED),
        ((REVOKED,), TAKEN_BACK),
        ((CERTIFICATE_ISSUED, REVOKED), CERTIFIED | TAKEN_BACK),
        ((REFERRED, REFERRAL_RECEIVED, REFERRAL_ANSWERED, REFERRAL_WITHDRAWN), {}),
    ],
    ids=["granted", "certified", "revoked", "certified-revoked", "referred"],
)
def test_the_register_shows_a_recognition_as_it_stands(granted, view, facts, changed):
    granted(*facts)

    newest = {
        "version": 1 + len(facts),
        "position": 2 + len(facts),
        "updated_at": THE_BEGINNING + timedelta(minutes=2 + len(facts)),
    }
    expected = RegisterEntry(**{**vars(BEGUN), **newest, **changed})
    with enter(scope_of("sxd")):
        assert view.get(RECOGNITION) == expected
        assert view.page().items == (expected,)


@pytest.mark.parametrize(
    ("fact", "changed"),
    [
        (None, {}),
        (REFERRAL_RECEIVED, {"received_at": FOURTH, "dossier_id": DOSSIER}),
        (REFERRAL_ANSWERED, ANSWERED),
        (REFERRAL_WITHDRAWN, {"withdrawn_at": FOURTH}),
    ],
    ids=["sent", "received", "answered", "withdrawn"],
)
def test_the_register_shows_what_became_of_a_referral(granted, view, fact, changed):
    granted(REFERRED, *([fact] if fact else []))

    expected = ReferralEntry(**{**vars(SENT), **changed})
    with enter(scope_of("sxd")):
        assert view.referral(REFERRAL) == expected
        assert view.referrals().items == (expected,)


def test_a_corrected_name_is_corrected_in_the_register(granted, publish, worker, view):
    granted()
    publish(Subject, SUBJECT, SUBJECT_CORRECTED)
    granted(id=UUID(int=99))
    worker.catch_up()

    with enter(scope_of("sxd")):
        assert [entry.subject_name for entry in view.page().items] == ["Nguyễn Thị Ân"] * 2


def test_what_is_asked_for_is_shown_and_nothing_else(granted, view):
    granted(REFERRED, REVOKED)
    granted(id=UUID(int=99))

    def found(**wanted):
        return [entry.recognition_id for entry in view.page(**wanted).items]

    with enter(scope_of("sxd")):
        assert found() == [RECOGNITION, UUID(int=99)]
        assert found(state="revoked") == [RECOGNITION]
        assert found(state="in_force") == [UUID(int=99)]
        assert found(plan_id=UUID(int=98)) == []
        assert found(plan_year=2024, nomination_id=NOMINATION, subject_id=SUBJECT) == found()
        assert view.referrals(destination="ministry").items == ()
        assert view.referrals(result="recognised").items == ()
        assert len(view.referrals(recognition_id=RECOGNITION).items) == 1
        assert len(view.referrals(nomination_id=NOMINATION).items) == 1


def test_the_register_is_read_page_by_page(granted, view):
    for number in (30, 10, 20):
        granted(id=UUID(int=number))

    with enter(scope_of("sxd")):
        first = view.page(limit=2)
        second = view.page(first.next_cursor, 2)

    ids = [entry.recognition_id for entry in (*first.items, *second.items)]
    assert ids == [UUID(int=10), UUID(int=20), UUID(int=30)]


def test_another_agency_finds_neither_recognition_nor_referral(granted, view):
    granted(REFERRED)

    with enter(scope_of("sngv")):
        assert view.page().items == ()
        assert view.referrals().items == ()
        with pytest.raises(NotFoundError, match="There is no recognition"):
            view.get(RECOGNITION)
        with pytest.raises(NotFoundError, match="There is no referral"):
            view.referral(REFERRAL)


def test_without_a_scope_the_register_shows_nothing(granted, view):
    granted()

    for ask in (view.page, view.referrals):
        with pytest.raises(NoTenantInScopeError):
            ask()
