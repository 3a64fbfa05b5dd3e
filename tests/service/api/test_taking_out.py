"""The history as a file over HTTP: streamed, resumable, and only for those who may."""

import json

import pytest

from service.takeout import entries
from tests.service import stories


@pytest.fixture
def world(world):
    stories.recognised(world)
    world.worker.catch_up()
    return world


def rows(answer):
    return [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]


def test_every_event_comes_in_the_order_of_the_log(world, monkeypatch):
    monkeypatch.setattr(entries, "_AT_A_TIME", 3)
    trail = world.seen("henry", "audit-trail?limit=200")["items"]

    answer = world.get("henry", "take-out/jsonl")

    assert answer.is_streamed
    assert [row["event_id"] for row in rows(answer)] == [each["event_id"] for each in trail]
    assert answer.headers["Guong-Last-Position"] == str(len(trail))
    assert answer.content_type == "application/jsonl"


@pytest.mark.parametrize("name", ["jsonl", "cloudevents"])
def test_a_file_that_broke_off_goes_on_after_its_last_whole_line(world, name):
    whole = world.get("henry", f"take-out/{name}").get_data()
    half = whole[: len(whole) * 9 // 10]
    kept = half[: half.rindex(b"\n") + 1]
    last = json.loads(kept.splitlines()[-1])["position"]

    rest = world.get("henry", f"take-out/{name}?after={last}").get_data()

    assert kept + rest == whole


@pytest.mark.parametrize("name", ["csv", "ocel", "xes"])
def test_a_document_is_sent_whole_or_not_at_all(world, name):
    assert world.get("henry", f"take-out/{name}").get_data()
    refused = world.get("henry", f"take-out/{name}?after=3")

    assert refused.json["type"] == "urn:guong:problem:no-further-part"


def test_who_may_not_read_the_trail_gets_no_file_and_no_format_is_invented(world):
    answers = [world.get("vera", "take-out/jsonl"), world.get("henry", "take-out/pdf")]
    answers += [world.get("henry", "take-out/jsonl?after=-1"), world.get("penny", "take-out/jsonl")]

    assert [each.status_code for each in answers] == [403, 404, 422, 404]


def test_an_auditor_takes_out_what_the_audit_covers_and_the_agency_sees_it(world):
    world.hire("ingrid")
    session = rows(world.get("henry", "take-out/jsonl"))
    [nomination] = {row["about_id"] for row in session if row["topic"] == "nomination.registered"}
    world.commission("ingrid", scope="nomination", thing_id=nomination)

    taken = rows(world.get("ingrid", "take-out/jsonl"))

    assert 0 < len(taken) < len(session)
    readings = world.seen("henry", "access/readings")["items"]
    assert [each["route"] for each in readings] == ["GET /take-out/<name>"]
