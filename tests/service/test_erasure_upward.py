"""What was sent upward, or published, is erased there too, unless it must stay."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.personal import ERASED
from domain.recognitions.recognition import Decision, Destination, Grounds, Recognition
from domain.rules.route import Route
from projections.schema import tracking
from service.processes.erasure import ErasureProcess
from tenants import directory
from tenants.access import Grant
from tenants.directory import Tenant
from tenants.scope import Scope, enter
from tests.every_tenant import change_in_each
from tests.service import stories
from tests.service.processes.test_referral import log, topics_of
from tests.service.test_erasure import (
    ACHIEVEMENT,
    ATTESTED,
    FOLDED,
    NAME,
    dump,
    erased,
    grant,
    request_erasure,
)
from tests.specification import NOW

PROVINCE = "binh-phuoc"
ORDER = {"document": "Công văn 5/TTr-TT"}
LIFT = {"document": "Công văn 9/TTr-TT"}
HELD = {"reason_class": "complaint", "reference": "Đơn tố cáo số 3"}
PAPER = "Báo cáo thành tích của bà Ánh"
HOME, VISITORS = "Nhà bà Ánh, ấp 3", "Đoàn của chị Mai"
GIFT, RECEIPT = "Máy may tặng bà Ánh", "Biên nhận của bà Ánh"
SAID = (NAME, ACHIEVEMENT, PAPER, HOME, VISITORS, GIFT, RECEIPT, "987654321", "bà Ánh")


@pytest.fixture
def referred(told, world_on_both, monkeypatch):  # noqa: ARG001 -- told what the walk logs
    """A dossier that the province has, and everything that can be said of a person beside it."""
    world = world_on_both
    papers = [each | {"title": PAPER} for each in stories.DOCUMENTS]
    monkeypatch.setattr(stories, "DOCUMENTS", papers)
    story = stories.referred(world)
    world.done("alice", f"subjects/{story.subject}/facts", ATTESTED, **stories.AUTUMN)
    exemplar = f"nominations/{story.nomination}/exemplar"
    visit = {"held_on": "2024-12-20", "place": HOME, "visitors": VISITORS, "number": 5}
    world.done("alice", f"{exemplar}/visits", visit | {"learnt": "Cách làm của bà"})
    gift = {"kind": "material", "what": GIFT, "document": RECEIPT, "given_on": "2024-12-20"}
    world.done("alice", f"{exemplar}/support", gift)
    world.worker.catch_up()
    return story


def copy_above(world):
    """The dossier that the province opened for the referral."""
    (entry,) = world.seen("paul", "nominations?origin=sxd", PROVINCE)["items"]
    return entry


def above(world, tenant="sxd", who="alice"):
    (entry,) = world.seen(who, "erasures", tenant)["items"]
    return entry


def follow_again(world):
    mine = tracking.c.projection == ErasureProcess.name
    change_in_each(world.engine, tracking.delete().where(mine))
    world.worker.catch_up()


def test_a_copy_above_goes_when_nothing_forbids_it_any_more(world_on_both, referred, told):
    world, copy = world_on_both, copy_above(world_on_both)
    assert [text for text in SAID if text in dump(world.engine, "view_")] == []
    preservations = f"subjects/{copy['subject_id']}/preservations"
    order = world.done("paul", preservations, ORDER, PROVINCE)["order_id"]

    erased(world, referred)

    waiting = above(world)
    assert (waiting["state"], waiting["above"]) == (
        "awaiting_above",
        [{"destination": PROVINCE, "state": "preserved"}],
    )
    withheld = above(world, PROVINCE, "paul")
    assert (withheld["state"], withheld["withheld"]) == ("withheld", "preserved")
    assert (withheld["origin_tenant"], withheld["document"]) == ("sxd", "45/QĐ-SXD")
    assert world.seen("alice", f"nominations/{referred.nomination}")["subject_name"] == ERASED
    assert copy_above(world)["subject_name"] == NAME
    refused = grant(world, withheld["erasure_id"])
    assert refused.status_code == 404

    world.done("paul", f"{preservations}/{order}/lifting", LIFT, PROVINCE)
    world.worker.catch_up()

    assert above(world)["state"] == above(world, PROVINCE, "paul")["state"] == "carried_out"
    assert above(world)["above"] == [{"destination": PROVINCE, "state": "carried_out"}]
    assert copy_above(world)["subject_name"] == ERASED
    left = dump(world.engine)
    assert [text for text in (*SAID, FOLDED) if text in left] == []
    assert [text for text in SAID if text in told.getvalue()] == []
    before = log(world)
    follow_again(world)
    assert log(world) == before


def test_what_was_asked_from_below_is_decided_there(world):
    story = stories.referred(world)
    world.worker.catch_up()
    copy = copy_above(world)
    world.done("paul", f"subjects/{copy['subject_id']}/holds", HELD, PROVINCE)
    erased(world, story)
    asked = above(world, PROVINCE, "paul")
    assert (asked["state"], asked["withheld"]) == ("withheld", "held")

    for decision in ("grant", "refusal"):
        body = {"document": "1/QĐ"} | ({"reason": "Không"} if decision == "refusal" else {})
        path = f"erasures/{asked['erasure_id']}/{decision}"
        assert world.post("perry", path, body, PROVINCE).status_code == 409

    told = topics_of(world, "sxd")
    assert told[-1] == "erasure.withheld-above"
    assert told.index("erasure.passed-on") < told.index("erasure.carried-out")


@pytest.fixture
def listed(district):
    district.received("Hộ ông Bảy")
    district.sent()
    district.world.worker.catch_up()
    return district


def erase_listed(district):
    world = district.world
    (entry,) = district.seen("nominations")["items"]
    request = {"asked_by": "subject", "document": "Đơn", "received_on": "2021-05-25"}
    erasure = district.done(f"subjects/{entry['subject_id']}/erasures", request)["id"]
    district.done(f"erasures/{erasure}/grant", {"document": "45/QĐ"})
    world.worker.catch_up()
    return entry["subject_id"]


def incoming(world):
    (found,) = world.seen("paul", "inbox/lists", PROVINCE)["items"]
    return world.seen("paul", f"inbox/lists/{found['list_id']}", PROVINCE)["entries"][0]


def test_an_entry_of_a_list_in_the_inbox_above_is_erased(world, listed):
    assert incoming(world)["subject_name"] == "Hộ ông Bảy"

    erase_listed(listed)

    assert (incoming(world)["subject_name"], incoming(world)["achievement"]) == (ERASED, ERASED)
    assert "Hộ ông Bảy" not in dump(world.engine)
    assert above(world, "thach-an", "dinh")["state"] == "carried_out"


def test_the_level_above_may_preserve_an_entry_of_a_list(world, listed):
    (entry,) = listed.seen("nominations")["items"]
    preservations = f"subjects/{entry['subject_id']}/preservations"
    world.done("paul", preservations, ORDER, PROVINCE)

    erase_listed(listed)

    assert incoming(world)["subject_name"] == "Hộ ông Bảy"
    assert above(world, "thach-an", "dinh")["state"] == "awaiting_above"


def test_a_list_that_is_sent_after_the_erasure_tells_nothing(world, district):
    district.received("Hộ ông Bảy")
    made = district.list_of().json["id"]
    signature = {"number": "12/DS", "signed_on": "2021-05-25", "signer": "Chủ tịch"}
    district.done(f"lists/{made}/signature", signature)
    erase_listed(district)
    assert above(world, "thach-an", "dinh")["above"] == []

    district.done(f"lists/{made}/dispatch")
    world.worker.catch_up()

    assert incoming(world)["subject_name"] == ERASED
    asked = [{"destination": PROVINCE, "state": "carried_out"}]
    assert above(world, "thach-an", "dinh")["above"] == asked


def test_a_story_that_is_up_is_taken_down_before_anybody_is_erased(world):
    story = stories.followed(world)
    path = f"stories/{story.story}"
    world.hire("edda", Grant("sxd", "publisher", "", date(2020, 1, 1)))
    consent = {"consented_by": NAME, "capacity": "subject", "document": "Giấy đồng ý"}
    world.done("alice", f"{path}/consents", consent | {"scope": ["portal"]})
    up = {"channel": "portal", "published_from": "2024-12-20"}
    address = "https://example.gov.vn/ba-anh"
    world.done("edda", f"{path}/publications", up | {"url": address})
    erasure = request_erasure(world, story)

    refused = grant(world, erasure)
    assert (refused.status_code, refused.json["type"]) == (
        409,
        "urn:guong:problem:still-published",
    )
    assert "portal" in refused.json["detail"]

    down = {"channel": "portal", "reason": "Xóa dữ liệu cá nhân"}
    world.done("edda", f"{path}/takedown", down)
    assert grant(world, erasure).status_code == 202
    world.worker.catch_up()
    assert [text for text in (NAME, address) if text in dump(world.engine)] == []
    again = world.post("edda", f"{path}/publications", up | {"url": address})
    assert (again.status_code, again.json["type"]) == (409, "urn:guong:problem:story-erased")


MINISTRY = Tenant("bo-xay-dung", "Bộ Xây dựng", "BXD", "ministry", None, date(1990, 1, 1))


TO_MINISTRY = Route(
    to="ministry",
    only_recognised=True,
    council_proposal_required=False,
    form="dossier",
    clauses=(),
)


def dossier_of(world, story):
    """What the agency said of its exemplar when it referred it."""
    with enter(Scope("sxd", "henry", "head", uuid4())):
        history = list(world.backend.office().referring.events.get(UUID(story.recognition)))
    return next(fact.dossier for fact in history if fact.TOPIC == "recognition.referred")


def sent_on(world, copy, dossier):
    """The province recognised what it was referred, and referred it to a ministry."""
    own = stories.issued_plan(world, "ministry-tnmt-2021-2025", MINISTRY.tenant_id, "mai", "mai")
    plan: dict[str, Any] = {"plan_id": UUID(own), "plan_version": 1, "plan_year": 2024}
    grounds = Grounds(
        nomination_id=UUID(copy["nomination_id"]),
        subject_id=UUID(copy["subject_id"]),
        subject_kind="individual",
        level="province",
        certificate_title=None,
        route=TO_MINISTRY,
        **plan,
    )
    decision = Decision(number="1/QĐ-UBND", decided_on=date(2024, 12, 20), signer="Chủ tịch")
    with enter(Scope(PROVINCE, "perry", "head", uuid4())):
        recognition = Recognition.grant(
            recognition_id=uuid4(), at=NOW, grounds=grounds, decision=decision, dissolved_on=None
        )
        recognition.refer(
            referral_id=uuid4(),
            at=NOW,
            by="perry",
            destination=Destination(tenant=MINISTRY.tenant_id, level="ministry", **plan),
            document_number="2/TTr",
            council_minutes=None,
            dossier=dossier,
        )
        world.backend.office().referring.store(recognition)
    world.worker.catch_up()


def test_a_copy_that_went_further_up_goes_there_too_and_the_agency_waits_for_both(world):
    directory.add(world.engine, MINISTRY)
    since = date(2020, 1, 1)
    roles = ("standing_body", "head")
    world.hire("mai", *[Grant(MINISTRY.tenant_id, role, "", since) for role in roles])
    story = stories.referred(world)
    world.worker.catch_up()
    sent_on(world, copy_above(world), dossier_of(world, story))
    assert world.seen("mai", "nominations", MINISTRY.tenant_id)["items"][0]["subject_name"] == NAME

    erasure = erased(world, story)

    told = {tenant: topics_of(world, tenant) for tenant in ("sxd", PROVINCE, MINISTRY.tenant_id)}
    mine = {tenant: [each for each in told[tenant] if "erasure." in each] for tenant in told}
    assert mine == {
        "sxd": [
            "erasure.requested",
            "erasure.granted",
            "erasure.passed-on",
            "erasure.carried-out",
            "erasure.carried-out-above",
        ],
        PROVINCE: [
            "erasure.asked-from-below",
            "erasure.passed-on",
            "erasure.carried-out",
            "erasure.carried-out-above",
        ],
        MINISTRY.tenant_id: ["erasure.asked-from-below", "erasure.carried-out"],
    }
    assert world.seen("alice", f"erasures/{erasure}")["state"] == "carried_out"
    assert [text for text in (NAME, FOLDED, ACHIEVEMENT) if text in dump(world.engine)] == []


def test_what_is_forbidden_after_the_grant_is_carried_out_later(world):
    story = stories.registered(world)
    erasure = request_erasure(world, story)
    assert grant(world, erasure).status_code == 202
    path = f"subjects/{story.subject}/preservations"
    order = world.done("alice", path, ORDER)["order_id"]
    assert above(world)["state"] == "withheld"

    world.done("alice", f"{path}/{order}/lifting", LIFT)

    assert above(world)["state"] == "carried_out"
