"""What is read above is told to the agency that had sent it, once."""

import pytest

from projections.schema import tracking
from service.processes.follower import Follower
from service.processes.readings import ReadingProcess
from tests.every_tenant import change_in_each
from tests.service import stories
from tests.service.processes.test_referral import log

ABOVE = "binh-phuoc"


def told(world, query=""):
    """What the agency sees of readings above: who, where, what."""
    shown = world.seen("henry", f"access/readings{query}")["items"]
    return [(each["reader"], each["above"], each["route"], each["ids"]) for each in shown]


def follow_again(world):
    mine = tracking.c.projection == ReadingProcess.name
    change_in_each(world.engine, tracking.delete().where(mine))
    carrier = Follower(world.backend, ReadingProcess(world.backend))
    while carrier.run_once():
        pass


def test_the_agency_sees_that_the_province_read_its_dossier(world_on_both):
    world = world_on_both
    story = stories.referred(world)
    (dossier,) = world.seen("paul", "nominations?origin=sxd", ABOVE)["items"]
    assert told(world) == []

    item, subject = dossier["nomination_id"], dossier["subject_id"]
    for path in (f"nominations/{item}/history", f"subjects/{subject}", "nominations"):
        assert world.get("penny", path, ABOVE).status_code == 200
    assert world.get("penny", "nominations?limit=1", ABOVE).status_code == 200

    known = {
        "referral_id": story.referral,
        "recognition_id": story.recognition,
        "nomination_id": story.nomination,
    }
    seen = [
        ("penny", ABOVE, "GET /nominations/<uuid:nomination_id>/history", known),
        ("penny", ABOVE, "GET /subjects/<uuid:subject_id>", known),
        ("penny", ABOVE, "GET /nominations", {}),
    ]
    assert told(world) == seen
    assert told(world, f"?about={story.nomination}") == seen[:2]
    assert told(world, "?role=province_body") == seen
    before = log(world)
    follow_again(world)
    assert log(world) == before
    assert world.seen("charlie", "access/readings", "sngv")["items"] == []
    (first, *_) = [
        each for each in world.seen("henry", "audit-trail?topic=reading")["items"] if each
    ]
    assert first["vi"].startswith("Tại Tỉnh Bình Phước, penny (cơ quan cấp tỉnh) đã xem GET")


def test_what_is_no_business_of_an_agency_below_is_told_to_nobody(world):
    stories.referred(world)
    world.worker.catch_up()
    for path in ("overview", "plans", "units"):
        assert world.get("penny", path, ABOVE).status_code == 200
    assert world.get("paul", "nominations", ABOVE).status_code == 200

    assert told(world) == []


@pytest.fixture
def sent(district):
    district.received("Hộ ông Bảy")
    return district.sent()


def test_the_agency_sees_that_the_province_read_its_list(world, district, sent):
    world.worker.catch_up()
    (incoming,) = world.seen("paul", "inbox/lists", ABOVE)["items"]

    path = f"inbox/lists/{incoming['list_id']}"
    assert world.get("penny", path, ABOVE).status_code == 200

    world.worker.catch_up()
    shown = district.seen("access/readings")["items"]
    assert [(each["reader"], each["above"], each["ids"]) for each in shown] == [
        ("penny", ABOVE, {"list_id": sent})
    ]
