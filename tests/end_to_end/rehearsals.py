"""The rehearsed year for tests: on a database of the test, over a client of their choice."""

from service.app import create_app
from service.backend import Backend
from service.demo import stage
from service.demo.client import InProcess
from service.demo.year import CASTS, Year
from service.worker import BackgroundWorker


def in_process(engine):
    """A client of the service in this process; its worker works when it is asked to settle."""
    backend = Backend(engine=engine)
    return InProcess(create_app(backend), work=BackgroundWorker(backend).catch_up)


def year_on(engine, client, *, told=lambda _: None):
    """The year on a database that is set up for it."""
    stage.take(engine)
    stage.enter(engine, CASTS)
    tokens = stage.issue_tokens(engine, CASTS)
    return Year(engine=engine, client=client, tokens=tokens, told=told)


def walk(engine):
    """Walk the two departments of one province in this process, and count."""
    year = year_on(engine, in_process(engine))
    year.walk_binh_phuoc()
    return year.sum_up()


class CutError(Exception):
    """The power failed."""


class CutAfter:
    """A client whose power fails after so many requests."""

    def __init__(self, client, requests):
        self._client = client
        self._left = requests

    def send(self, request):
        if self._left == 0:
            raise CutError
        self._left -= 1
        return self._client.send(request)

    def settle(self):
        self._client.settle()


class Watching:
    """A client that lets something happen before certain requests, counted from 1."""

    def __init__(self, client, happenings):
        self._client = client
        self._happenings = happenings
        self._sent = 0

    def send(self, request):
        self._sent += 1
        self._happenings.get(self._sent, lambda: None)()
        return self._client.send(request)

    def settle(self):
        self._client.settle()
