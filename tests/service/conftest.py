"""A world on SQLite for what does not depend on the database, and one on each for what does."""

import io
import logging
import sys
import threading

import pytest
import structlog

from service.logs import configure_logs
from tests.service.district import District
from tests.service.people import Clock
from tests.service.world import World


@pytest.fixture
def world(sqlite_url):
    world = World(sqlite_url)
    yield world
    world.close()


@pytest.fixture
def world_on_both(database_url):
    world = World(database_url)
    yield world
    world.close()


@pytest.fixture
def district(world):
    return District(world)


@pytest.fixture
def time(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def told(monkeypatch):
    """What the process writes at its most talkative."""
    hooks = sys.excepthook, threading.excepthook
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure_logs("debug")
    yield stream
    root.handlers[:], root.level = before
    sys.excepthook, threading.excepthook = hooks
    structlog.reset_defaults()
