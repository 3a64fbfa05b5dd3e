"""`guong obligations`, `guong quotas` and `guong feed`."""

import pytest

from service import clock
from tenants.engine import open_engine
from tenants.feeds import Feed, InvalidFeedError, feed_of
from tests.service.cli.conftest import Shell
from tests.service.obliged import obliged
from tests.service.world import World


@pytest.fixture
def guong(sqlite_url):
    world = obliged(World(sqlite_url))
    world.worker.catch_up()
    world.close()
    return Shell(sqlite_url)


def test_the_obligations_of_an_agency_are_listed_as_of_a_day(guong):
    found = guong.json("obligations", "--tenant", "sxd", "--as-of", "31/01/2025")

    assert found["summary"] == {
        "obligations": 5,
        "met": 0,
        "met_late": 0,
        "open": 0,
        "overdue": 5,
        "excused": 0,
        "nil": 0,
    }
    assert [each["window"] for each in found["obligations"]] == [
        "2024-11",
        "2024-11",
        "2024-12",
        "2024-12",
        "2024",
    ]


def test_the_list_is_a_table_for_people(guong):
    table = guong(
        "obligations", "--tenant", "sxd", "--as-of", "2024-11-19", "--state", "open"
    ).stdout

    assert "Hạn chót" in table
    assert "chưa xong" in table
    assert "Phòng Quy hoạch" in table


def test_a_range_of_days_narrows_the_list(guong):
    found = guong.json(
        "obligations", "--tenant", "sxd", "--from", "2024-12-01", "--to", "2024-12-19"
    )

    assert len(found["obligations"]) == 2


def test_quotas_are_summed_for_the_province(guong):
    found = guong.json("quotas", "--tenant", "binh-phuoc", "--as-of", "2025-01-31")

    assert [(each["agency"], each["quota_key"], each["missing"]) for each in found] == [
        ("sxd", "counted", 0),
        ("sxd", "q", 2),
        ("sxd", "q", 2),
    ]
    assert "Còn thiếu" in guong("quotas", "--tenant", "binh-phuoc", "--agency", "sxd").stdout


def test_a_feed_is_issued_once_and_revoked(guong):
    issued = guong.json("feed", "issue", "--tenant", "sxd", "--label", "máy", "--days", "3")
    engine = open_engine(guong.environment["GUONG_DATABASE_URL"])

    assert issued["path"] == f"/v1/feeds/{issued['feed']}.ics"
    assert feed_of(engine, issued["feed"], clock.now()) == Feed("sxd", "", "máy")
    (listed,) = guong.json("feed", "list", "--tenant", "sxd")
    assert (listed["label"], listed["revoked_at"]) == ("máy", None)
    assert issued["feed"] not in str(listed)
    assert guong("feed", "issue", "--tenant", "sxd").stdout.startswith("/v1/feeds/guongfeed_")
    guong.json("feed", "revoke", issued["feed"])
    with pytest.raises(InvalidFeedError):
        feed_of(engine, issued["feed"], clock.now())
    engine.dispose()


def test_an_agency_that_does_not_exist_owes_nothing(guong):
    for command in (("obligations",), ("quotas",), ("feed", "issue")):
        assert guong.refusal(*command, "--tenant", "nowhere")[0] == 1
