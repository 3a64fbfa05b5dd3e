"""`guong history`: the story of one dossier, for an office worker."""

from dataclasses import asdict
from uuid import UUID

import click

from domain.errors import NotFoundError
from domain.times import VIETNAM
from projections.nomination_history import HistoryEntry, NominationHistoryView
from service.access.roles import ROLES_VI
from service.cli.assuring import show
from service.cli.commands import GuongCommand
from service.cli.looking import as_of_option, looking_at
from service.cli.terminal import this_terminal
from service.processes.process import ROLE as SYSTEM


@click.command(cls=GuongCommand)
@click.argument("nomination", type=click.UUID)
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@as_of_option
def history(*, nomination: UUID, tenant: str, as_of: str | None) -> None:
    """Kể lại một hồ sơ: ai, khi nào, vai trò gì · The story of one dossier."""
    with looking_at(NominationHistoryView, tenant=tenant, as_of=as_of) as view:
        entries = view.whole(nomination)
    if not entries:
        raise NotFoundError(kind="nomination", id=nomination)
    terminal = this_terminal()
    show(
        tenant,
        [asdict(entry) for entry in entries],
        [line for entry in entries for line in _told(entry, terminal.language)],
    )


def _told(entry: HistoryEntry, language: str) -> tuple[str, str]:
    moment = f"{entry.occurred_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    story = entry.vi if language == "vi" else entry.en
    return f"{moment}  {who(entry.actor_name, entry.acting_role, language)}", f"    {story}"


def who(actor_name: str, acting_role: str, language: str) -> str:
    """Somebody with the role in which they acted, in `vi` or `en`."""
    if acting_role == SYSTEM:
        return "Hệ thống" if language == "vi" else "The system"
    role = acting_role.replace("_", " ")
    shown = ROLES_VI.get(acting_role, role) if language == "vi" else role
    return f"{actor_name} ({shown})"
