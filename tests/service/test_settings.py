import pytest

from service.settings import OwnSecretNeededError, Settings, UnusableSettingError, is_loopback
from tenants.engine import UnusableDatabaseUrlError


def test_without_anything_said_it_is_sqlite_with_the_worker_inside():
    assert Settings.read({}) == Settings(
        database_url="sqlite:///var/guong.db", embedded_worker=True, log_level="info"
    )


def test_on_postgresql_the_worker_is_apart():
    settings = Settings.read({"GUONG_DATABASE_URL": "postgresql://u@127.0.0.1/guong"})

    assert settings.embedded_worker is False


def test_the_worker_can_be_asked_for():
    settings = Settings.read({"GUONG_EMBEDDED_WORKER": "no", "GUONG_LOG_LEVEL": "DEBUG"})

    assert (settings.embedded_worker, settings.log_level) == (False, "debug")


def test_a_switch_that_is_neither_is_refused():
    with pytest.raises(UnusableSettingError, match="GUONG_EMBEDDED_WORKER cannot be used"):
        Settings.read({"GUONG_EMBEDDED_WORKER": "perhaps"})


def test_an_unknown_log_level_is_refused():
    with pytest.raises(UnusableSettingError, match="it takes debug, info, warning, error"):
        Settings.read({"GUONG_LOG_LEVEL": "loud"})


def test_a_url_of_another_database_is_refused():
    with pytest.raises(UnusableDatabaseUrlError):
        Settings.read({"GUONG_DATABASE_URL": "mysql://u@127.0.0.1/guong"})


def test_limits_and_trusted_proxies_are_numbers():
    settings = Settings.read({"GUONG_REQUESTS_PER_MINUTE": "90", "GUONG_PROXIES": "1"})

    assert (settings.requests_per_minute, settings.proxies) == (90, 1)


def test_without_anything_said_no_proxy_is_trusted_and_callers_are_limited():
    assert (Settings.read({}).proxies, Settings.read({}).requests_per_minute) == (0, 6000)


@pytest.mark.parametrize("value", ["all", "-1", "10", "1.5", ""])
def test_a_number_that_is_none_is_refused(value):
    with pytest.raises(UnusableSettingError, match="GUONG_PROXIES cannot be used: it takes 0 – 9"):
        Settings.read({"GUONG_PROXIES": value})


OWN = "a secret of thirty-two characters"


def test_what_others_can_reach_needs_a_secret_of_its_own():
    public = {"GUONG_PUBLIC_URL": "https://guong.example.vn"}

    with pytest.raises(OwnSecretNeededError):
        Settings.read(public)
    settings = Settings.read(public | {"GUONG_SECRET_KEY": OWN})

    assert (settings.public_url, settings.secret_keys) == ("https://guong.example.vn", (OWN,))
    assert OWN not in repr(settings)


def test_the_newest_secret_stands_first_and_older_ones_stay():
    settings = Settings.read({"GUONG_SECRET_KEY": f"{OWN}!, {OWN}?"})

    assert settings.secret_keys == (f"{OWN}!", f"{OWN}?")


@pytest.mark.parametrize("secret", ["short", f"{OWN},short"])
def test_a_short_secret_is_refused_and_not_shown(secret):
    with pytest.raises(UnusableSettingError) as refusal:
        Settings.read({"GUONG_SECRET_KEY": secret})

    assert secret not in str(refusal.value)


@pytest.mark.parametrize(
    "url", ["http://guong.example.vn", "https://guong.example.vn/path", "ftp://127.0.0.1"]
)
def test_an_address_that_users_cannot_trust_is_refused(url):
    with pytest.raises(UnusableSettingError, match="GUONG_PUBLIC_URL"):
        Settings.read({"GUONG_PUBLIC_URL": url, "GUONG_SECRET_KEY": OWN})


@pytest.mark.parametrize(
    ("place", "alone"),
    [
        ("127.0.0.1:8000", True),
        ("http://localhost:9", True),
        ("[::1]:8000", True),
        ("0.0.0.0:8000", False),
        ("guong.example.vn", False),
        ("", False),
    ],
)
def test_loopback_is_this_machine_alone(place, alone):
    assert is_loopback(place) is alone
