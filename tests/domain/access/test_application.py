"""What the commands on access say stands in the log, in each field and at each time."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.access.application import Access
from domain.access.audit import AuditAccess, Commission
from domain.access.audit_scope import AuditScope, ScopeKind
from domain.access.commands import (
    CloseEmergencyAccess,
    EndDelegation,
    EndEmergencyAccess,
    GiveAudit,
    GiveDelegation,
    RecordReading,
    ReportReading,
    RevokeAudit,
    TakeEmergencyAccess,
)
from domain.access.delegation import Capacity, Delegation, Mandate
from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.errors import NotFoundError, StaleVersionError
from tests.domain.told import told_mapper
from tests.specification import NOW, THE_ID, fact, facts_of

HOUR = timedelta(hours=1)
DAY, LAST = date(2024, 12, 2), date(2024, 12, 9)
ABSENT = UUID(int=9)
DELEGATE = GiveDelegation(
    delegation_id=THE_ID,
    mandate=Mandate(
        delegate="dan",
        capacity=Capacity.FOR_HEAD,
        head_title="Giám đốc",
        own_title="Phó Giám đốc",
        document_number="12/QĐ-SXD",
        document_date=date(2024, 12, 1),
        rights=("decide",),
        first_day=DAY,
        last_day=LAST,
    ),
    by="henry",
    at=NOW,
)
END_DELEGATION = EndDelegation(access_id=THE_ID, reason="Đã về", by="hoa", at=NOW + HOUR)
AUDIT = GiveAudit(
    access_id=THE_ID,
    commission=Commission(
        auditor="ingrid",
        scope=AuditScope(kind=ScopeKind.NOMINATION, thing_id=UUID(int=5)),
        purpose="Kiểm tra",
        document="45/QĐ-TTr",
        first_day=DAY,
        last_day=LAST,
    ),
    by="henry",
    at=NOW,
)
REVOKE = RevokeAudit(access_id=THE_ID, reason="Xong việc", by="hoa", at=NOW + HOUR)
COME_IN = TakeEmergencyAccess(
    access_id=THE_ID, reason="Khôi phục", ends_at=NOW + 3 * HOUR, by="otto", at=NOW
)
LEAVE = EndEmergencyAccess(access_id=THE_ID, by="oanh", at=NOW + HOUR)
CLOSE = CloseEmergencyAccess(access_id=THE_ID, remark="Hợp lý", by="henry", at=NOW + 2 * HOUR)
READ = RecordReading(
    reading_id=THE_ID,
    reader="ingrid",
    role="auditor",
    route="GET /nominations",
    ids={"nomination_id": "5"},
    access_id=UUID(int=7),
    request_id=UUID(int=8),
    at=NOW,
)


@pytest.fixture
def access():
    return Access(recorder=POPOApplicationRecorder(), mapper=told_mapper())


def logged(access):
    events = list(access.events.get(THE_ID))
    return [each.timestamp for each in events], facts_of(events)


def test_a_delegation_is_given_and_ended_as_the_commands_say(access):
    assert [access.give_delegation(DELEGATE), access.end_delegation(END_DELEGATION)] == [1, 2]

    mandate = vars(DELEGATE.mandate) | {"capacity": "KT", "rights": ["decide"]}
    assert logged(access) == (
        [NOW, NOW + HOUR],
        [
            fact(Delegation.Given, **mandate, given_by="henry"),
            fact(Delegation.Ended, reason="Đã về", ended_by="hoa"),
        ],
    )


def test_an_audit_is_given_and_revoked_as_the_commands_say(access):
    assert [access.give_audit(AUDIT), access.revoke_audit(REVOKE)] == [1, 2]

    assert logged(access) == (
        [NOW, NOW + HOUR],
        [
            fact(
                AuditAccess.Given,
                auditor="ingrid",
                scope="nomination",
                thing_id=UUID(int=5),
                since=None,
                until=None,
                purpose="Kiểm tra",
                document="45/QĐ-TTr",
                first_day=DAY,
                last_day=LAST,
                given_by="henry",
            ),
            fact(AuditAccess.Revoked, reason="Xong việc", revoked_by="hoa"),
        ],
    )


def test_an_operator_comes_in_leaves_and_is_judged_as_the_commands_say(access):
    assert [
        access.take_emergency_access(COME_IN),
        access.end_emergency_access(LEAVE),
        access.close_emergency_access(CLOSE),
    ] == [1, 2, 3]

    assert logged(access) == (
        [NOW, NOW + HOUR, NOW + 2 * HOUR],
        [
            fact(
                EmergencyAccess.Taken,
                operator="otto",
                reason="Khôi phục",
                ends_at=NOW + 3 * HOUR,
            ),
            fact(EmergencyAccess.Ended, ended_by="oanh"),
            fact(EmergencyAccess.Closed, remark="Hợp lý", closed_by="henry"),
        ],
    )


def test_a_reading_is_recorded_as_the_command_says(access):
    assert access.record_reading(READ) == 1

    fields = {name: each for name, each in vars(READ).items() if name not in {"reading_id", "at"}}
    assert logged(access) == ([NOW], [fact(Reading.Made, **fields)])


def test_a_reading_above_is_reported_once(access):
    report = ReportReading(
        report_id=THE_ID,
        above="binh-phuoc",
        reader="penny",
        role="province_body",
        route="GET /nominations",
        ids={"nomination_id": "5"},
        reading_id=UUID(int=7),
        request_id=UUID(int=8),
        at=NOW,
    )
    for _ in range(2):
        access.report_reading(report)

    fields = {name: each for name, each in vars(report).items() if name not in {"report_id", "at"}}
    assert logged(access) == ([NOW], [fact(Reading.Reported, **fields)])
    assert access.has_reading(THE_ID)
    assert not access.has_reading(ABSENT)


@pytest.mark.parametrize(
    ("give", "given", "end", "ended"),
    [
        ("give_delegation", DELEGATE, "end_delegation", END_DELEGATION),
        ("give_audit", AUDIT, "revoke_audit", REVOKE),
        ("take_emergency_access", COME_IN, "end_emergency_access", LEAVE),
        ("take_emergency_access", COME_IN, "close_emergency_access", CLOSE),
    ],
)
def test_an_access_that_changed_meanwhile_or_is_another_s_is_not_ended(
    access, give, given, end, ended
):
    getattr(access, give)(given)

    with pytest.raises(StaleVersionError):
        getattr(access, end)(replace(ended, expected_version=2))
    with pytest.raises(NotFoundError):
        getattr(access, end)(replace(ended, access_id=ABSENT))


@pytest.mark.parametrize(
    ("end", "ended"), [("end_delegation", END_DELEGATION), ("revoke_audit", REVOKE)]
)
def test_a_command_finds_only_an_access_of_its_own_kind(access, end, ended):
    access.take_emergency_access(COME_IN)

    with pytest.raises(NotFoundError):
        getattr(access, end)(ended)
