from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.errors import StaleVersionError
from domain.plans.commands import AmendPlan
from domain.processes.commands import IssueCertificate, RecogniseNomination, RevokeRecognition
from domain.processes.deciding import Deciding
from domain.rules.calendar import WorkingCalendar
from tenants.plan_files import read_file, shipped_path
from tests.domain.processes.office import AT, DAY, HEAD, Office
from tests.domain.told import carried, told_mapper

S2 = "s2-so-xay-dung-2024"
TITLE = "Giấy công nhận điển hình tiên tiến"
CLAUSE = {"rule": "S3-09", "line": 65, "quote": "cấp Giấy công nhận", "reading": "Sau quyết định."}
FRIDAY_OFF = WorkingCalendar(days_off=frozenset({date(2024, 11, 22)}))
LATER = AT + timedelta(hours=5)


def granting(document, title=TITLE):
    """The plan of Sở Xây dựng with the certificate of Sở Ngoại vụ, and a day for the decision."""
    document["certificate"] = {"title": title, "clause": CLAUSE}
    after_the_decision = document["steps"].index("decided") + 1
    document["steps"] = [*document["steps"]]
    document["steps"].insert(after_the_decision, "certified")
    submission = dict(document["deadlines"][0])
    decided = submission | {
        "key": "decision",
        "step": "decided",
        "owed_by": "agency",
        "before": "2024-11-22",
        "reading": "inclusive",
        "working_day_shift": "previous",
    }
    document["deadlines"] = [submission, decided]


@pytest.fixture
def office():
    return Office(S2, changed=granting)


@pytest.fixture
def nomination_id(office):
    nomination_id = office.voted(yes=11)
    office.propose(nomination_id)
    return nomination_id


def amend(office, title):
    document = dict(read_file(shipped_path(S2)).data)
    granting(document, title)
    office.plans.amend_plan(
        AmendPlan(
            plan_id=office.plan_id,
            document=document,
            source_sha256="b" * 64,
            reason="Đổi tên giấy.",
            authorised_by="900/KH-SXD",
            at=AT,
        )
    )


def facts(office, id):
    return list(office.deciding.events.get(id))


def recognise(nomination_id, **more):
    return RecogniseNomination(
        nomination_id=nomination_id,
        recognition_id=UUID(int=99),
        decision_number="120/QĐ-SXD",
        decided_on=DAY,
        signer="Võ Tất Dũng",
        by=HEAD,
        **({"at": LATER} | more),
    )


def certificate(recognition_id, **more):
    return IssueCertificate(
        recognition_id=recognition_id,
        certificate_number="01/GCN",
        issued_on=DAY + timedelta(days=2),
        by=HEAD,
        at=LATER,
        **more,
    )


def revocation(recognition_id, **more):
    return RevokeRecognition(
        recognition_id=recognition_id,
        reason="Khai không trung thực.",
        decision_number="130/QĐ-SXD",
        decided_on=DAY + timedelta(days=3),
        signer="Bà Phó",
        by=HEAD,
        at=LATER,
        **more,
    )


def test_the_dossier_and_the_recognition_both_say_what_was_decided(office, nomination_id):
    command = recognise(nomination_id)
    office.deciding.recognise_nomination(command)

    told, (granted,) = facts(office, nomination_id)[-1], facts(office, command.recognition_id)
    for fact in (told, granted):
        assert (fact.decision_number, fact.decided_on, fact.signer, fact.timestamp) == (
            "120/QĐ-SXD",
            DAY,
            "Võ Tất Dũng",
            LATER,
        )
    assert told.recognition_id == command.recognition_id


def test_a_recognition_names_the_dossier_and_the_plan_that_it_rests_on(office, nomination_id):
    recognition_id = office.recognise(nomination_id)

    (granted,) = facts(office, recognition_id)
    rules, nomination = office.plans.rules(office.plan_id), office.load(nomination_id)
    assert (granted.nomination_id, granted.subject_id, granted.subject_kind) == (
        nomination_id,
        nomination.subject_id,
        "individual",
    )
    assert (granted.plan_id, granted.plan_version, granted.plan_year) == (office.plan_id, 1, 2024)
    assert (granted.level, granted.route_to) == (rules.level, rules.route.to)
    assert granted.council_proposal_required == rules.route.council_proposal_required


def test_a_plan_that_promises_a_certificate_has_it_issued(office, nomination_id):
    recognition_id = office.recognise(nomination_id)
    command = certificate(recognition_id)

    office.deciding.issue_certificate(command)

    granted, issued = facts(office, recognition_id)
    assert granted.certificate_title == TITLE
    carried(command, issued)


def test_a_decision_follows_the_version_under_which_the_dossier_began(office, nomination_id):
    amend(office, "Giấy mới")

    (granted,) = facts(office, office.recognise(nomination_id))

    assert (granted.plan_version, granted.certificate_title) == (1, TITLE)


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (datetime(2024, 11, 21, 16, 59, tzinfo=UTC), False),
        (datetime(2024, 11, 21, 17, 0, tzinfo=UTC), True),
    ],
)
def test_a_day_off_brings_the_last_day_of_the_decision_forward(office, nomination_id, at, late):
    deciding = Deciding(
        recorder=office.recorder,
        mapper=told_mapper(),
        plans=office.plans,
        calendar=FRIDAY_OFF,
    )

    deciding.recognise_nomination(recognise(nomination_id, at=at))

    told = facts(office, nomination_id)[-1]
    assert (told.due_at, told.late) == (datetime(2024, 11, 21, 17, 0, tzinfo=UTC), late)
    assert told.due_phrase == "trước ngày 30/11/2024"


def test_a_revocation_says_why_and_by_which_decision(office, nomination_id):
    recognition_id = office.recognise(nomination_id)
    command = revocation(recognition_id)

    office.deciding.revoke_recognition(command)

    revoked = facts(office, recognition_id)[-1]
    assert (revoked.reason, revoked.decision_number, revoked.decided_on, revoked.signer) == (
        command.reason,
        command.decision_number,
        command.decided_on,
        command.signer,
    )
    assert revoked.timestamp == LATER


def test_a_dossier_is_decided_as_it_was_seen(office, nomination_id):
    seen = len(facts(office, nomination_id))
    command = recognise(nomination_id, expected_version=seen - 1)

    with pytest.raises(StaleVersionError):
        office.deciding.recognise_nomination(command)

    office.deciding.recognise_nomination(replace(command, expected_version=seen))


def test_a_recognition_is_certified_and_revoked_as_it_was_seen(office, nomination_id):
    recognition_id = office.recognise(nomination_id)
    office.deciding.issue_certificate(certificate(recognition_id, expected_version=1))

    with pytest.raises(StaleVersionError):
        office.deciding.issue_certificate(certificate(recognition_id, expected_version=1))
    with pytest.raises(StaleVersionError):
        office.deciding.revoke_recognition(revocation(recognition_id, expected_version=1))

    office.deciding.revoke_recognition(revocation(recognition_id, expected_version=2))
