"""An agency's history in the hands of other tools."""

import csv
import json
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
import r4pm

from tests.end_to_end import walks
from tests.service.cli.conftest import Shell

NGOAI_VU = "so-ngoai-vu-binh-phuoc"
XES = "{http://www.xes-standard.org/}"


@pytest.fixture
def year(tmp_path):
    return Shell(walks.copy_to(tmp_path / "walked.db", walks.NGOAI_VU))


@pytest.fixture
def trail(year):
    return year.json("audit", "--tenant", NGOAI_VU)["items"]


@pytest.fixture
def export(year, tmp_path):
    def run(name, file="out", *more):
        path = tmp_path / file
        told = year.json(
            "export", "--tenant", NGOAI_VU, "--format", name, "--output", str(path), *more
        )
        return path, told["added"]

    return run


def test_json_lines_hold_every_event_with_its_place(export, trail):
    path, added = export("jsonl")

    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    assert added == len(rows) == len(trail)
    assert [row["leaf_index"] for row in rows] == list(range(len(rows)))
    assert [row["event_id"] for row in rows] == [each["event_id"] for each in trail]
    assert [row["fact"] for row in rows] == [each["fact"] for each in trail]


@pytest.mark.parametrize("name", ["jsonl", "cloudevents"])
@pytest.mark.parametrize("left_at", [0, 1, 700, -1])
def test_an_interrupted_export_goes_on_and_gives_the_same_file(export, name, left_at):
    path, _ = export(name)
    whole = path.read_bytes()
    path.write_bytes(whole[:left_at])

    export(name)

    assert path.read_bytes() == whole
    assert export(name)[1] == 0


def test_cloud_events_say_what_happened_to_what(export, trail):
    path, _ = export("cloudevents")

    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    first = events[0]
    assert {"specversion", "id", "source", "type"} <= first.keys()
    assert all(name.isalnum() and name == name.lower() for name in first)
    assert (first["specversion"], first["source"]) == ("1.0", f"/v1/tenants/{NGOAI_VU}")
    assert Counter(each["type"] for each in events) == Counter(
        f"vn.guong.{each['topic']}" for each in trail
    )
    assert len({each["id"] for each in events}) == len(events)


def test_a_spreadsheet_reads_every_event_and_computes_nothing(export, trail):
    path, _ = export("csv")

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [int(row["position"]) for row in rows] == [each["position"] for each in trail]
    assert [json.loads(row["fact"]) for row in rows] == [each["fact"] for each in trail]
    assert not any(str(value).startswith(("=", "+", "@")) for row in rows for value in row.values())


def test_object_centric_events_name_objects_and_types_that_are_there(export, trail):
    path, _ = export("ocel")

    log = json.loads(path.read_text("utf-8"))

    types = {each["name"] for each in log["objectTypes"]}
    objects = {each["id"]: each["type"] for each in log["objects"]}
    kinds = {each["name"]: {a["name"] for a in each["attributes"]} for each in log["eventTypes"]}
    assert len(log["events"]) == len(trail)
    assert set(objects.values()) <= types
    for event in log["events"]:
        assert {each["name"] for each in event["attributes"]} == kinds[event["type"]]
        assert {each["objectId"] for each in event["relationships"]} <= objects.keys()
        assert event["relationships"][0]["qualifier"] == "about"


def test_traces_hold_the_events_of_each_exemplar(export, trail):
    path, _ = export("xes")

    log = ET.parse(path).getroot()  # noqa: S314 -- we wrote it

    traces = log.findall(f"{XES}trace")
    told = Counter(
        value.get("value")
        for event in log.iter(f"{XES}event")
        for value in event.findall(f"{XES}string")
        if value.get("key") == "concept:name"
    )
    of_exemplars = [each for each in trail if each["subject_id"] is not None]
    assert log.get("xes.version") == "1849-2016"
    assert len(traces) == len({each["subject_id"] for each in of_exemplars})
    assert told == Counter(each["topic"] for each in of_exemplars)


def test_an_independent_reader_finds_in_ocel_what_the_trail_holds(export, trail):
    path, _ = export("ocel", "out.json")
    written = json.loads(path.read_text("utf-8"))

    log = r4pm.bindings.slim_link_ocel(ocel=r4pm.import_item("OCEL", str(path)))

    assert r4pm.bindings.num_events(ocel=log) == len(trail)
    assert r4pm.bindings.num_objects(ocel=log) == len(written["objects"])
    assert set(r4pm.bindings.locel_get_ev_types(ocel=log)) == {each["topic"] for each in trail}
    assert set(r4pm.bindings.locel_get_ob_types(ocel=log)) == {
        each["name"] for each in written["objectTypes"]
    }


def test_an_independent_reader_finds_in_xes_what_happened_to_exemplars(export, trail):
    path, _ = export("xes", "out.xes")

    found = r4pm.bindings.discover_dfg(r4pm.import_item("EventLog", str(path)))

    of_exemplars = [each["topic"] for each in trail if each["subject_id"] is not None]
    assert found["activities"] == Counter(of_exemplars)


def test_the_history_of_a_day_is_taken_out_as_of_that_day(export, trail):
    path, added = export("jsonl", "autumn", "--as-of", "20")

    assert added == 20
    assert json.loads(path.read_text("utf-8").splitlines()[-1])["event_id"] == trail[19]["event_id"]


@pytest.mark.parametrize(
    ("name", "text"), [("csv", "x"), ("jsonl", "x\n"), ("cloudevents", "{}\n")]
)
def test_another_file_is_left_as_it_is(year, tmp_path, name, text):
    path = tmp_path / "mine"
    path.write_text(text)

    code, line = year.refusal(
        "export", "--tenant", NGOAI_VU, "--format", name, "--output", str(path)
    )

    assert (code, str(path) in line, path.read_text()) == (1, True, text)
