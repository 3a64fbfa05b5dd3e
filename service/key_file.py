"""Where the keys of the instance are: named by `GUONG_KEY_FILE`, or beside a local database."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL

from service.settings import UnusableSettingError
from tenants.keys.keyring import Keyring, LocalKeyring

KEY_FILE = "GUONG_KEY_FILE"
_BESIDE_NOTHING = Path("var/guong.keys")
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def keyring_of(url: URL, environment: Mapping[str, str]) -> Keyring:
    """The keys for a database; without `GUONG_KEY_FILE` only where the database is on this machine.

    A local file is made when a key is first needed, one that is named must be there.

    Raises:
        UnusableSettingError: the database is elsewhere, and no file is named.
    """
    named = environment.get(KEY_FILE)
    if named:
        return Keyring(Path(named))
    if url.get_backend_name() == "sqlite":
        return LocalKeyring(Path(url.database or _BESIDE_NOTHING).with_suffix(".keys"))
    if not _is_local(url):
        raise UnusableSettingError(name=KEY_FILE, allowed="the path of the key file")
    return LocalKeyring(_BESIDE_NOTHING)


def _is_local(url: URL) -> bool:
    given = url.query.get("host", url.host or "")
    host = given if isinstance(given, str) else given[0]
    return host in _LOOPBACK or host == "" or host.startswith("/")
