"""Nothing of another tenant comes back, whatever a caller sends on whatever route.

`GUONG_FUZZ_REQUESTS` says how many requests (`make fuzz`: 20,000, `make fuzz-long`: 100,000),
`GUONG_FUZZ_SEED` which, and `GUONG_FUZZ_PAIRS` how often the time of two answers is compared.
"""

import json
import os
import re
import sys
from dataclasses import replace
from uuid import uuid4

import pytest

from tenants import isolation
from tenants.event_log import read_after
from tenants.scope import Scope, enter
from tests import postgres
from tests.isolation.fuzzing import Fuzz, Owners, operations_of
from tests.isolation.oracle import CHANGED, READ, Oracle, medians, rank_sum_z
from tests.isolation.provinces import SMALL, WHOLE, Provinces

MOST_OF_SUITE = 1_000
AT_ONCE = 2_000  # Then a line is told, and what leaked so far ends the run.
REQUESTS = int(os.environ.get("GUONG_FUZZ_REQUESTS", "500"))
PAIRS = int(os.environ.get("GUONG_FUZZ_PAIRS", "0"))
CERTAIN = 5  # Standard deviations: by chance once in a million tries.
SEED = int(os.environ.get("GUONG_FUZZ_SEED", "1"))


@pytest.fixture(scope="module")
def world():
    with postgres.fresh_database() as database:
        world = Provinces(database.service_url, WHOLE if REQUESTS > MOST_OF_SUITE else SMALL)
        yield world
        world.close()


def test_nothing_of_another_tenant_ever_comes_back(world, capsys):
    assert isolation.state(world.engine) == isolation.ENFORCED
    fuzz = Fuzz(world, SEED)
    assert all(len(found) > 10 for found in fuzz.ids.values())

    for begun in range(0, REQUESTS, AT_ONCE):
        fuzz.run(min(AT_ONCE, REQUESTS - begun))
        if REQUESTS > MOST_OF_SUITE:
            with capsys.disabled():
                sys.stdout.write(f"\n{told_of(fuzz)}")
                sys.stdout.flush()
        assert fuzz.leaks == []

    assert sum(fuzz.statuses.values()) == REQUESTS
    assert sum(fuzz.reached.values()) > REQUESTS // 20
    assert left_out(fuzz) == set()


def told_of(fuzz):
    """One line: how many requests on how many routes, how they were answered, and the leaks."""
    line = {
        "requests": sum(fuzz.statuses.values()),
        "routes": len(fuzz.operations),
        "with_foreign_ids": len(fuzz.foreign),
        "asked_by_strangers": len(fuzz.crossed),
        "answered": sum(bool(count) for count in fuzz.reached.values()),
        "tenants": len(fuzz.world.tenants),
        "statuses": dict(sorted(fuzz.statuses.items())),
        "leaks": len(fuzz.leaks),
    }
    return json.dumps(line)


def left_out(fuzz):
    """Routes that take an id and never got a foreign one, or that no stranger asked."""
    missing = set()
    for method, path, *_ in fuzz.operations:
        takes_id = re.search(r"{(\w+_id|of|feed|ticket)}", path)
        if takes_id and (method, path) not in fuzz.foreign:
            missing.add(f"{method} {path}: no foreign id")
        if "{tenant}" in path and (method, path) not in fuzz.crossed:
            missing.add(f"{method} {path}: no stranger")
    return missing


def test_every_route_of_the_application_is_among_those_that_are_asked(world):
    """Read from the map of addresses itself, so that no route is left out by its description."""
    rules = world.app.url_map.iter_rules()
    every = sum(len((rule.methods or set()) - {"HEAD", "OPTIONS"}) for rule in rules)

    assert len(operations_of(world)) == every
    assert every < REQUESTS


def test_the_id_of_a_cause_is_known_where_it_was_sent_and_nowhere_else(world):
    """Both ends of a referral and of a list name causes that stand in each other's log."""
    world.worker.catch_up()
    known = Owners(world).of
    below, above = (_log(world, slug) for slug in ("so-b1", "tinh-b"))

    for slug, own, other, sent in (
        ("tinh-b", above, below, {"recognition.referred", "upward-list.sent"}),
        ("so-b1", below, above, {"incoming-list.acknowledged", "incoming-list.answered"}),
    ):
        causes = {each.causation_id for each in own}
        assert {each.topic for each in other if each.event_id in causes} >= sent
        learned = {each.event_id for each in other if slug in known[str(each.event_id)]}
        assert learned == {each.event_id for each in other} & causes
    assert all("tinh-a" not in known[str(each.event_id)] for each in (*below, *above))


def test_the_id_of_a_cause_that_was_not_sent_stays_unknown(world):
    """As if a process manager had recorded something above because of anything below."""
    owners = Owners(world)
    unsent = _log(world, "so-b1")[0].event_id

    owners.learn_of("tinh-b", replace(_log(world, "tinh-b")[0], causation_id=unsent))
    owners.learn()

    assert owners.of[str(unsent)] == {"so-b1"}


def _log(world, slug):
    with enter(Scope(slug, "fuzz", "fuzz", uuid4())):
        return read_after(world.engine, 0, 100_000)


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
