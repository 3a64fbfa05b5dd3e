"""`guong report`: a report or review as of a day, as canonical JSON."""

from datetime import date

import click

from projections.reports.kinds import ReportKind
from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.scopes import looking
from service.cli.values import DAY
from service.reporting import written


@click.command(cls=GuongCommand)
@click.argument("kind", type=click.Choice([kind.value for kind in ReportKind]))
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@click.option("--as-of", type=DAY, required=True, help="Tính đến hết ngày · To the end of a day.")
@click.option("--plan", help="Mã hoặc khóa của kế hoạch · Id or key of a plan.")
def report(*, kind: str, tenant: str, as_of: date, plan: str | None) -> None:
    """Báo cáo tháng, 6 tháng, năm, sơ kết, tổng kết (JSON) · A report as of a day."""
    with database() as engine, looking(engine, tenant):
        text = written(Backend(engine=engine), kind=kind, as_of=as_of, plan=plan)
    click.echo(text, nl=False)
