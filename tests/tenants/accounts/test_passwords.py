import pytest
from sqlalchemy import text

from tenants.accounts import passwords
from tenants.accounts.refusals import WeakPasswordError
from tenants.engine import reading
from tenants.users import UnknownUserError
from tests.tenants.accounts.moments import NOW

GOOD = "cà phê sữa đá buổi sớm"


def test_a_password_opens_for_its_user_alone(engine, alice):
    passwords.set_password(engine, alice, GOOD, at=NOW)

    assert passwords.is_password(engine, alice, GOOD)
    assert not passwords.is_password(engine, alice, GOOD + " ")
    assert not passwords.is_password(engine, "bob", GOOD)
    assert not passwords.is_password(engine, "nobody", GOOD)


def test_a_new_password_takes_the_place_of_the_old(engine, alice):
    passwords.set_password(engine, alice, GOOD, at=NOW)
    passwords.set_password(engine, alice, "đường về nhà qua cầu tre", at=NOW)

    assert not passwords.is_password(engine, alice, GOOD)
    assert passwords.is_password(engine, alice, "đường về nhà qua cầu tre")


def test_only_a_slow_hash_is_kept(engine, alice):
    passwords.set_password(engine, alice, GOOD, at=NOW)

    with reading(engine) as connection:
        kept = connection.execute(text("SELECT password_hash FROM password")).scalar_one()
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_same_letters_from_another_keyboard_are_the_same_password(engine, alice):
    passwords.set_password(engine, alice, "cafe\u0301 sư\u0303a đa buôi", at=NOW)

    assert passwords.is_password(engine, alice, "café sữa đa buôi")


def test_a_password_for_nobody_is_refused(engine, alice):  # noqa: ARG001 -- others are known
    with pytest.raises(UnknownUserError):
        passwords.set_password(engine, "nobody", GOOD, at=NOW)


@pytest.mark.parametrize(
    "weak",
    [
        "ngắn quá 1",
        "x" * 129,
        "aaaaaaaaaaaaaaaaaaaa",
        "Matkhau@1234567890",
        "Mật khẩu 123456789",
        "guong-Password-2026",
        "thi đua khen thưởng",
        "ALICE sữa đá buổi sớm",
        "nguyễnthịan và cà phê",
    ],
)
def test_what_others_would_try_first_is_refused(engine, alice, weak):
    with pytest.raises(WeakPasswordError) as refusal:
        passwords.set_password(engine, alice, weak, at=NOW)

    assert weak not in str(refusal.value)
    assert not passwords.has_password(engine, alice)


@pytest.mark.parametrize("good", [GOOD, "correct horse battery staple", "vẽ một con mèo xanh"])
def test_no_digit_or_sign_is_asked_for(good):
    passwords.require_strong(good)
