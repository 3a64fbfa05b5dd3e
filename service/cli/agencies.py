"""`guong agency`: enter, list and dissolve agencies."""

from dataclasses import asdict
from datetime import date, datetime

import click

from domain.times import VIETNAM
from service.cli.commands import GuongGroup
from service.cli.database import database
from service.cli.moving import bring_in, take_out
from service.cli.terminal import Column, this_terminal
from service.cli.values import DAY
from tenants import directory

_COLUMNS = (
    Column("tenant_id", "Mã", "Slug"),
    Column("name", "Tên", "Name"),
    Column("level", "Cấp", "Level"),
    Column("parent_id", "Trực thuộc", "Reports to"),
    Column("ministry_id", "Bộ chủ quản", "Line ministry"),
    Column("established_on", "Thành lập", "Established"),
    Column("dissolved_on", "Giải thể", "Dissolved"),
)


@click.group(cls=GuongGroup)
def agency() -> None:
    """Danh bạ cơ quan · The directory of agencies."""


agency.add_command(take_out)
agency.add_command(bring_in)


@agency.command()
@click.argument("tenant")
@click.option("--name", required=True, help="Tên đầy đủ. · Full name.")
@click.option("--short-name", help="Tên ngắn. · Short name.")
@click.option("--level", type=click.Choice(list(directory.PARENTS)), default="agency")
@click.option("--parent", help="Mã cơ quan cấp trên. · Slug of the level above.")
@click.option("--ministry", help="Mã bộ chủ quản theo ngành. · Slug of the line ministry.")
@click.option("--established", type=DAY, help="Ngày thành lập. · Day of establishment.")
@click.option("--document", default="", help="Quyết định thành lập. · Founding decision.")
def add(
    *,
    tenant: str,
    name: str,
    short_name: str | None,
    level: str,
    parent: str | None,
    ministry: str | None,
    established: date | None,
    document: str,
) -> None:
    """Thêm một cơ quan · Enter an agency."""
    new = directory.Tenant(
        tenant_id=tenant,
        name=name,
        short_name=short_name or name,
        level=level,
        parent_id=parent,
        ministry_id=ministry,
        established_on=established or _today(),
    )
    with database() as engine:
        directory.add(engine, new, document=document)
    this_terminal().done(
        asdict(new), vi=f"Đã thêm cơ quan {tenant}.", en=f"The agency {tenant} was entered."
    )


@agency.command("list")
def list_() -> None:
    """Liệt kê các cơ quan · List the agencies."""
    with database() as engine:
        rows = [asdict(each) for each in directory.all(engine)]
    this_terminal().table(_COLUMNS, rows)


@agency.command()
@click.argument("tenant")
@click.option("--ministry", help="Mã bộ; bỏ trống là không còn. · Slug; none if left out.")
@click.option("--on", type=DAY, required=True, help="Từ ngày. · From which day.")
@click.option("--document", required=True, help="Văn bản. · The document.")
def affiliate(*, tenant: str, ministry: str | None, on: date, document: str) -> None:
    """Đổi bộ chủ quản theo ngành · Put an agency under another line ministry."""
    with database() as engine:
        directory.affiliate(engine, tenant, ministry_id=ministry, on=on, document=document)
    this_terminal().done(
        {"tenant_id": tenant, "ministry_id": ministry, "on": on},
        vi=f"Từ ngày {on:%d/%m/%Y}, bộ chủ quản của {tenant}: {ministry or 'không có'}.",
        en=f"From {on:%d/%m/%Y} the line ministry of {tenant} is {ministry or 'none'}.",
    )


@agency.command()
@click.argument("tenant")
@click.option("--on", type=DAY, required=True, help="Ngày giải thể. · Day of dissolution.")
@click.option("--document", required=True, help="Quyết định giải thể. · Dissolving decision.")
def dissolve(*, tenant: str, on: date, document: str) -> None:
    """Giải thể một cơ quan; nhật ký vẫn đọc được · Dissolve an agency; its log stays readable."""
    with database() as engine:
        directory.dissolve(engine, tenant, on=on, document=document)
    this_terminal().done(
        {"tenant_id": tenant, "dissolved_on": on},
        vi=f"Đã ghi nhận {tenant} giải thể ngày {on:%d/%m/%Y}.",
        en=f"The agency {tenant} was dissolved on {on:%d/%m/%Y}.",
    )


def _today() -> date:
    return datetime.now(VIETNAM).date()
