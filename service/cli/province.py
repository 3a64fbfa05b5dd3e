"""`guong province`: what a province sees of its agencies, in numbers."""

from dataclasses import asdict

import click

from projections.province_overview.view import ProvinceOverviewView
from service.cli.commands import GuongCommand
from service.cli.looking import as_of_option, looking_at
from service.cli.terminal import Column, this_terminal

_SHARED = (
    Column("agency", "Cơ quan", "Agency"),
    Column("level", "Cấp", "Level"),
    Column("plan_year", "Năm", "Year"),
    Column("subject_kind", "Đối tượng", "Kind"),
)
_STAGES = (
    *_SHARED,
    Column("stage", "Trạng thái", "Stage"),
    Column("count", "Số hồ sơ", "Dossiers"),
)
_DECISIONS = (
    *_SHARED,
    Column("recognised", "Công nhận", "Recognised"),
    Column("revoked", "Hủy bỏ", "Revoked"),
    Column("referred", "Đề nghị cấp trên", "Referred"),
)


@click.command(cls=GuongCommand)
@click.argument("tenant")
@click.option("--agency", help="Chỉ một cơ quan · One agency only.")
@click.option("--year", type=int, help="Chỉ một năm kế hoạch · One plan year only.")
@as_of_option
def province(*, tenant: str, agency: str | None, year: int | None, as_of: str | None) -> None:
    """Số liệu tổng hợp của một tỉnh · The consolidated counts of a province."""
    with looking_at(ProvinceOverviewView, tenant=tenant, as_of=as_of) as view:
        stages = [asdict(each) for each in view.stages(agency=agency, plan_year=year)]
        decisions = [asdict(each) for each in view.decisions(agency=agency, plan_year=year)]
    terminal = this_terminal()
    if terminal.as_json:
        terminal.lines({"stages": stages, "decisions": decisions}, [])
        return
    terminal.table(_STAGES, stages)
    terminal.table(_DECISIONS, decisions)
