"""A person asks to be erased: the clock, the decision, and what is left in log and views."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import MetaData, select

from domain.erasures.clock import PHRASE, READING
from domain.personal import ERASED
from domain.subjects.subject import Subject
from projections.catalogue import PROJECTIONS
from projections.rebuild import rebuild_all
from service.backend import Backend
from service.worker import BackgroundWorker
from tenants.access import Grant
from tenants.engine import reading
from tenants.keys.tables import subject_key
from tenants.schema import events
from tenants.scope import Scope, enter
from tests.every_tenant import every_row
from tests.service import stories
from tests.service.world import World

NAME, FOLDED = "Bà Lê Thị Ánh", "ba le thi anh"
ACHIEVEMENT = "Rút ngắn thời gian cấp phép"
FRIDAY = {"Rehearsal_Time": "2024-11-22T09:00:00+07:00"}
TUESDAY = {"Rehearsal_Time": "2024-11-26T16:00:00+07:00"}
WEDNESDAY = {"Rehearsal_Time": "2024-11-27T08:00:00+07:00"}
ATTESTED = {
    "kind": "figure",
    "year": 2024,
    "value": {"what": "doanh-thu", "amount": 987654321, "unit": "đồng"},
    "source_document": "Báo cáo của bà Ánh",
    "document_date": "2024-11-01",
    "provisional": True,
}
FORMULA = "chưa có xếp loại năm 2024"
OF_THE_PERSON = ("987654321", "Đơn của bà Ánh", "Báo cáo của bà Ánh", FORMULA)
REQUEST = {"asked_by": "subject", "document": "Đơn của bà Ánh", "received_on": "2024-11-22"}


ON_BOTH = pytest.mark.parametrize("world", ["sqlite", "postgres"], indirect=True)
"""For what concerns how the database keeps and forgets; the rest is the same on each."""


@pytest.fixture
def world(request):
    database = getattr(request, "param", "sqlite")
    world = World(request.getfixturevalue(f"{database}_url"))
    yield world
    world.close()


@pytest.fixture
def story(world):
    return stories.registered(world)


@pytest.fixture
def recognised(world):
    return stories.recognised(world)


def request_erasure(world, story, **headers):
    path = f"subjects/{story.subject}/erasures"
    return world.done("alice", path, REQUEST, **FRIDAY | headers)["id"]


def owed(world, day):
    """The duty to answer as it stood at the end of a day, its words and their reading beside it."""
    every = world.seen("alice", f"obligations?limit=200&as_of={day}")["items"]
    (found,) = [each for each in every if each["duty_key"] == "erasure-answer"]
    assert (found["phrase"], found["reading"], found["plan_id"]) == (PHRASE, READING, None)
    return tuple(found[name] for name in ("obligation_id", "state", "last_day", "remark"))


def grant(world, erasure, **headers):
    path = f"erasures/{erasure}/grant"
    return world.post("henry", path, {"document": "45/QĐ-SXD"}, **TUESDAY | headers)


def erased(world, story):
    erasure = request_erasure(world, story)
    assert grant(world, erasure).status_code == 202
    world.worker.catch_up()
    return erasure


def rows(engine, table, *columns):
    wanted = columns or table.c
    if "tenant_id" in table.c:
        own = every_row(engine, select(table.c.tenant_id, *wanted))
        return [tuple(row)[1:] for row in own]
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(*wanted))]


def dump(engine, *but):
    """Every row of every table as one text, but for tables whose name begins like one of `but`."""
    every = MetaData()
    every.reflect(engine)
    tables = [table for name, table in sorted(every.tables.items()) if not name.startswith(but)]
    values = (value for table in tables for row in rows(engine, table) for value in row)
    return "\n".join(map(_text, values))


def _text(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False, default=str)


@ON_BOTH
def test_the_log_receipts_and_keys_hold_no_plain_name(world, recognised):
    world.done(
        "alice",
        f"subjects/{recognised.subject}/correction",
        {"name": "Bà Lê Thị Hồng Ánh", "reason": "Thiếu chữ đệm"},
        Idempotency_Key="a-key-of-this-request",
    )
    world.worker.catch_up()

    assert NAME in dump(world.engine)
    stored = dump(world.engine, "view_")
    for told in (NAME, "Hồng Ánh", "Thiếu chữ đệm", ACHIEVEMENT, "Đủ minh chứng"):
        assert told not in stored


@ON_BOTH
def test_what_is_attested_and_found_of_a_person_is_sealed_and_goes_with_the_rest(world):
    story = stories.received(world)
    world.done("alice", f"subjects/{story.subject}/facts", ATTESTED, **stories.AUTUMN)
    finding = {"criterion": "S2-04", "finding": "insufficient", "opinion": "Chưa đủ"}
    told = finding | {"evidence": ["Đơn của bà Ánh"]}
    world.done("vera", f"nominations/{story.nomination}/findings", told, **stories.AUTUMN)
    history = json.dumps(world.seen("alice", f"nominations/{story.nomination}/history"))
    assert FORMULA in json.loads(history)["items"][-1]["vi"]

    assert [text for text in OF_THE_PERSON if text in dump(world.engine, "view_")] == []
    erased(world, story)

    assert [text for text in OF_THE_PERSON if text in dump(world.engine)] == []
    (fact,) = world.seen("alice", f"subjects/{story.subject}/facts")["items"]
    assert (fact["kind"], fact["value"]) == ("figure", {})
    path = f"nominations/{story.nomination}/assessment?on=2024-11-20"
    assert world.get("alice", path).status_code == 200
    found = world.seen("alice", f"nominations/{story.nomination}/history")["items"][-1]["vi"]
    assert found.endswith("chưa đủ căn cứ. Ý kiến: [đã xóa]. Căn cứ: [đã xóa].")


@ON_BOTH
def test_an_erased_person_is_gone_from_every_table_and_the_log_is_as_it_was(world, recognised):
    world.worker.catch_up()
    before = rows(world.engine, events)

    erased(world, recognised)

    assert rows(world.engine, events)[: len(before)] == before
    assert [text for text in (NAME, FOLDED, ACHIEVEMENT) if text in dump(world.engine)] == []
    keys = rows(world.engine, subject_key, subject_key.c.subject_id, subject_key.c.wrapped)
    assert {str(subject): wrapped for subject, wrapped in keys}[recognised.subject] is None


def test_whoever_reads_sees_that_it_was_erased(world, story):
    erased(world, story)

    assert world.seen("alice", f"subjects/{story.subject}")["name"] == ERASED
    assert world.seen("alice", f"nominations/{story.nomination}")["subject_name"] == ERASED
    assert world.seen("alice", "subjects?q=anh")["items"] == []
    told = world.seen("alice", f"nominations/{story.nomination}/history")["items"]
    assert ERASED in told[0]["vi"]
    assert [entry for entry in told if NAME in json.dumps(entry, ensure_ascii=False)] == []


def test_work_goes_on_with_the_dossier_of_an_erased_person(world, recognised):
    erased(world, recognised)

    revocation = {"reason": "Khai sai", "decision_number": "9/QĐ"}
    revocation |= {"decided_on": "2024-12-20", "signer": "Giám đốc"}
    moment = {"Rehearsal_Time": "2024-12-21T08:00:00+07:00"}
    world.done("henry", f"recognitions/{recognised.recognition}/revocation", revocation, **moment)
    shown = world.seen("alice", f"recognitions/{recognised.recognition}")
    assert (shown["subject_name"], shown["revocation_reason"]) == (ERASED, ERASED)


@ON_BOTH
def test_a_rebuild_after_an_erasure_comes_to_the_same_rows(world, story):
    erased(world, story)
    before = world.get("alice", f"nominations/{story.nomination}").json

    rebuild_all(world.engine, world.backend.mapper, PROJECTIONS)

    assert world.get("alice", f"nominations/{story.nomination}").json == before
    assert NAME not in dump(world.engine)


@ON_BOTH
def test_carrying_out_may_be_repeated(world, story):
    erasure = erased(world, story)
    again = BackgroundWorker(world.backend)
    with world.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM tracking WHERE projection = 'process:erasure'")

    again.catch_up()

    shown = world.seen("alice", f"erasures/{erasure}")
    assert (shown["state"], shown["version"]) == ("carried_out", 3)


def test_the_clock_passes_over_the_weekend(world, story):
    erasure = request_erasure(world, story)

    shown = world.seen("alice", f"erasures/{erasure}")
    assert (shown["state"], shown["due_on"], shown["late"]) == ("requested", "2024-11-26", False)
    assert [each["erasure_id"] for each in world.seen("alice", "erasures")["items"]] == [erasure]
    assert owed(world, "2024-11-26") == (erasure, "open", "2024-11-26", None)
    assert owed(world, "2024-11-27") == (erasure, "overdue", "2024-11-26", None)
    assert (
        world.seen("alice", "obligations?as_of=2024-11-21&plan=" + str(UUID(int=1)))["items"] == []
    )
    told = world.get("alice", "obligations.ics").get_data(as_text=True)
    assert f"UID:{erasure}@guong" in told
    assert "DTSTART;VALUE=DATE:20241126" in told
    assert [text for text in ("Ánh", "Đơn") if text in told] == []


def test_an_answer_after_the_last_day_is_late(world, story):
    erasure = request_erasure(world, story)
    body = {"document": "46/TB-SXD", "reason": "Đang có khiếu nại"}

    world.done("henry", f"erasures/{erasure}/refusal", body, **WEDNESDAY)

    shown = world.seen("alice", f"erasures/{erasure}")
    assert (shown["state"], shown["late"], shown["document"]) == ("refused", True, "46/TB-SXD")
    assert owed(world, "2024-11-27") == (erasure, "met_late", "2024-11-26", "46/TB-SXD")
    assert owed(world, "2024-11-26") == (erasure, "open", "2024-11-26", None)
    assert world.seen("alice", f"subjects/{story.subject}")["name"] == NAME


def test_a_request_is_decided_once(world, story):
    erasure = erased(world, story)

    answer = grant(world, erasure)

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:erasure-decided")


def test_an_order_to_preserve_blocks_an_erasure_and_names_its_document(world, story):
    preservations = f"subjects/{story.subject}/preservations"
    order = world.done("alice", preservations, {"document": "Công văn 5/TTr-TT"})["order_id"]
    erasure = request_erasure(world, story)

    refused = grant(world, erasure)
    assert (refused.status_code, refused.json["type"]) == (409, "urn:guong:problem:preserved")
    assert "Công văn 5/TTr-TT" in refused.json["detail"]
    standing = world.seen("alice", preservations)["items"]
    assert [each["document"] for each in standing] == ["Công văn 5/TTr-TT"]

    world.done("alice", f"{preservations}/{order}/lifting", {"document": "Công văn 9/TTr-TT"})
    assert grant(world, erasure).status_code == 202
    assert world.seen("alice", preservations)["items"] == []


def test_a_hold_blocks_an_erasure(world, story):
    hold = {"reason_class": "complaint", "reference": "Đơn tố cáo số 3"}
    world.done("alice", f"subjects/{story.subject}/holds", hold, **FRIDAY)

    answer = grant(world, request_erasure(world, story))

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:subject-held")


def test_a_unit_neither_asks_nor_decides(world, story):
    erasure = request_erasure(world, story)

    assert world.post("bob", f"subjects/{story.subject}/erasures", REQUEST).status_code == 403
    assert world.post("alice", f"erasures/{erasure}/grant", {"document": "1"}).status_code == 403


@ON_BOTH
def test_a_state_secret_leaves_only_its_reference_number(world, story):
    mark = {"reference_number": "12/BM-CA", "custodian": "Công an huyện"}
    world.done("alice", f"subjects/{story.subject}/state-secret", mark)

    assert world.seen("alice", f"subjects/{story.subject}")["name"] == "12/BM-CA"
    assert [text for text in (NAME, FOLDED, ACHIEVEMENT) if text in dump(world.engine)] == []


@ON_BOTH
def test_a_mark_counts_at_once_in_every_process(world, story):
    other = Backend(engine=world.engine)
    scope = Scope("sxd", "alice", "standing_body", UUID(int=1))
    with enter(scope):
        assert other.office().subjects.load(Subject, UUID(story.subject)).name == NAME

    mark = {"reference_number": "12/BM-CA", "custodian": "Công an huyện"}
    world.post("alice", f"subjects/{story.subject}/state-secret", mark)

    with enter(replace(scope)):
        assert other.office().subjects.load(Subject, UUID(story.subject)).name == ERASED


def test_a_state_secret_takes_no_content(world, story):
    mark = {"reference_number": "12/BM-CA", "custodian": "Công an huyện"}
    assert world.post("alice", f"subjects/{story.subject}/state-secret", mark).status_code == 202
    body = {
        "plan_id": story.plan,
        "subject_id": story.subject,
        "unit_id": story.unit,
        "scope": "Cải cách hành chính",
    }

    answer = world.post("bob", "nominations", body | {"achievement": "Phá chuyên án"})

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:state-secret")
    assert world.done("bob", "nominations", body | {"achievement": "12/BM-CA"})


def test_persons_are_shown_as_protected_to_roles_without_a_purpose(world, story):
    world.worker.catch_up()
    world.hire("oscar", Grant("sxd", "finance", "", date(2020, 1, 1)))

    shown = world.seen("oscar", f"nominations/{story.nomination}")

    assert shown["subject_name"] == "[được bảo vệ]"
    assert world.get("oscar", "subjects?q=anh").status_code == 403
    assert NAME not in world.get("oscar", f"subjects/{story.subject}").get_data(as_text=True)
