"""A referral is carried once, whatever happens between the two logs."""

from threading import Thread

import pytest
from sqlalchemy import select

from domain.processes.referring import Referring
from projections.schema import tracking
from service.processes.follower import Follower
from service.processes.referral import ReferralProcess
from tenants.engine import reading
from tenants.schema import events
from tests.every_tenant import change_in_each, every_row
from tests.service import stories


def follower(world):
    return Follower(world.backend, ReferralProcess(world.backend))


def follow_all(world):
    carrier = follower(world)
    while carrier.run_once():
        pass


def log(world):
    query = select(events.c.tenant_id, events.c.position, events.c.topic).order_by(
        events.c.tenant_id, events.c.position
    )
    return [tuple(row) for row in every_row(world.engine, query)]


def forget_places(world):
    mine = tracking.c.projection == ReferralProcess.name
    change_in_each(world.engine, tracking.delete().where(mine))


def topics_of(world, tenant):
    return [topic for tenant_id, _, topic in log(world) if tenant_id == tenant]


def dossier_above(world):
    return world.seen("paul", "nominations?origin=sxd", "binh-phuoc")["items"][0]["nomination_id"]


def test_a_referral_opens_one_dossier_above_and_is_acknowledged_below(world_on_both):
    world = world_on_both
    stories.referred(world)

    follow_all(world)

    assert topics_of(world, "binh-phuoc")[-2:] == ["subject.registered", "nomination.referred-in"]
    assert topics_of(world, "sxd")[-1] == "recognition.referral-received"


def test_following_again_from_the_beginning_changes_nothing(world_on_both):
    world = world_on_both
    stories.referred(world)
    follow_all(world)
    before = log(world)

    forget_places(world)
    follow_all(world)

    assert log(world) == before


def test_a_crash_between_the_two_logs_leaves_nothing_half_done(world, monkeypatch):
    stories.referred(world)

    def crash(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Referring, "note_received", crash)
        with pytest.raises(KeyboardInterrupt):
            follow_all(world)
    assert topics_of(world, "binh-phuoc").count("nomination.referred-in") == 1

    follow_all(world)

    assert topics_of(world, "binh-phuoc").count("nomination.referred-in") == 1
    assert topics_of(world, "sxd").count("recognition.referral-received") == 1


def test_four_followers_at_once_carry_it_once(world_on_both):
    world = world_on_both
    stories.referred(world)
    threads = [Thread(target=follow_all, args=(world,)) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert topics_of(world, "binh-phuoc").count("nomination.referred-in") == 1
    assert topics_of(world, "sxd").count("recognition.referral-received") == 1


def test_the_answer_comes_back_with_its_cause(world):
    stories.referred(world)
    follow_all(world)
    dossier = dossier_above(world)
    body = {"reason": "Thiếu minh chứng"}
    world.done("paul", f"nominations/{dossier}/return", body, "binh-phuoc")

    follow_all(world)

    (entry,) = world.seen("henry", "referrals")["items"]
    assert (entry["result"], entry["result_reason"]) == ("returned", "Thiếu minh chứng")
    rows = {row.topic: row for row in every_row(world.engine, select(events))[::-1]}
    answered, returned = rows["recognition.referral-answered"], rows["nomination.returned"]
    assert (answered.actor, answered.acting_role) == ("system:referral", "system")
    assert answered.causation_id == returned.event_id
    assert answered.correlation_id == returned.correlation_id


def test_a_later_answer_is_not_undone_by_an_earlier_one_that_is_followed_again(world):
    stories.referred(world)
    follow_all(world)
    dossier = dossier_above(world)
    world.done("paul", f"nominations/{dossier}/return", {"reason": "Thiếu"}, "binh-phuoc")
    world.done("paul", f"nominations/{dossier}/supplement", {"note": "Đủ"}, "binh-phuoc")
    world.done("paul", f"nominations/{dossier}/withdrawal", {"reason": "Rút"}, "binh-phuoc")
    follow_all(world)
    before = log(world)

    forget_places(world)
    follow_all(world)

    assert log(world) == before
    assert world.seen("henry", "referrals")["items"][0]["result"] == "withdrawn"


def test_T14_a_revocation_below_is_noted_above(world):
    story = stories.referred(world)
    follow_all(world)
    body = {"reason": "Kỷ luật", "decision_number": "1", "decided_on": "2025-02-01", "signer": "GĐ"}
    world.done("henry", f"recognitions/{story.recognition}/revocation", body)

    follow_all(world)

    dossier = dossier_above(world)
    assert world.seen("paul", f"nominations/{dossier}", "binh-phuoc")["origin_revoked"] is True


def test_what_an_agency_decides_on_its_own_dossiers_goes_nowhere(world):
    stories.recognised(world)
    before = log(world)

    follow_all(world)

    assert log(world) == before


def test_a_tenant_whose_fact_cannot_be_followed_stops_alone_and_loudly(world, monkeypatch):
    stories.referred(world)

    def fail(*_, **__):
        msg = "Bà Lê Thị Ánh"
        raise RuntimeError(msg)

    monkeypatch.setattr(Referring, "open_dossier", fail)
    follow_all(world)

    with reading(world.engine) as connection:
        query = select(tracking).where(tracking.c.projection == ReferralProcess.name)
        places = {row.tenant_id: row for row in connection.execute(query)}
    fault = places["sxd"].fault
    assert fault == f"RuntimeError at position {places['sxd'].position + 1}"
    assert places["binh-phuoc"].fault is None
    assert world.get(None, "/readyz").json["quarantined"] == 1
