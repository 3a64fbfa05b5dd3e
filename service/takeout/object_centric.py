"""OCEL 2.0 in JSON, for process mining with several objects an event (ocel-standard.org)."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from projections.audit_trail.view import TrailEntry
from service.takeout.entries import leaf_index

_ATTRIBUTES = {
    "position": "integer",
    "leaf_index": "integer",
    "actor": "string",
    "acting_role": "string",
    "recorded_at": "time",
}
SUBJECT = "subject"


def lines(_: str, entries: Iterable[TrailEntry]) -> Iterator[str]:
    """One document: event types and object types, then every object and every event.

    An event is related to what it happened to (`about`) and to the exemplar concerned (`subject`).
    """
    known = list(entries)
    document = {
        "objectTypes": [{"name": each, "attributes": []} for each in _object_types(known)],
        "eventTypes": [
            {"name": each, "attributes": _attribute_types()}
            for each in sorted({entry.topic for entry in known})
        ],
        "objects": _objects(known),
        "events": [_event(entry) for entry in known],
    }
    yield json.dumps(document, ensure_ascii=False) + "\n"


def _attribute_types() -> list[dict[str, str]]:
    return [{"name": name, "type": kind} for name, kind in _ATTRIBUTES.items()]


def _object_types(entries: Iterable[TrailEntry]) -> list[str]:
    return sorted({kind for entry in entries for _, kind, _ in _related(entry)})


def _objects(entries: Iterable[TrailEntry]) -> list[dict[str, Any]]:
    kinds = {id: kind for entry in entries for id, kind, _ in _related(entry)}
    return [
        {"id": id, "type": kind, "attributes": [], "relationships": []}
        for id, kind in kinds.items()
    ]


def _event(entry: TrailEntry) -> dict[str, Any]:
    values = {
        "position": entry.position,
        "leaf_index": leaf_index(entry),
        "actor": entry.actor,
        "acting_role": entry.acting_role,
        "recorded_at": entry.recorded_at.isoformat(),
    }
    return {
        "id": str(entry.event_id),
        "type": entry.topic,
        "time": entry.occurred_at.isoformat(),
        "attributes": [{"name": name, "value": value} for name, value in values.items()],
        "relationships": [
            {"objectId": id, "qualifier": qualifier} for id, _, qualifier in _related(entry)
        ],
    }


def _related(entry: TrailEntry) -> Iterator[tuple[str, str, str]]:
    """The objects of an event: id, type and what they are to it."""
    yield str(entry.about_id), entry.topic.partition(".")[0], "about"
    if entry.subject_id is not None and entry.subject_id != entry.about_id:
        yield str(entry.subject_id), SUBJECT, SUBJECT
