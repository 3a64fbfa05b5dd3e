from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import text

from tenants.accounts import second_factor
from tenants.accounts.refusals import AlreadyEnrolledError, NoSecondFactorError, WrongCodeError
from tenants.accounts.sealing import Keyring, UnsealableError
from tenants.engine import reading
from tests.tenants.accounts.moments import MINUTE, NOW

STEP = timedelta(seconds=30)


def code(enrolment, at=NOW):
    return pyotp.TOTP(enrolment.secret).at(at)


@pytest.fixture
def enrolment(engine, keyring, alice):
    return second_factor.enrol(engine, keyring, alice, at=NOW)


@pytest.fixture
def in_force(engine, keyring, alice, enrolment):
    second_factor.confirm(engine, keyring, alice, code=code(enrolment), at=NOW)
    return enrolment


def use(engine, keyring, shown, at):
    return second_factor.use(engine, keyring, "alice", code=shown, at=at)


def test_an_authenticator_counts_once_a_code_of_it_was_shown(engine, keyring, alice, enrolment):
    assert not second_factor.is_enrolled(engine, alice)

    second_factor.confirm(engine, keyring, alice, code=code(enrolment), at=NOW)

    assert second_factor.is_enrolled(engine, alice)


def test_the_address_to_scan_names_user_and_system(enrolment):
    assert enrolment.uri.startswith("otpauth://totp/G%C6%B0%C6%A1ng:alice?secret=")


def test_a_wrong_code_puts_nothing_in_force(engine, keyring, alice, enrolment):
    late = code(enrolment, NOW - 5 * MINUTE)

    with pytest.raises(WrongCodeError):
        second_factor.confirm(engine, keyring, alice, code=late, at=NOW)

    assert not second_factor.is_enrolled(engine, alice)


def test_a_code_counts_once(engine, keyring, in_force):
    later = NOW + MINUTE

    assert use(engine, keyring, code(in_force, later), later)
    assert not use(engine, keyring, code(in_force, later), later)
    assert not use(engine, keyring, code(in_force, later - STEP), later)


def test_clocks_may_differ_by_half_a_minute(engine, keyring, in_force):
    later = NOW + 10 * MINUTE

    assert not use(engine, keyring, code(in_force, later - 2 * STEP), later)
    assert use(engine, keyring, code(in_force, later - STEP), later)
    assert use(engine, keyring, code(in_force, later + STEP), later)


def test_a_recovery_code_counts_once_with_or_without_its_lines(engine, keyring, alice, enrolment):
    codes = second_factor.confirm(engine, keyring, alice, code=code(enrolment), at=NOW)

    assert len(set(codes)) == 8
    assert use(engine, keyring, codes[0].upper(), NOW)
    assert not use(engine, keyring, codes[0], NOW)
    assert use(engine, keyring, codes[1].replace("-", ""), NOW)
    assert not use(engine, keyring, "abcd-abcd", NOW)


def test_a_second_authenticator_needs_the_first_removed(engine, keyring, alice, in_force):
    for attempt in (
        lambda: second_factor.enrol(engine, keyring, alice, at=NOW),
        lambda: second_factor.confirm(engine, keyring, alice, code=code(in_force), at=NOW),
    ):
        with pytest.raises(AlreadyEnrolledError):
            attempt()

    second_factor.remove(engine, alice)

    second_factor.enrol(engine, keyring, alice, at=NOW)


def test_without_one_there_is_nothing_to_show(engine, keyring, alice):
    with pytest.raises(NoSecondFactorError):
        second_factor.use(engine, keyring, alice, code="123456", at=NOW)
    with pytest.raises(NoSecondFactorError):
        second_factor.confirm(engine, keyring, alice, code="123456", at=NOW)


def test_the_database_holds_no_secret_of_it(engine, keyring, alice, enrolment):
    codes = second_factor.confirm(engine, keyring, alice, code=code(enrolment), at=NOW)

    with reading(engine) as connection:
        kept = str(connection.execute(text("SELECT * FROM second_factor")).all())
        kept += str(connection.execute(text("SELECT * FROM recovery_code")).all())
    assert enrolment.secret not in kept
    assert not [each for each in codes if each in kept or each.replace("-", "") in kept]


def test_after_a_change_of_the_secret_the_old_one_still_opens(engine, in_force):
    old, new = "a secret of this test, long enough", "the secret that came after that one"
    later = NOW + MINUTE

    assert use(engine, Keyring((new, old)), code(in_force, later), later)
    with pytest.raises(UnsealableError):
        use(engine, Keyring((new,)), code(in_force, later), later)


def test_what_was_sealed_for_one_user_does_not_open_for_another(keyring):
    sealed = keyring.seal("JBSWY3DP", context="second-factor:alice")

    assert keyring.unseal(sealed, context="second-factor:alice") == "JBSWY3DP"
    for wrong, context in ((sealed, "second-factor:bob"), ("AAAA", "x"), ("é", "x")):
        with pytest.raises(UnsealableError):
            keyring.unseal(wrong, context=context)
