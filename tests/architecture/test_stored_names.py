import json
import re
from collections import Counter

import pytest

from domain.topics import AGGREGATES
from tests.architecture.golden import GOLDEN, stored_names, topic_of
from tests.architecture.source import aggregates

NAMES = stored_names(AGGREGATES)
TOPICS = [(aggregate, topic) for aggregate, events in NAMES.items() for topic in events]
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
PLAIN = {"str", "int", "bool", "date", "datetime", "UUID", "list", "dict", "None", "Any", "object"}
PERSONAL = {"PersonalText", "Optional", "Annotated"}
MARK = re.compile(r", (Within\([^)]*\)|Whole)")


def test_every_topic_and_its_fields_are_those_of_the_golden_file():
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == NAMES


def test_the_registry_holds_every_aggregate_of_the_domain():
    assert set(AGGREGATES) == aggregates()


def test_no_topic_is_used_twice():
    topics = Counter([*map(topic_of, AGGREGATES), *(topic for _, topic in TOPICS)])

    assert [topic for topic, count in topics.items() if count > 1] == []


@pytest.mark.parametrize(("aggregate", "topic"), TOPICS)
def test_a_topic_is_the_aggregate_and_what_happened(aggregate, topic):
    prefix, _, fact = topic.partition(".")

    assert prefix == aggregate
    assert KEBAB.fullmatch(fact)


@pytest.mark.parametrize(("aggregate", "topic"), TOPICS)
def test_an_event_holds_plain_values_and_no_float(aggregate, topic):
    types = MARK.sub("", " ".join(NAMES[aggregate][topic].values()))
    words = re.findall(r"\w+", types)

    assert set(words) <= PLAIN | PERSONAL


@pytest.mark.parametrize("aggregate", AGGREGATES)
def test_no_aggregate_has_an_applier_that_another_would_replace(aggregate):
    assert "_" not in vars(aggregate)
