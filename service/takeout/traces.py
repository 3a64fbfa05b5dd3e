"""XES (IEEE 1849-2016), for process mining with one case an event: the exemplar concerned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID
from xml.sax.saxutils import quoteattr

from projections.audit_trail.view import TrailEntry
from service.takeout.entries import leaf_index

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <classifier name="Activity" keys="concept:name"/>
"""
_FOOT = "</log>\n"


def lines(tenant_id: str, entries: Iterable[TrailEntry]) -> Iterator[str]:
    """One document: a trace for each exemplar; events that concern none are left out."""
    yield _HEAD
    yield _attribute("string", "concept:name", tenant_id, 2)
    for subject_id, events in _cases(entries).items():
        yield "  <trace>\n"
        yield _attribute("string", "concept:name", str(subject_id), 4)
        for entry in events:
            yield from _event(entry)
        yield "  </trace>\n"
    yield _FOOT


def _cases(entries: Iterable[TrailEntry]) -> dict[UUID, list[TrailEntry]]:
    cases: defaultdict[UUID, list[TrailEntry]] = defaultdict(list)
    for entry in entries:
        if entry.subject_id is not None:
            cases[entry.subject_id].append(entry)
    return cases


def _event(entry: TrailEntry) -> Iterator[str]:
    yield "    <event>\n"
    yield _attribute("string", "concept:name", entry.topic, 6)
    yield _attribute("date", "time:timestamp", entry.occurred_at.isoformat(), 6)
    yield _attribute("string", "org:resource", entry.actor, 6)
    yield _attribute("string", "org:role", entry.acting_role, 6)
    yield _attribute("id", "event_id", str(entry.event_id), 6)
    yield _attribute("int", "position", str(entry.position), 6)
    yield _attribute("int", "leaf_index", str(leaf_index(entry)), 6)
    yield "    </event>\n"


def _attribute(kind: str, key: str, value: str, indent: int) -> str:
    return f"{' ' * indent}<{kind} key={quoteattr(key)} value={quoteattr(value)}/>\n"
