"""The library's own test cases for application recorders.

Not run, because they ask for what is deliberately not offered:

* `optional_test_insert_subscribe`: `subscribe()` raises `NotImplementedError`. Followers poll,
  since NOTIFY serialises the commits of all tenants and SQLite has nothing like it.

The cases call the recorder in threads of their own, and a new thread has no scope; `ScopedLog`
enters one at each call, as a request does.
"""

import threading

import pytest
from eventsourcing.tests.persistence import ApplicationRecorderTestCase
from sqlalchemy import Engine
from typing_extensions import override

from tenants.event_log import TenantEventLog
from tenants.scope import enter
from tests.tenants.conftest import ALICE


class ScopedLog(TenantEventLog):
    @override
    def insert_events(self, *args, **kwargs):
        with enter(ALICE):
            return super().insert_events(*args, **kwargs)

    @override
    def select_events(self, *args, **kwargs):
        with enter(ALICE):
            return super().select_events(*args, **kwargs)

    @override
    def select_notifications(self, *args, **kwargs):
        with enter(ALICE):
            return super().select_notifications(*args, **kwargs)

    @override
    def max_notification_id(self):
        with enter(ALICE):
            return super().max_notification_id()


class RecorderCases(ApplicationRecorderTestCase):
    __test__ = False
    engine: Engine

    @override
    def create_recorder(self):
        with enter(ALICE):
            return ScopedLog(self.engine)

    @override
    def test_concurrent_no_conflicts(self, initial_position=0):
        before = set(threading.enumerate())
        super().test_concurrent_no_conflicts(initial_position)
        for reader in set(threading.enumerate()) - before:
            reader.join()  # The case leaves its readers to end by themselves, with a connection.


class TestOnSqlite(RecorderCases):
    __test__ = True

    @pytest.fixture(autouse=True)
    def _engine(self, sqlite_engine):
        self.engine = sqlite_engine


class TestOnPostgres(RecorderCases):
    __test__ = True

    @pytest.fixture(autouse=True)
    def _engine(self, postgres_engine):
        self.engine = postgres_engine


def test_subscriptions_are_refused_with_the_reason(engine, in_scope):  # noqa: ARG001 -- in force
    with pytest.raises(NotImplementedError, match="polling positions"):
        TenantEventLog(engine).subscribe()
