"""Everything that is stored by name: aggregates, their events, and the fields of each.

`python -m tests.architecture.golden` writes the golden file. A line may be added to it; a line that
is there describes events in the logs of agencies and stays as it is.
"""

import dataclasses
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_type_hints

from domain.aggregate import Aggregate
from domain.event_registry import topics_of
from domain.topics import AGGREGATES

GOLDEN = Path(__file__).with_name("events.golden.json")

STAMPS = {"originator_id", "originator_version", "originator_topic", "timestamp"}

type_names = dict[str, str]


def stored_names(aggregates: Iterable[type[Aggregate]]) -> dict[str, dict[str, type_names]]:
    """Aggregate topic to event topic to the event's own fields and their types."""
    return {
        topic_of(aggregate): {
            topic: fields_of(fact) for topic, fact in sorted(topics_of([aggregate]).items())
        }
        for aggregate in sorted(aggregates, key=topic_of)
    }


def fields_of(fact: type[Any]) -> type_names:
    """The fields of an event, without those that every event has, and their types as written."""
    hints = get_type_hints(fact, include_extras=True)
    return {
        field.name: type_name(hints[field.name])
        for field in dataclasses.fields(fact)
        if field.name not in STAMPS
    }


def type_name(hint: Any) -> str:
    """An annotation as one would write it, without the modules that its names come from."""
    return re.sub(r"\b\w+\.", "", formatted(hint))


def formatted(hint: Any) -> str:
    """An annotation as the interpreter prints it inside another."""
    return str(list[hint]).removeprefix("list[").removesuffix("]")


def topic_of(aggregate: type[Aggregate]) -> str:
    """The stored name of an aggregate."""
    return str(vars(aggregate)["TOPIC"])


def as_text(names: dict[str, dict[str, type_names]]) -> str:
    """The content of the golden file."""
    return json.dumps(names, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(as_text(stored_names(AGGREGATES)), encoding="utf-8")
