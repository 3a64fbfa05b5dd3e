"""`guong ballot-audit`: what can be checked of a session's ballots, and no vote."""

from uuid import UUID

import click

from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.scopes import looking
from service.cli.terminal import this_terminal
from service.transparency.ballot_audit.markdown import as_markdown
from service.transparency.ballot_audit.report import ballot_audit
from service.transparency.evidence.reading import Reader
from service.transparency.proving import latest_checkpoint


@click.command("ballot-audit", cls=GuongCommand)
@click.argument("session_id", type=click.UUID)
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
def ballot_audit_command(*, session_id: UUID, tenant: str) -> None:
    """Báo cáo kiểm phiếu của một phiên họp, không có lá phiếu · The audit of a session's ballots.

    Đến điểm kiểm mới nhất, kèm bằng chứng. · Up to the last checkpoint, with proofs (--json).
    """
    with database() as engine, looking(engine, tenant):
        reader = Reader.of(Backend(engine=engine))
        audit = ballot_audit(reader, session_id, latest_checkpoint(engine, tenant))
    this_terminal().lines(audit, as_markdown(audit).splitlines())
