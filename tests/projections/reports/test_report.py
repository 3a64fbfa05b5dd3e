"""One small year in a ledger, and what each report says of it."""

import json
from datetime import date
from uuid import UUID

import pytest

from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.plans.plan import Plan
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from domain.topics import mapper
from projections.reports.cut import HappenedBy, facts_until
from projections.reports.kinds import ReportKind
from projections.reports.ledger import Known, Ledger
from projections.reports.report import canonical, report
from tenants.scope import enter
from tests.projections.list_register.test_register import ANSWERED, COMPILED, LIST, SENT, SIGNED
from tests.projections.publishing import scope_of
from tests.projections.reports.test_nil_returns import FILED, OPENED, returns_after
from tests.projections.reports.test_nil_returns import PLAN as FILED_PLAN
from tests.projections.samples import (
    CERTIFICATE_ISSUED,
    ESTABLISHED,
    GRANTED,
    NOMINATION,
    PLAN,
    RECEIVED,
    RECOGNITION,
    REFERRAL,
    REFERRAL_ANSWERED,
    REFERRAL_RECEIVED,
    REFERRED,
    REGISTERED,
    SUBJECT,
    SUBJECT_CORRECTED,
    SUBJECT_REGISTERED,
    SUBMITTED,
    UNIT,
    WITHDRAWN,
)
from tests.specification import fact

SECOND = UUID(int=500)
DRAFTED = fact(
    Plan.Drafted,
    document={
        "key": "s2-2024",
        "title": "Kế hoạch 2024",
        "issuer": "Sở Xây dựng",
        "level": "agency",
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
    },
    source_sha256="a" * 64,
)
YEARS = {"start": "2021-04-01", "end": "2025-12-31"}
IN_NOVEMBER = date(2024, 11, 30)


@pytest.fixture
def year(publish):
    publish(Plan, PLAN, DRAFTED)  # 1
    publish(Unit, UNIT, ESTABLISHED)  # 2
    publish(Subject, SUBJECT, SUBJECT_REGISTERED)  # 3
    publish(Nomination, NOMINATION, REGISTERED, SUBMITTED, RECEIVED)  # 4 to 6
    publish(Nomination, SECOND, REGISTERED, WITHDRAWN)  # 7, 8
    publish(Subject, SUBJECT, SUBJECT_CORRECTED)  # 9
    publish(Recognition, RECOGNITION, GRANTED, CERTIFICATE_ISSUED, REFERRED)  # 10 to 12
    publish(Recognition, RECOGNITION, REFERRAL_RECEIVED, REFERRAL_ANSWERED)  # 13, 14
    publish(UpwardList, LIST, COMPILED, SIGNED, SENT, ANSWERED)  # 15 to 18


@pytest.fixture
def reported(engine, year):  # noqa: ARG001 -- what is reported on
    def made(kind=ReportKind.YEARLY, as_of=IN_NOVEMBER, plan=None):
        ledger, cut = Ledger(), HappenedBy(as_of)
        with enter(scope_of("sxd")):
            for each in facts_until(engine, mapper(), cut):
                ledger.take(each)
        return report(ledger, kind=kind, cut=cut, tenant_id="sxd", plan=plan)

    return made


def test_every_number_stands_beside_the_positions_it_came_from(reported):
    found = reported()

    assert (found["total"], found["by_kind"], found["by_field"]) == (
        {"count": 2, "sources": [5, 7]},
        [{"kind": "individual", "count": 2, "sources": [5, 7]}],
        [{"field": None, "count": 2, "sources": [5, 7]}],
    )
    assert found["by_stage"] == [
        {"stage": "received", "count": 1, "sources": [6]},
        {"stage": "withdrawn", "count": 1, "sources": [8]},
    ]
    assert found["by_unit"] == [{"unit": "Phòng Quy hoạch", "count": 2, "sources": [5, 7]}]
    assert found["by_year"] == [{"year": "2024", "count": 2, "sources": [5, 7]}]
    assert (found["basis"], found["tenant"]) == ("happened", "sxd")
    assert (found["report"], found["as_of"], found["plan"]) == ("yearly", "2024-11-30", None)


def test_late_dossiers_are_named_with_their_deadline(reported):
    assert reported()["late"] == [
        {
            "nomination_id": str(NOMINATION),
            "subject_name": "Nguyễn Thị Ân",
            "unit": "Phòng Quy hoạch",
            "due_at": "2024-11-29T17:00:00+00:00",
            "sources": [5],
        }
    ]


def test_recognitions_are_listed_with_their_decisions_by_the_day_of_the_decision(reported):
    (found,) = reported()["recognised"]

    assert found == {
        "recognition_id": str(RECOGNITION),
        "nomination_id": str(NOMINATION),
        "subject_name": "Nguyễn Thị Ân",
        "subject_kind": "individual",
        "unit": "Phòng Quy hoạch",
        "level": "agency",
        "decision_number": "15/QĐ-SXD",
        "decided_on": "2024-12-10",
        "signer": "Giám đốc",
        "certificate_number": CERTIFICATE_ISSUED.fields["certificate_number"],
        "revoked_by": None,
        "revoked_on": None,
        "sources": [10, 11],
    }
    assert reported(ReportKind.MONTHLY)["recognised"] == []


def test_referrals_are_listed_with_their_answers(reported):
    (found,) = reported(ReportKind.MONTHLY)["referrals"]

    assert (found["referral_id"], found["subject_name"]) == (str(REFERRAL), "Nguyễn Thị Ân")
    assert (found["destination"], found["received"], found["result"], found["sources"]) == (
        "binh-phuoc",
        True,
        REFERRAL_ANSWERED.fields["result"],
        [12, 13, 14],
    )


def test_lists_upward_are_listed_with_their_answers(reported):
    (found,) = reported()["lists"]

    assert (found["state"], found["number"], found["total"], found["sources"]) == (
        "answered",
        "12/DS",
        2,
        [15, 16, 17, 18],
    )


@pytest.mark.parametrize("plan", ["s2-2024", str(PLAN)])
def test_a_review_is_of_one_plan_by_key_or_id(reported, plan):
    found = reported(ReportKind.FINAL, plan=plan)

    assert found["window"] == {
        "key": "2024-01-01..2024-11-30",
        "first": "2024-01-01",
        "last": "2024-11-30",
    }
    assert found["plan"] == {
        "plan_id": str(PLAN),
        "key": "s2-2024",
        "title": "Kế hoạch 2024",
        "number": None,
        "sources": [1],
    }
    assert (found["total"]["count"], len(found["lists"])) == (2, 1)


def test_another_month_has_nothing_to_report(reported):
    found = reported(ReportKind.MONTHLY, as_of=date(2024, 12, 31))

    assert (found["total"], found["referrals"]) == ({"count": 0, "sources": []}, [])
    assert [each["decision_number"] for each in found["recognised"]] == ["15/QĐ-SXD"]


def test_a_report_is_written_in_one_way(reported):
    text = canonical(reported())

    assert text.endswith(b"}\n")
    assert canonical(json.loads(text)) == text
    assert "Nguyễn Thị Ân".encode() in text


def test_nil_returns_are_listed_on_the_day_they_were_filed():
    ledger = Ledger(nil_returns=returns_after(OPENED, FILED))
    ledger.units[FILED["unit_id"]] = Known({"name": "Hội Nông dân"}, [1])
    plans = {FILED_PLAN: Known({"key": "s1", "title": "S1", "period": YEARS}, [1])}
    ledger.plans |= plans

    def rows(as_of, plan=None):
        made = report(
            ledger,
            kind=ReportKind.MONTHLY,
            cut=HappenedBy(as_of),
            tenant_id="thach-an",
            plan=plan,
        )
        return made["nil_returns"]

    in_june = [
        {
            "duty": "unit-month",
            "window": "2021-05",
            "unit": "Hội Nông dân",
            "reason": "Không có điển hình trong kỳ",
            "filed_on": "2021-06-01",
            "sources": [2],
        }
    ]
    june = date(2021, 6, 30)
    assert (rows(june), rows(june, "s1"), rows(date(2021, 5, 31))) == (in_june, in_june, [])
