"""What the environment says, read once and checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import DomainError
from service.limiter import REQUESTS_PER_MINUTE
from tenants.engine import open_engine

DEFAULT_DATABASE_URL = "sqlite:///var/guong.db"
LOG_LEVELS = ("debug", "info", "warning", "error")
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})


class UnusableSettingError(DomainError):
    """An environment variable holds what the service cannot use."""

    vi = "Biến môi trường {name} không dùng được: chỉ nhận {allowed}."
    en = "The environment variable {name} cannot be used: it takes {allowed}."


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How this process runs; `embedded_worker` keeps the views in step inside it.

    `proxies` is how many reverse proxies in front are believed about address and scheme.
    """

    database_url: str = DEFAULT_DATABASE_URL
    embedded_worker: bool = True
    log_level: str = "info"
    requests_per_minute: int = REQUESTS_PER_MINUTE
    proxies: int = 0

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Take the settings from the environment.

        Without `GUONG_EMBEDDED_WORKER` the worker is embedded on SQLite and apart on PostgreSQL.

        Raises:
            UnusableSettingError: a value is none of those allowed.
            UnusableDatabaseUrlError: the database URL is malformed.
        """
        url = environment.get("GUONG_DATABASE_URL") or DEFAULT_DATABASE_URL
        on_sqlite = open_engine(url).dialect.name == "sqlite"
        return cls(
            database_url=url,
            embedded_worker=_switch(environment, "GUONG_EMBEDDED_WORKER", default=on_sqlite),
            log_level=_choice(environment, "GUONG_LOG_LEVEL", LOG_LEVELS, default="info"),
            requests_per_minute=_number(
                environment, "GUONG_REQUESTS_PER_MINUTE", range(1, 1_000_001), REQUESTS_PER_MINUTE
            ),
            proxies=_number(environment, "GUONG_PROXIES", range(10), 0),
        )


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
