"""A secret ballot of eleven, from the keys to the decision, through a browser and the service.

Three members vote in the browser and eight from devices of their own; `make booth-walk` has all
eleven vote in the browser, which takes about a minute.
"""

import json
import os

import pytest

from ballots.archive import read as read_archive
from ballots.verifying import verify
from tests.booth import agency, walk
from tests.booth.one_file import verdict
from tests.service import electing
from tests.service.world import World

YES, NO = 0, 1
IN_BROWSER = int(os.environ.get("GUONG_BROWSER_MEMBERS", "3"))
COMES_BACK, CHALLENGES, OTHER_BROWSER = range(3)


@pytest.fixture
def polled(sqlite_url):
    world = World(sqlite_url)
    polled = electing.Polled(world, agency.in_session(world))
    assert polled.set_up().status_code == 201
    yield polled
    world.close()


@pytest.fixture
def address(polled):
    with agency.served(polled.world) as address:
        yield address


def test_eleven_vote_one_challenges_one_comes_back_and_two_of_three_open_the_sum(
    polled, address, chromium, downloads
):
    council, election = f"sxd/{polled.council}", f"sxd/{polled.id}"
    names = list(agency.ELEVEN)
    at_page = names[:IN_BROWSER]
    accounts = {
        name: agency.Account(polled.world, chromium, address, name)
        for name in {*at_page, *agency.TRUSTEES}
    }
    members = [accounts[name] for name in at_page]
    trustees = [accounts[name] for name in agency.TRUSTEES]
    elsewhere = [agency.AtOwnDevice(polled, name) for name in names[IN_BROWSER:]]

    walk.make_the_key(trustees, election)
    for member in members:
        walk.enrol(member, council)
    for device in elsewhere:
        device.enrol(polled.council)
    polled.world.done("clara", f"{polled.path}/definition")

    trackers = [vote_with_a_code_asked_for_when_casting(members[COMES_BACK], election)]
    for account in accounts.values():
        if not account.recovery:
            account.set_up_second_factor()
    trackers += [vote_after_checking_the_machine(members[CHALLENGES], election, downloads)]
    trackers += [vote_with_a_key_file(members[OTHER_BROWSER], council, election, downloads)]
    trackers += [vote(member, election, YES) for member in members[OTHER_BROWSER + 1 :]]
    trackers += [device.cast(YES) for device in elsewhere]
    assert "choice" not in chromium.execute_script("return JSON.stringify(localStorage)")

    polled.end()
    assert [walk.open_the_sum(each, election) for each in trustees[1:]] == [11, 11]
    trustees[-1].see("Đã có kết quả")
    assert walk.check_result(trustees[0], election).splitlines()[-1].endswith(" 10 1")
    assert walk.blocked_or_broken(chromium) == []

    archive = polled.world.get("clara", f"{polled.path}/archive").data
    assert "GOOD" in verdict(archive, downloads)
    verified = verify(read_archive(archive))
    assert sorted(verified.trackers) == sorted(trackers)
    assert verified.counts == ((10, 1),)
    assert polled.see()["phase"] == "decided"


def vote(member, election, choice):
    member.come(f"/booth/{election}")
    code = walk.fill_and_seal(member, [choice])
    tracker = walk.cast(member)
    assert member.text("ballot-code") == code
    return tracker


def vote_with_a_key_file(member, council, election, downloads):
    """In a browser that has not got the key; the only one who votes no."""
    member.come(f"/enrol/{council}")
    member.press("save-key")
    saved = downloads / "khoa-bo-phieu.json"
    member.wait(lambda _: saved.exists())
    kept = f"guong-voting-key-1/{member.text('public-key')}"
    member.driver.execute_script("localStorage.removeItem(arguments[0])", kept)
    member.come(f"/booth/{election}")
    member.fill("key-file", str(saved))
    member.go_on()
    walk.fill_and_seal(member, [NO])
    return walk.cast(member)


def vote_with_a_code_asked_for_when_casting(member, election):
    """Closes the page once before casting and once after; signed in with a password alone."""
    member.come(f"/booth/{election}")
    walk.fill_and_seal(member, [NO])
    member.set_up_second_factor()
    member.come_back(f"/booth/{election}")
    walk.fill_and_seal(member, [YES])
    member.press("cast")
    member.give_passphrase()
    member.see("Xác nhận lại là bạn")
    member.give_code()
    tracker = member.text("tracker")
    member.come_back(f"/booth/{election}")
    assert member.text("tracker") == tracker
    return tracker


def vote_after_checking_the_machine(member, election, downloads):
    member.come(f"/booth/{election}")
    code, opened = walk.challenge(member, [NO], downloads)
    assert "signature" not in json.loads(json.loads(opened.read_text())["ballot"])
    walk.fill_and_seal(member, [YES])
    tracker = walk.cast(member)
    held_code, held = walk.check_opened(member, election, opened)
    assert held_code == code
    assert held.endswith(": Không đồng ý Do not agree")
    return tracker
