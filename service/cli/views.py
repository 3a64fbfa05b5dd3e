"""`guong rebuild` and `guong lag`: the views and how far they are behind the logs."""

from dataclasses import asdict

import click

from projections.catalogue import PROJECTIONS
from projections.lag import lags
from projections.rebuild import rebuild as rebuild_projection
from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.terminal import Column, this_terminal
from tenants import directory

_LAG_COLUMNS = (
    Column("tenant_id", "Cơ quan", "Agency"),
    Column("projection", "Dữ liệu hiển thị", "View"),
    Column("position", "Đã đến", "Position"),
    Column("head", "Nhật ký", "Log"),
    Column("behind", "Còn chậm", "Behind"),
    Column("quarantined_at", "Dừng từ", "Quarantined"),
    Column("fault", "Lỗi", "Fault"),
)


@click.command(cls=GuongCommand)
@click.argument("projection", required=False, type=click.Choice([p.name for p in PROJECTIONS]))
def rebuild(*, projection: str | None) -> None:
    """Dựng lại dữ liệu hiển thị từ nhật ký, mặc định là tất cả · Build views anew from the logs."""
    chosen = [each for each in PROJECTIONS if projection in {None, each.name}]
    terminal = this_terminal()
    generations: dict[str, int] = {}
    with database() as engine:
        mapper = Backend(engine=engine).mapper
        for each in chosen:
            with terminal.progress(f"Dựng lại {each.name}", f"Rebuilding {each.name}") as advance:
                generations[each.name] = rebuild_projection(engine, mapper, each, advance)
    names = ", ".join(generations)
    terminal.done({"rebuilt": generations}, vi=f"Đã dựng lại: {names}.", en=f"Built anew: {names}.")


@click.command(cls=GuongCommand)
@click.option("--tenant", help="Chỉ một cơ quan · One agency only.")
def lag(*, tenant: str | None) -> None:
    """Dữ liệu hiển thị chậm bao nhiêu so với nhật ký · How far views are behind the logs."""
    with database() as engine:
        if tenant is not None:
            directory.get(engine, tenant)
        found = lags(engine, tenant_id=tenant)
    rows = [asdict(each) | {"behind": each.behind} for each in found]
    this_terminal().table(_LAG_COLUMNS, rows)
