"""After a walk through the office nothing secret and nobody's name is in logs, errors or tables."""

import json
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import MetaData, select

from service.api import units
from tenants.engine import open_engine, reading
from tenants.feeds import Feed, issue_feed
from tests.service import stories

MARKER = "Cá Kiếm"
BEARER_OF_NOTHING = "guong_swordfish-is-no-token"


class Listening:
    """A client that remembers every text that was sent, and every answer to what went wrong."""

    def __init__(self, client):
        self._client = client
        self.sent = set()
        self.troubles = []

    def get(self, path, **options):
        return self._noted(self._client.get(path, **options))

    def post(self, path, **options):
        self.sent |= {text for text in _texts(options.get("json")) if _is_of_people(text)}
        return self._noted(self._client.post(path, **options))

    def _noted(self, answer):
        if answer.status_code >= 400:
            self.troubles.append(answer.get_data(as_text=True))
        return answer


def _texts(value):
    if isinstance(value, dict):
        return {text for inner in value.values() for text in _texts(inner)}
    if isinstance(value, list):
        return {text for inner in value for text in _texts(inner)}
    return {value} if isinstance(value, str) else set()


def _is_of_people(text):
    return " " in text or not text.isascii()


@pytest.fixture
def listening(told, world):  # noqa: ARG001 -- what the log is told
    """A world that notes what is sent, and what goes wrong."""
    world.client = Listening(world.client)
    return world


@pytest.fixture
def walked(told, world_on_both):
    """Such a world, whose office was walked."""
    world = world_on_both
    world.client = Listening(world.client)
    world.hire("swordfish")
    stories.followed(world, stories.referred(world))
    world.worker.catch_up()
    assert "request" in told.getvalue()
    return world


def test_the_log_of_a_walk_tells_no_text_and_no_token(walked, told):
    subject = {"kind": "individual", "name": MARKER, "unit_id": "x", MARKER: 1}
    walked.post("alice", "subjects", subject)
    walked.get("alice", f"/v1/tenants/sxd/nominations?stage={MARKER}&q=swordfish")
    walked.client.get("/v1/me", headers={"Authorization": f"Bearer {BEARER_OF_NOTHING}"})
    walked.get("alice", f"units/{MARKER}")

    log = told.getvalue()
    assert len(walked.client.sent) > 30
    assert [text for text in {*walked.client.sent, MARKER} if text in log] == []
    assert [who for who, token in walked.tokens.items() if token in log] == []
    assert "swordfish" not in log


def test_something_unexpected_tells_only_where(listening, told, monkeypatch):
    def fail():
        msg = f"{MARKER} with the password swordfish"
        raise RuntimeError(msg)

    monkeypatch.setattr(units, "at", fail)
    answer = listening.post("alice", "units", {"name": "Phòng", "short_name": "P"})

    last = json.loads(told.getvalue().splitlines()[-2])
    assert (last["event"], last["error"], answer.status_code) == ("unexpected", "RuntimeError", 500)
    assert "test_secrets_stay.py" in last["places"][-1]
    for text in (told.getvalue(), answer.get_data(as_text=True)):
        assert (MARKER in text, "swordfish" in text, "Traceback" in text) == (False, False, False)


def test_a_fault_of_the_database_tells_no_sql_and_no_value(listening, told, tmp_path):
    empty = open_engine(f"sqlite:///{tmp_path}/empty.db")
    listening.backend.engine = empty

    answers = [listening.get("alice", "units"), listening.client.get("/readyz")]
    empty.dispose()

    assert [each.status_code for each in answers] == [503, 503]
    for text in (told.getvalue(), *(each.get_data(as_text=True) for each in answers)):
        assert [word for word in ("SELECT", "api_token", "Traceback", ".py") if word in text] == []


def test_what_ends_a_thread_tells_only_where(told):
    def fail():
        raise RuntimeError(MARKER)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    last = json.loads(told.getvalue().splitlines()[-1])
    assert (last["event"], last["error"]) == ("ended", "RuntimeError")
    assert MARKER not in told.getvalue()


@pytest.fixture
def owner(walked, request):
    """The engine of who backs the database up and sees every row of it."""
    if walked.engine.dialect.name == "sqlite":
        yield walked.engine
        return
    engine = open_engine(request.getfixturevalue("postgres_owner_url"))
    yield engine
    engine.dispose()


def test_a_dump_of_the_database_holds_no_token_and_no_secret_address(walked, owner):
    secret = issue_feed(walked.engine, Feed("sxd", "", "máy"), at=datetime.now(UTC))
    assert walked.client.get(f"/v1/feeds/{secret}.ics").status_code == 200

    dump = _dump(owner)

    assert "Phòng Quy hoạch" in dump
    assert [who for who, token in walked.tokens.items() if token in dump] == []
    assert secret not in dump


def test_the_log_tells_no_secret_address(listening, told):
    secret = issue_feed(listening.engine, Feed("sxd", "", "máy"), at=datetime.now(UTC))
    listening.client.get(f"/v1/feeds/{secret}.ics")
    listening.client.get(f"/v1/feeds/{secret}x.ics")

    assert secret not in told.getvalue()
    assert [text for text in listening.client.troubles if secret in text] == []


def _dump(engine):
    """Every column of every row of every table, as one text."""
    tables = MetaData()
    with reading(engine) as connection:
        tables.reflect(connection)
        rows = [
            str(value, "utf-8", "replace") if isinstance(value, bytes) else str(value)
            for table in tables.sorted_tables
            for row in connection.execute(select(table))
            for value in row
        ]
    return "\n".join(rows)
