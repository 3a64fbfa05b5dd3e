"""The formats in which a history can be taken out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from projections.audit_trail.view import TrailEntry
from service.takeout import cloud_events, jsonl, object_centric, table, traces

Lines = Callable[[str, Iterable[TrailEntry]], Iterator[str]]


@dataclass(frozen=True)
class Format:
    """How events are written; `appends` says that one can go on after the last line."""

    lines: Lines
    media_type: str
    appends: bool


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(jsonl.lines, "application/jsonl", appends=True),
    "cloudevents": Format(cloud_events.lines, "application/x-ndjson", appends=True),
    "csv": Format(table.lines, "text/csv", appends=False),
    "ocel": Format(object_centric.lines, "application/json", appends=False),
    "xes": Format(traces.lines, "application/xml", appends=False),
}
