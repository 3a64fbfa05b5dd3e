from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tenants.accounts.lockout import (
    TooManyAttemptsError,
    begin_attempt,
    forget_attempts,
    note_proof,
    pause_after,
    wait_after,
)
from tests.tenants.accounts.moments import DAY, MINUTE, NOW, SECOND

HOME, OFFICE = "192.0.2.1", "198.51.100.7"


def attempts(engine, count, now=NOW, source=HOME):
    for _ in range(count):
        begin_attempt(engine, "alice", source, now)


def strangers(engine, count, now=NOW):
    """Wrong attempts on Alice's account, each from another address."""
    for number in range(count):
        begin_attempt(engine, "alice", f"203.0.113.{number}", now)


def test_the_sixth_attempt_in_a_row_waits_a_minute(engine):
    attempts(engine, 5)

    with pytest.raises(TooManyAttemptsError, match="try again in 60 seconds"):
        begin_attempt(engine, "alice", HOME, NOW)
    begin_attempt(engine, "alice", HOME, NOW + MINUTE)


def test_the_wait_grows_up_to_a_quarter_of_an_hour():
    waits = [wait_after(failures) / MINUTE for failures in (4, 5, 6, 7, 8, 9, 100)]

    assert waits == [0, 1, 2, 4, 8, 15, 15]


def test_an_attempt_during_the_wait_makes_it_no_longer(engine):
    attempts(engine, 5)
    for _ in range(3):
        with pytest.raises(TooManyAttemptsError):
            begin_attempt(engine, "alice", HOME, NOW + 59 * SECOND)

    begin_attempt(engine, "alice", HOME, NOW + MINUTE)


def test_somebody_else_does_not_wait(engine):
    attempts(engine, 5)

    begin_attempt(engine, "bob", HOME, NOW)


def test_a_right_proof_starts_anew(engine):
    attempts(engine, 5)

    note_proof(engine, "alice", HOME, NOW)

    attempts(engine, 5)


def test_whoever_guesses_elsewhere_does_not_make_the_user_wait(engine):
    attempts(engine, 5)

    begin_attempt(engine, "alice", OFFICE, NOW)


def test_many_strangers_slow_one_another_and_not_where_the_user_signed_in_before(engine):
    begin_attempt(engine, "alice", OFFICE, NOW)
    note_proof(engine, "alice", OFFICE, NOW)
    strangers(engine, 20)

    with pytest.raises(TooManyAttemptsError, match="try again in 1 seconds"):
        begin_attempt(engine, "alice", HOME, NOW)
    begin_attempt(engine, "alice", OFFICE, NOW)
    begin_attempt(engine, "alice", HOME, NOW + SECOND)


def test_a_source_is_known_for_a_quarter_of_a_year(engine):
    begin_attempt(engine, "alice", OFFICE, NOW)
    note_proof(engine, "alice", OFFICE, NOW)
    for days in (80, 100):
        strangers(engine, 20, NOW + days * DAY)
        if days == 80:
            begin_attempt(engine, "alice", OFFICE, NOW + days * DAY)

    with pytest.raises(TooManyAttemptsError):
        begin_attempt(engine, "alice", OFFICE, NOW + 100 * DAY)


def test_a_user_who_comes_from_ever_new_places_is_not_slowed(engine):
    for number in range(40):
        begin_attempt(engine, "alice", f"2001:db8:{number:x}::", NOW)
        note_proof(engine, "alice", f"2001:db8:{number:x}::", NOW)


def test_a_proof_elsewhere_frees_no_stranger(engine):
    strangers(engine, 20)

    begin_attempt(engine, "alice", OFFICE, NOW + SECOND)
    note_proof(engine, "alice", OFFICE, NOW + SECOND)

    with pytest.raises(TooManyAttemptsError):
        begin_attempt(engine, "alice", HOME, NOW + SECOND)


def test_the_pause_of_strangers_grows_up_to_a_quarter_of_an_hour():
    pauses = [pause_after(failures) / SECOND for failures in (19, 20, 21, 25, 29, 30, 400)]

    assert pauses == [0, 1, 2, 32, 512, 900, 900]


def test_the_operator_lets_everybody_try_again(engine):
    attempts(engine, 5)
    strangers(engine, 15)

    forget_attempts(engine, "alice")

    attempts(engine, 5)


def test_a_day_later_it_is_forgotten(engine):
    attempts(engine, 5)

    attempts(engine, 4, NOW + DAY + timedelta(minutes=1))


def test_attempts_at_the_same_time_are_not_free(engine):
    def attempt(_):
        try:
            begin_attempt(engine, "alice", HOME, NOW)
        except TooManyAttemptsError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        let_through = sum(threads.map(attempt, range(24)))

    assert let_through == 5
