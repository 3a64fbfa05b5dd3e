"""A list is carried once, whatever happens between the two logs."""

import pytest

from domain.processes.listing import Listing
from projections.schema import tracking
from service.processes.follower import Follower
from service.processes.lists import ListProcess
from tests.every_tenant import change_in_each
from tests.service.processes.test_referral import log, topics_of


def follow_all(world):
    carrier = Follower(world.backend, ListProcess(world.backend))
    while carrier.run_once():
        pass


@pytest.fixture
def sent(district):
    district.received("Hộ ông Bảy")
    return district.sent()


@pytest.mark.usefixtures("sent")
def test_a_list_arrives_above_and_that_is_noted_below(world):
    follow_all(world)

    assert topics_of(world, "binh-phuoc")[-1] == "incoming-list.received"
    assert topics_of(world, "thach-an")[-1] == "upward-list.delivered"


@pytest.mark.usefixtures("sent")
def test_following_again_from_the_beginning_changes_nothing(world):
    follow_all(world)
    before = log(world)
    mine = tracking.c.projection == ListProcess.name
    change_in_each(world.engine, tracking.delete().where(mine))

    follow_all(world)

    assert log(world) == before


@pytest.mark.usefixtures("sent")
def test_a_crash_between_the_two_logs_leaves_nothing_half_done(world, monkeypatch):
    def crash(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Listing, "note_delivered", crash)
        with pytest.raises(KeyboardInterrupt):
            follow_all(world)
    assert topics_of(world, "binh-phuoc").count("incoming-list.received") == 1

    follow_all(world)

    assert topics_of(world, "binh-phuoc").count("incoming-list.received") == 1
    assert topics_of(world, "thach-an").count("upward-list.delivered") == 1
