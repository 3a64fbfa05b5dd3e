"""The database that commands work on, and `guong init`, which prepares it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import Engine

from service.calls import REHEARSAL
from service.cli.commands import GuongCommand
from service.cli.refusals import Refusal
from service.cli.terminal import this_terminal
from service.settings import Settings
from tenants import instance, migrations
from tenants.database_roles import NO_ROLES, DatabaseRoles
from tenants.engine import check_connection, open_engine, shown

_YES = "true"


def settings() -> Settings:
    """The settings of this run, from the environment."""
    return Settings.read(os.environ)


@contextmanager
def database() -> Iterator[Engine]:
    """The database of the settings, once it is known to be reachable and up to date.

    Raises:
        Refusal, TenancyError: it is not; nothing was created or changed.
    """
    engine = open_engine(settings().database_url)
    try:
        _require_file(engine)
        check_connection(engine)
        migrations.require_current(engine)
        yield engine
    finally:
        engine.dispose()


def prepare(url: str, roles: DatabaseRoles = NO_ROLES) -> None:
    """Bring the database to the newest schema; a SQLite file is created with its folder."""
    parsed = open_engine(url).url
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    migrations.upgrade(url, roles=roles)


def mark_as_rehearsal(engine: Engine) -> None:
    """Let callers of this instance set the clock, for ever: nothing in it is real."""
    instance.change_setting(engine, REHEARSAL, _YES)


def is_rehearsal(engine: Engine) -> bool:
    """Whether callers of this instance may set the clock."""
    return instance.setting(engine, REHEARSAL) is not None


@click.command(cls=GuongCommand)
@click.option(
    "--rehearsal",
    is_flag=True,
    help="Đánh dấu là bản diễn tập: được đặt ngày giờ. · A rehearsal: callers may set the clock.",
)
@click.option(
    "--service-role",
    envvar="GUONG_SERVICE_ROLE",
    help="Vai trò PostgreSQL của dịch vụ. · The PostgreSQL role of the service.",
)
@click.option(
    "--worker-role",
    envvar="GUONG_WORKER_ROLE",
    help="Vai trò của tiến trình nền. · The role of the worker.",
)
@click.option(
    "--province-role",
    envvar="GUONG_PROVINCE_ROLE",
    help="Vai trò đọc số liệu tổng hợp. · The role that reads what is consolidated.",
)
@click.option(
    "--auditor-role",
    envvar="GUONG_AUDITOR_ROLE",
    help="Vai trò đọc lịch sử một cơ quan. · The role that reads one agency's history.",
)
def init(
    *,
    rehearsal: bool,
    service_role: str | None,
    worker_role: str | None,
    province_role: str | None,
    auditor_role: str | None,
) -> None:
    """Chuẩn bị cơ sở dữ liệu · Prepare the database."""
    url = settings().database_url
    prepare(
        url,
        DatabaseRoles(
            service=service_role,
            worker=worker_role,
            province_reader=province_role,
            auditor=auditor_role,
        ),
    )
    with database() as engine:
        if rehearsal:
            mark_as_rehearsal(engine)
        result = {"database": shown(engine.url), "rehearsal": is_rehearsal(engine)}
    place = result["database"]
    this_terminal().done(result, vi=f"Đã sẵn sàng: {place}", en=f"The database is ready: {place}")


def _require_file(engine: Engine) -> None:
    path = engine.url.database or ""
    if engine.dialect.name == "sqlite" and not Path(path).exists():
        raise Refusal(
            vi=f"Chưa có cơ sở dữ liệu {path}. Hãy chạy: guong init.",
            en=f"There is no database {path}. Run: guong init.",
        )
