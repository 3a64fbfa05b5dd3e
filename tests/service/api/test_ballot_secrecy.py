"""After a whole election nothing that is kept or said leads from a member to a choice.

Two elections in which two members changed places have the same sums. Whatever the service keeps or
says about them is the same, but for what is encrypted or drawn by lot: so a choice is in nothing.
"""

import re
import shutil
from collections import Counter

import pytest
from sqlalchemy import inspect, text

from tests.service import electing
from tests.service.electing import NO, YES
from tests.service.world import World

ONE = {"clara": YES, "max": NO, "sam": YES}
OTHER = {"clara": NO, "max": YES, "sam": YES}
BY_LOT = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9+/=_-]{22,}|\d{4}-\d\d-\d\d[T ][\d:.]+|\d{5,}"
)
TIMES = re.compile(r'("milliseconds": )\d+')
CAST = "election.ballot-cast"


@pytest.fixture
def new_world(tmp_path, sqlite_template):
    worlds = []

    def make(name):
        shutil.copy(sqlite_template, tmp_path / name)
        worlds.append(World(f"sqlite:///{tmp_path / name}"))
        return worlds[-1]

    yield make
    for world in worlds:
        world.close()


def voted(world, votes):
    polled = electing.ready(world)
    polled.vote(**votes)
    polled.end()
    polled.open()
    assert [(each["yes"], each["no"]) for each in polled.see()["counts"]] == [(2, 1)]
    world.worker.catch_up()


def kept(world):
    """Every row of every table, without what is encrypted or drawn by lot."""
    rows: Counter[tuple[str, str]] = Counter()
    with world.engine.connect() as connection:
        for table in inspect(world.engine).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):  # noqa: S608 - a name
                rows[table, BY_LOT.sub("~", " | ".join(map(shown, row)))] += 1
    return rows


def shown(value):
    if not isinstance(value, bytes):
        return str(value)
    try:
        return value.decode() if value.startswith(b"{") else "~"
    except UnicodeDecodeError:  # encrypted, and by lot begins like JSON
        return "~"


def said(stream):
    lines = Counter(
        BY_LOT.sub("~", TIMES.sub(r"\1~", each)) for each in stream.getvalue().split("\n")
    )
    stream.seek(0)
    stream.truncate()
    return lines


def test_nothing_that_is_kept_or_logged_depends_on_who_chose_what(new_world, told):
    one, other = new_world("one.db"), new_world("other.db")

    voted(one, ONE)
    said_of_one = said(told)
    voted(other, OTHER)

    assert said(told) == said_of_one
    assert kept(one) - kept(other) == Counter()
    assert kept(other) - kept(one) == Counter()
    assert any('"yes":2' in row for _, row in kept(one))
    ballots = [row for table, row in kept(one) if table == "events" and CAST in row]
    assert ballots
    assert [row for row in ballots if re.search(r"Đồng ý|yes|no\"|\"no|abstain", row)] == []
