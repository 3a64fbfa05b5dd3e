from datetime import datetime

import pytest

from domain.times import VIETNAM
from service.demo.client import Answer
from service.demo.desk import ActFailedError, Desk

AT = datetime(2024, 11, 30, 8, 0, tzinfo=VIETNAM)


class Recording:
    """A client that keeps what it was given and answers what it was told to."""

    def __init__(self, *answers):
        self.sent = []
        self._answers = list(answers)

    def send(self, request):
        self.sent.append(request)
        return self._answers.pop(0) if self._answers else Answer(status=202, body={"id": "x"})

    def settle(self):
        pass


def desk(client):
    return Desk(client, tenant="so-a", tokens={"alice": "secret"}, told=lambda _: None)


def test_an_act_bears_who_and_when():
    client = Recording()

    desk(client).ask("alice", "units", {"name": "A"}, at=AT)

    (sent,) = client.sent
    assert (sent.path, sent.body) == ("/v1/tenants/so-a/units", {"name": "A"})
    assert sent.headers["Authorization"] == "Bearer secret"
    assert sent.headers["Rehearsal-Time"] == "2024-11-30T08:00:00+07:00"


def test_the_same_act_bears_the_same_key_and_another_act_another():
    client = Recording()
    one = desk(client)

    one.ask("alice", "units", {"name": "A"}, at=AT)
    desk(client).ask("alice", "units", {"name": "A"}, at=AT)
    one.ask("alice", "units", {"name": "B"}, at=AT)

    first, again, other = (sent.headers["Idempotency-Key"] for sent in client.sent)
    assert (first == again, first == other) == (True, False)


def test_an_act_that_is_refused_stops_the_story():
    client = Recording(Answer(status=409, body={"detail": "no"}))

    with pytest.raises(ActFailedError, match="alice units: 409"):
        desk(client).ask("alice", "units", {}, at=AT)


def test_an_act_in_vain_answers_the_problem():
    client = Recording(Answer(status=409, body={"detail": "no"}))

    assert desk(client).ask_in_vain("alice", "units", {}, at=AT) == {"detail": "no"}


def test_an_act_in_vain_that_is_done_stops_the_story():
    with pytest.raises(ActFailedError):
        desk(Recording()).ask_in_vain("alice", "units", {}, at=AT)


def test_a_list_is_read_to_its_end():
    client = Recording(
        Answer(status=200, body={"items": [1, 2], "next_cursor": "c"}),
        Answer(status=200, body={"items": [3], "next_cursor": None}),
    )

    assert desk(client).see_all("alice", "units") == [1, 2, 3]
    assert client.sent[1].path.endswith("units?limit=100&cursor=c")
