"""`guong erasures`: who asked to be erased, and by when it must be answered."""

from dataclasses import asdict

import click

from domain.times import local_day
from projections.erasures.register import REQUESTED, ErasureRegisterView
from service import clock
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.obligations import TENANT
from service.cli.scopes import operating
from service.cli.terminal import Column, this_terminal

_EVERY = 100_000
_COLUMNS = (
    Column("due_on", "Hạn trả lời", "Answer by"),
    Column("received_on", "Ngày nhận", "Received"),
    Column("state_told", "Tình trạng", "State"),
    Column("document", "Văn bản", "Document"),
    Column("erasure_id", "Mã", "Id"),
)
_STATES = {
    "requested": ("chờ trả lời", "to be answered"),
    "overdue": ("quá hạn", "overdue"),
    "granted": ("đã chấp thuận", "granted"),
    "refused": ("đã từ chối", "refused"),
    "withheld": ("chưa xóa được", "withheld"),
    "awaiting_above": ("đang chờ cấp trên", "waiting for the level above"),
    "carried_out": ("đã xóa", "carried out"),
}


@click.command(cls=GuongCommand)
@TENANT
def erasures(*, tenant: str) -> None:
    """Yêu cầu xóa dữ liệu cá nhân và hạn trả lời · Requests to erase, by their last days."""
    today = local_day(clock.now())
    terminal = this_terminal()
    with database() as engine, operating(engine, tenant):
        found = ErasureRegisterView(engine).page(None, _EVERY).items
    rows = [
        asdict(each) | {"overdue": each.state == REQUESTED and each.due_on < today}
        for each in found
    ]
    told = [row | {"state_told": terminal.say(*_STATES[_state(row)])} for row in rows]
    terminal.table(_COLUMNS, rows if terminal.as_json else told)


def _state(row: dict[str, object]) -> str:
    return "overdue" if row["overdue"] else str(row["state"])
