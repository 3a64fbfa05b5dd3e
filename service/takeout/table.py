"""CSV (RFC 4180) for spreadsheets: one event a row, its own fields as JSON in the last column."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from projections.audit_trail.view import TrailEntry
from service.takeout.entries import as_row

COLUMNS = (
    "position",
    "leaf_index",
    "event_id",
    "topic",
    "about_id",
    "subject_id",
    "number",
    "standing_out",
    "occurred_at",
    "recorded_at",
    "actor",
    "acting_role",
    "correlation_id",
    "causation_id",
    "vi",
    "en",
    "fact",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(_: str, entries: Iterable[TrailEntry]) -> Iterator[str]:
    """A head, then a row for each event; a text that a spreadsheet would compute is quoted."""
    yield _line(COLUMNS)
    for entry in entries:
        row = as_row(entry)
        row["fact"] = json.dumps(row["fact"], ensure_ascii=False, sort_keys=True)
        yield _line(_harmless(row[name]) for name in COLUMNS)


def _line(values: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(values)
    return buffer.getvalue()


def _harmless(value: object) -> object:
    # OWASP "CSV injection": a cell that begins like a formula gets an apostrophe before it.
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
