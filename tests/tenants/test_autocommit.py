from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest

from tenants.autocommit import autocommit_cursor


def test_a_connection_is_used_again(postgres_engine):
    with autocommit_cursor(postgres_engine) as first:
        pass
    with autocommit_cursor(postgres_engine) as second:
        pass

    assert first is second


def test_a_connection_is_used_again_after_a_refused_statement(postgres_engine):
    with pytest.raises(psycopg.errors.UndefinedTable), autocommit_cursor(postgres_engine) as first:
        first.execute("SELECT * FROM nowhere")

    with autocommit_cursor(postgres_engine) as second:
        assert second.execute("SELECT 1").fetchall() == [(1,)]
    assert first is second


def test_each_thread_has_a_connection_for_itself(postgres_engine):
    together = Barrier(3)

    def use():
        with autocommit_cursor(postgres_engine) as cursor:
            together.wait(timeout=30)
            return id(cursor)

    with ThreadPoolExecutor(3) as pool:
        used = [future.result() for future in [pool.submit(use) for _ in range(3)]]

    assert len(set(used)) == 3


def test_a_statement_is_committed_at_once(postgres_engine):
    with autocommit_cursor(postgres_engine) as one:
        one.execute("INSERT INTO instance (key, value) VALUES ('a', 'b')")
        with autocommit_cursor(postgres_engine) as other:
            assert other.execute("SELECT key FROM instance").fetchall() == [("a",)]


def test_the_connections_are_closed_with_the_engine(postgres_engine):
    with autocommit_cursor(postgres_engine) as cursor:
        pass

    postgres_engine.dispose()

    assert cursor.connection.closed
