"""Writes a history into a file: whole or not at all, or going on where it was left."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from domain.errors import DomainError
from projections.audit_trail.view import AuditTrailView, TrailEntry
from service.takeout.entries import entries_after
from service.takeout.formats import Format

Told = Callable[[int], None]
"""Told the position of each event that is written."""


class FileTakenError(DomainError):
    """The file is there and cannot be gone on with."""

    vi = "Tệp {path} đã có và không phải là bản xuất dở có thể ghi tiếp."
    en = "{path} exists and is no export of this kind that one could go on with."


def write(chosen: Format, view: AuditTrailView, *, tenant_id: str, path: Path, told: Told) -> int:
    """Write the history of the tenant in scope; answers how many events were added.

    A format of lines goes on after the last whole line of a file that is there. Any other is
    written beside and moved into place when it is whole.

    Raises:
        FileTakenError: the file is there and cannot be gone on with; it is left as it is.
    """
    if chosen.appends:
        return _go_on(chosen, view, tenant_id=tenant_id, path=path, told=told)
    if path.exists():
        raise FileTakenError(path=path)
    part = path.with_name(f"{path.name}.part")
    entries = _Counted(entries_after(view, 0), told)
    with part.open("w", encoding="utf-8", newline="") as file:
        file.writelines(chosen.lines(tenant_id, entries))
    part.replace(path)
    return entries.count


def _go_on(chosen: Format, view: AuditTrailView, *, tenant_id: str, path: Path, told: Told) -> int:
    last = _last_position(path)
    entries = _Counted(entries_after(view, last), told)
    with path.open("a", encoding="utf-8", newline="") as file:
        file.writelines(chosen.lines(tenant_id, entries))
    return entries.count


def _last_position(path: Path) -> int:
    """The position that the last whole line tells; half a line after it is cut off."""
    if not path.exists() or not path.stat().st_size:
        return 0
    whole = 0
    last = b""
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                whole, last = whole + len(line), line
    position = _position_in(last, path)
    os.truncate(path, whole)
    return position


def _position_in(line: bytes, path: Path) -> int:
    try:
        return int(json.loads(line)["position"]) if line else 0
    except (ValueError, TypeError, KeyError):
        raise FileTakenError(path=path) from None


class _Counted:
    """Events as they pass by."""

    def __init__(self, entries: Iterable[TrailEntry], told: Told) -> None:
        self._entries = entries
        self._told = told
        self.count = 0

    def __iter__(self) -> Iterator[TrailEntry]:
        for entry in self._entries:
            self.count += 1
            self._told(entry.position)
            yield entry
