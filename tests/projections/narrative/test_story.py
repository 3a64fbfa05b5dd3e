import json
import re
import unicodedata
from pathlib import Path

import pytest

from domain.event_registry import topics_of
from domain.topics import AGGREGATES
from projections.narrative.sentence import UntoldFactError
from projections.narrative.story import sentence
from tests.projections.narrative.samples import SAMPLES, Known

GOLDEN = Path(__file__).with_name("sentences.golden.json")
"""Read by people who know the language of the offices; a change in it is a change to read."""

RAW = re.compile(r"[{}\u2068\u2069]|None|UUID|[0-9a-f]{8}-[0-9a-f]{4}|\d{4}-\d{2}-\d{2}|  ")


def told():
    return {fact.TOPIC: sentence(fact, Known()) for fact in SAMPLES}


def test_every_topic_has_a_sample():
    assert sorted(told()) == sorted(topics_of(AGGREGATES))


def test_every_event_reads_as_it_was_approved():
    approved = json.loads(GOLDEN.read_text(encoding="utf-8"))

    assert {topic: [each.vi, each.en] for topic, each in told().items()} == approved


@pytest.mark.parametrize("fact", SAMPLES, ids=lambda fact: fact.TOPIC)
def test_a_sentence_is_whole_in_both_languages(fact):
    each = sentence(fact, Known())

    for text in (each.vi, each.en):
        assert text[0].isupper()
        assert text.endswith(".")
        assert RAW.findall(text) == []
        assert unicodedata.is_normalized("NFC", text)
    assert each.vi != each.en


def test_something_that_is_no_event_is_not_told():
    with pytest.raises(UntoldFactError, match="There is no sentence for str"):
        sentence("nothing", Known())
