"""After a whole election nothing that is kept or said leads from a member to a choice.

Two elections in which two members changed places have the same sums. Whatever the service keeps or
says about them is the same, but for what is encrypted or drawn by lot: so a choice is in nothing.
"""

import json
import re
import shutil
from collections import Counter
from contextlib import ExitStack

import pytest
from sqlalchemy import inspect, text

from tenants.engine import open_engine
from tests import postgres
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


class BackedUp(World):
    """A world, and who backs its database up and sees every row."""

    def __init__(self, service, owner):
        super().__init__(service)
        self.owner = open_engine(owner)

    def close(self):
        self.owner.dispose()
        super().close()


@pytest.fixture(params=["sqlite", "postgres"])
def new_world(request, tmp_path, sqlite_template):
    with ExitStack() as databases:

        def make(name):
            if request.param == "postgres":
                database = databases.enter_context(postgres.fresh_database())
                service, owner = database.service_url, database.owner_url
            else:
                shutil.copy(sqlite_template, tmp_path / name)
                service = owner = f"sqlite:///{tmp_path / name}"
            world = BackedUp(service, owner)
            databases.callback(world.close)
            return world

        yield make


def voted(world, votes):
    polled = electing.ready(world)
    polled.vote(**votes)
    polled.end()
    polled.open()
    assert [(each["yes"], each["no"]) for each in polled.see()["counts"]] == [(2, 1)]
    world.worker.catch_up()


def kept(world):
    """Every row of every table, as a dump has it, but for what is encrypted or drawn by lot."""
    rows: Counter[tuple[str, str]] = Counter()
    with world.owner.connect() as connection:
        for table in inspect(world.owner).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):  # noqa: S608 - a name
                rows[table, BY_LOT.sub("~", " | ".join(map(shown, row)))] += 1
    return rows


def shown(value):
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if not isinstance(value, bytes | memoryview):
        return str(value)
    try:
        return bytes(value).decode()
    except UnicodeDecodeError:
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
    assert any(re.search(r'"yes": ?2', row) for _, row in kept(one))
    ballots = [row for table, row in kept(one) if table == "events" and CAST in row]
    assert ballots
    assert [row for row in ballots if re.search(r"Đồng ý|yes|no\"|\"no|abstain", row)] == []
