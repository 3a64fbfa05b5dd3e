"""What is opened of events: salt and stored bytes, and the personal texts that a reader may see."""

import base64
import json
from collections.abc import Iterator, Sequence
from typing import Any

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, Row, select

from domain.event_registry import ClosedMapper
from service.transparency.evidence.reading import Reader
from tenants.columns import columns_of
from tenants.schema import events

_SEALED = b'"_type_":"sealed"'
_VOTES = frozenset({"ballot.votes-by-name-recorded"})
"""Events that say who chose what: their leaves prove them, nobody is shown them."""
_TALLY = "ballot.tally-entered"
_WRITTEN = ("written_yes", "written_no")


def openings_of(
    connection: Connection, tenant_id: str, positions: Sequence[int], reader: Reader
) -> Iterator[str]:
    """The lines that open events, but for those that show a vote (decision 0005)."""
    query = (
        select(events.c.position, events.c.leaf_salt, *columns_of(events, StoredEvent))
        .where(events.c.tenant_id == tenant_id, events.c.position.in_(positions))
        .order_by(events.c.position)
    )
    for row in connection.execute(query):
        if not shows_a_vote(row.topic, row.state):
            yield json.dumps(_opening(row, reader), ensure_ascii=False) + "\n"


def _opening(row: Row[Any], reader: Reader) -> dict[str, object]:
    stored = StoredEvent(row.originator_id, row.originator_version, row.topic, row.state)
    opening = {
        "position": row.position,
        "salt": bytes(row.leaf_salt).hex(),
        "state": base64.b64encode(stored.state).decode(),
    }
    texts = [*_texts(stored, reader)]
    return opening | ({"texts": texts} if texts else {})


def _texts(stored: StoredEvent, reader: Reader) -> Iterator[dict[str, str]]:
    vault, mapper = reader.vault, reader.mapper
    if vault is None or _SEALED not in stored.state or not isinstance(mapper, ClosedMapper):
        return
    for each in mapper.sealed_texts(stored):
        if each.text.sealed is None:
            continue
        opened = vault.opening(each.text.sealed, about=each.text.about, place=each.place)
        if opened is not None:
            yield {"field": each.field, "salt": opened.salt.hex(), "value": opened.text}


def shows_a_vote(topic: str, state: bytes) -> bool:
    """Whether who voted how can be told: by name, or because few gave an opinion in writing."""
    if topic != _TALLY:
        return topic in _VOTES
    counts = json.loads(state)["counts"]
    return any(count[name] for count in counts for name in _WRITTEN)
