"""The story of a package: the sentences that the history shows, and an index of the events."""

import csv
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from domain.times import VIETNAM
from service.access.roles import ROLES_VI
from service.processes.referral import ROLE as SYSTEM
from service.transparency.evidence.extents import Entry
from service.transparency.proving import cosigners
from tenants.checkpoints import SignedTree

STORY, INDEX = "lich-su.md", "muc-luc.csv"
_COLUMNS = ("position", "leaf_index", "event_id", "recorded_at", "topic", "actor", "acting_role")
_OPENING = """# Lịch sử

Đến sự kiện {size}, điểm kiểm ký lúc {signed_at:%d/%m/%Y %H:%M}; {witnessed}.
Số đứng đầu mỗi mục là vị trí trong nhật ký; nội dung gốc của mục đó ở `openings.jsonl`, lá của nó
được kiểm bằng `verify.py`.
"""


def write_story(folder: Path, entries: Iterable[Entry], signed: SignedTree) -> None:
    """Write story and index while the events pass by."""
    with (folder / STORY).open("w", encoding="utf-8", newline="") as story:
        story.write(_opening(signed))
        with (folder / INDEX).open("w", encoding="utf-8", newline="") as index:
            rows = csv.writer(index)
            rows.writerow(_COLUMNS)
            for each in entries:
                story.write(_told(each))
                rows.writerow(_row(each))


def _opening(signed: SignedTree) -> str:
    at = signed.signed_at.astimezone(VIETNAM)
    by = ", ".join(
        f"{name} lúc {datetime.fromtimestamp(moment, VIETNAM):%H:%M:%S %d/%m/%Y}"
        for name, moment in cosigners(signed.note).items()
    )
    witnessed = f"được chứng thực bởi {by}" if by else "chưa được ai bên ngoài chứng thực"
    return _OPENING.format(size=signed.checkpoint.size, signed_at=at, witnessed=witnessed)


def _told(entry: Entry) -> str:
    at = entry.occurred_at.astimezone(VIETNAM)
    return f"\n{entry.position}. {at:%d/%m/%Y %H:%M} – {_who(entry)}\n   {entry.vi}\n"


def _who(entry: Entry) -> str:
    if entry.acting_role == SYSTEM:
        return "Hệ thống"
    role = ROLES_VI.get(entry.acting_role, entry.acting_role.replace("_", " "))
    return f"{entry.actor_name} ({role})"


def _row(entry: Entry) -> tuple[str | int, ...]:
    return (
        entry.position,
        entry.position - 1,
        str(entry.event_id),
        entry.recorded_at.isoformat(),
        entry.topic,
        entry.actor,
        entry.acting_role,
    )
