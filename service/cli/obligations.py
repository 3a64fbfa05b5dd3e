"""`guong obligations`, `guong quotas`, `guong feed`: who owes what by when."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import click
from sqlalchemy import Engine

from domain.obligations.reckoning import State
from projections.obligations.entries import ObligationEntry
from projections.obligations.view import ObligationsView
from service.cli.commands import GuongCommand, GuongGroup
from service.cli.database import database
from service.cli.scopes import looking, operating
from service.cli.terminal import Column, Terminal, this_terminal
from service.cli.values import DAY
from service.duties import reckoning
from tenants.feeds import Feed, feeds_of, issue_feed, revoke_feed

_EVERY = 1_000_000
_STATES = {
    "met": ("đúng hạn", "met"),
    "met_late": ("muộn", "met late"),
    "open": ("chưa xong", "open"),
    "overdue": ("quá hạn", "overdue"),
    "excused": ("được miễn", "excused"),
    "nil": ("không có", "nil return"),
}
_COLUMNS = (
    Column("last_day", "Hạn chót", "Last day"),
    Column("ower", "Đơn vị", "Who"),
    Column("label", "Kỳ", "Window"),
    Column("title", "Nghĩa vụ", "Duty"),
    Column("progress", "Đã có", "Done"),
    Column("state_told", "Tình trạng", "State"),
)
_OVERVIEW = (
    Column("agency", "Cơ quan", "Agency"),
    Column("quota_key", "Chỉ tiêu", "Quota"),
    Column("label_vi", "Kỳ", "Window"),
    Column("owers", "Đơn vị", "Units"),
    Column("required", "Phải có", "Required"),
    Column("done", "Đã có", "Done"),
    Column("missing", "Còn thiếu", "Missing"),
    Column("nil", "Báo không có", "Nil returns"),
    Column("overdue", "Quá hạn", "Overdue"),
)
_FEEDS = (
    Column("feed_id", "Mã", "Feed"),
    Column("label", "Cấp cho", "For"),
    Column("unit_id", "Đơn vị", "Unit"),
    Column("created_at", "Lúc cấp", "Issued"),
    Column("expires_at", "Hết hạn", "Until"),
    Column("revoked_at", "Đã hủy", "Revoked"),
)
TENANT = click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
AS_OF = click.option(
    "--as-of", type=DAY, help="Tính đến hết ngày này; mặc định: lúc này · Until the end of a day."
)
UNIT = click.option("--unit", type=click.UUID, help="Chỉ một đơn vị (UUID) · One unit only.")


@click.command(cls=GuongCommand)
@TENANT
@AS_OF
@UNIT
@click.option("--state", type=click.Choice([state.value for state in State]))
@click.option("--from", "due_from", type=DAY, help="Hạn từ ngày · Due from.")
@click.option("--to", "due_to", type=DAY, help="Hạn đến ngày · Due until.")
def obligations(*, tenant: str, **query: Any) -> None:
    """Ai phải làm gì, trước ngày nào, đã làm chưa · Who owes what by when."""
    with database() as engine, looking(engine, tenant):
        view = ObligationsView(engine)
        found = view.page(None, _EVERY, **reckoning(query)).items
        summary = view.summary(**reckoning(query))
    terminal = this_terminal()
    if terminal.as_json:
        rows = [asdict(each) for each in found]
        terminal.lines({"summary": asdict(summary), "obligations": rows}, [])
        return
    terminal.table(_COLUMNS, [_row(each, terminal) for each in found])


@click.command(cls=GuongCommand)
@TENANT
@AS_OF
@click.option("--agency", help="Chỉ một cơ quan trực thuộc · One agency only.")
def quotas(*, tenant: str, as_of: date | None, agency: str | None) -> None:
    """Chỉ tiêu của cơ quan và các cơ quan trực thuộc · Quotas here and below, in numbers."""
    with database() as engine, operating(engine, tenant):
        wanted = reckoning({"as_of": as_of})
        counts = ObligationsView(engine).quota_overview(agency=agency, **wanted)
    this_terminal().table(_OVERVIEW, [asdict(each) for each in counts])


@click.group(cls=GuongGroup)
def feed() -> None:
    """Lịch thời hạn cho phần mềm lịch (iCalendar) · Calendar feeds."""


@feed.command("issue")
@TENANT
@UNIT
@click.option("--label", default="lịch", help="Cấp cho ai, để làm gì. · For whom, what for.")
@click.option("--days", type=click.IntRange(min=1), help="Số ngày hiệu lực. · Days it is valid.")
def issue_(*, tenant: str, unit: UUID | None, label: str, days: int | None) -> None:
    """Cấp địa chỉ lịch bí mật, chỉ hiện một lần · A secret address; it is shown only now."""
    now = datetime.now(UTC)
    with database() as engine:
        secret = _issue(engine, Feed(tenant, str(unit or ""), label), now, days)
    path = f"/v1/feeds/{secret}.ics"
    this_terminal().done({"feed": secret, "path": path}, vi=path, en=path)


@feed.command("list")
@TENANT
def list_(*, tenant: str) -> None:
    """Các địa chỉ lịch đã cấp, không hiện địa chỉ · The feeds, without their addresses."""
    with database() as engine, operating(engine, tenant):
        rows = [asdict(each) for each in feeds_of(engine, tenant)]
    this_terminal().table(_FEEDS, rows)


@feed.command("revoke")
@click.argument("secret", metavar="FEED")
def revoke_(*, secret: str) -> None:
    """Hủy một địa chỉ lịch · Revoke the address of a feed."""
    with database() as engine:
        revoke_feed(engine, secret, at=datetime.now(UTC))
    this_terminal().done({"revoked": True}, vi="Đã hủy địa chỉ lịch.", en="The feed was revoked.")


def _issue(engine: Engine, opened: Feed, now: datetime, days: int | None) -> str:
    expires_at = None if days is None else now + timedelta(days=days)
    return issue_feed(engine, opened, at=now, expires_at=expires_at)


def _row(entry: ObligationEntry, terminal: Terminal) -> dict[str, Any]:
    required = "?" if entry.required is None else entry.required
    return {
        "last_day": entry.last_day,
        "ower": entry.ower,
        "label": terminal.say(entry.label_vi, entry.label_en),
        "title": terminal.say(entry.title, entry.title_en),
        "progress": f"{entry.done}/{required}",
        "state_told": terminal.say(*_STATES[entry.state]),
    }
