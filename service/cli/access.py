"""`guong access`: who may do what, who was let in, and who read what."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import click

from domain.times import VIETNAM
from projections.access.view import AccessView
from projections.paging import Page
from service.access.matrix import matrix as doors
from service.access.roles import ROLES_VI, STANDING
from service.access.two_people import SEPARATIONS
from service.app import create_app
from service.backend import Backend
from service.cli.access_giving import audit, delegate, end_delegation, revoke
from service.cli.commands import GuongGroup
from service.cli.database import database
from service.cli.scopes import OPERATOR, operating
from service.cli.terminal import Column, this_terminal
from service.cli.values import DAY
from tenants import access as grants
from tenants import grant_journal
from tenants.engine import open_engine

TENANT = click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
_DELEGATIONS = (
    Column("delegation_id", "Mã", "Id"),
    Column("delegate", "Người ký", "Who"),
    Column("signature", "Ký", "Signs"),
    Column("document_number", "Văn bản", "Document"),
    Column("first_day", "Từ ngày", "From"),
    Column("last_day", "Đến ngày", "To"),
    Column("ended_at", "Chấm dứt", "Ended"),
)
_AUDITS = (
    Column("access_id", "Mã", "Id"),
    Column("auditor", "Người kiểm tra", "Auditor"),
    Column("scope", "Phạm vi", "Scope"),
    Column("purpose", "Mục đích", "Purpose"),
    Column("given_by", "Người cấp", "Granted by"),
    Column("first_day", "Từ ngày", "From"),
    Column("last_day", "Đến ngày", "To"),
    Column("revoked_at", "Thu hồi", "Revoked"),
)
_EMERGENCIES = (
    Column("access_id", "Mã", "Id"),
    Column("operator", "Người vận hành", "Operator"),
    Column("reason", "Lý do", "Reason"),
    Column("taken_at", "Từ", "From"),
    Column("ends_at", "Đến", "To"),
    Column("closed_by", "Người khép lại", "Closed by"),
    Column("remark", "Nhận xét", "Remark"),
)
_READINGS = (
    Column("read_at", "Lúc", "When"),
    Column("reader", "Ai", "Who"),
    Column("role", "Vai trò", "Role"),
    Column("route", "Đã xem", "Read"),
    Column("told_ids", "Mã", "Ids"),
    Column("access_id", "Quyền", "Access"),
    Column("above", "Tại cấp trên", "Read above at"),
)
_JOURNAL = (
    Column("at", "Lúc", "When"),
    Column("what", "Việc", "What"),
    Column("user_id", "Ai", "Who"),
    Column("role", "Vai trò", "Role"),
    Column("valid_from", "Từ ngày", "From"),
    Column("valid_to", "Đến ngày", "To"),
    Column("by", "Người thực hiện", "By"),
    Column("why", "Lý do", "Why"),
)


@click.group(cls=GuongGroup)
def access() -> None:
    """Quyền, ủy quyền ký, thanh tra, nhật ký truy cập · Who may do what, and who saw what."""


for _command in (audit, revoke, delegate, end_delegation):
    access.add_command(_command)


@access.command()
def matrix() -> None:
    """Mọi đường dẫn và vai trò được phép; trong ngoặc: khi có quyền còn hiệu lực · Routes."""
    rows = doors(create_app(Backend(engine=open_engine("sqlite:///unused.db"))))
    terminal = this_terminal()
    told = [line for route, row in rows.items() for line in _told(route, row, terminal.language)]
    terminal.lines(rows, told)


@access.command()
def rules() -> None:
    """Những việc phải do hai người khác nhau làm · What two different people must do."""
    terminal = this_terminal()
    told = [f"{terminal.say(each.vi, each.en)} [{each.source}]" for each in SEPARATIONS]
    terminal.lines([each.as_data() for each in SEPARATIONS], told)


@access.command()
@TENANT
def delegations(*, tenant: str) -> None:
    """Ai được ký thay (KT.), quyền (Q.) · Who signs in the head's place."""
    _list(tenant, AccessView.delegations, _DELEGATIONS)


@access.command()
@TENANT
def audits(*, tenant: str) -> None:
    """Quyền kiểm tra đã cấp · Auditors' access."""
    _list(tenant, AccessView.audits, _AUDITS)


@access.command()
@TENANT
def emergencies(*, tenant: str) -> None:
    """Các lần truy cập khẩn cấp · Emergency access."""
    _list(tenant, AccessView.emergencies, _EMERGENCIES)


@access.command()
@TENANT
@click.option("--about", type=click.UUID, help="Mã hồ sơ, phiên họp… · Of a dossier, a session …")
@click.option("--reader", help="Chỉ một người · One person only.")
def readings(*, tenant: str, about: UUID | None, reader: str | None) -> None:
    """Thanh tra, người vận hành, cấp trên đã xem gì · What people from outside read."""
    _list(tenant, AccessView.readings, _READINGS, about=about, reader=reader)


@access.command()
@TENANT
@click.option("--user", "user_id", help="Chỉ một người · One person only.")
def roles(*, tenant: str, user_id: str | None) -> None:
    """Nhật ký giao và chấm dứt vai trò · The journal of standing roles."""
    with database() as engine, operating(engine, tenant):
        rows = [asdict(each) for each in grant_journal.entries(engine, user_id=user_id)]
    this_terminal().table(_JOURNAL, rows)


@access.command("end-role")
@click.argument("user_id")
@TENANT
@click.option("--role", type=click.Choice(sorted(STANDING)), required=True)
@click.option("--unit", type=click.UUID, help="Mã đơn vị (UUID). · Id of the unit.")
@click.option("--from", "valid_from", type=DAY, required=True, help="Vai trò giao từ ngày · Since.")
@click.option("--on", type=DAY, help="Ngày cuối còn hiệu lực · The last day that counts.")
@click.option("--why", required=True, help="Lý do, văn bản · Why, by which document.")
def end_role(
    *, user_id: str, tenant: str, role: str, unit: UUID | None, valid_from: date,
    on: date | None, why: str,
) -> None:  # fmt: skip
    """Chấm dứt một vai trò; nhật ký vẫn giữ · End a standing role; it stays readable."""
    held = grants.Grant(tenant, role, "" if unit is None else str(unit), valid_from)
    last = on or datetime.now(VIETNAM).date()
    with database() as engine:
        grants.end_grant(
            engine, user_id=user_id, grant=held, on=last, by=OPERATOR, at=datetime.now(UTC),
            why=why,
        )  # fmt: skip
    this_terminal().done(
        {"user_id": user_id, **asdict(held), "valid_to": last},
        vi=f"Vai trò {role} của {user_id} tại {tenant} hết hiệu lực sau ngày {last:%d/%m/%Y}.",
        en=f"The role {role} of {user_id} at {tenant} ends with {last.isoformat()}.",
    )


def _list(
    tenant: str, pages: Callable[..., Page[Any]], columns: Sequence[Column], **query: Any
) -> None:
    with database() as engine, operating(engine, tenant):
        view = AccessView(engine)
        rows, cursor = [], None
        while True:
            page = pages(view, cursor, 200, **query)
            rows += [asdict(each) for each in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
    this_terminal().table(columns, [_with_told_ids(row) for row in rows])


def _with_told_ids(row: dict[str, Any]) -> dict[str, Any]:
    if "ids" not in row or this_terminal().as_json:
        return row
    return row | {"told_ids": ", ".join(row["ids"].values())}


def _told(route: str, row: dict[str, Any], language: str) -> tuple[str, str]:
    def name(role: str) -> str:
        return ROLES_VI[role] if language == "vi" else role

    allowed = [name(role) for role in row["allowed"]]
    allowed += [f"({name(role)})" for role in row["with_access"]]
    return f"{route}  [{row['permits']}]", f"    {', '.join(allowed) or '–'}"
