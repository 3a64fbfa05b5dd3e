"""What the environment says, read once and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from domain.errors import DomainError
from service.limiter import REQUESTS_PER_MINUTE
from tenants.engine import open_engine

DEFAULT_DATABASE_URL = "sqlite:///var/guong.db"
LOG_LEVELS = ("debug", "info", "warning", "error")
DEFAULT_PUBLIC_URL = "http://127.0.0.1:8000"
DEVELOPMENT_SECRET = "a secret that everybody knows, for loopback only"  # noqa: S105 -- see OwnSecretNeededError
_LEAST_SECRET = 32
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})


class UnusableSettingError(DomainError):
    """An environment variable holds what the service cannot use."""

    vi = "Biến môi trường {name} không dùng được: chỉ nhận {allowed}."
    en = "The environment variable {name} cannot be used: it takes {allowed}."


class OwnSecretNeededError(DomainError):
    """What others can reach is not protected by a secret that everybody knows."""

    vi = (
        "Phải đặt GUONG_SECRET_KEY (ít nhất 32 ký tự ngẫu nhiên) trước khi phục vụ ngoài máy này "
        "({place})."
    )
    en = (
        "Set GUONG_SECRET_KEY (at least 32 random characters) before serving beyond this machine "
        "({place})."
    )


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How this process runs; `embedded_worker` keeps the views in step inside it.

    `proxies` is how many reverse proxies in front are believed about address and scheme.
    `secret_keys` protect what people sign in with: the newest first, older ones still open what
    was sealed with them. `public_url` is the address that users see.
    """

    database_url: str = DEFAULT_DATABASE_URL
    embedded_worker: bool = True
    log_level: str = "info"
    requests_per_minute: int = REQUESTS_PER_MINUTE
    proxies: int = 0
    secret_keys: tuple[str, ...] = field(default=(DEVELOPMENT_SECRET,), repr=False)
    public_url: str = DEFAULT_PUBLIC_URL

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Take the settings from the environment.

        Without `GUONG_EMBEDDED_WORKER` the worker is embedded on SQLite and apart on PostgreSQL.

        Raises:
            UnusableSettingError: a value is none of those allowed.
            UnusableDatabaseUrlError: the database URL is malformed.
            OwnSecretNeededError: others can reach the service, and the secret is the default.
        """
        url = environment.get("GUONG_DATABASE_URL") or DEFAULT_DATABASE_URL
        on_sqlite = open_engine(url).dialect.name == "sqlite"
        public_url = _public_url(environment)
        require_own_secret(environment, public_url)
        return cls(
            database_url=url,
            secret_keys=_secret_keys(environment),
            public_url=public_url,
            embedded_worker=_switch(environment, "GUONG_EMBEDDED_WORKER", default=on_sqlite),
            log_level=_choice(environment, "GUONG_LOG_LEVEL", LOG_LEVELS, default="info"),
            requests_per_minute=_number(
                environment, "GUONG_REQUESTS_PER_MINUTE", range(1, 1_000_001), REQUESTS_PER_MINUTE
            ),
            proxies=_number(environment, "GUONG_PROXIES", range(10), 0),
        )


def require_own_secret(environment: Mapping[str, str], *places: str) -> None:
    """Go on if the secret was set, or if nobody but this machine reaches any of these places.

    Raises:
        OwnSecretNeededError: neither.
    """
    if environment.get("GUONG_SECRET_KEY"):
        return
    for place in places:
        if not is_loopback(place):
            raise OwnSecretNeededError(place=place)


def is_loopback(place: str) -> bool:
    """Whether a URL or `host:port` is of this machine alone."""
    host = urlsplit(place if "//" in place else f"//{place}").hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _public_url(environment: Mapping[str, str]) -> str:
    url = environment.get("GUONG_PUBLIC_URL") or DEFAULT_PUBLIC_URL
    parts = urlsplit(url)
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(url))
    if not safe or parts.path.strip("/") or parts.query or parts.fragment:
        raise UnusableSettingError(name="GUONG_PUBLIC_URL", allowed="https://host")
    return url.rstrip("/")


def _secret_keys(environment: Mapping[str, str]) -> tuple[str, ...]:
    given = environment.get("GUONG_SECRET_KEY") or DEVELOPMENT_SECRET
    keys = tuple(each.strip() for each in given.split(","))
    if given != DEVELOPMENT_SECRET and min(map(len, keys)) < _LEAST_SECRET:
        raise UnusableSettingError(name="GUONG_SECRET_KEY", allowed=f">= {_LEAST_SECRET}")
    return (given,) if given == DEVELOPMENT_SECRET else keys


def _switch(environment: Mapping[str, str], name: str, *, default: bool) -> bool:
    if name not in environment:
        return default
    value = environment[name].strip().lower()
    if value not in _YES | _NO:
        raise UnusableSettingError(name=name, allowed="1, 0")
    return value in _YES


def _number(environment: Mapping[str, str], name: str, allowed: range, default: int) -> int:
    value = environment.get(name, str(default)).strip()
    if not value.isdecimal() or int(value) not in allowed:
        raise UnusableSettingError(name=name, allowed=f"{allowed[0]} – {allowed[-1]}")
    return int(value)


def _choice(
    environment: Mapping[str, str], name: str, allowed: tuple[str, ...], *, default: str
) -> str:
    value = environment.get(name, default).strip().lower()
    if value not in allowed:
        raise UnusableSettingError(name=name, allowed=", ".join(allowed))
    return value
