from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tenants import directory
from tenants.directory import Tenant
from tenants.engine import reading
from tenants.errors import UnknownTenantError
from tenants.feeds import Feed, InvalidFeedError, feed_of, issue_feed, revoke_feed
from tenants.schema import feed_token

NOW = datetime(2024, 11, 20, tzinfo=UTC)
FEED = Feed("sxd", "", "điện thoại")


@pytest.fixture
def agency(engine):
    directory.add(engine, Tenant("sxd", "Sở", "S", "agency", None, date(2020, 1, 1)))
    return engine


def test_an_address_opens_its_own_feed(agency):
    of_agency = issue_feed(agency, FEED, at=NOW)
    of_unit = issue_feed(agency, Feed("sxd", "7f3d", "máy"), at=NOW)

    assert feed_of(agency, of_agency, NOW) == FEED
    assert feed_of(agency, of_unit, NOW) == Feed("sxd", "7f3d", "máy")


def test_only_a_hash_of_the_address_is_kept(agency):
    secret = issue_feed(agency, FEED, at=NOW)

    with reading(agency) as connection:
        [row] = connection.execute(select(feed_token)).mappings()
    assert secret.startswith("guongfeed_")
    assert secret not in str(dict(row))


def test_a_revoked_or_expired_or_invented_address_opens_nothing(agency):
    revoked = issue_feed(agency, FEED, at=NOW)
    expired = issue_feed(agency, FEED, at=NOW, expires_at=NOW + timedelta(days=1))
    revoke_feed(agency, revoked, at=NOW)

    assert feed_of(agency, expired, NOW) == FEED
    for secret in (revoked, "guongfeed_invented"):
        with pytest.raises(InvalidFeedError):
            feed_of(agency, secret, NOW)
    with pytest.raises(InvalidFeedError, match="The address of the calendar is not valid"):
        feed_of(agency, expired, NOW + timedelta(days=1))


def test_revoking_one_leaves_the_others_open(agency):
    one, other = issue_feed(agency, FEED, at=NOW), issue_feed(agency, FEED, at=NOW)
    revoke_feed(agency, one, at=NOW)

    assert feed_of(agency, other, NOW) == FEED


def test_an_agency_that_does_not_exist_has_no_feed(agency):
    with pytest.raises(UnknownTenantError):
        issue_feed(agency, Feed("nowhere", "", ""), at=NOW)
