"""`guong timeline`: the life of one exemplar, for an office worker."""

from dataclasses import asdict
from uuid import UUID

import click

from domain.errors import NotFoundError
from domain.times import VIETNAM
from projections.exemplars.timeline import ExemplarTimelineView, TimelineEntry
from service.cli.commands import GuongCommand
from service.cli.history import who
from service.cli.looking import as_of_option, looking_at
from service.cli.terminal import this_terminal

_PHASES_VI = {
    "watch": "Nhân tố mới",
    "registration": "Đăng ký",
    "nomination": "Hồ sơ",
    "recognition": "Công nhận",
    "nurture": "Bồi dưỡng",
    "publication": "Tuyên truyền",
    "replication": "Nhân rộng",
}


@click.command(cls=GuongCommand)
@click.argument("subject", type=click.UUID)
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@as_of_option
def timeline(*, subject: UUID, tenant: str, as_of: str | None) -> None:
    """Kể lại một điển hình, từ phát hiện đến nhân rộng · The life of one exemplar."""
    with looking_at(ExemplarTimelineView, tenant=tenant, as_of=as_of) as view:
        entries = view.of(subject)
    if not entries:
        raise NotFoundError(kind="exemplar", id=subject)
    terminal = this_terminal()
    terminal.lines(
        [asdict(entry) for entry in entries],
        [line for entry in entries for line in _told(entry, terminal.language)],
    )


def _told(entry: TimelineEntry, language: str) -> tuple[str, str]:
    moment = f"{entry.occurred_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    in_vietnamese = language == "vi"
    phase = _PHASES_VI[entry.phase] if in_vietnamese else entry.phase.capitalize()
    actor = who(entry.actor_name, entry.acting_role, language)
    return f"{moment}  [{phase}]  {actor}", f"    {entry.vi if in_vietnamese else entry.en}"
