from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tenants.accounts.lockout import (
    TooManyAttemptsError,
    begin_attempt,
    forget_attempts,
    wait_after,
)
from tests.tenants.accounts.moments import DAY, MINUTE, NOW, SECOND


def attempts(engine, count, now=NOW):
    for _ in range(count):
        begin_attempt(engine, "alice", now)


def test_the_sixth_attempt_in_a_row_waits_a_minute(engine):
    attempts(engine, 5)

    with pytest.raises(TooManyAttemptsError, match="try again in 60 seconds"):
        begin_attempt(engine, "alice", NOW)
    begin_attempt(engine, "alice", NOW + MINUTE)


def test_the_wait_grows_up_to_a_quarter_of_an_hour():
    waits = [wait_after(failures) / MINUTE for failures in (4, 5, 6, 7, 8, 9, 100)]

    assert waits == [0, 1, 2, 4, 8, 15, 15]


def test_an_attempt_during_the_wait_makes_it_no_longer(engine):
    attempts(engine, 5)
    for _ in range(3):
        with pytest.raises(TooManyAttemptsError):
            begin_attempt(engine, "alice", NOW + 59 * SECOND)

    begin_attempt(engine, "alice", NOW + MINUTE)


def test_somebody_else_does_not_wait(engine):
    attempts(engine, 5)

    begin_attempt(engine, "bob", NOW)


def test_a_right_proof_starts_anew(engine):
    attempts(engine, 5)

    forget_attempts(engine, "alice")

    attempts(engine, 5)


def test_a_day_later_it_is_forgotten(engine):
    attempts(engine, 5)

    attempts(engine, 4, NOW + DAY + timedelta(minutes=1))


def test_attempts_at_the_same_time_are_not_free(engine):
    def attempt(_):
        try:
            begin_attempt(engine, "alice", NOW)
        except TooManyAttemptsError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        let_through = sum(threads.map(attempt, range(24)))

    assert let_through == 5
