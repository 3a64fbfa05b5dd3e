"""An agency under a monthly quota, as its log tells it."""

from datetime import UTC, date, datetime
from uuid import UUID

from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.obligations.obligation import Obligation
from domain.plans.plan import Plan
from domain.rules.spans import span_of
from domain.subjects.unit import Unit
from domain.times import VIETNAM
from tests.domain.obligations.sample import MONTHLY, REPORT, quota
from tests.domain.rules.sample import plan
from tests.projections.samples import PLAN, REGISTERED, SUBMITTED, UNIT
from tests.specification import fact

OTHER_UNIT, OBLIGATION = UUID(int=33), UUID(int=90)
LAST = datetime(2026, 1, 1, tzinfo=UTC)
DOCUMENT = plan(
    year=None,
    period={"start": "2024-11-01", "end": "2024-12-31"},
    steps=["registered", "submitted", "proposed", "decided", "referred"],
    verification=None,
    vote=None,
    certificate=None,
    deadlines=[MONTHLY, REPORT],
    quotas=[
        quota(window="month", deadline="monthly-list"),
        quota("counted", owed_by="agency", counts="registered", minimum=0, window="period"),
    ],
)
ISSUED = fact(Plan.Issued, number="1", issued_on=date(2024, 10, 30), signer="A", version=1)
OWED = {"duty_key": "q", "window": "2024-12", "unit_id": UNIT}
OPENED = fact(
    Obligation.Opened,
    plan_id=PLAN,
    plan_version=1,
    kind="quota",
    label_vi="tháng 12/2024",
    label_en="December 2024",
    title="Giới thiệu ít nhất 1 điển hình",
    title_en="Introduce at least 1 exemplar(s)",
    phrase="bỏ phiếu kín",
    minimum=1,
    own_target=False,
    window_start=date(2024, 12, 1),
    due_at=datetime(2024, 12, 19, 17, tzinfo=UTC),
    when_late="accept_flagged",
    **OWED,
)
NIL_RETURN = fact(Obligation.NilReturnFiled, reason="Chưa có", filed_by="bob", **OWED)
WITHDRAWN = fact(Obligation.Withdrawn, what="nil_return", reason="Nhầm", withdrawn_by="bob")


SIGNED = fact(
    UpwardList.Signed,
    number="9/DS",
    signed_on=date(2024, 11, 28),
    signer="Giám đốc",
    council_minutes=None,
)
SENT = fact(UpwardList.Sent, destination="binh-phuoc", route_override_reason=None, sent_by="henry")


def compiled(span, *nominations):
    asked = span_of(span)
    return fact(
        UpwardList.Compiled,
        plan_id=PLAN,
        plan_version=1,
        plan_title="Kế hoạch mẫu",
        kind="monthly",
        span=span,
        first_day=asked.first,
        last_day=asked.last,
        entries=[{"nomination_id": str(each)} for each in nominations],
        counts=[],
        nil_reason=None,
        route_to="province",
        council_proposal_required=False,
        compiled_by="alice",
    )


def established(name, *, external=False):
    return fact(Unit.Established, name=name, short_name=name, external=external)


def publish_plan(publish, tenant="sxd"):
    drafted = fact(Plan.Drafted, document=DOCUMENT, source_sha256="0")
    publish(Plan, PLAN, drafted, ISSUED, tenant=tenant)


def publish_agency(publish, tenant="sxd"):
    """A plan, two units, and a dossier that one of them handed in on 1 November 2024."""
    publish_plan(publish, tenant)
    publish(Unit, UNIT, established("Phòng Quy hoạch"), tenant=tenant)
    publish(Unit, OTHER_UNIT, established("Phòng Kế toán"), tenant=tenant)
    publish(Nomination, UUID(int=5), REGISTERED, SUBMITTED, tenant=tenant)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)
