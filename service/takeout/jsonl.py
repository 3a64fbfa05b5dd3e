"""JSON Lines: one event a line. Whoever comes back goes on after the last whole line."""

import json
from collections.abc import Iterable, Iterator

from projections.audit_trail.view import TrailEntry
from service.takeout.entries import as_row


def lines(_: str, entries: Iterable[TrailEntry]) -> Iterator[str]:
    """One JSON object a line, in the order of the log."""
    for entry in entries:
        yield json.dumps(as_row(entry), ensure_ascii=False, sort_keys=True) + "\n"
