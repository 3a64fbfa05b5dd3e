"""`guong export`: an agency's history as a file for other tools."""

from pathlib import Path

import click

from projections.audit_trail.view import AuditTrailView
from service.cli.commands import GuongCommand
from service.cli.looking import as_of_option, looking_at
from service.cli.terminal import this_terminal
from service.takeout.formats import FORMATS
from service.takeout.writing import write


@click.command(cls=GuongCommand)
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    default="jsonl",
    show_default=True,
    help="Định dạng · Format.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="Tệp kết quả; jsonl và cloudevents ghi tiếp được · The file; jsonl and cloudevents go on.",
)
@as_of_option
def export(*, tenant: str, name: str, output: Path, as_of: str | None) -> None:
    """Xuất lịch sử của cơ quan ra tệp · An agency's history as a file for other tools."""
    terminal, chosen = this_terminal(), FORMATS[name]
    with looking_at(AuditTrailView, tenant=tenant, as_of=as_of) as view:
        last = view.position()
        with terminal.progress("Đang xuất", "Exporting") as advance:
            added = write(
                chosen,
                view,
                tenant_id=tenant,
                path=output,
                told=lambda position: advance(position, last),
            )
    terminal.done(
        {"format": name, "file": str(output), "added": added, "position": last},
        vi=f"Đã ghi thêm {added} sự kiện vào {output}, đến vị trí {last}.",
        en=f"{added} events were added to {output}, up to position {last}.",
    )
