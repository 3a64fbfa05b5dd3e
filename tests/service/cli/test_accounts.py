from datetime import timedelta

import pyotp
import pytest
from click.testing import CliRunner

from service import clock
from service.cli.main import guong as command_line
from tenants import errors, machine_keys
from tenants.accounts import lockout, passwords, second_factor, sign_ins, tickets
from tenants.accounts.lockout import TooManyAttemptsError
from tenants.accounts.refreshing import issue_refresh_token
from tenants.accounts.sealing import Keyring
from tenants.accounts.sign_ins import Proven
from tenants.accounts.tickets import Purpose
from tenants.engine import open_engine
from tests.service.people import PASSWORD

SECRET = "a secret of this test and long enough for a key"  # noqa: S105 -- of this test


@pytest.fixture
def alice(guong):
    guong.environment["GUONG_SECRET_KEY"] = SECRET
    guong("user", "add", "alice", "--name", "Nguyễn Thị An")
    return "alice"


@pytest.fixture
def engine_of(guong):
    engine = open_engine(guong.environment["GUONG_DATABASE_URL"])
    yield engine
    engine.dispose()


def begin(engine, user):
    proven = Proven(user_id=user, methods=("pwd",), authenticated_at=clock.now())
    return sign_ins.begin(engine, proven, device="Firefox", at=clock.now())


def test_an_invitation_is_one_line_and_sets_a_password(guong, alice, engine_of):
    told = guong("account", "invite", alice).stdout
    found = tickets.find_ticket(engine_of, told.strip(), Purpose.SET_UP, clock.now())

    assert (told.count("\n"), found.user_id) == (1, alice)
    invited = guong.json("account", "invite", alice, "--days", "1")
    assert invited["address"] == "http://127.0.0.1:8000/v1/account/set-up"


def test_nobody_is_invited_who_is_not_known(guong, alice):
    code, line = guong.refusal("account", "invite", f"{alice}-2")

    assert (code, "There is no user alice-2." in line) == (1, True)


def test_an_account_shows_what_it_has_and_no_secret(guong, alice, engine_of):
    passwords.set_password(engine_of, alice, PASSWORD, at=clock.now())
    begin(engine_of, alice)

    assert guong.json("account", "show", alice) == {
        "user_id": alice,
        "password": True,
        "second_factor": False,
        "sign_ins": 1,
    }


def test_an_operator_unlocks_an_account(guong, alice, engine_of):
    for _ in range(5):
        lockout.begin_attempt(engine_of, alice, "192.0.2.1", clock.now())
    with pytest.raises(TooManyAttemptsError):
        lockout.begin_attempt(engine_of, alice, "192.0.2.1", clock.now())

    guong("account", "unlock", alice)

    lockout.begin_attempt(engine_of, alice, "192.0.2.1", clock.now())


def test_an_operator_removes_a_lost_second_factor_and_ends_the_sign_ins(guong, alice, engine_of):
    keyring, now = Keyring((SECRET,)), clock.now()
    secret = second_factor.enrol(engine_of, keyring, alice, at=now).secret
    code = pyotp.TOTP(secret).at(now)
    second_factor.confirm(engine_of, keyring, alice, code=code, at=now)
    begin(engine_of, alice)

    assert guong.json("account", "forget-second-factor", alice)["ended"] == 1

    assert not second_factor.is_enrolled(engine_of, alice)


def test_an_operator_sees_and_ends_sign_ins(guong, alice, engine_of):
    begun = [begin(engine_of, alice) for _ in range(2)]

    listed = guong.json("account", "sign-ins", alice)
    assert {each["sign_in_id"] for each in listed} == {each.sign_in_id for each in begun}
    assert guong.json("account", "sign-out", alice) == {"user_id": alice, "ended": 2}
    assert guong.json("account", "sign-ins", alice) == []


def test_what_ended_long_ago_is_deleted_and_the_rest_stays(guong, alice, engine_of):
    long_ago = clock.now() - timedelta(days=91)
    proven = Proven(user_id=alice, methods=("pwd",), authenticated_at=long_ago)
    old = sign_ins.begin(engine_of, proven, device="Firefox", at=long_ago)
    issue_refresh_token(engine_of, old.sign_in_id, at=long_ago)
    begin(engine_of, alice)

    assert guong.json("account", "tidy") == {"deleted": 1}
    assert guong.json("account", "tidy") == {"deleted": 0}

    assert len(guong.json("account", "sign-ins", alice)) == 1


def add_provider(guong, *arguments, secret="the client's secret\n"):  # noqa: S107 -- of this test
    command = ("account", "provider", "add", "tinh", "--name", "SSO tỉnh", *arguments, "--json")
    return CliRunner(env=guong.environment).invoke(command_line, command, input=secret)


def test_a_provider_is_entered_and_an_account_there_linked(guong, alice):
    added = add_provider(guong, "--issuer", "https://sso.example.vn", "--client-id", "guong")

    assert added.exit_code == 0
    assert "http://127.0.0.1:8000/sign-in/tinh/callback" in added.stdout
    (listed,) = guong.json("account", "provider", "list")
    assert (listed["issuer"], "secret" in str(listed)) == ("https://sso.example.vn", False)
    at_provider = ("--provider", "tinh", "--subject", "7f3d")
    assert guong.json("account", "link", alice, *at_provider)["issuer"] == "https://sso.example.vn"
    assert guong.refusal("account", "link", alice, *at_provider)[0] == 1
    assert guong.json("account", "unlink", *at_provider)["ended"] == 0
    assert guong.json("account", "provider", "remove", "tinh")["ended"] == 0
    assert guong.refusal("account", "provider", "remove", "tinh")[0] == 1


def test_a_provider_without_tls_or_without_a_secret_is_refused(guong, alice):
    unsafe = add_provider(guong, "--issuer", "http://sso.example.vn", "--client-id", "guong")
    issuer = ("--issuer", "https://sso.example.vn", "--client-id", "guong")
    silent = add_provider(guong, *issuer, secret="")

    assert (unsafe.exit_code, "https://" in unsafe.stderr) == (1, True)
    assert (silent.exit_code, "stdin" in silent.stderr) == (1, True)
    assert guong.json("account", "provider", "list") == []
    assert alice == "alice"


def test_a_key_gets_a_scope_and_an_end(guong, so_xay_dung, alice, engine_of):
    issued = guong.json(
        *("token", "issue", alice, "--tenant", so_xay_dung),
        *("--right", "read", "--right", "read-overview", "--days", "30"),
    )

    found = machine_keys.authenticate(engine_of, issued["token"], clock.now())
    assert found.rights == frozenset({"read", "read-overview"})
    with pytest.raises(errors.InvalidTokenError):
        machine_keys.authenticate(engine_of, issued["token"], clock.now() + timedelta(days=31))
    assert guong.refusal("token", "issue", alice, "--right", "everything")[0] == 2


def test_no_key_is_exempt_from_the_second_factor_outside_a_rehearsal(guong, alice):
    code, line = guong.refusal("token", "issue", alice, "--step-up-exempt")

    assert (code, "Only a rehearsal" in line) == (1, True)
