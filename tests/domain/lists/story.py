"""A list of Ban Quản lý các KCN Sóc Trăng (S0) as facts, from compilation to the answer."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from domain.lists.content import Entry, ListContent, ListKind
from domain.lists.incoming_list import EntryResult, IncomingList, Result
from domain.lists.upward_list import UpwardList
from domain.rules.clauses import Clause
from domain.rules.route import Route
from domain.rules.setting import Period
from domain.rules.spans import span_of
from tests.specification import fact

PLAN_ID = UUID("00000000-0000-4000-8000-00000000000a")
NOMINATION_ID = UUID("00000000-0000-4000-8000-0000000000aa")
SUBJECT_ID = UUID(int=4001)
STRANGER_ID = UUID("00000000-0000-4000-8000-0000000000ab")
LIST_ID = UUID("00000000-0000-4000-8000-0000000000ac")
INCOMING_ID = UUID("00000000-0000-4000-8000-0000000000ad")
ALICE, HEAD, PENNY = "alice", "truong.ban", "penny"
NOON = datetime(2021, 12, 20, 5, 0, tzinfo=UTC)
SIGNED_ON = date(2021, 12, 20)
PERIOD = Period(start=date(2021, 5, 1), end=date(2025, 12, 31))
ROUTE = Route(
    to="province",
    only_recognised=False,
    council_proposal_required=True,
    form="list",
    clauses=(Clause(rule="S0-27", line=87, quote="giới thiệu về Sở Nội vụ", reading="Danh sách."),),
)
ENTRY = Entry(
    nomination_id=NOMINATION_ID,
    subject_id=SUBJECT_ID,
    subject_kind="individual",
    subject_name="Nguyễn Văn An",
    unit_name="Văn phòng",
    field=None,
    field_title=None,
    scope="overall",
    achievement="Cải tiến quy trình.",
    stage="tabled",
    decision_number=None,
    decided_on=None,
)
CONTENT = ListContent(
    plan_id=PLAN_ID,
    plan_version=1,
    plan_title="Kế hoạch 2021 - 2025",
    kind=ListKind.INTRODUCTION,
    span=span_of("2021-H2"),
    entries=(ENTRY,),
    nil_reason=None,
)
COUNT = {"field": None, "unit_name": "Văn phòng", "subject_kind": "individual", "count": 1}
COMPILED = fact(
    UpwardList.Compiled,
    plan_id=PLAN_ID,
    plan_version=1,
    plan_title="Kế hoạch 2021 - 2025",
    kind="introduction",
    span="2021-H2",
    first_day=date(2021, 7, 1),
    last_day=date(2021, 12, 31),
    entries=[
        {
            "nomination_id": str(NOMINATION_ID),
            "subject_id": str(SUBJECT_ID),
            "subject_kind": "individual",
            "subject_name": "Nguyễn Văn An",
            "unit_name": "Văn phòng",
            "field": None,
            "field_title": None,
            "scope": "overall",
            "achievement": "Cải tiến quy trình.",
            "stage": "tabled",
            "decision_number": None,
            "decided_on": None,
        }
    ],
    counts=[COUNT],
    nil_reason=None,
    route_to="province",
    council_proposal_required=True,
    compiled_by=ALICE,
)
SIGNED = fact(
    UpwardList.Signed,
    number="12/DS-BQL",
    signed_on=SIGNED_ON,
    signer="Trưởng Ban",
    council_minutes="3/BB-HĐ",
)
SENT = fact(UpwardList.Sent, destination="soc-trang", route_override_reason=None, sent_by=HEAD)
DELIVERED = fact(UpwardList.Delivered, destination="soc-trang", incoming_list_id=INCOMING_ID)
UP_TO_SIGNED = (COMPILED, SIGNED)
UP_TO_SENT = (*UP_TO_SIGNED, SENT)

COPY = {
    name: COMPILED.fields[name]
    for name in ("plan_title", "kind", "span", "first_day", "last_day", "entries", "counts")
} | {
    "nil_reason": None,
    "number": "12/DS-BQL",
    "signed_on": SIGNED_ON,
    "signer": "Trưởng Ban",
    "council_minutes": "3/BB-HĐ",
    "route_override_reason": None,
}
RECEIVED = fact(IncomingList.Received, list_id=LIST_ID, origin_tenant="bql-kcn", **COPY)
ACKNOWLEDGED = fact(IncomingList.Acknowledged, receipt_number="77/TN", acknowledged_by=PENNY)
COMMENDED = EntryResult(
    nomination_id=NOMINATION_ID, result=Result.COMMENDED, decision_number="5/QĐ-UBND"
)
COMMENDED_AS_STORED = {
    "nomination_id": str(NOMINATION_ID),
    "result": "commended",
    "decision_number": "5/QĐ-UBND",
    "reason": None,
}
ANSWERED = fact(
    IncomingList.Answered,
    document_number="90/SNV",
    note="Đăng trên cổng.",
    results=[COMMENDED_AS_STORED],
    answered_by=PENNY,
)


def content(**changes):
    return replace(CONTENT, **changes)
