"""Processes that share a database together hand out no more than is allowed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from service.errors import TooManyRequestsError
from service.limiter import ANONYMOUS, CALLER, SIGN_IN, Left, Limiter
from tenants.engine import open_engine, reading
from tenants.schema import rate_window

NOON = 1_732_078_800.0


class Clock:
    def __init__(self):
        self.now = NOON + 10

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limiters(engine, clock):
    """Two processes: each has a limiter of its own."""
    return [Limiter(engine, requests_per_minute=200, clock=clock) for _ in range(2)]


def spent(limiter, bucket, key, times):
    """How many of so many requests were let through."""
    through = 0
    for _ in range(times):
        try:
            limiter.spend(bucket, key)
        except TooManyRequestsError:
            continue
        through += 1
    return through


def test_two_processes_together_keep_to_one_allowance(limiters):
    one, other = limiters

    through = [spent(each, CALLER, "alice", 1) for _ in range(150) for each in (one, other)]

    assert sum(through) == 200


def test_what_one_process_holds_is_all_that_another_may_miss(limiters):
    one, other = limiters
    one.spend(CALLER, "alice")

    assert spent(other, CALLER, "alice", 300) == 198
    assert spent(one, CALLER, "alice", 300) == 1


def test_threads_share_what_their_process_holds(limiters):
    with ThreadPoolExecutor(8) as pool:
        through = pool.map(lambda _: spent(limiters[0], CALLER, "alice", 40), range(8))

        assert sum(through) == 200


def test_callers_do_not_use_up_what_is_another_s(limiters):
    spent(limiters[0], CALLER, "alice", 300)

    assert spent(limiters[0], CALLER, "bob", 300) == 200
    assert spent(limiters[0], ANONYMOUS, "alice", 1) == 1


def test_a_new_minute_begins_anew(limiters, clock):
    spent(limiters[0], CALLER, "alice", 300)
    clock.now += 60

    assert spent(limiters[0], CALLER, "alice", 300) == 200


def test_the_refusal_says_when_to_come_again(limiters):
    spent(limiters[0], CALLER, "alice", 300)

    with pytest.raises(TooManyRequestsError, match="Too many requests; try again in 50 seconds"):
        limiters[0].spend(CALLER, "alice")


def test_what_is_left_is_told(limiters):
    assert limiters[0].spend(CALLER, "alice") == Left(
        bucket=CALLER, most=200, units=199, seconds=50
    )
    assert limiters[1].spend(CALLER, "alice").units == 197


def test_attempts_to_sign_in_are_counted_one_by_one(limiters):
    one, other = limiters

    through = [spent(each, SIGN_IN, "192.0.2.7", 1) for _ in range(35) for each in (one, other)]

    assert through == [1] * 60 + [0] * 10


def test_no_address_and_no_user_is_kept_in_plain(limiters, engine):
    limiters[0].spend(ANONYMOUS, "192.0.2.7")

    with reading(engine) as connection:
        [row] = connection.execute(select(rate_window.c.bucket, rate_window.c.key)).all()
    assert (row.bucket, len(row.key), "192" in row.key) == ("anonymous", 64, False)


def test_past_minutes_are_forgotten(limiters, clock, engine):
    limiters[0].spend(CALLER, "alice")
    clock.now += 300
    limiters[0].spend(CALLER, "alice")

    with reading(engine) as connection:
        assert connection.execute(select(rate_window.c.began)).all() == [(int(NOON) + 300,)]


def test_many_requests_cost_few_questions(sqlite_url, clock):
    unreachable = open_engine("sqlite:////nowhere/at/all.db")
    engine = open_engine(sqlite_url)
    limiter = Limiter(engine, clock=clock)
    limiter.spend(CALLER, "alice")
    limiter._engine = unreachable  # noqa: SLF001 -- to see that it is not asked

    assert spent(limiter, CALLER, "alice", 59) == 59
    engine.dispose()
