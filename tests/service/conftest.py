"""A world on SQLite for what does not depend on the database, and one on each for what does."""

import pytest

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
