"""Nothing of another tenant comes back, whatever a caller sends on whatever route.

`GUONG_FUZZ_REQUESTS` says how many requests (`make fuzz`: 20,000, `make fuzz-long`: 100,000),
`GUONG_FUZZ_SEED` which, and `GUONG_FUZZ_PAIRS` how often the time of two answers is compared.
"""

import os

import pytest

from tenants import isolation
from tests import postgres
from tests.isolation.fuzzing import Fuzz
from tests.isolation.oracle import CHANGED, READ, Oracle, medians, rank_sum_z
from tests.isolation.provinces import Provinces

REQUESTS = int(os.environ.get("GUONG_FUZZ_REQUESTS", "600"))
PAIRS = int(os.environ.get("GUONG_FUZZ_PAIRS", "0"))
CERTAIN = 5  # Standard deviations: by chance once in a million tries.
SEED = int(os.environ.get("GUONG_FUZZ_SEED", "1"))


@pytest.fixture(scope="module")
def world():
    with postgres.fresh_database() as database:
        world = Provinces(database.service_url)
        yield world
        world.close()


def test_nothing_of_another_tenant_ever_comes_back(world):
    assert isolation.state(world.engine) == isolation.ENFORCED
    fuzz = Fuzz(world, SEED)
    assert all(len(found) > 10 for found in fuzz.ids.values())

    fuzz.run(REQUESTS)

    assert fuzz.leaks == []
    assert sum(fuzz.statuses.values()) == REQUESTS
    assert sum(fuzz.reached.values()) > REQUESTS // 20


def test_the_fuzz_would_see_a_leak(world):
    """An answer with a single secret or id of another tenant in it is found."""
    fuzz = Fuzz(world, SEED)
    theirs = world.tenants["so-b1"]
    application, fuzz.world.client = world.client, _Leaking(world.client, theirs)

    fuzz.run(len(fuzz.operations))

    world.client = application
    assert len(fuzz.leaks) > len(fuzz.operations) // 2


class _Leaking:
    """A client on whose way back somebody else's secret gets into every answer."""

    def __init__(self, client, theirs):
        self._client = client
        self._theirs = theirs

    def open(self, *args, **kwargs):
        answer = self._client.open(*args, **kwargs)
        answer.headers["X-Leak"] = self._theirs.secret
        return answer

    def get(self, *args, **kwargs):
        return self._client.get(*args, **kwargs)


def test_reading_what_is_not_ours_is_answered_like_what_is_nowhere(world):
    asked = {path: Oracle(world).answers(path, kind) for path, kind in READ.items()}

    assert {path for path, (not_ours, nowhere) in asked.items() if not_ours != nowhere} == set()


def test_changing_what_is_not_ours_is_answered_like_what_is_nowhere(world):
    asked = {path: Oracle(world).answers(path, *each) for path, each in CHANGED.items()}

    assert {path for path, (not_ours, nowhere) in asked.items() if not_ours != nowhere} == set()
    assert {not_ours[0] for not_ours, _ in asked.values()} <= {403, 404, 422}


def test_an_agency_where_we_have_no_role_is_answered_like_none(world):
    for path in ("plans", "units", "nominations", "overview", "lag"):
        not_ours, nowhere = Oracle(world).answers_at(path)

        assert not_ours == nowhere
        assert not_ours[0] in {403, 404}


@pytest.mark.skipif(not PAIRS, reason="a statistical check: make fuzz")
def test_the_time_that_both_take_differs_by_no_more_than_noise(world):
    for path, kind in READ.items():
        not_ours, nowhere = Oracle(world).seconds(path, kind, PAIRS)

        assert abs(rank_sum_z(not_ours, nowhere)) < CERTAIN, (path, medians(not_ours, nowhere))
