"""A secret ballot of eleven, from the keys to the decision, through a browser and the service."""

import json

import pytest

from ballots.archive import read as read_archive
from ballots.verifying import verify
from tests.booth import agency, walk
from tests.service import electing
from tests.service.world import World

FIRST, CHALLENGES, COMES_BACK = "clara", "max", "sam"


@pytest.fixture
def world(sqlite_url):
    world = World(sqlite_url)
    yield world
    world.close()


def test_eleven_vote_one_challenges_one_comes_back_and_two_of_three_open_the_sum(
    world, chromium, downloads
):
    polled = electing.Polled(world, agency.in_session(world))
    assert polled.set_up().status_code == 201
    with agency.served(world) as address:
        accounts = {
            name: agency.Account(world, chromium, address, name)
            for name in {**agency.ELEVEN, **dict.fromkeys(agency.TRUSTEES)}
        }
        members = [accounts[name] for name in agency.ELEVEN]
        trustees = [accounts[name] for name in agency.TRUSTEES]
        council, election = f"sxd/{polled.council}", f"sxd/{polled.id}"

        walk.make_the_key(trustees, election)
        for member in members:
            walk.enrol(member, council)
        world.done("clara", f"{polled.path}/definition")
        for account in accounts.values():
            account.set_up_second_factor()

        trackers = {}
        for member in members:
            member.come(f"/booth/{election}")
            if member.name == CHALLENGES:
                code, opened = walk.challenge(member, [1], downloads)
                assert json.loads(opened.read_text())["code"] == code
            if member.name == COMES_BACK:
                walk.fill_and_seal(member, [1])
                member.come_back(f"/booth/{election}")
            walk.fill_and_seal(member, [0 if member.name != FIRST else 1])
            trackers[member.name] = walk.cast(member)
            if member.name == COMES_BACK:
                member.come_back(f"/booth/{election}")
                assert member.text("tracker") == trackers[member.name]

        polled.end()
        assert [walk.open_the_sum(each, election) for each in trustees[1:]] == [11, 11]
        trustees[-1].see("Đã có kết quả")
        walk.check_result(trustees[0], election)

    archive = read_archive(world.get("clara", f"{polled.path}/archive").data)
    verified = verify(archive)
    assert sorted(verified.trackers) == sorted(trackers.values())
    assert [tuple(each)[:2] for each in verified.counts] == [(10, 1)]
    assert polled.see()["phase"] == "decided"
