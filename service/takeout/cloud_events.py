"""CloudEvents 1.0 in the JSON format, one event a line."""

import json
from collections.abc import Iterable, Iterator

from projections.audit_trail.view import TrailEntry
from service.takeout.entries import leaf_index

TYPE = "vn.guong."


def lines(tenant_id: str, entries: Iterable[TrailEntry]) -> Iterator[str]:
    """One CloudEvent a line; `source` and `id` name an event, extensions say who and where."""
    for entry in entries:
        yield json.dumps(_event(tenant_id, entry), ensure_ascii=False, sort_keys=True) + "\n"


def _event(tenant_id: str, entry: TrailEntry) -> dict[str, object]:
    # Names of extensions are lower-case letters and digits, integers have 32 bits (section 3.1).
    return {
        "specversion": "1.0",
        "id": str(entry.event_id),
        "source": f"/v1/tenants/{tenant_id}",
        "type": TYPE + entry.topic,
        "subject": str(entry.about_id),
        "time": entry.occurred_at.isoformat(),
        "datacontenttype": "application/json",
        "position": str(entry.position),
        "leafindex": str(leaf_index(entry)),
        "recordedtime": entry.recorded_at.isoformat(),
        "actor": entry.actor,
        "actingrole": entry.acting_role,
        "data": entry.fact,
    }
