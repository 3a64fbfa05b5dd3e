"""`guong audit`: every event of an agency, and those that stand out."""

from dataclasses import asdict

import click

from domain.times import VIETNAM
from projections.audit_trail.view import REASONS, AuditTrailView, TrailEntry
from service.cli.assuring import show
from service.cli.commands import GuongCommand
from service.cli.history import who
from service.cli.looking import as_of_option, looking_at
from service.cli.terminal import this_terminal

_AT_A_TIME = 500


@click.command(cls=GuongCommand)
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@click.option("--actor", help="Do người này ghi · Recorded by this user.")
@click.option("--role", help="Trong vai trò này · In this role.")
@click.option("--topic", help="Loại sự kiện: ballot, ballot.voided · Kind of event.")
@click.option(
    "--about", "about_id", type=click.UUID, help="Hồ sơ, phiên họp… · A dossier, session…"
)
@click.option("--subject", "subject_id", type=click.UUID, help="Đối tượng · A subject.")
@click.option("--number", help="Số văn bản · Number of a document.")
@click.option(
    "--standing-out", type=click.Choice(REASONS), help="Điều cần hỏi · What to ask about."
)
@click.option("--contains", help="Có những chữ này, không cần dấu · Words of its sentence.")
@as_of_option
def audit(*, tenant: str, as_of: str | None, **wanted: str | None) -> None:
    """Mọi sự kiện của cơ quan, và những gì cần hỏi · Every event, and what stands out."""
    terminal = this_terminal()
    with looking_at(AuditTrailView, tenant=tenant, as_of=as_of) as view:
        cursor: str | None = None
        found: list[TrailEntry] = []
        while True:
            page = view.page(cursor, _AT_A_TIME, **wanted)  # type: ignore[arg-type]  # click's
            found += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
    show(
        tenant,
        [asdict(entry) for entry in found],
        [line for entry in found for line in _told(entry, terminal.language)],
    )


def _told(entry: TrailEntry, language: str) -> tuple[str, str]:
    moment = f"{entry.occurred_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    mark = f"  [{entry.standing_out}]" if entry.standing_out else ""
    actor = who(entry.actor_name, entry.acting_role, language)
    story = entry.vi if language == "vi" else entry.en
    return f"{entry.position:>6}  {moment}  {actor}{mark}", f"        {story}"
