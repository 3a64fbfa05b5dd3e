"""`guong demo`: walks five agencies through their plans, then serves what came of it."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click
from sqlalchemy import Engine, inspect

from service.app import create_app
from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database, prepare, settings
from service.cli.live_ballot import invite, keys_beside, tell
from service.cli.refusals import Refusal
from service.cli.serving import address, free_address, publish, serve_forever
from service.cli.terminal import Column, this_terminal
from service.demo import stage
from service.demo.auditing import let_auditors_in
from service.demo.client import InProcess
from service.demo.desk import ActFailedError
from service.demo.summary import Summary
from service.demo.windows import WHOLE
from service.demo.year import CASTS, Year
from service.logs import configure_logs
from service.worker import BackgroundWorker
from tenants.database_roles import DatabaseRoles
from tenants.engine import check_connection, open_engine

_SIGN_IN_COLUMNS = (
    Column("tenant_id", "Cơ quan", "Agency"),
    Column("role", "Vai trò", "Role"),
    Column("name", "Người", "Person"),
    Column("sign_in", "Đăng nhập một lần", "One-time sign-in"),
)


@click.command(cls=GuongCommand)
@click.option("--serve/--no-serve", default=True, help="Sau đó phục vụ API · Then serve the API.")
@click.option("--port", type=click.IntRange(0, 65535), help="Cổng phục vụ · The port to serve at.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    default=WHOLE.isoformat(),
    help="Chỉ đi đến ngày này của các kế hoạch 5 năm · How far into the five-year plans.",
)
@click.option("--service-role", envvar="GUONG_SERVICE_ROLE", hidden=True)
def demo(*, serve: bool, port: int | None, until: datetime, service_role: str | None) -> None:
    """Diễn tập năm cơ quan qua trọn các kế hoạch · Walk five agencies through their plans.

    Chạy lại không làm lại việc đã làm · Run again, it does nothing twice.
    """
    bind = address(port) if port is not None else free_address()
    configure_logs("warning")
    _prepare_if_empty(settings().database_url, service_role)
    with database() as engine:
        stage.take(engine)
        stage.enter(engine, CASTS)
        tokens = stage.issue_tokens(engine, CASTS)
        try:
            year = _year(engine, tokens)
            summary = _walked(year, until=until.date()).as_data()
            if not serve:
                click.echo(json.dumps(summary))
                return
            live = year.offer_a_live_ballot()
        finally:
            stage.end_tokens(engine, tokens)
        let_auditors_in(engine, CASTS)
        place = publish(bind)
        rows = sign_ins_by_role(engine, place)
        invitation = invite(live, place, keys_beside(engine, live))
    _introduce(place, summary, rows, invitation)
    os.environ["GUONG_EMBEDDED_WORKER"] = "1"
    serve_forever(bind)


def sign_ins_by_role(engine: Engine, address: str) -> list[dict[str, str]]:
    """A link for each role of each agency, with which one figure of it signs in once."""
    figures = [(cast.tenant, *held) for cast in CASTS for held in cast.by_role().items()]
    found = stage.issue_tickets(engine, (person.user_id for _, _, person in figures))
    return [
        {
            "tenant_id": tenant,
            "role": role,
            "name": person.name,
            "sign_in": f"{address}/sign-in/once/{found[person.user_id]}",
        }
        for tenant, role, person in figures
    ]


def _prepare_if_empty(url: str, service_role: str | None) -> None:
    engine = open_engine(url)
    try:
        empty = _is_empty(engine)
    finally:
        engine.dispose()
    if empty:
        prepare(url, DatabaseRoles(service=service_role))


def _is_empty(engine: Engine) -> bool:
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        return True
    check_connection(engine)
    return not inspect(engine).get_table_names()


def _year(engine: Engine, tokens: Mapping[str, str]) -> Year:
    backend = Backend(engine=engine)
    return Year(
        engine=engine,
        client=InProcess(create_app(backend), work=BackgroundWorker(backend).catch_up),
        tokens=tokens,
        told=lambda sentence: click.echo(sentence, err=True),
    )


def _walked(year: Year, *, until: date) -> Summary:
    try:
        year.walk(until=until)
        return year.sum_up()
    except (ActFailedError, TimeoutError) as failed:
        raise Refusal(
            vi=f"Buổi diễn tập dừng lại: {failed}", en=f"The rehearsal stopped: {failed}"
        ) from failed


def _introduce(
    address: str,
    summary: Mapping[str, int],
    rows: Sequence[Mapping[str, str]],
    live: dict[str, object],
) -> None:
    terminal = this_terminal()
    place = {"address": address, "docs": f"{address}/docs"}
    if terminal.as_json:
        terminal.lines({"summary": summary, **place, "sign_ins": rows, "live_ballot": live}, [])
        return
    click.echo(json.dumps(summary))
    terminal.table(_SIGN_IN_COLUMNS, rows)
    click.echo(terminal.say("Địa chỉ: {address}", "Address: {address}").format(**place))
    click.echo(terminal.say("Tài liệu API: {docs}", "API docs: {docs}").format(**place))
    tell(live)
    click.echo(terminal.say("Ctrl+C để dừng.", "Ctrl+C stops it."))
